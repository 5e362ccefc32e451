"""A learner's game is the exercise of the same seed: the same menus, the same states, the same end."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tabletop.analysis.playouts import PASS as PASSING
from tabletop.analysis.playouts import playout, worth
from tabletop.analysis.rl.machines import compiled, plain
from tabletop.analysis.rl.table import Table
from tabletop.engine.game import Game, start
from tests.conformance.journeys import FILES, dilemmas, program


def table(name: str, seats: list[int] | None = None) -> Table:
    scenario = program(name)
    playable = [i for i, a in enumerate(scenario.actors) if a.playable]
    return Table(scenario, playable if seats is None else seats, plain(scenario.tables))


def offered(game: Game, seat: str) -> set[str]:
    """What the seat may do now in a live game, by the names of a table's actions."""
    answered = {i for i in range(game.tables.n.injects) if game.state[game.tables.at.answer + i] >= 0.0}
    injects = [text.id for text in game.program.injects]
    choices = (command for command in dilemmas(game, seat) if injects.index(command[2]) not in answered)
    return {"pass", *game.menu(seat), *(f"{inject}:{choice}" for _, _, inject, choice in choices)}


def done(game: Game, one: Table, seat: int, action: str) -> Game:
    """The live game after the same action."""
    actor, kind, rest = game.program.actors[seat].id, *action.partition(":")[::2]
    if action == "pass":
        return game
    if kind == "vote":
        p, option = game.tables, one.order_in(one.at_hand(seat))
        orderer = game.program.actors[p.form.orderer[p.option.form[option]]].id
        made = game.vote(actor, f"{orderer}:{game.program.options[option]}", rest)
    elif rest:
        made = game.answer(actor, kind, rest)
    else:
        made = game.order(actor, action)
    assert isinstance(made, Game), made
    return made


@pytest.mark.parametrize("name", FILES)
def test_a_random_game_is_the_live_game_of_the_same_seed_and_decisions(name: str) -> None:
    one, scenario = table(name), program(name)
    size = scenario.tables.at.scratch
    for seed in range(2):
        chance = random.Random(f"{name} {seed}")
        one.start(seed)
        game = start(scenario, seed, tuple(scenario.actors[seat].id for seat in one.seats))
        while not one.is_over:
            assert tuple(one.state[:size]) == game.state[:size]
            seat = chance.choice(one.waiting)
            names = one.actions(seat)
            legal = [names[action] for action in one.legal(seat)]
            if one.stage == "orders":
                assert set(legal) == offered(game, scenario.actors[seat].id)
                assert len(legal) == len(set(legal))
            turn, stage = one.turn, one.stage
            action = chance.choice(legal)
            game = done(game, one, seat, action)
            one.act(seat, names.index(action))
            if (one.turn, one.stage) != (turn, stage):
                game = game.advance()
                if game.stage == "floor" and one.stage != "floor":
                    game = game.advance()
                if game.stage == "results":
                    game = game.advance()
        assert tuple(one.state[:size]) == game.state[:size]
        assert one.ending == game.ending
        assert one.worth == worth(scenario.tables, list(game.state))


def test_every_kind_of_action_is_taken_in_these_games() -> None:
    """Without this the law above could hold for want of votes and answers."""
    taken = set()
    for name in FILES:
        one = table(name)
        chance = random.Random(name)
        one.start(0)
        while not one.is_over:
            seat = chance.choice(one.waiting)
            action = chance.choice(one.legal(seat))
            kind, _, rest = one.actions(seat)[action].partition(":")
            taken.add(kind if kind in ("pass", "vote") else "answer" if rest else "order")
            one.act(seat, action)
    assert taken == {"pass", "order", "answer", "vote"}


@pytest.mark.parametrize("name", ["strait-of-shadows", "harbour"])
def test_who_only_passes_has_the_playout_of_who_passes(name: str) -> None:
    p = program(name).tables
    one = table(name, [p.actor.lead])
    s, b, w = ([0.0] * p.at.size for _ in range(3))
    for seed in range(3):
        one.start(seed)
        while not one.is_over:
            one.act(one.waiting[0], 0)
        playout(p, s, b, w, (seed,), [0, 0, 0], [], p.actor.lead, PASSING, [0] * p.n.options)
        assert s[: p.at.scratch] == one.state[: p.at.scratch]


def test_a_seat_does_not_learn_what_another_does_in_the_same_stage() -> None:
    one = table("strait-of-shadows")
    one.start(1)
    first, second = one.seats[:2]
    before = one.legal(second), list(one.believed(second)[: one.machine.tables.at.scratch])
    one.act(first, one.legal(first)[1])
    p = one.machine.tables
    order_block = range(p.at.order, p.at.ring_count)
    after = one.legal(second), list(one.believed(second)[: p.at.scratch])
    assert after[0] == before[0]
    assert [i for i in range(p.at.scratch) if after[1][i] != before[1][i] and i not in order_block] == []


def test_the_compiled_machine_plays_the_same_games(compiled_cache: Path) -> None:
    """A second or so; a minute more where these sources were never compiled before."""
    scenario = program("strait-of-shadows")
    fast = Table(scenario, [0, 1, 5], compiled(scenario.tables, compiled_cache))
    slow = Table(scenario, [0, 1, 5], plain(scenario.tables))
    size = scenario.tables.at.scratch
    for seed in range(3):
        chance = random.Random(seed)
        fast.start(seed)
        slow.start(seed)
        while not slow.is_over:
            seat = chance.choice(slow.waiting)
            assert fast.legal(seat) == slow.legal(seat)
            assert list(fast.believed(seat)[:size]) == slow.believed(seat)[:size]
            action = chance.choice(slow.legal(seat))
            fast.act(seat, action)
            slow.act(seat, action)
        assert fast.is_over
        assert list(fast.state[:size]) == slow.state[:size]
        assert (fast.ending, fast.worth) == (slow.ending, slow.worth)
