"""Lines are read in the order of their turns, and what is wrong with one is said at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.scenario.library import headings
from tabletop.scenario.lines import lines_of, read_line

LINE = """\
title: The historic line
seeds: 500
moves:
  2: {norland: board_vessel+escort@council}
  1: {norland: [consult.meridia, board_vessel@council], answers: {press_leak: deny}}
expect:
  - share(deal) >= 60
  - at(3, trust(meridia -> norland) > 55)
without: {support: {exposure: 0}}
"""


def line_file(folder: Path, text: str) -> Path:
    path = folder / "lines" / "a.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_a_line_is_read_with_its_moves_by_turn(tmp_path: Path) -> None:
    line, problems = read_line(line_file(tmp_path, LINE))
    assert not problems
    assert line is not None
    assert line.seeds == 500
    assert line.policy == "pass"
    first, second = line.moves
    assert (first.turn, first.orders, first.answers) == (
        1,
        {"norland": ("consult.meridia", "board_vessel@council")},
        {"press_leak": "deny"},
    )
    assert (second.turn, second.orders) == (2, {"norland": ("board_vessel+escort@council",)})
    assert [(e.text, e.line) for e in line.expect] == [
        ("share(deal) >= 60", 7),
        ("at(3, trust(meridia -> norland) > 55)", 8),
    ]
    assert line.without == {"support.exposure": 0.0}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("moves: {x: {}}", "1:9: error[TT105]: 'x' is no turn"),
        (
            "moves: {1: {a: [b c]}}",
            "1:17: error[TT108]: 'b c' is no order; write response, response.value+variant@body",
        ),
        ("moves: {1: [a]}", "1:12: error[TT103]: expected orders by actor, found a list"),
        ("moves: {1: {answers: a}}", "1:22: error[TT103]: expected choices by inject, found a text"),
        ("sedes: 3", "1:1: error[TT101]: unknown key 'sedes'; did you mean 'seeds'?"),
        ("seeds: 0", "1:8: error[TT115]: '0' must be a whole number of at least 1"),
    ],
)
def test_a_mistake_in_a_line_is_named_at_its_place(tmp_path: Path, text: str, error: str) -> None:
    line, problems = read_line(line_file(tmp_path, text + "\n"), "a.yaml")
    assert line is None
    assert [str(problem) for problem in problems] == [f"a.yaml:{error}"]


def test_lines_are_those_in_the_folder_beside_the_scenario(tmp_path: Path) -> None:
    path = line_file(tmp_path, LINE)
    assert lines_of(tmp_path) == [path]
    assert lines_of(tmp_path / "scenario.yaml") == [path]
    assert lines_of(tmp_path / "lines") == []


def test_every_shipped_line_can_be_read() -> None:
    for heading in headings():
        for path in lines_of(heading.path):
            assert not read_line(path)[1], str(read_line(path)[1])
