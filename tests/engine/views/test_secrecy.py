"""A View holds nothing its seat may not see: games that differ only in that give it the same bytes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tabletop.engine.game import Game, start
from tabletop.engine.kernel.beliefs import is_sounded, sees_escalation, sees_flag, sees_mind, sees_track
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.views import build
from tests.engine.views.games import NAMES, moments, program, seats
from tests.scenario.compiling import read


def scrambled(game: Game, viewer: int, state: tuple[float, ...], chance: random.Random) -> tuple[float, ...]:
    """The state with everything else than before that the viewer may not see in it."""
    p, s = game.tables, list(state)
    if not s:
        return state
    true = list(state)
    for k in range(p.n.tracks):
        if not sees_track(p, true, k, viewer):
            s[p.at.track + k] = chance.uniform(p.track.low[k], p.track.high[k])
    for k in range(p.n.flags):
        if not sees_flag(p, true, k, viewer):
            s[p.at.flag + k] = 1.0 - s[p.at.flag + k]
    if not sees_escalation(p, true, viewer):
        s[p.at.escalation] = chance.uniform(s[p.at.floor], 100.0)
    for k in range(p.n.actors):
        if not sees_mind(p, true, viewer, k):
            s[p.at.will + k] = chance.uniform(0.0, 100.0)
            s[p.at.exposure + k] = chance.uniform(0.0, 100.0)
    return tuple(s)


def without_orders_of_others(game: Game, viewer: int, state: Sequence[float]) -> tuple[float, ...]:
    """The state of an open Orders stage as if no other seat had ordered yet."""
    p, s = game.tables, list(state)
    for k in range(p.n.actors):
        if k != viewer:
            s[p.at.order_count + k] = 0.0
            first = order_at(p, p.actor.first_slot[k])
            for i in range(first, first + p.actor.slots[k] * p.n.order_width):
                s[i] = 0.0
    return tuple(s)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_seat_may_not_see_does_not_change_its_view(name: str) -> None:
    chance = random.Random(1)
    compared = 0
    for game in moments(name, 3):
        for seat in seats(name):
            viewer = game.actor(seat)
            assert viewer is not None
            if game.stage == "over":
                continue  # what the objectives came to is told then
            other = replace(
                game,
                state=scrambled(game, viewer, game.state, chance),
                opened=scrambled(game, viewer, game.opened, chance),
                floor=scrambled(game, viewer, game.floor, chance),
            )
            assert repr(build(other, seat)) == repr(build(game, seat)), (game.turn, game.stage, seat)
            compared += other.state != game.state
    assert compared > 10


@pytest.mark.parametrize("name", NAMES)
def test_others_orders_are_secret_while_orders_is_open(name: str) -> None:
    compared = 0
    for game in moments(name, 5):
        if game.stage != "orders":
            continue
        for seat in seats(name):
            viewer = game.actor(seat)
            assert viewer is not None
            other = replace(game, state=without_orders_of_others(game, viewer, game.state))
            assert repr(build(other, seat)) == repr(build(game, seat))
            compared += other.state != game.state
    assert compared > 3


def test_a_hidden_track_has_a_title_and_nothing_else() -> None:
    for game in moments("harbour", 2):
        plot = {t.id: t for t in build(game, "alba").tracks}["plot"]
        assert (plot.value, plot.previous, plot.text, plot.band) == (None, None, "", "")
        assert set(plot.history) == {None}


def test_an_order_seen_by_its_orderer_only_moves_others_numbers_without_a_cause() -> None:
    seen = False
    for game in moments("harbour", 4, ("alba",)):
        view = build(game, "alba")
        texts = [f.text for f in view.facts] + [e for t in view.turns_played for e in t.events]
        assert not any("Scheme" in text for text in texts)
        assert not any(order.id == "scheme" for order in (*view.orders, *view.pending))
        seen = seen or any(
            game.program.options[int(entry[2])] == "scheme" for entry in game.trace if int(entry[1]) == 13
        )
    assert seen


def test_a_member_asked_to_vote_sees_the_order_from_then_on() -> None:
    asked = 0
    for game in moments("everything", 8):
        meridia = build(game, "meridia")
        for order in build(game, "norland").orders:
            if game.stage != "orders" and "Meridia" in [s.name for s in order.stances]:
                assert order.id in [o.id for o in meridia.orders]
                asked += 1
    assert asked > 0


def test_the_mood_of_a_member_never_sounded_is_not_numbered() -> None:
    p = program("strait-of-shadows").tables
    for game in moments("strait-of-shadows", 6, ("norland",)):
        view, state = build(game, "norland"), list(game.state)
        for order in view.orders:
            for stance in order.stances:
                k = game.actor(stance.actor)
                assert k is not None
                if not is_sounded(p, state, 0, k):
                    assert all(r.amount == 0.0 for r in stance.reasons if r.term == "mood")


@pytest.mark.parametrize("name", NAMES)
def test_what_an_autopilot_weighed_is_in_no_view(name: str) -> None:
    for game in moments(name, 7):
        for seat in seats(name):
            assert not any(f.kind == "autopilot" for f in build(game, seat).facts)


HIDDEN_QUORUM = """
format: 1
id: hidden
clock: {turns: 2}
lead: ann
actors:
  ann: {side: coalition}
  ben: {side: coalition, interests: {act: 100}}
tracks: {doubt: {start: 0, seen: facilitator}}
bodies: {willing: {rule: opt_in, quorum: 2 + doubt}}
responses: {act: {consent: willing, effects: {}}}
"""


def test_a_hidden_quorum_is_not_told_before_the_votes_are_counted() -> None:
    found, said = read(HIDDEN_QUORUM)
    assert found is not None, said
    given = start(found, 1, ["ann"]).order("ann", "act")
    assert isinstance(given, Game)
    floor = given.advance()
    doubt = list(floor.state)
    doubt[found.tables.at.track] = 50.0
    (order,) = build(floor, "ann").orders
    assert order.status == "agreed"
    assert build(replace(floor, state=tuple(doubt)), "ann").orders == (order,)
    assert build(replace(floor, state=tuple(doubt)).advance(), "ann").orders[0].status == "refused"
