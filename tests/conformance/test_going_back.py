"""Laws of undoing in generated games: rewinds, and definitions that disturb nothing which was there before."""

from __future__ import annotations

import random
from dataclasses import replace

from tabletop.engine import views
from tabletop.engine.account import account
from tabletop.engine.game import Game
from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.trace import CAUSE_RESULT
from tabletop.engine.migration import migrate
from tabletop.engine.program import MODE_CERTAIN
from tabletop.engine.texts import Program
from tests.conformance.bounds import check_course, check_state
from tests.conformance.journeys import Journey
from tests.conformance.walks import made, onward, walk
from tests.generating import generated, program

SEEDS = range(120)


def extended(seed: int) -> Program:
    """The scenario of a seed with what a facilitator defines in it."""
    return generated(seed).program(extended=True)


def known(game: Game) -> tuple[object, ...]:
    """All of a game but its program and what has no meaning between two commands."""
    size = game.tables.at.scratch
    past = [
        (r.turn, r.opened[:size], r.floor[:size], r.closed[:size], r.trace, r.opened_trace) for r in game.past
    ]
    states = game.state[:size], game.opened[:size], game.floor[:size]
    return (*states, game.trace, game.opened_trace, past, game.stage, game.ending, game.seed, game.played)


def from_turn(journey: Journey, turn: int) -> list[int]:
    """The places of the steps that come after Orders of a turn opened."""
    return [
        k
        for k, (_, game) in enumerate(journey.steps)
        if game.turn > turn
        or (game.turn == turn and not (journey.steps[k][0] == ("advance",) and game.stage == "orders"))
    ]


def test_a_rewind_and_the_same_commands_give_the_same_game() -> None:
    for seed in SEEDS:
        journey = walk(program(seed), seed)
        picker = random.Random(seed)
        for _ in range(2):
            stop = picker.randrange(len(journey.steps))
            reached = journey.steps[stop][1]
            turn = picker.randint(1, reached.turn)
            game = reached.rewind(turn, "same")
            assert isinstance(game, Game)
            assert (game.stage, game.turn, game.ending) == ("orders", turn, None)
            for k in from_turn(journey, turn):
                game = made(game, journey.steps[k][0])
                assert known(game) == known(journey.steps[k][1]), (seed, turn, k)


def test_new_dice_change_the_seed_and_leave_what_was_before_the_turn() -> None:
    for seed in SEEDS:
        last = walk(program(seed), seed).last
        for turn in range(1, last.turn + 1):
            same, new = last.rewind(turn, "same"), last.rewind(turn, "new")
            assert isinstance(same, Game)
            assert isinstance(new, Game)
            assert replace(new, seed=same.seed) == same
            assert new.seed == last.seed + 1
            assert new.past == last.past[: turn - 1]


def test_undoing_every_order_of_a_turn_gives_its_opening() -> None:
    for seed in SEEDS:
        for game in walk(program(seed), seed).games:
            if game.stage == "orders":
                before = [game]
                for actor in game.played:
                    while game.orders_of(actor):
                        game = made(game, ("undo", actor))
                        before.append(game)
                p, s = game.tables, list(game.state)
                s[p.at.answer : p.at.answer + p.n.injects] = [-1.0] * p.n.injects
                assert tuple(s)[: p.at.scratch] == game.opened[: p.at.scratch]


def test_a_definition_that_is_not_used_changes_nothing() -> None:
    """Defined at any moment: the game goes on as without it, every slot, every entry, every draw, every fact."""
    for seed in SEEDS:
        journey = walk(program(seed), seed)
        more = extended(seed)
        start = random.Random(seed).randrange(len(journey.games))
        game = migrate(journey.games[start], more)
        for command, expected in journey.steps[start:]:
            game = made(game, command)
            assert known(game) == known(migrate(expected, more)), (seed, start, command)
            if command == ("advance",):
                assert_told_the_same(game, expected)


def assert_told_the_same(game: Game, expected: Game) -> None:
    """The same is told of both games: in accounts, but for purses and orders that are new, and to every seat."""
    if game.stage in ("results", "over"):
        one, other = account(game), account(expected)
        assert one["resources"].items() >= other["resources"].items()
        for told in (one, other):
            del told["menus"], told["resources"]
        assert one == other
    for seat in game.played:
        mine, before = views.build(game, seat), views.build(expected, seat)
        for part in ("facts", "orders", "pending", "results", "injects", "tracks", "pledges", "turns_played"):
            assert getattr(mine, part) == getattr(before, part), (seat, part)


def test_a_definition_adds_to_the_menus_and_takes_nothing_away() -> None:
    for seed in SEEDS:
        more = extended(seed)
        for game in walk(program(seed), seed).games[::3]:
            larger = migrate(game, more)
            for actor in game.program.actors:
                old, new = game.menu(actor.id), larger.menu(actor.id)
                assert new[: len(old)] == old
                assert all(id.startswith(("parley", "jeer")) for id in new[len(old) :])


def test_games_with_definitions_in_use_keep_their_bounds_and_old_draws() -> None:
    used = 0
    for seed in SEEDS:
        old = program(seed)
        journey = walk(old, seed)
        picker = random.Random(seed)
        begun = journey.games[picker.randrange(len(journey.games) // 2 + 1)]
        played = onward(migrate(begun, extended(seed)), picker)
        for game in played.games:
            check_state(game.tables, game.state)
        check_course(played)
        used += sum(
            command[0] == "order" and command[2].startswith(("parley", "jeer")) for command, _ in played.steps
        )
        check_old_draws(played.last, old)
    assert used > 30


def check_old_draws(game: Game, old: Program) -> None:
    """Each roll for an order of the old Program is the draw that the old Program would have made."""
    p = old.tables
    for record in game.past:
        q = record.program.tables
        for _, cause, a, _, target, _, roll in record.trace:
            if cause != CAUSE_RESULT or target != -1.0 or q.form.mode[q.option.form[int(a)]] == MODE_CERTAIN:
                continue
            orderer = q.form.orderer[q.option.form[int(a)]]
            id = record.program.options[int(a)]
            found = [
                o
                for o in range(p.actor.option_first[orderer], p.actor.option_last[orderer])
                if old.options[o] == id
            ]
            if found:
                key = p.group.key[p.form.group[p.option.form[found[0]]]]
                assert roll == 100.0 * draw((game.seed,), p.key.turn[record.turn], key)
