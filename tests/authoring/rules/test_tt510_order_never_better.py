"""TT510: an order should sometimes be better than those that cost no more."""

from __future__ import annotations

from tests.authoring.played import found

BAGS = "  bags: {{by: norland, limit: 2, {}effects: {{flood: {}}}}}\n"


def test_one_that_another_beats_wherever_both_can_be_given_is_found() -> None:
    (problem,) = found("TT510", responses=BAGS.format("", -5))
    assert problem.message.startswith("“Bags” (bags) was never better than “Pump” (pump): ")
    assert problem.message.endswith(" points worse on average of 16 games, and no cheaper")


def test_one_that_does_harm_is_beaten_by_ordering_nothing_or_another() -> None:
    assert len(found("TT510", responses=BAGS.format("", 5))) == 1


def test_a_cheaper_one_has_its_use() -> None:
    assert found("TT510", responses=BAGS.format("effort: 0, ", -5)) == []


def test_a_variant_is_marked_where_it_stands() -> None:
    bags = BAGS.format("variants: {late: {effects: {flood: -1}}}, ", -30)
    (problem,) = found("TT510", responses=bags)
    assert problem.message.startswith("“Late” (bags+late) was never better than ")
    assert problem.column > 20
