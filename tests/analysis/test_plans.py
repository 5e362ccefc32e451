"""Plans played from what a seat believes: legal, paired by game, blind to what the seat cannot know."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tabletop.analysis.floors import floor, settling
from tabletop.analysis.plans import (
    Later,
    Lot,
    Moment,
    Moves,
    Settled,
    moment,
    numbers,
    plain,
    plan,
    plans,
    possible,
    width,
)
from tabletop.engine.game import Game, Refusal, start
from tests.conformance.journeys import program
from tests.engine.kernel.scene import Scene


def opened(name: str, seed: int = 3, turn: int = 1) -> Game:
    """The lead's game at the Orders of a turn, everything before passed."""
    scenario = program(name)
    game = start(scenario, seed, (scenario.actors[scenario.tables.actor.lead].id,))
    while game.turn < turn or game.stage != "orders":
        game = game.advance()
    return game


def met(game: Game) -> Moment:
    return moment(game, game.played[0])


def worths(at: Moment, now: Moves, first: int = 0, games: int = 10) -> list[float]:
    p = at.program.tables
    rows = plain(p, Lot(at.believed, at.seed, at.actor, plan(at, now), first, games))
    return list(rows[:: width(p)])


def test_a_moment_is_the_turn_before_anything_was_ordered_and_tells_what_was() -> None:
    game = opened("harbour")
    given = game.order("alba", "consult.bram")
    assert isinstance(given, Game)
    at = met(given)
    assert at.moves.orders == ("consult.bram",)
    assert at.menu == game.menu("alba")
    assert replace(at, moves=Moves()) == met(game)


def test_a_dilemma_that_nobody_answered_stands_at_its_default() -> None:
    game = opened("harbour", turn=3)
    (asked,) = met(game).asked
    assert asked.chosen in asked.offered
    other = next(one for one in asked.offered if one != asked.chosen)
    answered = game.answer("alba", asked.inject, other)
    assert isinstance(answered, Game)
    assert met(answered).asked == (replace(asked, chosen=other),)


ASKED = """\
tracks: {heat: {start: 10}}
responses: {act: {effects: {heat: 1}}}
injects:
  other: {at: 1, ask: ben, choices: {shout: {}, wait: {}}, default: wait}
  call:
    at: 1
    ask: ann
    choices: {shout: {}, hide: {when: heat > 50}, wait: {}, mend: {}}
    default: wait
"""


def test_a_seat_met_its_own_dilemmas_with_the_answers_on_offer_and_before_it_gave_one() -> None:
    scene = Scene(ASKED, ("ann", "ben")).answer("call", "mend").answer("other", "shout", by="ben")
    at, p = moment(scene.game, "ann"), scene.p
    assert [(one.inject, one.offered, one.chosen) for one in at.asked] == [
        ("call", ("shout", "wait", "mend"), "mend")
    ]
    assert at.moves == Moves((), (("call", "mend"),))
    assert [at.believed[p.at.answer + i] for i in range(p.n.injects)][1] == -1.0
    untouched = Scene(ASKED, ("ann", "ben")).answer("other", "shout", by="ben")
    assert at.believed == moment(untouched.game, "ann").believed


def test_a_moment_of_nobody_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="there is no actor 'nobody' in harbour"):
        moment(opened("harbour"), "nobody")


def test_games_from_the_beginning_tell_of_a_moment_only_where_nothing_was_added_since() -> None:
    scene = Scene(ASKED)
    assert moment(scene.game, "ann").is_traced
    scene.results().next()
    assert moment(scene.game, "ann").is_traced
    scene.game = replace(scene.game, program=replace(scene.program))
    assert not moment(scene.game, "ann").is_traced
    scene.floor().results().next()
    assert not moment(scene.game, "ann").is_traced, "a turn later it was still added since the beginning"


def test_orders_are_possible_together_exactly_when_a_game_takes_them_in_that_order() -> None:
    game = opened("strait-of-shadows")
    at = met(game)
    for first in at.menu:
        for second in at.menu:
            after: Game | Refusal = game
            taken = []
            for order in (first, second):
                assert isinstance(after, Game)
                tried = after.order(at.seat, order)
                if isinstance(tried, Game):
                    after = tried
                    taken.append(order)
            assert possible(at, (first, second)) == tuple(taken)


def test_games_are_numbered_so_that_parts_laid_end_to_end_are_the_whole() -> None:
    at = met(opened("strait-of-shadows"))
    now = Moves((at.menu[0],))
    assert worths(at, now, 0, 4) + worths(at, now, 4, 6) == worths(at, now, 0, 10)
    assert len(set(worths(at, now, 0, 20))) > 1


def test_the_same_beliefs_give_the_same_games_whatever_is_hidden() -> None:
    game = opened("strait-of-shadows", turn=2)
    at = met(game)
    p, k = game.tables, game.tables.at.will + 1
    hidden = next(a for a in range(p.n.actors) if a != at.actor)
    k = p.at.will + hidden
    other = replace(game, state=tuple(7.0 if i == k else x for i, x in enumerate(game.state)))
    assert other.state != game.state
    assert worths(met(other), Moves()) == worths(at, Moves())


def test_another_seed_imagines_other_games() -> None:
    at = met(opened("strait-of-shadows"))
    now = Moves()
    assert worths(replace(at, seed=at.seed + 1), now) != worths(at, now)


@pytest.mark.parametrize("name", ["harbour", "strait-of-shadows"])
def test_an_order_that_is_not_on_the_menu_is_left_out(name: str) -> None:
    at = met(opened(name))
    assert worths(at, Moves(("no_such_order",))) == worths(at, Moves())
    twice = Moves((at.menu[0], at.menu[0]))
    assert worths(at, twice) == worths(at, Moves((at.menu[0],)))


def test_what_is_planned_for_later_turns_is_done_then() -> None:
    at = met(opened("strait-of-shadows"))
    p = at.program.tables
    lots = [
        Lot(at.believed, at.seed, at.actor, plan(at, Moves(), later), 0, 10)
        for later in ((), ((2, Moves((at.menu[0],))),))
    ]
    assert plain(p, lots[0]) != plain(p, lots[1])


def chance_later(at: Moment, chance: random.Random) -> Later:
    """Orders of later turns: some that can be given, some that cannot."""
    p = at.program.tables
    options = at.program.options[p.actor.option_first[at.actor] : p.actor.option_last[at.actor]]
    turns = range(at.turn + 1, p.n.turns + 1)
    return tuple((turn, Moves(tuple(chance.sample(options, chance.randrange(3))))) for turn in turns)


@pytest.mark.parametrize("name", ["harbour", "strait-of-shadows"])
def test_plans_side_by_side_are_played_bit_for_bit_as_each_alone(name: str) -> None:
    """What a plan shares with the first is played once: many here begin as it does, or differ in nothing possible."""
    at = met(opened(name, turn=2))
    p, chance = at.program.tables, random.Random(7)
    later = chance_later(at, chance)
    changed = [(*later[:k], *chance_later(at, chance)[k:]) for k in range(len(later)) for _ in range(2)]
    nows = [Moves(possible(at, chance.sample(at.menu, min(2, len(at.menu))))) for _ in range(3)]
    lines = [(at.moves, one) for one in (later, *changed)] + [(one, later) for one in (*nows, at.moves)]
    together = plain(p, Lot(at.believed, at.seed, at.actor, plans(at, lines), 5, 3))
    alone = [plain(p, Lot(at.believed, at.seed, at.actor, plan(at, *line), 5, 3)) for line in lines]
    assert list(together) == [x for rows in alone for x in rows]
    assert len({tuple(rows) for rows in alone}) > 3


def test_ways_to_decide_on_a_floor_are_played_side_by_side_as_each_alone() -> None:
    game = opened("strait-of-shadows")
    order = next(one for one in game.menu(game.played[0]) if one.endswith("@council"))
    given = game.order(game.played[0], order)
    assert isinstance(given, Game)
    at = met(given)
    here, p = floor(given.advance(), at), at.program.tables
    (asked,) = here.asked
    ways = [settling(here, (way,), numbers(at).options) for way in asked.offered]

    def rows(some: list[Settled]) -> list[float]:
        made = plans(at, [(Moves(), ())] * len(some), None, some)
        return list(plain(p, Lot(here.believed, 3, at.actor, made, 0, 4, here.unseen)))

    alone = [rows([way]) for way in ways]
    assert rows(ways) == [x for one in alone for x in one]
    assert alone[0] != alone[-1]  # left as it was, and withdrawn
