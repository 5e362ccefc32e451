"""Assess: what standing rules do to trust, pledges kept and broken, scores and endings."""

import pytest

from tabletop.engine.kernel.trace import (
    CAUSE_BLOCKED,
    CAUSE_CAVEAT,
    CAUSE_ESCALATION,
    CAUSE_JOINT,
    CAUSE_OVERRULED,
    CAUSE_PLEDGE_BROKEN,
    CAUSE_SURPRISED,
)
from tests.engine.kernel.scene import MEH, NAMES, NO, YES, Scene

LOSS = 2.25


def moved(s: Scene) -> dict[str, object]:
    """Evidence kept and broken of every pair that has any."""
    found = {f"{a}->{b}": s.evidence(a, b) for a in NAMES for b in NAMES if a != b}
    return {pair: evidence for pair, evidence in found.items() if evidence != (0.0, 0.0)}


def turn(body: str = "rule: consensus", result: str = "effects: {}", **people: str) -> Scene:
    s = Scene(
        f"tracks: {{heat: {{start: 30}}}}\nbodies: {{body: {{{body}}}}}\n"
        f"responses:\n  act: {{consent: body, {result}}}\n  talk: {{effects: {{sound ben: true, sound cat: true}}}}\n",
        **people,  # type: ignore[arg-type]  # people, not the other options
    )
    return s.order("act")


SUCCESS, FAILURE = "chance: 100, success: {}, failure: {}", "chance: 0, success: {}, failure: {}"


def test_who_is_asked_unconsulted_is_surprised() -> None:
    s = turn(result="outcomes: {a: {chance: 0}, b: {chance: 100}, c: {}}", ben=YES, cat=YES, dan=YES)
    s.order("talk").results()
    assert moved(s) == {"dan->ann": (0, pytest.approx(0.1 * LOSS))}


def test_success_together_binds_both_ways_and_failure_costs_the_orderer() -> None:
    rule = "rule: opt_in"
    s = turn(rule, SUCCESS, ben=YES, cat=MEH, dan=NO).order("talk").results()
    assert {k: v for k, v in moved(s).items() if "dan" not in k} == {
        "ben->ann": (0.5, 0),
        "ann->ben": (0.5, 0),
    }
    s = turn(rule, FAILURE, ben=YES, cat=MEH, dan=NO).order("talk").results()
    assert {k: v for k, v in moved(s).items() if "dan" not in k} == {
        "ben->ann": (0, pytest.approx(0.2 * LOSS))
    }


def test_a_result_that_is_neither_moves_no_trust() -> None:
    s = turn("rule: opt_in", "outcomes: {a: {chance: 0}, b: {chance: 100}, c: {}}", ben=YES, cat=YES, dan=YES)
    s.order("talk").results()
    assert CAUSE_JOINT not in s.causes()


def test_whose_no_did_not_stop_it_was_overruled() -> None:
    s = turn("rule: opt_in", FAILURE, ben=YES, cat=NO, dan=YES).order("talk").results()
    assert moved(s)["cat->ann"] == (0, pytest.approx(0.4 * LOSS))
    s = turn("rule: majority, threshold: 3", FAILURE, ben=YES, cat=NO, dan=YES).order("talk").results()
    assert moved(s)["cat->ann"] == (0, pytest.approx(0.4 * LOSS))


def test_who_alone_stopped_it_loses_the_orderer_s_trust() -> None:
    s = turn(ben=NO, cat=YES, dan=YES).order("talk").results()
    assert moved(s) == {
        "ann->ben": (0, pytest.approx(0.3 * LOSS)),
        "dan->ann": (0, pytest.approx(0.1 * LOSS)),
    }
    s = turn(ben=NO, cat=NO, dan=YES).order("talk").results()
    assert moved(s) == {"dan->ann": (0, pytest.approx(0.1 * LOSS))}
    s = turn("rule: each, members: [foe]", foe=NO).order("talk").results()
    assert moved(s)["ann->foe"] == (0, pytest.approx(0.3 * LOSS))


CAVEAT = ", caveats: {{act: {{share: {share}, disclosed: {open}}}}}"


def test_a_hidden_caveat_is_found_out_when_the_order_is_carried_out() -> None:
    hidden = CAVEAT.format(share=40, open="false")
    s = turn(result="takes: 1, effects: {}", ben=YES + hidden, cat=YES, dan=YES).order("talk").next()
    assert CAUSE_CAVEAT not in s.causes()
    s.results()
    assert moved(s)["ann->ben"] == (0.5, 0), "ann had sounded ben"
    s = turn(ben=YES, cat=YES, dan=YES + hidden).results()
    assert moved(s)["ann->dan"] == (0.5, pytest.approx(1.0 * LOSS))
    assert s.game.state[s.p.at.caveat_public] == 1
    s.next().order("act").results()
    assert s.evidence("ann", "dan") == pytest.approx((1.0, 1.0 * LOSS)), "it is disclosed to all from then"


def test_a_disclosed_caveat_and_that_of_one_who_does_not_take_part_are_not_found_out() -> None:
    s = turn(ben=YES + CAVEAT.format(share=40, open="true"), cat=YES, dan=YES).results()
    assert CAUSE_CAVEAT not in s.causes()
    s = turn("rule: opt_in", ben=YES, cat=NO + CAVEAT.format(share=40, open="false"), dan=YES).results()
    assert CAUSE_CAVEAT not in s.causes()


def test_only_the_largest_matching_caveat_is_found_out() -> None:
    two = ", caveats: {act: {share: 10, disclosed: false}, military: {share: heat, disclosed: false}}"
    s = turn(result="instrument: military, effects: {}", ben=YES + two, cat=YES, dan=YES).results()
    assert list(s.game.state[s.p.at.caveat_public : s.p.at.caveat_public + 2]) == [0, 1]
    assert s.evidence("ann", "ben")[1] == LOSS


def test_standing_rules_come_by_order_and_member_first_the_floor_s_then_the_results() -> None:
    s = Scene(
        "bodies: {council: {rule: consensus}, willing: {rule: opt_in}}\nresponses:\n"
        "  act: {consent: willing, escalation: posturing, effects: {}}\n  two: {consent: council, effects: {}}\n",
        ben=YES.replace("}", ", two: -100}") + CAVEAT.format(share=9, open="false"),
        cat=NO.replace("}", ", two: 100}"),
        dan=YES.replace("}", ", two: 100}"),
    )
    s.order("act", "two").results()
    told = [
        (int(e[1]), NAMES[int(e[3])])
        for e in s.game.trace
        if e[4] >= 0 and e[1] in range(CAUSE_SURPRISED, CAUSE_CAVEAT + 1)
    ]
    assert told == [
        (CAUSE_SURPRISED, "ben"),
        (CAUSE_SURPRISED, "cat"),
        (CAUSE_OVERRULED, "cat"),
        (CAUSE_SURPRISED, "dan"),
        (CAUSE_SURPRISED, "ben"),
        (CAUSE_BLOCKED, "ben"),
        (CAUSE_SURPRISED, "cat"),
        (CAUSE_SURPRISED, "dan"),
        (CAUSE_JOINT, "ben"),
        (CAUSE_JOINT, "ben"),
        (CAUSE_CAVEAT, "ben"),
        (CAUSE_CAVEAT, "ben"),
        (CAUSE_JOINT, "dan"),
        (CAUSE_JOINT, "dan"),
    ]
    assert s.causes()[-1] == CAUSE_ESCALATION


def test_the_standing_rules_can_be_overridden() -> None:
    s = Scene(
        "bodies: {council: {rule: consensus}}\nresponses: {act: {consent: council, effects: {}}}\n",
        rules="trust: {joint_success: 2, surprised: 0, memory: 1}, support: {mood: 0}",
        ben=YES,
        cat=YES,
        dan=YES,
    )
    s.order("act").results()
    assert s.evidence("ben", "ann") == s.evidence("ann", "ben") == (2, 0)


VOW = """
tracks: {{lift: {{}}}}
responses:
  vow: {{effects: {{}}, pledge: {{to: ben, kept: lift > 0, within: {within}, worth: lift + 0.5, public: {public}}}}}
  threat: {{effects: {{}}, pledge: {{to: foe, kept: lift > 0, within: 1}}}}
  send: {{effects: {{lift: 1}}}}
"""


def vow(within: str = "3", public: str = "false") -> Scene:
    return Scene(VOW.format(within=within, public=public), clock="turns: 6, effort: 6, step: 12h")


def test_a_pledge_is_kept_when_its_condition_holds_from_the_next_turn_on() -> None:
    s = vow()
    s.order("vow", "send").results()
    assert moved(s) == {}
    s.next().results()
    assert moved(s) == {"ben->ann": (1.5, 0)}
    assert (s["kept(vow)"], s["broken(vow)"]) == (1, 0)


@pytest.mark.parametrize(("within", "turns"), [("1", 1), ("3", 3), ("18h", 2), ("lift + 2", 2)])
def test_a_pledge_is_broken_when_its_turns_have_passed(within: str, turns: int) -> None:
    s = vow(within)
    s.order("vow")
    for _ in range(turns):
        s.next()
        assert moved(s) == {}
    s.results()
    assert moved(s) == {"ben->ann": (0, pytest.approx(0.5 * LOSS))}
    assert (s["kept(vow)"], s["broken(vow)"]) == (0, 1)


def test_the_turns_a_pledge_has_are_evaluated_when_it_is_judged() -> None:
    s = vow("turn")  # 1 when it is opened, and more in each turn that passes
    s.order("vow")
    for _ in range(5):
        s.next()
    assert (s["turn"], s["broken(vow)"]) == (6, 0)


def test_a_public_pledge_broken_costs_will_at_home() -> None:
    s = vow("1", "true")
    s.order("vow").next().results()
    assert s["ann.will"] == 45
    s = vow("1")
    s.order("vow").next().results()
    assert s["ann.will"] == 50


def test_one_pledge_at_a_time_is_open_for_each_orderer_response_and_value() -> None:
    s = vow()
    s.order("vow").next()
    s.order("vow").next().next().results()
    assert s["broken(vow)"] == 1, "the first one's turns have passed; the second opened nothing"
    s.next().next().next().results()
    assert s["broken(vow)"] == 1


def test_a_pledge_is_made_only_by_success_and_a_threat_is_one_too() -> None:
    s = Scene(
        VOW.format(within=3, public="false").replace(
            "vow: {effects: {}", "vow: {chance: 0, success: {}, failure: {}"
        )
    )
    s.order("vow", "threat").next().results()
    assert (s["broken(vow)"], s["broken(threat)"]) == (0, 1)
    assert moved(s) == {"foe->ann": (0, LOSS)}
    assert CAUSE_PLEDGE_BROKEN in s.causes()


ENDS = """
tracks: {heat: {start: 50}}
responses: {act: {effects: {heat: 60}}, calm: {effects: {heat: -20}}}
objectives: {a: {score: heat * 2}, b: {score: heat - 60}, c: {score: 0.5 * heat}}
endings:
  hot: {when: heat > 90, outcome: defeat, at_once: true}
  cool: {when: heat < 40, outcome: victory}
  even: {when: heat <= 100 and done(act) > 0, outcome: stalemate}
"""


def test_objectives_are_scored_from_nought_to_a_hundred() -> None:
    s = Scene(ENDS)
    s.results()
    assert list(s.game.state[s.p.at.score : s.p.at.score + 3]) == [100, 0, 25]


def test_an_ending_at_once_ends_the_game_in_its_turn() -> None:
    s = Scene(ENDS)
    s.order("act").results()
    assert s.game.ending == "hot"
    assert s.game.advance().stage == "over"


def test_other_endings_wait_for_the_last_turn_and_the_first_that_holds_is_the_ending() -> None:
    s = Scene(ENDS, clock="turns: 2, effort: 6")
    s.order("calm").results()
    assert s.game.ending is None
    assert s.next().results().game.ending == "cool"


def test_when_none_holds_time_runs_out() -> None:
    s = Scene(ENDS, clock="turns: 1, effort: 6")
    assert s.results().game.ending == "time_runs_out"
