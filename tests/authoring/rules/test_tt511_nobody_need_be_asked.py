"""TT511: a plan that consults nobody should come to less."""

from __future__ import annotations

from tests.authoring.played import found

ASK = "  ask: {{by: norland, limit: 1, effects: {{sound meridia: true{}}}}}\n"


def test_consulting_that_changes_nothing_is_found_at_its_response() -> None:
    (problem,) = found("TT511", responses=ASK.format(""))
    assert problem.message.startswith("consulting nobody comes to 80.0 (")
    assert problem.severity == "warning"


def test_consulting_that_the_best_plan_needs_is_fine() -> None:
    assert found("TT511", responses=ASK.format(", flood: -60")) == []


def test_a_scenario_without_anybody_to_consult_is_not_asked() -> None:
    assert found("TT511") == []


def test_nothing_is_said_where_nothing_helps_anyway() -> None:
    assert found("TT511", responses=ASK.format(""), help_=0) == []
