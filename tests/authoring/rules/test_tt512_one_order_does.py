"""TT512: one order in every turn should not do as well as a plan."""

from __future__ import annotations

from tests.authoring.played import found

ALL = "  both: {{by: norland, {}effects: {{fire: -15, flood: -15}}}}\n"


def test_one_that_does_everything_is_found() -> None:
    (problem,) = found("TT512", responses=ALL.format(""))
    assert problem.message.startswith(
        "ordering “Both” (both) in every turn comes to 80.0, within 5 % of the best, "
    )


def test_a_limit_makes_a_plan_of_it() -> None:
    assert found("TT512", responses=ALL.format("limit: 1, ")) == []


def test_a_scenario_that_needs_two_orders_is_fine() -> None:
    assert found("TT512") == []
