"""The forms of a report: each shows every finding, and machines can read those made for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tabletop.authoring.checking import Report, check_text
from tabletop.authoring.formats import as_json, concise, github, sarif, text
from tabletop.authoring.pages import whole
from tabletop.scenario.problems import Edit, Problem

SCHEMA = Path(__file__).parents[2] / "data" / "sarif" / "sarif-2.1.0-rtm.5.json"
WRONG = whole(
    "flags:\n  warned: Warned\nresponses:\n  warn:\n    instrument: military\n    effects: {warned: true}\n"
)


def _report(line: str, **place: Any) -> Report:
    told = {"column": 1, "hint": "", **place}
    problem = Problem("TT401", "warning", "so it is", "s.yaml", 1, **told)
    return Report((problem,), {"s.yaml": line})


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft4Validator(schema)


def test_a_text_marks_the_place_under_the_line() -> None:
    said = text(_report("flags: {warned: yes}", column=9, end_column=15)).split("\n")
    assert said == [
        "s.yaml:1:9: warning[TT401]: so it is",
        "    1 | flags: {warned: yes}",
        "      |         ^~~~~~",
    ]


def test_the_word_is_marked_where_nothing_says_where_the_mark_ends() -> None:
    assert text(_report("flags: {warned: yes}", column=9)).endswith("|         ^~~~~~")


def test_the_mark_stands_under_the_place_in_a_line_of_wide_signs() -> None:
    line = 'title: "海峡の危機 warned"'
    column = line.index("warned") + 1
    *_, shown, mark = text(_report(line, column=column, end_column=column + 6)).split("\n")
    assert mark.index("^") == shown.index("warned") + 5  # five signs of double width come before


@pytest.mark.parametrize("width", [60, 80, 120])
def test_of_a_long_line_the_part_around_the_place_is_shown(width: int) -> None:
    line = "text: " + "word " * 200 + "wrong " + "word " * 200
    column = line.index("wrong") + 1
    _, shown, mark = text(_report(line, column=column), width=width).split("\n")
    assert len(shown) <= width
    assert shown[mark.index("^") :].startswith("wrong")
    assert shown.count("…") == 2


def test_no_line_of_a_file_can_speak_to_the_terminal() -> None:
    assert "\x1b" not in text(_report("title: \x1b[2Jgone", column=1))


def test_a_place_behind_the_end_of_its_line_is_marked_there() -> None:
    assert text(_report("title:", column=40)).endswith("|       ^")


def test_a_finding_about_a_whole_file_has_no_mark() -> None:
    said = text(Report((Problem("TT001", "error", "no such file", "s.yaml", 0, 0),), {}))
    assert said == "s.yaml: error[TT001]: no such file"


def test_nothing_found_is_nothing_said() -> None:
    assert (text(Report()), concise(Report()), github(Report())) == ("", "", "")


def test_concise_says_a_finding_in_a_line() -> None:
    (line,) = concise(check_text(WRONG, "s.yaml")).split("\n")
    assert line.startswith("s.yaml:")
    assert "warning[TT401]: flag 'warned'" in line


def test_json_holds_the_place_the_title_and_the_edits() -> None:
    edit = Edit(1, 1, 1, 3, "x")
    (found,) = json.loads(as_json(_report("ab", edits=(edit,))))
    assert found["title"] == "flag set and never read"
    assert found["edits"] == [{"line": 1, "column": 1, "end_line": 1, "end_column": 3, "text": "x"}]


def test_github_writes_a_command_in_which_no_message_can_end_early() -> None:
    problem = Problem("TT401", "info", "50 % of\nit", "a,b:c.yaml", 2, 3, end_column=5)
    assert github(Report((problem,), {})) == (
        "::notice file=a%2Cb%3Ac.yaml,line=2,col=3,endLine=2,endColumn=5,title=tabletop TT401::50 %25 of%0Ait"
    )


@pytest.mark.parametrize(
    "report",
    [
        Report(),
        check_text(WRONG),
        check_text("a: [", "has blanks and ümlauts.yaml"),
        _report("ab", edits=(Edit(1, 1, 1, 3, "x"),), end_column=3),
        Report((Problem("TT001", "error", "no such file", "s.yaml", 0, 0),), {}),
    ],
    ids=["nothing", "warning", "broken", "with edits", "whole file"],
)
def test_sarif_is_what_the_standards_schema_asks_for(report: Report, validator: Any) -> None:
    log = json.loads(sarif(report))
    assert [error.message for error in validator.iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) == len(report.problems)


def test_the_schema_refuses_what_is_not_sarif(validator: Any) -> None:
    log = json.loads(sarif(check_text(WRONG)))
    log["runs"][0]["results"][0]["level"] = "worrying"
    assert not validator.is_valid(log)


def test_a_result_points_to_its_rule_and_keeps_its_print_when_lines_move() -> None:
    before = json.loads(sarif(check_text(WRONG)))["runs"][0]
    after = json.loads(sarif(check_text("# a comment\n" + WRONG)))["runs"][0]
    result = before["results"][0]
    assert before["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "TT401"
    assert result["partialFingerprints"] == after["results"][0]["partialFingerprints"]
    assert result["locations"] != after["results"][0]["locations"]


def test_the_same_finding_twice_has_two_prints() -> None:
    twice = Report(tuple(Problem("TT401", "info", "x", "s.yaml", n, 1) for n in (1, 2)), {"s.yaml": "a\na"})
    prints = [r["partialFingerprints"]["finding/v1"] for r in json.loads(sarif(twice))["runs"][0]["results"]]
    assert len(set(prints)) == 2
