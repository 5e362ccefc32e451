"""Amendments: what an orderer may do on the floor, once, and what it costs."""

import pytest

from tabletop.engine.kernel.orders import give
from tabletop.engine.program import AGREED, ORDER_COST, ORDER_EFFORT, ORDER_STATUS, WITHDRAWN
from tests.engine.kernel.scene import MEH, NO, YES, Scene

BASE = """
tracks: {woe: {range: [0, 999]}, heat: {start: 10}}
authorities: {paper: {basis: FLAG}}
resources: {coin: {start: 10}}
bodies:
  council: {rule: consensus, price: {woe: 1}}
  willing: {rule: opt_in, price: {woe: 10}}
responses:
  act:
    consent: [council, willing]
    cost: {coin: 3}
    limit: 1
    effects: {sound cat: true}
    variants:
      cheap: {cost: {coin: 1}, effort: 4, tags: [soft]}
      dear: {cost: {coin: 9 + heat / 10}}
      dirty: {law: paper, unlawful: {woe: 100}}
      unlawful: {law: paper}
      never: {when: heat > 50}
  other: {consent: council, effects: {}}
  alone: {effects: {}}
"""


def scene(**people: str) -> Scene:
    return Scene(BASE, **people)  # type: ignore[arg-type]  # people, not the other options


def test_an_order_may_become_another_variant_or_body_of_its_own() -> None:
    s = scene()
    s.order("act@council").floor()
    assert s.game.amendments("ann", "act@council") == (
        "act@willing",
        *(f"act+{v}@{b}" for v in ("cheap", "dear", "dirty") for b in ("council", "willing")),
    )


def test_an_order_without_a_body_is_not_amended() -> None:
    s = scene()
    s.order("alone").floor()
    assert s.game.amendments("ann", "alone") == ()
    assert getattr(s.game.amend("ann", "alone", "withdraw"), "reason", "") == "not-on-floor"


def test_the_difference_in_cost_is_returned_and_effort_stays() -> None:
    s = scene()
    s.order("act@council").floor().amend("act@council", "act+cheap@council")
    assert s["coin"] == 9
    assert s.field("act+cheap@council", ORDER_COST) == 1
    assert s.field("act+cheap@council", ORDER_EFFORT) == 2
    assert s["woe"] == 1, "the body is the same, so its price is not paid again"


def test_the_difference_in_cost_is_paid_and_must_be_payable() -> None:
    s = scene()
    s.order("act@council").floor()
    s.amend("act@council", "act+dear@council")
    assert s["coin"] == 0
    s = scene()
    s["heat"] = 20
    s.order("act@council").floor()
    assert getattr(s.game.amend("ann", "act@council", "act+dear@council"), "reason", "") == "cannot-amend"


def test_a_purse_spent_to_the_last_coin_can_still_amend_at_the_same_cost() -> None:
    s = Scene(
        "resources: {coin: {start: 0.5}}\nbodies: {council: {rule: consensus}}\nresponses:\n"
        "  act: {consent: council, cost: {coin: 1 / 15}, effects: {}, variants: {soft: {title: Soft}}}\n"
        "  rest: {cost: {coin: 0.5 - 1 / 15}, effects: {}}\n"
    )
    s.order("act", "rest").floor()
    assert s["coin"] == 0
    assert s.field("act", ORDER_COST) == 1 / 15, "what was paid is the cost, to the last bit"
    s.amend("act", "act+soft")


def test_a_new_body_s_price_and_a_new_unlawful_price_are_paid_on_top() -> None:
    s = scene()
    s.order("act@council").floor().amend("act@council", "act@willing")
    assert s["woe"] == 11
    s = scene()
    s.order("act@council").floor().amend("act@council", "act+dirty@willing")
    assert s["woe"] == 111


def test_an_unlawful_price_once_paid_is_not_paid_again_for_another_body() -> None:
    s = scene()
    s.order("act+dirty@council").floor().amend("act+dirty@council", "act+dirty@willing")
    assert s["woe"] == 111


def test_positions_are_computed_anew_and_votes_are_cast_anew() -> None:
    s = Scene(BASE, ("ann", "ben"), ben="interests: {act: -100, soft: 200}")
    s.order("act@council").floor()
    assert s.positions("act@council")["ben"] == "no"
    s.vote("ben", "ann:act@council", "no")
    s.amend("act@council", "act+cheap@council")
    assert s.positions("act+cheap@council")["ben"] == "yes"
    s.results()
    assert s.field("act+cheap@council", ORDER_STATUS) == AGREED


def test_counts_and_record_go_by_the_final_id() -> None:
    s = scene()
    s.order("act@council").floor().amend("act@council", "act+cheap@willing").results()
    assert [s[f"done({o})"] for o in ("act", "act+cheap@willing", "act@council")] == [1, 1, 0]
    assert s.game.orders_of("ann") == ("act+cheap@willing",)


@pytest.mark.parametrize("first", ["act@willing", "withdraw"])
def test_an_order_is_changed_once(first: str) -> None:
    s = scene()
    s.order("act@council").floor().amend("act@council", first)
    id = "act@council" if first == "withdraw" else first
    assert s.game.amendments("ann", id) == ()
    assert getattr(s.game.amend("ann", id, "withdraw"), "reason", "") in ("cannot-amend", "not-on-floor")


def test_what_is_withdrawn_is_paid_back_counts_as_ordered_and_moves_no_trust() -> None:
    s = scene(ben=NO, cat=NO, dan=YES)
    s.order("act@council").floor().amend("act@council", "withdraw")
    before = [s.evidence(a, b) for a in ("ann", "ben", "cat") for b in ("ann", "ben", "cat")]
    s.results()
    assert s.field("act@council", ORDER_STATUS) == WITHDRAWN
    assert (s["coin"], s["woe"]) == (10, 1)
    assert (s["done(act)"], s["agreed(council)"], s["refused(council)"]) == (1, 0, 0)
    assert [s.evidence(a, b) for a in ("ann", "ben", "cat") for b in ("ann", "ben", "cat")] == before
    assert s.game.state[s.p.at.consulted + s.pair("ann", "cat")] < 0
    assert not [o for o in s.next().game.menu("ann") if o.startswith("act")]


def test_only_the_orderer_amends_and_only_on_the_floor() -> None:
    s = Scene(BASE, ("ann", "ben"), ben=MEH)
    s.order("act@council")
    assert getattr(s.game.amend("ann", "act@council", "withdraw"), "reason", "") == "wrong-stage"
    s.floor()
    assert getattr(s.game.amend("ben", "act@council", "withdraw"), "reason", "") == "not-on-floor"


def test_an_autopilot_s_order_is_not_amended() -> None:
    s = Scene(BASE, played=("ben",))
    s.change(lambda p, state, tr: give(p, state, state, s.option("act@council")))
    s.floor()
    assert s.positions("act@council")
    assert s.game.amendments("ann", "act@council") == ()
    assert getattr(s.game.amend("ann", "act@council", "withdraw"), "reason", "") == "not-your-seat"
