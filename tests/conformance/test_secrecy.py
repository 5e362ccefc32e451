"""Two games that differ only in what a seat may not see give it the same View, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tabletop.engine import views
from tabletop.engine.game import Game, TurnRecord
from tabletop.engine.kernel.beliefs import is_sounded
from tabletop.engine.kernel.trace import CAUSE_AUTOPILOT
from tests.conformance.hiding import hidden, moments
from tests.conformance.journeys import ADVANCE, FILES, dilemmas, journey, program

SEEDS = (1, 3)

pytestmark = [pytest.mark.parametrize("seed", SEEDS), pytest.mark.parametrize("name", FILES)]


def mirrored(game: Game, viewer: int) -> Game:
    """The same game with all that a seat sees at no moment of a turn turned round in its range, in state and trace."""
    p = game.tables

    def turned(record: TurnRecord) -> TurnRecord:
        secret = hidden(p, tuple(moments(p, record, viewer)), viewer)

        def state(s: tuple[float, ...]) -> tuple[float, ...]:
            out = list(s)
            for i, both in secret.items() if s else ():
                out[i] = both - s[i]
            return tuple(out)

        def entry(e: tuple[float, ...]) -> tuple[float, ...]:
            if e[4] in secret:
                both = secret[int(e[4])]
                return (*e[:5], both - e[5], both - e[6])
            if e[1] == CAUSE_AUTOPILOT and e[3] != viewer:
                return (*e[:5], e[5] + 1.0, e[6] + 1.0)
            return e

        return replace(
            record,
            opened=state(record.opened),
            floor=state(record.floor),
            closed=state(record.closed),
            trace=tuple(map(entry, record.trace)),
        )

    now = turned(game.record())
    return replace(
        game,
        state=now.closed,
        opened=now.opened,
        floor=now.floor,
        trace=now.trace,
        past=tuple(map(turned, game.past)),
    )


def test_what_a_seat_may_not_see_changes_nothing_it_is_shown(name: str, seed: int) -> None:
    played = journey(name, "live", seed)
    games = [game for command, game in played.steps if command == ADVANCE]
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


def with_other_minds(game: Game, viewer: int) -> Game:
    """The same game with other moods and other undisclosed caveats of everybody the seat never sounded."""
    p, s = game.tables, list(game.state)
    unknown = [a for a in range(p.n.actors) if a != viewer and not is_sounded(p, s, viewer, a)]
    moods = [key ^ 1 if k % p.n.actors in unknown else key for k, key in enumerate(p.key.mood)]
    shares = list(p.caveat.share)
    for k, owner in enumerate(p.caveat.actor):
        if owner in unknown and s[p.at.caveat_public + k] == 0.0:
            shares[k] = p.clock.effort  # any other expression
    tables = p._replace(key=p.key._replace(mood=tuple(moods)), caveat=p.caveat._replace(share=tuple(shares)))
    return replace(game, program=replace(game.program, tables=tables))


def test_moods_and_hidden_caveats_of_those_never_sounded_change_nothing_before_results(
    name: str, seed: int
) -> None:
    for game in journey(name, "live", seed).games:
        if game.stage == "orders" and not any(game.orders_of(seat) for seat in game.played):
            for seat in game.played:
                viewer = game.actor(seat)
                assert viewer is not None
                other = with_other_minds(game, viewer)
                assert repr(views.build(other, seat)) == repr(views.build(game, seat)), (game.turn, seat)


def test_some_of_every_rich_scenario_is_hidden(name: str, seed: int) -> None:
    """Without this the law above could hold for want of secrets."""
    game = journey(name, "live", seed).last
    secrets = {seat: hidden(game.tables, [game.state], k) for k, seat in enumerate(game.played)}
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
