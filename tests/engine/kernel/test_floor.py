"""Floor: orders are tested once more, answers take effect, all is paid, positions are computed on what remains."""

from tabletop.engine.kernel.trace import CAUSE_ANSWER, CAUSE_COST, CAUSE_PRICE, CAUSE_UNLAWFUL
from tabletop.engine.program import AGREED, DROPPED, LAPSED, ORDER_COST, ORDER_STATUS, REFUNDED, REFUSED
from tests.engine.kernel.scene import NO, YES, Scene


def test_a_condition_is_tested_on_the_truth_and_the_order_lapses_at_its_cost() -> None:
    s = Scene("""
tracks: {heat: {start: 40, seen: facilitator}, woe: {}}
authorities: {paper: {basis: FLAG}}
resources: {coin: {start: 5}}
bodies: {willing: {rule: opt_in, price: {woe: 5}}}
responses:
  act: {when: heat < 50, law: paper, unlawful: {woe: 7}, consent: willing, cost: {coin: 2}, limit: 1, effects: {woe: 1}}
""")
    s["heat"] = 60
    s.order("act").floor()
    assert s.field("act", ORDER_STATUS) == LAPSED
    assert s.positions("act") == {}
    s.results()
    assert (s["coin"], s["woe"], s["done(act)"]) == (3, 0, 1)
    assert "act" not in s.next().game.menu("ann")


def test_conditions_see_neither_this_turn_s_orders_nor_answers_nor_costs() -> None:
    s = Scene(
        """
tracks: {heat: {start: 40}}
resources: {coin: {start: 5}}
responses:
  one: {cost: {coin: 2}, when: done(two) == 0, effects: {}}
  two: {when: done(one) == 0 and coin == 5 and heat == 40, effects: {}}
injects:
  call: {at: 1, ask: ann, choices: {shout: {effects: {heat: 5}}, wait: {}}, default: wait}
"""
    )
    s.order("one", "two").answer("call", "shout").floor()
    assert [s.field(o, ORDER_STATUS) for o in ("one", "two")] == [1, 1]
    assert (s["heat"], s["coin"], s["done(one)"]) == (45, 3, 1)


DILEMMAS = """
tracks: {heat: {start: 40}, woe: {}}
injects:
  first: {at: 1, ask: ann, choices: {up: {effects: {heat: 5}}, hold: {effects: {woe: heat}}}, default: hold}
  second: {at: 1, ask: ben, choices: {copy: {effects: {woe: heat}}, secret: {when: heat > 90}}, default: copy}
responses: {act: {effects: {}}}
"""


def test_answers_take_effect_in_the_order_of_the_file_and_silence_is_the_default() -> None:
    s = Scene(DILEMMAS)
    s.answer("first", "up").floor()
    assert (s["heat"], s["woe"]) == (45, 45)
    s = Scene(DILEMMAS)
    s.floor()
    assert (s["heat"], s["woe"]) == (40, 80)


def test_only_whoever_is_asked_can_answer_and_only_what_is_on_offer() -> None:
    s = Scene(DILEMMAS, played=("ann", "ben"))
    assert getattr(s.game.answer("ann", "second", "copy"), "reason", "") == "unknown-dilemma"
    assert getattr(s.game.answer("ben", "second", "secret"), "reason", "") == "not-on-offer"
    assert getattr(s.game.answer("ben", "second", "shout"), "reason", "") == "not-on-offer"
    s.answer("first", "up").answer("first", "hold").floor()
    assert s["heat"] == 40


def test_costs_and_unlawful_prices_are_paid_order_by_order_and_bodies_prices_after_all() -> None:
    s = Scene(
        """
tracks: {woe: {}, log: {range: [0, 9999]}}
authorities: {paper: {basis: FLAG}}
resources: {coin: {start: 5}}
bodies: {willing: {rule: opt_in, price: {log: 9 * log + coin}}}
responses:
  act: {consent: willing, cost: {coin: 1}, law: paper, unlawful: {log: 9 * log + coin}, effects: {}}
  two: {consent: willing, cost: {coin: 2}, law: paper, unlawful: {log: 9 * log + coin}, effects: {}}
"""
    )
    s.order("act", "two").floor()
    assert s["log"] == 4222
    paid = [cause for cause in s.causes() if cause in (CAUSE_COST, CAUSE_UNLAWFUL, CAUSE_PRICE)]
    assert paid == [CAUSE_COST, CAUSE_UNLAWFUL] * 2 + [CAUSE_PRICE] * 2


def test_a_shared_purse_that_no_longer_suffices_drops_the_order_which_counts_for_nothing() -> None:
    s = Scene(
        """
tracks: {woe: {}}
resources: {coin: {start: 5}, oil: {start: 3, of: [ann, ben], shared: true}}
bodies: {willing: {rule: opt_in, price: {woe: 5}}}
responses:
  act: {by: [ann, ben], cost: {oil: 2, coin: 1}, consent: willing, limit: 1, cooldown: 3, effects: {sound cat: true}}
""",
        played=("ann", "ben"),
        cat=YES,
    )
    s.order("act", by="ben").order("act", by="ann").floor()
    assert s.field("act", ORDER_STATUS, "ben") == DROPPED
    assert (s["ann.oil"], s["ann.coin"], s["ben.coin"], s["woe"]) == (1, 4, 5, 5)
    assert s["done(act)"] == 1
    s.next()
    s["ann.oil"] = 3
    assert s.game.menu("ben") == ("act",)
    assert s.game.menu("ann") == ()
    at = s.p.at.consulted
    assert s.game.state[at + s.pair("ann", "cat")] == 1
    assert s.game.state[at + s.pair("ben", "cat")] < 0


def test_an_own_purse_that_an_answer_emptied_pays_down_to_nothing_and_the_order_stands() -> None:
    s = Scene(
        """
resources: {coin: {start: 5}}
bodies: {flag: {rule: each, members: [foe]}}
responses: {act: {cost: {coin: 4}, consent: flag, effects: {}}}
injects: {call: {at: 1, ask: ann, choices: {pay: {effects: {coin: -4}}}, default: pay}}
""",
        foe=NO,
    )
    s.order("act").floor()
    assert s["coin"] == 0
    assert s.field("act", ORDER_COST) == 1
    s.results()
    assert s["coin"] == 1, "what was paid returns, and no more"


def test_positions_are_computed_on_the_state_after_answers_and_payment() -> None:
    s = Scene(
        """
tracks: {heat: {start: 0}}
bodies: {council: {rule: consensus, price: {heat: 1}}}
responses: {act: {consent: council, effects: {}}}
injects: {call: {at: 1, ask: ann, choices: {pay: {effects: {heat: 1}}}, default: pay}}
""",
        ben="interests: {act: -150 + 125 * heat}",
    )
    s.order("act").floor()
    assert s.positions("act")["ben"] == "yes"
    assert CAUSE_ANSWER in s.causes()


EACH = """
tracks: {{woe: {{}}}}
resources: {{coin: {{start: 5}}}}
bodies: {{flag: {{rule: {rule}, members: [ann, foe, ben], price: {{woe: 3}}}}}}
responses: {{act: {{cost: {{coin: 2}}, consent: flag, limit: 1, cooldown: 4, effects: {{}}}}}}
"""


def test_the_refusal_of_one_of_each_returns_the_costs_and_the_order_counts_for_nothing() -> None:
    s = Scene(EACH.format(rule="each"), foe=NO, ben=YES)
    s.order("act").results()
    assert s.field("act", ORDER_STATUS) == REFUNDED
    assert (s["coin"], s["woe"], s["done(act)"], s["refused(flag)"]) == (5, 3, 0, 1)
    assert s.next().game.menu("ann") == ("act",)


def test_the_refusal_of_any_other_body_keeps_the_costs_and_counts() -> None:
    s = Scene(EACH.format(rule="consensus"), foe=NO, ben=YES)
    s.order("act").results()
    assert s.field("act", ORDER_STATUS) == REFUSED
    assert (s["coin"], s["woe"], s["done(act)"], s["refused(flag)"]) == (3, 3, 1, 1)
    assert s.next().game.menu("ann") == ()


def test_an_order_without_a_body_is_agreed_by_its_orderer_alone() -> None:
    s = Scene(
        "responses: {act: {domain: sea, effects: {}}}",
        ann="capability: {sea: 30}",
        ben="capability: {sea: 70}",
    )
    s.order("act").results()
    assert s.field("act", ORDER_STATUS) == AGREED
    assert s.field("act", 4) == 100
    assert s.field("act", 5) == 30
