"""`tabletop list`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tabletop.scenario import library
from tests.cli.samples import SCENARIO


def test_every_scenario_of_the_library_has_a_line(run: Callable[..., Any]) -> None:
    heading, *lines = run("list").out.splitlines()
    assert heading.split() == ["ID", "TITLE", "DIFFICULTY", "LENGTH"]
    assert [line.split()[0] for line in lines] == list(library.ids())
    assert [entry["id"] for entry in json.loads(run("list", "--json").out)] == list(library.ids())


def test_a_broken_scenario_is_listed_all_the_same(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in {"tiny": SCENARIO, "broken": "{"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(library, "library_folder", lambda: tmp_path)
    assert run("list").out.splitlines()[1:] == [
        "broken  Broken         -             ? turns",
        "tiny    A tiny crisis  introductory  2 turns",
    ]


def test_an_empty_library_is_a_note(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "library_folder", lambda: tmp_path)
    done = run("list")
    assert (done.code, done.out, done.err) == (0, "", "The library is empty.\n")
