"""The tutorial for authors builds what it says: each step's file is sound and playable, and the page shows it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tabletop.authoring.checking import check
from tabletop.authoring.lines import words
from tabletop.authoring.lines.trials import try_lines
from tabletop.engine.game import Refusal, start
from tabletop.scenario.load import load
from tests.docs.pages import DOCS, Block, blocks
from tests.scenario.editing import complaints

PAGE = "authoring.md"
FOLDER = DOCS / "authoring"
FINISHED = FOLDER / "lights-out"
STEPS = sorted(FOLDER.glob("step-*.yaml"))
SHOWN = [block for block in blocks(PAGE) if block.kind == "yaml"]


def step_of(block: Block) -> int:
    found = re.match(r"Step (\d+)", block.headings[-1])
    assert found, block.where
    return int(found[1])


def lines() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((FINISHED / "lines").glob("*.yaml"))]


def test_there_is_a_file_for_each_step_that_changes_the_scenario() -> None:
    assert [path.name for path in STEPS] == [f"step-{number}.yaml" for number in range(1, 9)]


@pytest.mark.parametrize("path", STEPS, ids=lambda path: path.stem)
def test_a_step_has_no_error(path: Path) -> None:
    assert [str(problem) for problem in check(path).problems if problem.severity == "error"] == []


@pytest.mark.parametrize("path", STEPS, ids=lambda path: path.stem)
def test_an_editor_finds_nothing_wrong_with_a_step(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", STEPS, ids=lambda path: path.stem)
def test_a_step_can_be_played_to_its_end(path: Path) -> None:
    game = start(load(path).usable(), 5, ["aldermark"])
    while game.stage != "over":
        for order in game.menu("aldermark"):
            given = game.order("aldermark", order)
            game = game if isinstance(given, Refusal) else given
        game = game.advance()
    assert game.turn <= 6


@pytest.mark.parametrize(("before", "after"), list(pairwise(STEPS)), ids=lambda path: path.stem)
def test_a_step_adds_to_the_one_before(before: Path, after: Path) -> None:
    assert len(after.read_text(encoding="utf-8")) > len(before.read_text(encoding="utf-8"))
    kept = {actor.name for actor in load(before).usable().actors}
    assert kept == {actor.name for actor in load(after).usable().actors}


def test_nothing_is_wrong_with_the_finished_scenario() -> None:
    assert [str(problem) for problem in check(FINISHED).problems] == []


def test_the_last_step_is_the_finished_scenario() -> None:
    assert STEPS[-1].read_bytes() == (FINISHED / "scenario.yaml").read_bytes()


@pytest.mark.parametrize("block", SHOWN, ids=lambda block: block.where)
def test_what_the_page_shows_stands_in_the_file_of_its_step(block: Block) -> None:
    number = step_of(block)
    files = lines() if number == 9 else [(FOLDER / f"step-{number}.yaml").read_text(encoding="utf-8")]
    assert any(block.text in text for text in files)


def test_the_page_shows_something_of_every_step_with_a_file() -> None:
    assert {step_of(block) for block in SHOWN} == set(range(1, 10))


def test_the_lines_come_true_and_the_page_tells_what_is_printed_of_them() -> None:
    report = try_lines(FINISHED)
    assert report.passes
    (told,) = [block.text for block in blocks(PAGE) if block.kind == "text"]
    assert told.strip() == words.text(report).strip(), "put there what `tabletop test` prints"
