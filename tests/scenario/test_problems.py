"""Problems say where, how bad, what and what to do, in the order of their places."""

from __future__ import annotations

import re

import pytest

from tabletop.scenario.problems import CODES, Problem, Problems, ScenarioError, did_you_mean, nearest


def problem(line: int, column: int = 1, code: str = "TT203", **more: str) -> Problem:
    return Problem(code, "error", more.get("message", "x"), more.get("file", "a.yaml"), line, column)


def test_a_problem_reads_as_place_severity_code_message_and_hint() -> None:
    found = Problem(
        "TT203",
        "error",
        "no track 'tensoin'",
        "scenarios/strait/scenario.yaml",
        41,
        13,
        did_you_mean("tensoin", ["tension"]),
    )
    assert str(found) == (
        "scenarios/strait/scenario.yaml:41:13: error[TT203]: no track 'tensoin'; did you mean 'tension'?"
    )


def test_a_problem_without_place_or_hint_leaves_them_out() -> None:
    assert (
        str(Problem("TT001", "error", "no such file", "a.yaml", 0, 0)) == "a.yaml: error[TT001]: no such file"
    )


def test_problems_come_in_the_order_of_their_places_each_once() -> None:
    problems = Problems([problem(3), problem(1, 9), problem(1, 2), problem(3)])
    assert [(p.line, p.column) for p in problems] == [(1, 2), (1, 9), (3, 1)]
    assert len(problems) == 3


def test_warnings_alone_are_no_errors() -> None:
    problems = Problems([Problem("TT111", "warning", "x", "a.yaml", 1, 1)])
    assert problems
    assert not problems.has_errors
    problems.add(problem(2))
    assert problems.has_errors


def test_the_error_carries_and_shows_every_problem() -> None:
    problems = Problems([problem(2), problem(1)])
    with pytest.raises(ScenarioError, match=re.escape("a.yaml:1:1: error[TT203]: x\na.yaml:2:1:")) as caught:
        raise ScenarioError(problems)
    assert caught.value.problems is problems


def test_nearest_is_none_when_nothing_is_alike() -> None:
    assert nearest("tensoin", ["trust", "tension"]) == "tension"
    assert nearest("zebra", ["trust", "tension"]) is None
    assert did_you_mean("zebra", ["trust"]) == ""


def test_codes_have_the_form_of_codes_and_titles_of_one_line() -> None:
    for code, title in CODES.items():
        assert re.fullmatch(r"TT[0-9]{3}", code)
        assert title
        assert "\n" not in title
    assert list(CODES) == sorted(CODES)
