"""Which decisions an exercise turned on."""

from tabletop.exercise.turning import turning_points
from tabletop.exercise.whatif import Kind, WhatIf


def tried(turn: int, order: str, instead: str, by: float | None, kind: Kind = "without") -> WhatIf:
    return WhatIf(turn, order, instead, "The quay", "defeat", 50.0, by, (), 0, kind)


def test_the_largest_swings_come_first_whichever_way_they_go() -> None:
    found = turning_points([tried(1, "A", "", 3), tried(2, "B", "", -19), tried(3, "C", "D", 11, "body")])
    assert [(one.turn, one.worth) for one in found] == [(2, 19), (3, -11), (1, -3)]


def test_a_decision_is_told_once_against_its_strongest_alternative() -> None:
    found = turning_points([tried(2, "B", "", -4), tried(2, "B", "B elsewhere", -19, "body")])
    assert [one.against.instead for one in found] == ["B elsewhere"]


def test_what_was_not_done_counts_only_where_it_would_have_been_better() -> None:
    worse = [tried(1, "", "Bombard", -40, "besides"), tried(1, "A", "Bombard", -60, "instead")]
    assert turning_points(worse) == ()
    found = turning_points(
        [*worse, tried(1, "", "Consult", 7, "besides"), tried(1, "", "Brief", 5, "besides")]
    )
    assert [(one.worth, one.against.instead) for one in found] == [(-7, "Consult")]


def test_a_swing_of_less_than_half_a_point_or_without_a_score_decides_nothing() -> None:
    assert turning_points([tried(1, "A", "", 0.4), tried(2, "B", "", None)]) == ()


def test_no_more_are_told_than_asked_for_and_of_equals_the_earlier() -> None:
    found = turning_points([tried(turn, f"order {turn}", "", 5) for turn in (4, 2, 3, 1)], most=2)
    assert [one.turn for one in found] == [1, 2]
