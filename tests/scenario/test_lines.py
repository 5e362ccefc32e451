"""Lines are read in the order of their turns, and what is wrong with one is said at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.scenario.library import headings
from tabletop.scenario.lines import closed, lines_of, read_line

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


def test_lines_are_yaml_files_of_either_ending(tmp_path: Path) -> None:
    (tmp_path / "lines").mkdir()
    for name in ("b.yml", "a.yaml", "notes.md"):
        (tmp_path / "lines" / name).touch()
    assert [path.name for path in lines_of(tmp_path / "scenario.yaml")] == ["a.yaml", "b.yml"]


def test_nothing_is_said_of_lines_that_can_be_found_or_are_not_there(tmp_path: Path) -> None:
    assert not closed(tmp_path, tmp_path)
    (tmp_path / "lines").mkdir()
    assert not closed(tmp_path, tmp_path)


def test_a_file_in_place_of_the_folder_of_lines_is_told_with_what_mends_it(tmp_path: Path) -> None:
    (tmp_path / "lines").touch()
    assert not lines_of(tmp_path)
    hint = "lines are files in a folder of this name; give the file another one"
    assert str(closed(tmp_path, Path("mine"))) == f"mine/lines: error[TT001]: this is a file; {hint}"


def test_a_folder_of_lines_that_may_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refused)
    assert not lines_of(tmp_path)
    hint = "change its permissions so that you may read it"
    assert str(closed(tmp_path, Path("mine"))) == f"mine/lines: error[TT001]: Permission denied; {hint}"


def test_a_line_that_is_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "lines").mkdir()
    link = tmp_path / "lines" / "a.yaml"
    link.symlink_to("gone.yaml")
    line, problems = read_line(link, "a.yaml")
    assert line is None
    assert "it is a link to 'gone.yaml', which is not there" in str(problems)
