"""The library, the exercise chosen there, and the library again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tabletop.cli import console, desk
from tabletop.cli.application import tabletop
from tabletop.cli.records import opened_journal
from tabletop.exercise.shelf import Shelf
from tabletop.tui import app, library
from tabletop.tui.opening import Opening
from tabletop.tui.settings import Setup
from tests.cli.samples import SCENARIO


@pytest.fixture
def chosen(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """`chosen(choice, ...)` sits down, makes these choices one after the other, and gives what was seen."""

    def sit(*choices: Callable[[], library.Choice]) -> list[str]:
        left = list(choices)
        seen: list[str] = []
        titles: list[str] = []

        def run(shelf: Shelf, message: str = "", setup: Setup | None = None) -> library.Choice | None:
            seen.append(f"library {message}".strip())
            return left.pop(0)() if left else None

        def play(opening: Opening, setup: Setup | None = None) -> None:
            seat = opening.read()()
            titles.append(opening.title)
            seen.append(f"{seat.exercise_id} {seat.view().seat} {seat.view().seed} {seat.view().stage}")
            seat.advance()

        monkeypatch.setattr(library, "run", run)
        monkeypatch.setattr(app, "run", play)
        desk.sit_down()
        assert set(titles) <= {"A tiny crisis"}
        return seen

    return sit


def last() -> str:
    with opened_journal() as journal:
        return journal.exercises()[0].exercise_id


def test_a_chosen_scenario_is_played_gone_on_with_and_the_library_comes_back(
    chosen: Callable[..., list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "tiny" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(SCENARIO, encoding="utf-8")
    seen = chosen(lambda: library.NewGame(path, ("south",), 12), lambda: library.GoOn(last()))
    assert seen == ["library", f"{last()} south 12 orders", "library", f"{last()} south 12 floor", "library"]


def test_a_record_that_cannot_go_on_is_told_in_the_library(chosen: Callable[..., list[str]]) -> None:
    from tests.contracts.journal.samples import STARTED

    with opened_journal() as journal:
        journal.create(STARTED)
    seen = chosen(lambda: library.GoOn(last()))
    assert seen[0] == "library"
    assert seen[1].startswith("library This exercise cannot go on: ")


def test_only_a_terminal_gets_the_library(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Commands:" in run().out
    sat = []
    monkeypatch.setattr(console, "is_terminal", lambda: True)
    monkeypatch.setattr(desk, "sit_down", lambda: sat.append(True))
    assert console.run(tabletop, []) == console.Exit.OK
    assert sat == [True]
