"""The escalation index: points of a turn, decay to the floor, and firebreaks."""

import pytest

from tests.engine.kernel.scene import Scene

ACTS = """
escalation: {start: 40, floor: 10}
responses:
  talk: {escalation: de_escalation, effects: {}}
  wait: {escalation: status_quo, effects: {}}
  pose: {escalation: posturing, effects: {}}
  pose_more: {escalation: posturing, effects: {}}
  press: {escalation: nonviolent, effects: {}}
  strike: {escalation: violent, effects: {}}
  strike_again: {escalation: violent, effects: {escalation: -50}}
  burn: {escalation: nuclear, effects: {}}
  later: {escalation: violent, takes: 1, effects: {}}
"""


@pytest.mark.parametrize(
    ("orders", "raw"),
    [
        ([], 0),
        (["wait"], 0),
        (["talk"], -2),
        (["pose"], 4),
        (["press"], 12),
        (["strike"], 28),
        (["press", "pose"], 12 + 0.25 * 4),
        (["pose", "pose_more"], 4 + 0.25 * 4),
        (["pose", "press", "talk", "pose_more"], 12 + 0.25 * 8 - 2),
        (["later"], 0),
    ],
)
def test_the_gravest_act_counts_in_full_others_a_quarter_and_relief_in_full(
    orders: list[str], raw: float
) -> None:
    s = Scene(ACTS)
    s.order(*orders).results()
    assert s["escalation"] == 40 + 0.6 * raw - 0.05 * (40 - 10)


def test_an_act_counts_when_it_is_carried_out() -> None:
    s = Scene(ACTS)
    s.order("later").next()
    before = s["escalation"]
    s.results()
    assert s["escalation"] == before + 0.6 * 28 - 0.05 * (before - 10)


def test_the_index_stays_between_its_floor_and_a_hundred() -> None:
    s = Scene(ACTS)
    s["escalation"] = 99
    s.order("burn", "strike").results()
    assert s["escalation"] == 100
    s = Scene(ACTS)
    s["escalation"] = 10
    s.order("talk").results()
    assert s["escalation"] == 10


def test_the_first_violent_act_raises_the_floor_for_good_and_the_second_does_not_again() -> None:
    s = Scene(ACTS)
    s["escalation"] = 10
    s.order("strike").results()
    floor = s.game.state[s.place("floor")]
    assert floor == 25
    assert s["escalation"] == 10 + 0.6 * 28
    s.next().order("strike_again").results()
    assert s["escalation"] == pytest.approx(25 + 0.6 * 28)
    assert s.game.state[s.place("floor")] == 25


def test_the_first_nuclear_act_raises_the_floor_to_eighty_and_lifts_the_index_to_it() -> None:
    s = Scene(ACTS)
    s.order("burn").results()
    assert s.game.state[s.place("floor")] == 80
    assert s["escalation"] == 80


def test_a_floor_that_is_higher_already_is_left() -> None:
    s = Scene(ACTS)
    s["floor"] = 30
    s.order("strike").results()
    assert s.game.state[s.place("floor")] == 30


def test_points_and_shares_can_be_overridden() -> None:
    s = Scene(ACTS, rules="escalation: {gain: 1, others: 0.5, decay: 0, posturing: 6, violent_floor: 60}")
    s.order("pose", "pose_more").results()
    assert s["escalation"] == 40 + 9
    s.next().order("strike").results()
    assert s["escalation"] == 40 + 9 + 28
    assert s.game.state[s.place("floor")] == 60
