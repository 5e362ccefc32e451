"""Grades as data: what is called a loss, what it is made of, and luck that adds up."""

from __future__ import annotations

import pytest

from tabletop.analysis.grades import Decision, Grades, Luck, Turn, decided, summed_up, turning_points
from tabletop.analysis.plans import Moment, moment
from tabletop.analysis.weighing import Estimate, Tally
from tests.engine.kernel.scene import Scene

NOTHING = Estimate(0.0, 0.0, 50)
TABLE = """\
tracks: {good: {}, calm: {}}
objectives: {most: {score: good, weight: 3}, rest: {score: calm}}
responses: {a: {effects: {}}, b: {effects: {}}}
endings:
  won: {when: good > 90, outcome: victory, text: Won}
  lost: {when: good < 10, outcome: defeat, text: Lost}
"""


def moment_of(text: str = TABLE) -> Moment:
    return moment(Scene(text).game, "ann")


def tally(worths: list[float], endings: dict[int, int], *scores: float) -> Tally:
    return Tally(worths, endings, list(scores))


MINE = tally([0.25, 0.5], {-1: 2}, 40.0, 120.0)
BETTER = tally([0.5, 0.5625], {0: 1, -1: 0, 1: 3}, 120.0, 5.0)
WORST = tally([0.1, 0.1], {-1: 2}, 0.0, 80.0)


def decision(regret: Estimate, over: Estimate = NOTHING, turn: int = 1) -> Decision:
    return Decision(turn, "", ("a",), ("b",), NOTHING, NOTHING, regret, over, 1, "")


@pytest.mark.parametrize(
    ("mean", "half", "lost"),
    [(1.0, 0.5, 1.0), (0.99, 0.5, 0.0), (5.0, 5.0, 0.0), (5.0, 4.9, 5.0), (-3.0, 0.1, 0.0)],
)
def test_a_loss_is_a_point_or_more_that_is_surely_above_nothing(
    mean: float, half: float, lost: float
) -> None:
    assert decision(Estimate(mean, half, 50)).gave_up == lost


def test_what_was_lost_is_told_with_the_likeliest_ending_and_by_objective_in_parts_that_sum_to_it() -> None:
    one = decided(moment_of(), "", ("a",), ("b",), MINE, BETTER, WORST, 7, "floor")
    assert (one.best, one.tried, one.ending, one.floor) == (("b",), 7, "lost", "floor")
    assert (one.value.mean, one.best_value.mean, one.regret.mean) == (37.5, 53.125, 15.625)
    assert one.over_passing.mean == pytest.approx(27.5)
    assert one.gains == (30.0, -14.375)


@pytest.mark.parametrize(
    ("best", "other"),
    [
        (("a", "b"), BETTER),  # the same orders, that only went on better
        (("b",), tally([0.375, 0.375], {0: 2}, 0.0, 0.0)),  # no better
        (("b",), tally([0.1, 0.2], {0: 2}, 0.0, 0.0)),  # worse
    ],
)
def test_what_is_no_better_or_no_other_order_is_no_loss_at_all(best: tuple[str, ...], other: Tally) -> None:
    one = decided(moment_of(), "", ("b", "a"), best, MINE, other, WORST, 7)
    assert (one.best, one.ending, one.gains) == (("b", "a"), "", (0.0, 0.0))
    assert one.best_value == one.value
    assert one.regret == Estimate(0.0, 0.0, 2)


def test_the_slightest_gain_is_a_regret_though_no_loss() -> None:
    slight = tally([0.376, 0.376], {1: 2}, 40.0, 120.0)
    one = decided(moment_of(), "", ("a",), ("b",), MINE, slight, WORST, 7)
    assert (one.best, one.gave_up) == (("b",), 0.0)
    assert one.regret.mean == pytest.approx(0.1)


def test_an_ending_is_named_also_when_it_is_the_first() -> None:
    first = tally([0.6, 0.6], {0: 2, 1: 1}, 0.0, 0.0)
    assert decided(moment_of(), "", ("a",), ("b",), MINE, first, WORST, 7).ending == "won"


def test_where_no_objective_weighs_none_gains() -> None:
    at = moment_of(TABLE.replace("weight: 3", "weight: 0").replace("score: calm", "score: calm, weight: 0"))
    assert decided(at, "", ("a",), ("b",), MINE, BETTER, WORST, 7).gains == (0.0, 0.0)


def test_where_it_was_decided_is_told_of_what_hung_most_on_either_way_and_first_of_the_earlier() -> None:
    sure = 0.1
    lost = decision(Estimate(4.0, sure, 50), turn=4)
    won = decision(NOTHING, Estimate(6.0, sure, 50), turn=3)
    even = decision(NOTHING, Estimate(4.0, sure, 50), turn=2)
    just = decision(Estimate(1.0, sure, 50), turn=1)
    hardly = decision(NOTHING, Estimate(0.9, sure, 50), turn=5)
    doubtful = decision(NOTHING, Estimate(9.0, 9.5, 50), turn=6)
    turns = tuple(Turn(k, (one,), NOTHING, NOTHING) for k, one in enumerate((hardly, doubtful, just, lost)))
    grades = Grades("ann", (*turns, Turn(9, (won, even), NOTHING, NOTHING)), (), (), 0.0, 0)
    assert turning_points(grades, 9) == (won, even, lost, just)
    assert turning_points(grades) == (won, even, lost)


def test_lucks_interval_is_that_of_a_sum_of_two_that_know_nothing_of_each_other() -> None:
    luck = Luck(Estimate(1.0, 3.0, 50), Estimate(-4.0, 4.0, 50))
    assert (luck.mean, luck.half) == (-3.0, 5.0)


def test_a_turn_was_worth_what_it_came_to_and_what_was_given_up_in_it() -> None:
    lost = tuple(decision(Estimate(x, 0.1, 50)) for x in (4.0, 0.5, 2.0))
    assert Turn(1, lost, Estimate(30.0, 1.0, 50), NOTHING).before == 36.0


def turn(number: int, value: float, **floor: Estimate) -> Turn:
    return Turn(number, (), Estimate(value, 1.0, 50), Estimate(value - 2.0, 4.0, 50), **floor)


def test_luck_is_what_the_plan_gained_on_the_floor_and_after_it_and_the_rest_was_found() -> None:
    shown = {
        "opened": Estimate(45.0, 3.0, 50),
        "settled": Estimate(46.0, 12.0, 50),
        "carried": Estimate(51.0, 5.0, 50),
    }
    found = summed_up("ann", [turn(2, 60.0), turn(3, 40.0), turn(1, 50.0, **shown)], 58.0, 9)
    first, second, last = found.luck
    assert [one.turn for one in found.turns] == [1, 2, 3]
    assert (first.others, first.dice) == (Estimate(-3.0, 5.0, 50), Estimate(5.0, 13.0, 50))
    assert found.found[0] == pytest.approx(60.0 - 50.0 - 2.0)
    assert second.dice.mean == 40.0 - 58.0, "where nothing was carried, what the next turn began with"
    assert last.others == Estimate(0.0, 0.0, 50), "where no floor is told, others gave nothing, for certain"
    assert last.dice == Estimate(20.0, 4.0, 50), "after the last turn comes the score, which is no estimate"
    assert found.found[2] == pytest.approx(58.0 - 40.0 - 20.0)
    assert (found.begin, found.final, found.games) == (50.0, 58.0, 9)


def test_an_exercise_without_a_turn_begins_with_its_score() -> None:
    assert summed_up("ann", [], 33.0, 0).begin == 33.0
