"""Orders, Floor and payment: exactly what giving, undoing, lapsing, paying and returning move and tell."""

import pytest

from tabletop.engine.game import Game
from tabletop.engine.kernel.orders import cost_of, is_on_offer, left_in_purse
from tabletop.engine.kernel.trace import (
    CAUSE_ANSWER,
    CAUSE_DROPPED,
    CAUSE_LAPSED,
    CAUSE_PRICE,
    CAUSE_REFUND,
    CAUSE_REFUSED,
)
from tabletop.engine.program import (
    DROPPED,
    GIVEN,
    LAPSED,
    NEVER,
    NOT_ASKED,
    ORDER_BLOCKER,
    ORDER_COST,
    ORDER_EFFORT,
    ORDER_FIRST,
    ORDER_LAST,
    ORDER_LAWLESS,
    ORDER_OPTION,
    ORDER_STATUS,
    REFUNDED,
)
from tests.engine.kernel.scene import MEH, NO, Scene

TABLE = """
tracks: {heat: {start: 10}, woe: {}}
authorities: {paper: {basis: FLAG}}
resources: {coin: {start: 10}, oil: {start: 20}, rare: {of: foe}, gas: {start: 4, of: [ann, ben], shared: true}}
bodies: {flag: {rule: each, members: [foe]}, council: {rule: consensus}}
responses:
  talk: {by: [ann, ben], cost: {coin: 1, gas: 0.25}, effects: {}}
  act: {by: ben, law: paper, unlawful: {woe: 1}, effort: 3, cost: {coin: 2, oil: 6}, consent: council, effects: {}}
  part: {by: ben, cost: {coin: 0.5}, effort: 0, effects: {}}
  gift: {by: ben, cost: {coin: -4, oil: 15}, effort: 0, effects: {}}
  last: {by: ben, when: heat < 50, effects: {}}
  burn: {by: [ann, ben], cost: {gas: 3}, effects: {}}
  plea: {by: ben, cost: {coin: 2, oil: 5}, cooldown: 1, limit: 3, consent: flag, effects: {}}
injects:
  idle: {at: 9, ask: ann, choices: {yes: {}, no: {}}, default: no}
  storm: {at: 1, ask: ann, choices: {rage: {effects: {heat: 60}}, rest: {}, wait: {when: heat > 5}}, default: rest}
  calm: {at: 9, ask: ann, choices: {yes: {}, no: {}}, default: no}
"""


def table(**people: str) -> Scene:
    return Scene(TABLE, played=("ann", "ben"), **people)  # type: ignore[arg-type]  # people, not the other options


def fields(s: Scene, id: str, by: str = "ben") -> int:
    """Where an order's fields begin."""
    return s.p.at.order + s.slot(id, by) * s.p.n.order_width


def test_an_order_given_fills_its_slot_and_nothing_else() -> None:
    s = table().order("talk", by="ann").order("talk", by="ben")
    before = s.game.state
    s.order("act", by="ben")
    at, option = fields(s, "act"), s.option("act", "ben")
    assert s.moved(before) == {
        s.p.at.order_count + 1: 2,
        at + ORDER_OPTION: option,
        at + ORDER_FIRST: option,
        at + ORDER_STATUS: GIVEN,
        at + ORDER_LAWLESS: 1,
        at + ORDER_EFFORT: 3,
        at + ORDER_LAST: NEVER,
        at + ORDER_BLOCKER: -1,
        at + ORDER_COST: 2,
        at + ORDER_COST + 1: 6,
    }


def test_whatever_a_slot_held_before_an_order_begins_afresh() -> None:
    s = table().order("talk", by="ann").order("talk", by="ben")
    fresh = table().order("talk", by="ann").order("talk", "act", by="ben")
    slot = fresh.slot("act", "ben")
    n = s.p.n.actors

    def spoil(state: list[float]) -> None:
        at = s.p.at.order + slot * s.p.n.order_width
        for i in range(s.p.n.order_width):
            state[at + i] = 7.0
        for block in (s.p.at.position, s.p.at.stance, s.p.at.vote, s.p.at.weight):
            for a in range(n):
                state[block + slot * n + a] = 0.5

    s.change(lambda p, state, tr: spoil(state))
    s.order("act", by="ben")
    assert s.moved(fresh.game.state) == {}


def test_an_order_undone_leaves_no_trace_of_itself() -> None:
    s = table().order("talk", by="ann").order("talk", by="ben")
    before = s.game.state
    s.order("act", by="ben")
    undone = s.game.undo("ben")
    assert isinstance(undone, Game)
    s.game = undone
    assert s.moved(before) == {}


def test_what_is_left_in_a_purse_is_what_all_earlier_orders_of_the_seat_leave() -> None:
    s = table().order("talk", by="ann").order("talk", "act", by="ben")

    def left(by: str, resource: int) -> float:
        return left_in_purse(s.p, list(s.game.state), s.actor(by), resource)

    assert [left("ben", r) for r in range(4)] == [7, 14, 0, 3.75]
    assert [left("ann", r) for r in range(4)] == [9, 20, 0, 3.75]
    assert left("foe", 3) == 0
    assert left("foe", 2) == 0


def test_a_cost_is_that_of_its_own_resource_and_never_below_nought() -> None:
    s = table()
    state = list(s.game.state)
    assert [cost_of(s.p, state, s.form("act", "ben"), r) for r in range(4)] == [2, 6, 0, 0]
    assert [cost_of(s.p, state, s.form("gift", "ben"), r) for r in range(4)] == [0, 15, 0, 0]


@pytest.mark.parametrize(("coin", "offered"), [(0.5, True), (0.4, False)])
def test_a_purse_may_be_spent_to_the_last_coin_and_no_further(coin: float, offered: bool) -> None:
    s = table()
    s["ben.coin"] = coin
    assert ("part" in s.game.menu("ben")) is offered


def test_a_choice_is_on_offer_only_while_its_own_dilemma_is_open() -> None:
    s = table()
    assert [is_on_offer(s.p, list(s.game.state), choice) for choice in range(7)] == (
        [False, False, True, True, True, False, False]
    )


def test_an_answer_is_told_and_kept_and_moves_nothing_else_but_its_effects() -> None:
    s = table()
    before = s.game.state
    s.answer("storm", "rage").floor()
    assert s.told(CAUSE_ANSWER) == [(1, 2, -1, 0, 0), (1, 2, s.place("heat"), 10, 70)]
    assert s.moved(before) == {s.p.at.answer + 1: 2, s.place("heat"): 70}
    s = table()
    s.floor()
    assert s.moved(before) == {s.p.at.answer + 1: 3}, "the default"


def test_an_order_that_lapses_is_told_and_counts() -> None:
    s = table()
    s.order("talk", "last", by="ben")
    s["heat"] = 60
    before, at, option = s.game.state, fields(s, "last"), s.option("last", "ben")
    group = s.p.form.group[s.form("last", "ben")]
    s.floor()
    assert s.told(CAUSE_LAPSED) == [(option, 1, -1, 0, 0)]
    moved = s.moved(before)
    assert moved[at + ORDER_STATUS] == LAPSED
    assert (
        moved[s.p.at.done + option],
        moved[s.p.at.group_done + group],
        moved[s.p.at.group_turn + group],
    ) == (1, 1, 1)


def test_done_counts_every_time() -> None:
    s = table()
    for turn in (1, 2, 3):
        s.order("talk", by="ben").next()
        assert s["done(talk)"] == turn


def test_a_dropped_order_is_told_and_leaves_its_counts_as_they_were() -> None:
    s = table().order("burn", by="ann").order("burn", by="ben").floor()
    option = s.option("burn", "ben")
    group = s.p.form.group[s.form("burn", "ben")]
    assert s.field("burn", ORDER_STATUS, "ben") == DROPPED
    assert s.told(CAUSE_DROPPED) == [(option, 1, -1, 0, 0)]
    assert s.game.state[s.p.at.done + option] == 0
    assert s.game.state[s.p.at.group_done + group] == 0
    assert s.game.state[s.p.at.group_turn + group] == NEVER


def test_a_shared_purse_pays_to_the_last_drop() -> None:
    s = table().order("burn", by="ben")
    s["ben.gas"] = 3
    s.floor()
    assert s["ben.gas"] == 0


def test_a_refund_returns_each_cost_to_its_purse_and_the_counts_to_what_they_were() -> None:
    s = table(foe="interests: {plea: 100 - 200 * (turn > 1)}")
    s.order("talk", by="ann").order("talk", "plea", by="ben").next().next()
    s.order("talk", "plea", by="ben").floor()
    option = s.option("plea", "ben")
    group = s.p.form.group[s.form("plea", "ben")]
    coin, oil = s["ben.coin"], s["ben.oil"]
    s.results()
    assert s.field("plea", ORDER_STATUS, "ben") == REFUNDED
    assert s.told(CAUSE_REFUSED) == [(option, 1, -1, 0, 1)]
    assert s.told(CAUSE_REFUND) == [
        (option, 1, s.place("ben.coin"), coin, coin + 2),
        (option, 1, s.place("ben.oil"), oil, oil + 5),
    ]
    at = s.p.at
    counts = (at.done + option, at.group_done + group, at.group_turn + group)
    assert [s.game.state[i] for i in counts] == [1, 1, 1]


def test_positions_on_an_order_are_of_those_asked_and_all_others_are_told_apart() -> None:
    s = table(cat=MEH, dan=NO).order("talk", "act", by="ben").floor()
    n, slot = s.p.n.actors, s.slot("act", "ben")
    assert list(s.game.state[s.p.at.stance + slot * n :][:n]) == [1, NOT_ASKED, 1, 0, NOT_ASKED]
    z = s.game.state[s.p.at.position + slot * n :][:n]
    assert (z[1], z[4]) == (0, 0)


def test_after_an_order_is_dropped_the_next_is_paid_all_the_same() -> None:
    s = table().order("burn", by="ann").order("burn", "part", by="ben").floor()
    assert [s.field(id, ORDER_STATUS, "ben") for id in ("burn", "part")] == [DROPPED, GIVEN]
    assert s["ben.coin"] == 9.5


def test_a_shared_purse_drops_the_smallest_cost_that_it_cannot_pay() -> None:
    s = table().order("talk", by="ben")
    s["ben.gas"] = 0.2
    assert s.floor().field("talk", ORDER_STATUS, "ben") == DROPPED


def test_another_seat_s_orders_take_none_of_a_seat_s_effort() -> None:
    s = Scene("responses: {act: {by: [ann, ben], effort: 4, effects: {}}}\n", played=("ann", "ben"))
    assert s.order("act").game.menu("ben") == ("act",)
    assert s.order("act", by="ben").game.menu("ann") == ()


def test_the_price_of_a_body_is_paid_by_whoever_orders_there() -> None:
    s = Scene(
        "resources: {coin: {start: 5}}\n"
        "bodies: {free: {rule: consensus}, dear: {rule: consensus, price: {coin: -2}}}\n"
        "responses: {act: {by: [ann, ben, cat], consent: [free, dear], effects: {}}}\n",
        played=("ann", "ben", "cat"),
    )
    s.order("act@free").order("act@dear", by="ben").floor()
    assert [s[f"{name}.coin"] for name in ("ann", "ben", "cat")] == [5, 3, 5]
    assert s.told(CAUSE_PRICE) == [(s.option("act@dear", "ben"), 1, s.place("ben.coin"), 5, 3)]


@pytest.mark.parametrize("turn", range(1, 6))
def test_a_cooldown_of_two_turns_ends_after_two_turns(turn: int) -> None:
    s = Scene("responses: {act: {cooldown: 2, effects: {}}}\n").order("act")
    for _ in range(turn - 1):
        s.next()
    assert (s.game.menu("ann") == ("act",)) is (turn > 3)


def test_a_limit_is_the_number_of_times_and_effort_may_be_spent_to_the_last() -> None:
    s = Scene("responses: {act: {limit: 2, effort: 6, effects: {}}, more: {effort: 6.1, effects: {}}}\n")
    offered = []
    for _ in range(4):
        offered.append(s.game.menu("ann"))
        if offered[-1]:
            s.order("act")
        s.next()
    assert offered == [("act",), ("act",), (), ()]
