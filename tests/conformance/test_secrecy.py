"""Two games that differ only in what a seat may not see give it the same View, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tabletop.engine import views
from tabletop.engine.game import Game
from tabletop.engine.kernel.beliefs import sees_escalation, sees_flag, sees_mind, sees_track
from tabletop.engine.kernel.trace import CAUSE_AUTOPILOT
from tabletop.engine.program import OP_LOAD, Tables
from tests.conformance.journeys import FILES, dilemmas, journey, program

SEEDS = (1, 3)

pytestmark = [pytest.mark.parametrize("seed", SEEDS), pytest.mark.parametrize("name", FILES)]


def states(game: Game) -> list[tuple[float, ...]]:
    """Every state the game holds, now and before."""
    past = [s for r in game.past for s in (r.opened, r.floor, r.closed)]
    return [s for s in (game.state, game.opened, game.floor, *past) if s]


def read_by_errors(p: Tables) -> set[int]:
    """State indices on which some estimate's width depends: an error is that of the truth, so it may tell."""
    found: set[int] = set()
    for e in p.track.error:
        if e >= 0:
            ops = range(p.code.first[e], p.code.last[e])
            found.update(p.code.arg[k] for k in ops if p.code.op[k] == OP_LOAD)
    return found


def hidden(game: Game, viewer: int) -> Iterator[tuple[int, float, float]]:
    """State indices this seat has never seen, with the range a value may have there."""
    p, every = game.tables, [list(s) for s in states(game)]
    at = p.at
    for t in range(p.n.tracks):
        if not any(sees_track(p, s, t, viewer) for s in every):
            yield at.track + t, p.track.low[t], p.track.high[t]
    for f in range(p.n.flags):
        if not any(sees_flag(p, s, f, viewer) for s in every):
            yield at.flag + f, 0.0, 1.0
    for a in range(p.n.actors):
        if not any(sees_mind(p, s, viewer, a) for s in every):
            yield at.will + a, 0.0, 100.0
            yield at.exposure + a, 0.0, 100.0
    if not any(sees_escalation(p, s, viewer) for s in every):
        yield at.escalation, 0.0, 100.0


def mirrored(game: Game, viewer: int) -> Game:
    """The same game with everything hidden from the seat turned round in its range, in states and traces alike."""
    told = read_by_errors(game.tables)
    turned = {i: low + high for i, low, high in hidden(game, viewer) if i not in told}

    def state(s: tuple[float, ...]) -> tuple[float, ...]:
        out = list(s)
        if s:
            for i, both in turned.items():
                out[i] = both - s[i]
        return tuple(out)

    def entry(e: tuple[float, ...]) -> tuple[float, ...]:
        target = int(e[4])
        if target in turned:
            return (*e[:5], turned[target] - e[5], turned[target] - e[6])
        if e[1] == CAUSE_AUTOPILOT and e[3] != viewer:
            return (*e[:5], e[5] + 1.0, e[6] + 1.0)
        return e

    return replace(
        game,
        state=state(game.state),
        opened=state(game.opened),
        floor=state(game.floor),
        trace=tuple(map(entry, game.trace)),
        past=tuple(
            replace(
                r,
                opened=state(r.opened),
                floor=state(r.floor),
                closed=state(r.closed),
                trace=tuple(map(entry, r.trace)),
            )
            for r in game.past
        ),
    )


def test_what_a_seat_may_not_see_changes_nothing_it_is_shown(name: str, seed: int) -> None:
    """At every stage; what was hidden differs, so the states do, unless the scenario hides nothing from the seat."""
    played = journey(name, "live", seed)
    games = [game for command, game in played.steps if command == ("advance",)]
    for k, game in enumerate([played.first, *games]):
        for seat in game.played[k % 2 :: 2]:
            viewer = game.actor(seat)
            assert viewer is not None
            other = mirrored(game, viewer)
            assert repr(views.build(other, seat)) == repr(views.build(game, seat)), (
                game.turn,
                game.stage,
                seat,
            )


def test_some_of_every_rich_scenario_is_hidden(name: str, seed: int) -> None:
    """Without this the law above could hold for want of secrets."""
    game = journey(name, "live", seed).last
    secrets = {seat: len(list(hidden(game, k))) for k, seat in enumerate(game.played)}
    if name in ("strait-of-shadows", "harbour", "alliance"):
        assert all(secrets.values())


def test_what_another_seat_does_in_orders_is_secret_until_all_are_done(name: str, seed: int) -> None:
    for game in journey(name, "live", seed).games:
        if game.stage != "orders":
            continue
        for seat in game.played:
            others = [a for a in game.played if a != seat]
            changed = game
            for other in others:
                for id in changed.menu(other)[-2:]:
                    made = changed.order(other, id)
                    changed = made if isinstance(made, Game) else changed
                for command in dilemmas(changed, other):
                    made = changed.answer(*command[1:])
                    assert isinstance(made, Game)
                    changed = made
            assert repr(views.build(changed, seat)) == repr(views.build(game, seat)), (game.turn, seat)
        if game.turn > 3:
            break


def test_a_view_can_be_built_at_every_stage_for_every_actor(name: str, seed: int) -> None:
    for game in journey(name, "live", seed).games[::5]:
        for actor in program(name).actors:
            assert views.build(game, actor.id).seat == actor.id
