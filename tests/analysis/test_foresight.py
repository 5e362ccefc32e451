"""Foresight: a plan whose parts are worth nothing alone is found, and found again the same."""

from __future__ import annotations

import random

from tabletop.analysis.foresight import LISTED, bettered, changed, now
from tabletop.analysis.plans import Moment, Moves, moment, plain, possible
from tabletop.analysis.scales import Scales
from tabletop.analysis.weighing import Alone, Effort
from tests.conformance.journeys import program
from tests.engine.kernel.scene import Scene

SEARCH = Effort(
    first=4, second=8, kept=2, rounds=1, least=8, most=8, half_width=1.5, foresight=12, changes=12, glance=2
)
TWO_STEPS = (
    "tracks: {good: {}}\nflags: {door: {text: open}}\nobjectives: {o: {score: good}}\nresponses:\n"
    "  unlock: {effects: {door: true}, limit: 1}\n"
    "  enter: {when: door, effects: {good: 60}, limit: 1}\n  idle: {effects: {}}\n"
)


def scene() -> tuple[Moment, Scales]:
    game = Scene(TWO_STEPS, clock="turns: 3, effort: 6").game
    at = moment(game, "ann")
    return at, Scales(at, lambda lot: plain(game.tables, lot), Alone())


def test_an_order_worth_nothing_but_for_what_it_makes_possible_is_found() -> None:
    at, scales = scene()
    whole = bettered(at, scales, (), SEARCH)
    moves = dict(whole)
    unlocked = min(turn for turn, one in moves.items() if "unlock" in one.orders)
    assert any(turn > unlocked and "enter" in one.orders for turn, one in moves.items())
    (tally,) = scales.weigh([(moves.get(1, Moves()), whole)], 0, 2)
    assert tally.mean == 0.6
    assert scales.games > 0


def test_orders_wait_in_a_plan_for_others_that_come_later_than_one_step() -> None:
    """Three that come to nothing without each other: no step puts in more than two."""
    text = TWO_STEPS.replace("when: door,", "when: door and window,").replace(
        "open}}", "open}, window: {text: open}}"
    )
    game = Scene(text + "  lift: {effects: {window: true}, limit: 1}\n", clock="turns: 2, effort: 6").game
    at = moment(game, "ann")
    scales = Scales(at, lambda lot: plain(game.tables, lot), Alone())
    whole = bettered(at, scales, (), SEARCH)
    (tally,) = scales.weigh([(dict(whole).get(1, Moves()), whole)], 0, 2)
    assert tally.mean == 0.6


def test_the_same_moment_gives_the_same_plan() -> None:
    at, scales = scene()
    assert bettered(at, scales, (), SEARCH) == bettered(at, scales, (), SEARCH)


def test_no_patience_leaves_a_plan_as_it_was() -> None:
    at, scales = scene()
    start = ((2, Moves(("unlock",))),)
    none = Effort(first=4, second=8, kept=2, rounds=1, least=8, most=8, half_width=1.5)
    assert bettered(at, scales, start, none) == start


def test_a_plan_lists_few_orders_and_none_twice_in_a_turn() -> None:
    at, scales = scene()
    for _, one in bettered(at, scales, (), SEARCH):
        assert len(one.orders) == len(set(one.orders)) <= LISTED


def test_no_order_that_would_only_spoil_comes_into_a_plan() -> None:
    text = "tracks: {good: {start: 90}}\nobjectives: {o: {score: good}}\nresponses: {spoil: {effects: {good: -20}}}\n"
    game = Scene(text, clock="turns: 3, effort: 6").game
    at = moment(game, "ann")
    found = bettered(at, Scales(at, lambda lot: plain(game.tables, lot), Alone()), (), SEARCH)
    assert [one.orders for _, one in found if one.orders] == []


def test_a_plan_is_of_turns_still_to_come() -> None:
    game = Scene(TWO_STEPS, clock="turns: 3, effort: 6").next().game
    at = moment(game, "ann")
    found = bettered(at, Scales(at, lambda lot: plain(game.tables, lot), Alone()), (), SEARCH)
    assert {turn for turn, _ in found} == {2, 3}


def test_orders_are_put_in_anywhere_taken_out_and_exchanged_and_answers_stay() -> None:
    """A step changes one order or two; from many steps every kind of change comes."""
    options = ("unlock", "enter", "idle")
    plan = ((1, Moves(("enter", "idle"), (("asked", "kept"),))),)
    steps = [dict(changed(plan, range(1, 3), options, random.Random(k))) for k in range(300)]
    assert all(one[1].answers == (("asked", "kept"),) for one in steps)
    first = {one[1].orders for one in steps}
    assert {("enter",), ("idle",)} < first, "taken out"
    assert {("unlock", "idle"), ("enter", "unlock")} < first, "exchanged"
    assert {("unlock", "enter", "idle"), ("enter", "unlock", "idle"), ("enter", "idle", "unlock")} < first
    assert {one[2].orders for one in steps if 2 in one} >= {("unlock",), ("enter",), ("idle",)}
    assert () in first, "two at once"


def test_now_is_what_of_a_plan_can_be_done_at_once() -> None:
    game = Scene(TWO_STEPS).game
    at = moment(game, "ann")
    assert now(at, ((1, Moves(("enter", "unlock", "idle"))), (2, Moves(("enter",))))).orders == (
        "unlock",
        "idle",
    )
    assert now(at, ()).orders == ()
    strait = program("strait-of-shadows")
    assert possible(at, strait.options) == ()
