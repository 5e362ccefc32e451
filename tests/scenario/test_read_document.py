"""A document is read from a folder or a file, with the texts beside it and none from elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.document.validate import read_scenario
from tabletop.scenario.load import read_beside, read_document
from tabletop.scenario.source import read_source
from tests.scenario.reading import HEAD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "small"
    place.mkdir()
    (place / "scenario.yaml").write_text(HEAD, encoding="utf-8")
    (place / "briefing.md").write_text("# The **strait**\n", encoding="utf-8")
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    return place


def test_a_folder_and_its_file_are_the_same_document(folder: Path) -> None:
    by_folder, problems = read_document(folder)
    by_file, _ = read_document(str(folder / "scenario.yaml"))
    assert not problems
    assert by_folder == by_file
    assert by_folder is not None
    assert by_folder.id == "small"


def test_messages_name_the_file_as_it_was_given_or_called(folder: Path) -> None:
    (folder / "scenario.yaml").write_text("- a\n", encoding="utf-8")
    path = folder / "scenario.yaml"
    assert str(read_document(path)[1]).startswith(f"{path.as_posix()}:1:1: error[TT103]")
    assert str(read_document(folder, "x.yaml")[1]).startswith("x.yaml:1:1: error[TT103]")


def test_an_id_that_differs_from_the_folder_is_a_warning_and_no_more(folder: Path) -> None:
    other = folder.rename(folder.parent / "other")
    document, problems = read_document(other)
    assert document is not None
    assert [(p.severity, p.line, p.column) for p in problems] == [("warning", 2, 5)]


def test_a_missing_file_is_a_problem_and_no_exception(folder: Path) -> None:
    document, problems = read_document(folder / "none.yaml")
    assert document is None
    assert [p.code for p in problems] == ["TT001"]
    assert [p.code for p in read_document("a\x00b")[1]] == ["TT001"]


def briefing(folder: Path, name: str) -> tuple[Scenario | None, list[str]]:
    tree, _ = read_source(HEAD + f"briefing: {{file: {name}}}\n", "s.yaml")
    assert tree is not None
    scenario, problems = read_scenario(tree, "s.yaml", lambda wanted: read_beside(folder, wanted))
    return scenario, [f"{p.line}:{p.column} {p.code} {p.message}; {p.hint}" for p in problems]


def test_a_long_text_may_live_in_a_file_beside_the_scenario(folder: Path) -> None:
    scenario, problems = briefing(folder, "briefing.md")
    assert not problems
    assert scenario is not None
    assert scenario.briefing == "# The **strait**\n"


@pytest.mark.parametrize("name", ["../secret.md", "/etc/hostname", "link.md"])
def test_a_text_outside_the_folder_is_never_read(folder: Path, name: str) -> None:
    os.symlink(folder.parent / "secret.md", folder / "link.md")
    scenario, problems = briefing(folder, name)
    assert scenario is None
    assert problems == [
        f"8:18 TT119 text file '{name}' cannot be used; it must lie in the scenario's folder",
    ]


def test_a_missing_text_file_is_a_problem_at_its_name(folder: Path) -> None:
    _, problems = briefing(folder, "none.md")
    assert problems == ["8:18 TT119 text file 'none.md' cannot be used; No such file or directory"]
