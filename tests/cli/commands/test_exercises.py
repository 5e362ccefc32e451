"""`tabletop exercises`."""

import json
from collections.abc import Callable
from typing import Any

from tabletop.cli.records import opened_journal
from tabletop.journal import Ended
from tests.contracts.journal.samples import STARTED


def test_nothing_recorded_is_a_note_and_an_empty_list(run: Callable[..., Any]) -> None:
    done = run("exercises")
    assert (done.code, done.out) == (0, "")
    assert "tabletop play" in done.err
    assert run("--quiet", "exercises").err == ""
    assert json.loads(run("exercises", "--json").out) == []


def test_each_exercise_has_a_line(run: Callable[..., Any]) -> None:
    run("exercises")
    with opened_journal() as journal:
        exercise = journal.create(STARTED)
        journal.append(exercise, Ended(8, "accord"), 1)
    heading, line = run("exercises").out.splitlines()
    assert heading.split() == ["ID", "SCENARIO", "STANDS", "AT", "ENDING", "LAST"]
    assert line.startswith(f"{exercise}  Strait of Shadows  turn 8     accord  ")
    (found,) = json.loads(run("exercises", "--json").out)
    assert found["id"] == exercise
    assert found["seed"] == 2**63 - 1
    assert found["ending"] == "accord"
