"""JUnit's XML of a report: what servers count, and what they show."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from tabletop.authoring.lines.junit import junit
from tabletop.authoring.lines.trials import try_lines
from tests.authoring.lines.samples import SCENARIO, written

MIXED = {
    "broken": "expect: share(ht) == 0\n",
    "fails": "seeds: 30\nmoves: {1: {north: [toss]}}\nexpect: [share(hot) < 1, 'at(1, heat > 5)']\n"
    "without: {support: {mood: 0}}\n",
}


def document(folder: Path, scenario: str = SCENARIO, **lines: str) -> ElementTree.Element:
    return ElementTree.fromstring(junit([try_lines(written(folder, scenario, **lines), "scenario.yaml")]))


def test_an_expectation_is_a_case_and_a_line_is_a_suite(tmp_path: Path) -> None:
    root = document(tmp_path, **MIXED)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "1", "1")
    assert [suite.get("name") for suite in root] == ["coins/broken", "coins/fails"]
    assert [case.get("name") for case in root[1]] == [
        "share(hot) < 1",
        "at(1, heat > 5)",
        "without: support.mood 0",
    ]
    assert {case.get("classname") for case in root[1]} == {"coins.fails"}


def test_a_failure_tells_what_came_and_an_error_why_nothing_could(tmp_path: Path) -> None:
    root = document(tmp_path, **MIXED)
    (failure,) = root.iter("failure")
    assert str(failure.get("message")).startswith("hot ")
    assert "; seeds " in str(failure.get("message"))
    (error,) = root.iter("error")
    assert "no ending or outcome 'ht'" in str(error.get("message"))


def test_a_line_that_does_not_hang_on_its_rule_is_a_failure(tmp_path: Path) -> None:
    line = "seeds: 3\nexpect: share(hot) == 0\nwithout: {support: {mood: 0}}\n"
    root = document(tmp_path, a=line)
    assert (root.get("tests"), root.get("failures")) == ("2", "1")


def test_a_scenario_that_cannot_be_used_is_an_error(tmp_path: Path) -> None:
    root = document(tmp_path, SCENARIO.replace("lead: north", "lead: nrth"))
    assert (root.get("tests"), root.get("errors")) == ("1", "1")
