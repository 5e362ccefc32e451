"""Assess: exactly what is told of pledges and escalation, and the edges of scores and endings."""

import pytest

from tabletop.engine.kernel.assess import ending
from tabletop.engine.kernel.trace import (
    CAUSE_ESCALATION,
    CAUSE_FIREBREAK,
    CAUSE_PLEDGE_BROKEN,
    CAUSE_PLEDGE_KEPT,
    CAUSE_PLEDGE_OPEN,
)
from tabletop.engine.program import CLASS_NUCLEAR, CLASS_VIOLENT
from tests.engine.kernel.scene import Scene

PLEDGES = """
tracks: {heat: {start: 0}}
responses:
  talk: {effects: {}}
  vow: {effects: {}, pledge: {to: cat, kept: heat > 5, within: 3, public: true}}
  oath: {effects: {}, pledge: {to: dan, kept: heat > 50, within: 1, public: true, worth: 2}}
"""


def test_pledges_are_told_when_opened_broken_and_kept() -> None:
    s = Scene(PLEDGES, rules="will: {recovery: 0}")
    s.order("talk", "vow", "oath").results()
    vow, oath = s.option("vow"), s.option("oath")
    assert s.told(CAUSE_PLEDGE_OPEN) == [(vow, 2, -1, 0, 4), (oath, 3, -1, 0, 2)]
    groups = [s.p.form.group[s.form(id)] for id in ("vow", "oath")]
    assert [s.game.state[s.p.at.pledge_due + group] for group in groups] == [4, 2]
    s.next().results()
    at = s.p.at
    pair = 3 * s.p.n.actors
    assert s.told(CAUSE_PLEDGE_BROKEN) == [
        (oath, 3, -1, 1, 0),
        (oath, 3, at.trust_broken + pair, 0, 4.5),
        (oath, 3, s.place("ann.will"), 50, 50 - s.p.rules.pledge_audience),
    ]
    assert [s.game.state[at.pledge_due + group] for group in groups] == [4, 2]
    s["heat"] = 6
    s.next().results()
    pair = 2 * s.p.n.actors
    kept = s.told(CAUSE_PLEDGE_KEPT)
    assert kept == [(vow, 2, -1, 1, 0), (vow, 2, at.trust_kept + pair, 0, kept[1][4])]


def test_pledges_count_how_often_they_were_kept_and_broken() -> None:
    s = Scene(PLEDGES)
    s["heat"] = 10
    for times in (1, 2):
        s.order("vow", "oath").next().next()
        assert (s["kept(vow)"], s["broken(oath)"]) == (times, times)


ACTS = """
escalation: {start: 40, floor: 20}
responses:
  late: {takes: 1, escalation: violent, effects: {}}
  calm: {escalation: de_escalation, effects: {}}
  quiet: {escalation: de_escalation, effects: {}}
  slight: {escalation: posturing, effects: {}}
  strike: {escalation: violent, effects: {}}
  burn: {escalation: nuclear, effects: {}}
objectives: {whole: {text: Whole, score: 900}}
endings:
  late: {when: turn > 4, at_once: true, outcome: stalemate, text: Late}
"""


def test_the_move_of_the_index_is_told_with_its_points_and_the_firebreaks_once() -> None:
    s = Scene(ACTS, rules="escalation: {posturing: 0.5, decay: 0}")
    s.order("late", "calm", "quiet", "slight", "strike", "burn").results()
    c, index, floor = s.p.rules, float(s.place("escalation")), float(s.place("floor"))
    raw = (
        c.escalation_nuclear
        + c.escalation_others * (0.5 + c.escalation_violent)
        + 2 * c.escalation_de_escalation
    )
    moved = 40 + c.escalation_gain * raw
    points, move = s.told(CAUSE_ESCALATION)
    assert points == pytest.approx((0, 0, -1, raw, c.escalation_gain * raw))
    assert move == pytest.approx((0, 0, index, 40, moved))
    breaks = s.told(CAUSE_FIREBREAK)
    assert breaks[0] == (CLASS_VIOLENT, 0, floor, 20, c.escalation_violent_floor)
    assert breaks[1][:4] == (CLASS_NUCLEAR, 0, floor, c.escalation_violent_floor)
    assert (s.game.state[s.p.at.violent], s.game.state[s.p.at.nuclear]) == (1, 1)
    s.next().order("strike").results()
    assert s.told(CAUSE_FIREBREAK) == []


def test_a_score_is_at_most_a_hundred_and_no_ending_is_minus_one() -> None:
    s = Scene(ACTS).results()
    assert s.game.state[s.p.at.score] == 100
    assert s.ask(lambda p, state: ending(p, state)) == -1
    for _ in range(4):
        s.next()
    assert s.game.state[s.p.at.ended] == 0
    s.results()
    assert s.game.state[s.p.at.ended] == 1


def test_a_broken_promise_costs_its_giver_no_more_will_than_it_has_and_nobody_else_s() -> None:
    vow = "responses: {vow: {by: ben, effects: {}, pledge: {to: cat, kept: turn > 9, within: 1, public: true}}}\n"
    for will, left in ((50.0, 47.0), (3.5, 0.5), (1.0, 0.0)):
        s = Scene(vow, played=("ben",), rules="will: {recovery: 0}, pledge: {audience: 3}")
        s.order("vow", by="ben").next()
        s["ben.will"] = will
        s.results()
        assert [s[f"{name}.will"] for name in ("ann", "ben", "cat")] == [50, left, 50]


def test_who_was_consulted_is_remembered_for_every_orderer_and_whatever_order_came_before() -> None:
    s = Scene(
        "bodies: {council: {rule: consensus}}\nresponses:\n"
        "  ask: {by: [ann, ben, cat], consent: council, effects: {}}\n"
        "  talk: {by: [ann, ben, cat], chance: 0, success: {effects: {sound dan: true}}, failure: {}}\n",
        played=("ann", "ben", "cat"),
    )
    s.order("ask", "talk").order("talk", by="ben").floor().amend("ask", "withdraw").results()
    at, n = s.p.at.consulted, s.p.n.actors
    remembered = [divmod(i, n) for i in range(n * n) if s.game.state[at + i] == 1]
    assert remembered == [(0, 3), (1, 3)]
