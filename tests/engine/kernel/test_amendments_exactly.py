"""Amendments among several purses, seats and orders: exactly what moves, what is told, and where the edges lie."""

import pytest

from tabletop.engine.kernel.trace import CAUSE_AMENDED, CAUSE_WITHDRAWN
from tabletop.engine.program import (
    ORDER_AMENDED,
    ORDER_COST,
    ORDER_LAWLESS,
    ORDER_OPTION,
    ORDER_STATUS,
    WITHDRAWN,
)
from tests.engine.kernel.scene import Scene

TABLE = """
tracks: {woe: {range: [0, 9999]}, heat: {start: 10}}
authorities: {paper: {basis: FLAG}, seal: {basis: CH7}}
resources:
  coin: {start: 10}
  oil: {start: 20}
  gems: {start: 0.5}
  rare: {start: 0, max: 0, of: foe}
bodies: {council: {rule: consensus}, willing: {rule: opt_in}}
responses:
  talk: {by: ben, effects: {seal: true}}
  act:
    by: ben
    consent: [council, willing]
    when: heat < 50
    cost: {coin: 2, oil: 3, gems: 0}
    effects: {}
    variants:
      dear: {cost: {coin: 3, oil: 7, gems: 0.5}}
      over: {cost: {gems: 0.75}}
      dirty: {law: paper, unlawful: {woe: 100}}
      foul: {law: paper, unlawful: {woe: 1000}}
injects:
  storm: {at: 2, ask: ann, choices: {rage: {effects: {heat: 60}}, rest: {}}, default: rest}
"""


def ordered(first: str = "act@council", storm: str = "rest") -> Scene:
    """The second turn's Floor: ben has ordered `talk` and then `first`, after `act+dear` a turn ago."""
    s = Scene(TABLE, played=("ann", "ben"))
    s.order("talk", "act+dear@council", by="ben").next()
    for name, amount in (("ben.coin", 10), ("ben.oil", 20), ("ben.gems", 0.5)):
        s[name] = amount
    return s.answer("storm", storm).order("talk", first, by="ben").floor()


def at(s: Scene, id: str) -> int:
    """Where the fields of ben's order begin."""
    return s.p.at.order + s.slot(id, "ben") * s.p.n.order_width


def test_an_amendment_moves_the_order_what_it_costs_and_its_counts_and_nothing_else() -> None:
    s = ordered()
    before, order = s.game.state, at(s, "act@council")
    old, new = s.option("act@council", "ben"), s.option("act+dear@council", "ben")
    s.amend("act@council", "act+dear@council", by="ben")
    assert s.moved(before) == {
        s.place("ben.coin"): 7,
        s.place("ben.oil"): 13,
        s.place("ben.gems"): 0,
        s.p.at.done + old: 0,
        s.p.at.done + new: 2,
        order + ORDER_OPTION: new,
        order + ORDER_AMENDED: 1,
        order + ORDER_COST: 3,
        order + ORDER_COST + 1: 7,
        order + ORDER_COST + 2: 0.5,
    }
    assert s.told(CAUSE_AMENDED) == [
        (new, 1, s.place("ben.coin"), 8, 7),
        (new, 1, s.place("ben.oil"), 17, 13),
        (new, 1, s.place("ben.gems"), 0.5, 0),
        (new, 1, -1, old, 0),
    ]


def test_a_withdrawal_returns_all_that_was_paid_and_moves_nothing_else() -> None:
    s = ordered("act+dear@council")
    before, order = s.game.state, at(s, "act+dear@council")
    option = s.option("act+dear@council", "ben")
    s.amend("act+dear@council", "withdraw", by="ben")
    assert s.moved(before) == {
        s.place("ben.coin"): 10,
        s.place("ben.oil"): 20,
        s.place("ben.gems"): 0.5,
        order + ORDER_STATUS: WITHDRAWN,
        order + ORDER_AMENDED: 1,
    }
    assert s.told(CAUSE_WITHDRAWN) == [
        (option, 1, s.place("ben.coin"), 7, 10),
        (option, 1, s.place("ben.oil"), 13, 20),
        (option, 1, s.place("ben.gems"), 0, 0.5),
        (option, 1, -1, 0, 0),
    ]


@pytest.mark.parametrize(
    ("first", "then", "price", "lawless"),
    [
        ("act@council", "act+dirty@council", 100, 1),
        ("act+dirty@council", "act@council", 100, 0),
        ("act+dirty@council", "act+dirty@willing", 100, 1),
        ("act+dirty@council", "act+foul@council", 1100, 1),
        ("act@council", "act@willing", 0, 0),
    ],
)
def test_another_unlawful_variant_has_its_own_price_and_the_order_knows_whether_it_is_unlawful(
    first: str, then: str, price: float, lawless: float
) -> None:
    s = ordered(first)
    s.amend(first, then, by="ben")
    assert s["woe"] == price
    assert s.field(then, ORDER_LAWLESS, "ben") == lawless


def test_an_order_becomes_only_what_the_purse_can_pay_to_the_last_coin() -> None:
    s = ordered()
    assert s.game.amendments("ben", "act@council") == (
        "act@willing",
        *(f"act+{v}@{b}" for v in ("dear", "dirty", "foul") for b in ("council", "willing")),
    )


def test_nothing_is_offered_whose_condition_no_longer_holds() -> None:
    assert ordered(storm="rage").game.amendments("ben", "act@council") == ()


def test_an_unlawful_variant_without_a_price_is_not_offered_and_one_with_the_first_price_of_all_is() -> None:
    s = Scene(
        "authorities: {paper: {basis: FLAG}}\nbodies: {council: {rule: consensus}}\n"
        "tracks: {woe: {}}\nresponses:\n"
        "  act: {consent: council, law: paper, unlawful: {woe: 1}, effects: {woe: 2}, variants: {b: {title: B}}}\n"
    )
    assert s.p.form.unlawful[s.form("act")] == 0, "the first list of effects there is"
    s.order("act").floor()
    assert s.game.amendments("ann", "act") == ("act+b",)
