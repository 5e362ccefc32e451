"""TT408: an inject should name the objective it exercises."""

from __future__ import annotations

from tests.authoring.samples import found, marked, words

STORM = "injects:\n  storm:\n    at: 3\n    text: A storm comes up.\n"


def test_an_inject_without_an_objective_is_found_with_those_there_are() -> None:
    assert marked("TT408", STORM) == ["storm"]
    assert found("TT408", STORM)[0].hint == "name one: calm"


def test_it_is_advice() -> None:
    assert found("TT408", STORM)[0].severity == "info"


def test_one_that_names_its_objective_is_left_alone() -> None:
    assert words("TT408", STORM + "    objective: calm\n") == []


def test_a_scenario_without_objectives_is_left_alone() -> None:
    assert words("TT408", "objectives: {}\ninjects: {storm: {at: 3}}\n") == []
