"""Orders: the menu is the law. Why an option is not on it, and what an order given remembers."""

import pytest

from tabletop.engine.kernel.orders import (
    CAN,
    COOLING,
    EXHAUSTED,
    NO_EFFORT,
    NO_LAW,
    NO_MEANS,
    NOT_MEMBER,
    NOT_NOW,
    PARTNER_NOT_MEMBER,
    TWICE,
    refusal,
)
from tabletop.engine.program import ORDER_COST, ORDER_EFFORT, ORDER_LAWLESS, Tables
from tests.engine.kernel.scene import Scene

MENU = """
tracks: {heat: {start: 40, seen: facilitator}, miles: {start: 10}}
authorities: {paper: {basis: FLAG}}
resources: {coin: {start: 5}, oil: {start: 3, of: [ann, ben], shared: true}}
bodies: {council: {rule: consensus}, willing: {rule: opt_in}}
responses:
  plain: {effects: {heat: 1}}
  later: {when: miles > 20, effects: {}}
  secret: {when: heat > 50, effects: {}}
  lawful: {law: paper, effects: {}}
  dirty: {law: paper, unlawful: {miles: 1}, effects: {}}
  dear: {cost: {coin: 3}, effects: {}}
  dearer: {cost: {coin: miles / 5 + 1}, effects: {}}
  gift: {cost: {coin: -4}, effects: {}}
  oily: {cost: {oil: 2}, effects: {}}
  oily_too: {cost: {oil: 2}, by: ben, effects: {}}
  heavy: {effort: 4, effects: {}}
  weightless: {effort: -3, effects: {}}
  slow: {cooldown: 2, effects: {}, variants: {sly: {title: Sly}}}
  twice: {limit: 2, consent: [council, willing], effects: {}, variants: {sly: {title: Sly}}}
  visit: {each: {partner: coalition}, by: coalition, limit: 1, effects: {}}
  named: {each: {partner: [ben, foe]}, effects: {}}
"""


def menu(**options: object) -> Scene:
    return Scene(MENU, **options)  # type: ignore[arg-type]  # as Scene takes them


def why_not(s: Scene, id: str, by: str = "ann") -> int:
    option = s.option(id, by)

    def asked(p: Tables, _: list[float]) -> int:
        return refusal(p, list(s.game.believed(by)), option)

    found = s.ask(asked)
    assert isinstance(found, int)
    return found


def test_what_nothing_forbids_can_be_ordered() -> None:
    s = menu()
    assert why_not(s, "plain") == CAN
    assert s.game.menu("ann") == tuple(o for o in s.game.menu("ann") if why_not(s, o) == CAN)


def test_a_condition_must_hold() -> None:
    s = menu()
    assert why_not(s, "later") == NOT_NOW
    s["miles"] = 21
    assert why_not(s, "later") == CAN


def test_a_condition_holds_as_the_seat_believes_and_for_an_autopilot_in_truth() -> None:
    s = menu()
    s["heat"] = 60
    assert why_not(s, "secret") == NOT_NOW
    s = menu(played=())
    s["heat"] = 60
    assert why_not(s, "secret") == CAN


def test_without_legal_basis_only_what_has_a_price_can_be_ordered() -> None:
    s = menu()
    assert why_not(s, "lawful") == NO_LAW
    assert why_not(s, "dirty") == CAN
    s["paper"] = 1
    assert why_not(s, "lawful") == CAN
    assert s.order("dirty").field("dirty", ORDER_LAWLESS) == 0


def test_costs_are_paid_after_the_seat_s_earlier_orders() -> None:
    s = menu()
    assert why_not(s, "dear") == why_not(s, "dearer") == CAN
    s.order("dear")
    assert why_not(s, "dearer") == NO_MEANS


def test_another_seat_s_orders_are_secret_also_where_the_purse_is_shared() -> None:
    s = menu(played=("ann", "ben"))
    s.order("oily_too", by="ben")
    assert why_not(s, "oily") == CAN


def test_a_cost_below_nothing_is_nothing() -> None:
    s = menu()
    s.order("gift", "dear")
    assert why_not(s, "dearer") == NO_MEANS


def test_a_cost_is_what_it_was_when_the_order_was_accepted() -> None:
    s = menu()
    s.order("dearer")
    s["miles"] = 100
    assert s.field("dearer", ORDER_COST) == 3
    s.results()
    assert s["coin"] == 2


def test_effort_is_what_earlier_orders_leave() -> None:
    s = menu()
    s.order("heavy", "plain")
    assert why_not(s, "dear") == CAN
    s.order("dear")
    assert why_not(s, "oily") == NO_EFFORT
    assert why_not(s, "weightless") == CAN
    assert s.order("weightless").field("weightless", ORDER_EFFORT) == 0


def test_an_order_with_a_body_takes_two_of_effort_where_nothing_is_said() -> None:
    s = menu()
    assert s.order("twice@council").field("twice@council", ORDER_EFFORT) == 2
    assert s.order("plain").field("plain", ORDER_EFFORT) == 1


@pytest.mark.parametrize(
    "other", ["twice@council", "twice@willing", "twice+sly@council", "twice+sly@willing"]
)
def test_a_response_is_ordered_once_a_turn_in_whatever_variant_and_body(other: str) -> None:
    s = menu()
    s.order("twice@willing")
    assert why_not(s, other) == TWICE


def test_each_value_of_a_response_is_an_order_of_its_own() -> None:
    s = menu()
    s.order("visit.ben")
    assert why_not(s, "visit.ben") == TWICE
    assert why_not(s, "visit.cat") == CAN


def test_each_orderer_has_its_own_limit() -> None:
    s = menu(played=("ann", "ben"))
    s.order("visit.cat").next()
    assert why_not(s, "visit.cat") == EXHAUSTED
    assert why_not(s, "visit.cat", "ben") == CAN


def test_a_cooldown_blocks_the_further_turns_it_says_over_all_variants() -> None:
    s = menu()
    s.order("slow+sly").next()
    assert [why_not(s, o) for o in ("slow", "slow+sly")] == [COOLING] * 2
    s.next()
    assert why_not(s, "slow") == COOLING
    s.next()
    assert why_not(s, "slow") == CAN


def test_a_limit_counts_over_variants_and_bodies() -> None:
    s = menu()
    s.order("twice@willing").next()
    s.order("twice+sly@council").next()
    assert [why_not(s, o) for o in ("twice@council", "twice+sly@willing")] == [EXHAUSTED] * 2


def test_orderer_and_partner_must_be_members_where_the_coalition_named_them() -> None:
    s = menu(played=("ann", "ben"))
    s["ben.member"] = 0
    assert why_not(s, "visit.ben") == PARTNER_NOT_MEMBER
    assert why_not(s, "visit.ann", "ben") == NOT_MEMBER
    assert why_not(s, "named.ben") == CAN
    assert why_not(s, "named.foe") == CAN


def test_conditions_and_amounts_know_nothing_of_the_seat_s_earlier_orders() -> None:
    s = Scene(
        "resources: {coin: {start: 5}}\nresponses:\n"
        "  one: {cost: {coin: 2}, effects: {}}\n"
        "  two: {when: done(one) == 0 and coin == 5, cost: {coin: coin - 3}, effects: {}}\n"
    )
    s.order("one")
    assert why_not(s, "two") == CAN
    assert s.order("two").field("two", ORDER_COST) == 2


def test_the_last_order_can_be_taken_back_as_if_it_had_never_been() -> None:
    s = menu()
    before = s.game.state
    s.order("twice+sly@willing")
    undone = s.game.undo("ann")
    assert getattr(undone, "state", None) == before


def test_the_words_of_a_refusal_say_which_clause_fails() -> None:
    s = menu()
    assert s.refused("later") == "'later' is not on ann's menu: its condition does not hold now"
    s.order("plain")
    assert s.refused("plain") == "'plain' is not on ann's menu: it is already ordered this turn"
