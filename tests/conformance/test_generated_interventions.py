"""A facilitator who does anything at any moment of a generated game leaves its laws whole."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tabletop.engine import interventions, views
from tabletop.engine.account import account
from tabletop.engine.game import Game, Refusal, start
from tabletop.engine.kernel.resolve import ring_at
from tabletop.engine.program import RING_OPTION, Tables
from tests.conformance import test_every_scenario as laws
from tests.conformance.bounds import check_course, check_state
from tests.conformance.journeys import Journey, do
from tests.conformance.walks import offered, seats
from tests.generating import program

SEEDS = range(120)
Act = tuple[Any, ...]  # the name of an intervention, or of a seat's command, and its arguments


@dataclass(frozen=True)
class Course:
    """A game with a facilitator in it: what was done, and the game after each."""

    first: Game
    steps: tuple[tuple[Act, Game], ...]


def acted(game: Game, act: Act) -> Game | Refusal:
    """The game after an act, or why not."""
    if hasattr(interventions, act[0]):
        after = getattr(interventions, act[0])(game, *act[1:])
        assert isinstance(after, Game | Refusal)
        return after
    return do(game, act)


@cache
def course(seed: int) -> Course:
    """The random game of a seed."""
    picker = random.Random(f"facilitated {seed}")
    scenario = program(seed)
    game = first = start(scenario, seed, seats(scenario, picker))
    steps: list[tuple[Act, Game]] = []
    for _ in range(60 * scenario.tables.n.turns):
        if game.stage == "over":
            return Course(first, tuple(steps))
        act = _next(game, picker)
        after = acted(game, act)
        if isinstance(after, Game):
            game = after
            steps.append((act, game))
    raise AssertionError("a game that goes on and on")


def _next(game: Game, picker: random.Random) -> Act:
    kind = picker.random()
    commands = list(offered(game))
    if kind < 0.35 and commands:
        return picker.choice(commands)
    return picker.choice(list(possible(game, picker))) if kind < 0.65 else ("advance",)


def possible(game: Game, picker: random.Random) -> Iterator[Act]:
    """Interventions; some will be refused."""
    p, state, found = game.tables, game.state, game.program
    for x in found.injects:
        yield "fire_inject", x.id
        yield "hold_inject", x.id, picker.random() < 0.5
    for k in range(int(state[p.at.ring_count])):
        o = int(state[ring_at(p, k) + RING_OPTION])
        yield "stop_order", found.actors[p.form.orderer[p.option.form[o]]].id, found.options[o]
    for o, id in enumerate(found.options):
        form = p.option.form[o]
        outcome = found.outcomes[picker.randrange(p.form.outcome_first[form], p.form.outcome_last[form])].id
        by = found.actors[p.form.orderer[form]].id
        yield "rule_result", by, id, outcome
        if p.form.pledge[form] >= 0:
            yield "rule_pledge", by, id, picker.random() < 0.5
    for name in targets(game):
        yield "set_value", name, picker.choice((0.0, 1.0, picker.uniform(-150.0, 150.0)))
    yield ("declare_endex",)
    yield ("refuse_endex",)


def targets(game: Game) -> Iterator[str]:
    """Every name of a value that a facilitator may set."""
    found = game.program
    for part in (found.tracks, found.flags, found.authorities, found.resources):
        yield from (x.id for x in part)
    for a in found.actors:
        yield from (f"{a.id}.{x}" for x in ("will", "exposure", "member"))
        yield from (f"{a.id}.{x.id}" for x in found.resources)
        yield from (f"{a.id}.capability.{x}" for x in found.domains)
    yield from ("escalation", "escalation_floor")


def journey(played: Course) -> Journey:
    """The course as a journey whose commands nobody reads."""
    return Journey(played.first, tuple((("advance",), game) for _, game in played.steps))


def test_interventions_leave_bounds_counts_and_the_ledger_whole() -> None:
    for seed in SEEDS:
        played = course(seed)
        for game in (played.first, *(game for _, game in played.steps)):
            check_state(game.tables, game.state, by_hand=True)
        check_course(journey(played))
        laws.test_every_change_of_a_number_has_its_cause_and_they_chain_from_start_to_end(journey(played))


def test_a_game_with_interventions_can_be_shown_and_told_at_every_moment() -> None:
    for seed in SEEDS:
        for _, game in course(seed).steps:
            if game.stage in ("results", "over"):
                assert account(game)["turn"] == game.turn
            for seat in game.played:
                assert views.build(game, seat).turn == game.turn


def test_a_rewind_and_the_same_interventions_give_the_same_game() -> None:
    for seed in SEEDS:
        played = course(seed)
        game = played.first.rewind(1, "same")
        assert isinstance(game, Game)
        for act, expected in played.steps:
            after = acted(game, act)
            assert isinstance(after, Game)
            game = after
            assert (game.state, game.trace, game.ending) == (expected.state, expected.trace, expected.ending)


def test_a_facilitators_ruling_decides_the_result() -> None:
    ruled = 0
    for seed in SEEDS:
        played = course(seed)
        for (_, before), (_, game) in zip(played.steps, played.steps[1:], strict=False):
            if before.stage == "floor" and game.stage == "results":
                ruled += sum(_forced(before.tables, before.state)) > sum(_forced(game.tables, game.state))
    assert ruled > 5


def _forced(p: Tables, s: tuple[float, ...]) -> list[bool]:
    return [x >= 0.0 for x in s[p.at.forced : p.at.forced + p.n.options]]
