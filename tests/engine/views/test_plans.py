"""What an order would move: the kernel's own arithmetic on what the seat believes, and nothing it may not see."""

from __future__ import annotations

import pytest

from tabletop.engine.game import Game, start
from tabletop.engine.views import build
from tests.engine.views.games import NAMES, moments, program, seats


@pytest.mark.parametrize("name", NAMES)
def test_before_is_what_the_screens_show_and_every_shift_moves_something(name: str) -> None:
    compared = 0
    for game in moments(name, 5):
        if game.stage != "orders":
            continue
        for who in seats(name):
            view = build(game, who)
            shown: dict[str, float | None] = {one.id: one.value for one in (*view.tracks, view.escalation)}
            for actor in view.actors:
                if actor.trust_in_me is not None:
                    shown[f"trust:{actor.id}->{who}"] = actor.trust_in_me.mean
                shown |= {f"will:{actor.id}": actor.will, f"exposure:{actor.id}": actor.exposure}
            for purse in view.purses:
                holder = "" if purse.is_shared else f"{who}."
                shown[f"purse:{holder}{purse.id}"] = purse.left
            own = {f"purse:{who}.{purse.id}": purse.title for purse in view.purses}
            own |= {f"purse:{purse.id}": purse.title for purse in view.purses if purse.is_shared}
            paid = {order.id: dict(order.cost) for order in view.orders}
            for entry in view.menu:
                for forum in entry.forums:
                    back = paid.get(forum.option, {})
                    for shift in (shift for plan in forum.plans for shift in plan.shifts):
                        before = (shown[shift.subject] or 0.0) + back.get(own.get(shift.subject, ""), 0.0)
                        assert shift.before == pytest.approx(before, abs=1e-9)
                        assert shift.after != shift.before
                        compared += 1
    assert compared > 50


@pytest.mark.parametrize("name", NAMES)
def test_what_neither_can_be_nor_was_ordered_has_no_plan_and_what_can_has_one_for_each_result(
    name: str,
) -> None:
    for game in moments(name, 6):
        if game.stage == "orders":
            view = build(game, seats(name)[0])
            given = {order.id for order in view.orders}
            for entry in view.menu:
                for forum in entry.forums:
                    assert bool(forum.plans) == (entry.is_available or forum.option in given)
                    if not forum.plans:
                        continue
                    if forum.outcomes:
                        assert [one.outcome for one in forum.plans] == [id for id, _ in forum.outcomes]
                    elif forum.chance is not None:
                        assert [one.is_success for one in forum.plans] == [True, False]


def test_the_purse_moves_by_the_cost_and_a_second_order_begins_where_the_first_one_left_it() -> None:
    game = start(program("strait-of-shadows"), 3, ("norland",))
    given = game.order("norland", "envoy_to_carib")
    assert isinstance(given, Game)
    entry = next(one for one in build(given, "norland").menu if one.id == "shadow")
    purse = next(s for s in entry.forums[0].plans[0].shifts if s.subject == "purse:norland.capital")
    assert (purse.before, purse.after) == (9.0, 8.0)


def test_a_body_that_costs_something_shows_it_with_every_result() -> None:
    game = start(program("strait-of-shadows"), 3, ("norland",))
    entry = next(one for one in build(game, "norland").menu if one.id == "pool_patrols")
    council, willing = entry.forums[0], entry.forums[1]
    for plan in willing.plans:
        assert [(s.before, s.after) for s in plan.shifts if s.subject == "legitimacy"] == [(60.0, 52.0)]
    assert not any(s.subject == "legitimacy" for plan in council.plans for s in plan.shifts)


def test_a_certain_order_moves_what_its_plan_said_when_nothing_else_moves_it() -> None:
    game = start(program("strait-of-shadows"), 3, ("norland",))
    entry = next(one for one in build(game, "norland").menu if one.id == "consult.ostland")
    (shift,) = entry.forums[0].plans[0].shifts
    given = game.order("norland", "consult.ostland")
    assert isinstance(given, Game)
    results = given.advance().advance()
    fact = next(
        one
        for one in build(results, "norland").facts
        if one.subject == shift.subject and one.kind == "result"
    )
    assert fact.before is not None
    assert fact.after is not None
    assert fact.after - fact.before == pytest.approx(shift.after - shift.before, abs=0.5)


def test_what_is_no_number_to_the_seat_is_said_in_words() -> None:
    game = start(program("strait-of-shadows"), 3, ("norland",))
    entry = next(one for one in build(game, "norland").menu if one.id == "evacuate_staff")
    works = entry.forums[0].plans[0]
    assert "Ostland's exposure" in works.words
    assert not any(shift.subject == "exposure:ostland" for shift in works.shifts)


def test_a_promise_says_what_it_is_worth() -> None:
    game = start(program("strait-of-shadows"), 3, ("norland",))
    entry = next(one for one in build(game, "norland").menu if one.id == "promise_engineers")
    assert "a promise to Ostland, due in turn" in entry.forums[0].plans[0].words
