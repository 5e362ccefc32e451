"""`tabletop exercises`."""

import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tabletop.cli import places
from tabletop.cli.records import opened_journal
from tabletop.exercise.session import Session
from tabletop.journal import Ended
from tabletop.scenario.load import load
from tests.cli.samples import SCENARIO
from tests.contracts.journal.samples import STARTED
from tests.engine.playing import SCENARIOS


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
    assert heading.split() == ["ID", "SCENARIO", "TURN", "ENDING", "SCORE", "LAST"]
    assert line.startswith(f"{exercise}  Strait of Shadows  8     accord  ")
    (found,) = json.loads(run("exercises", "--json").out)
    assert found["id"] == exercise
    assert found["seed"] == 2**63 - 1
    assert found["ending"] == "accord"


def test_what_came_of_each_game_the_best_and_calibration_are_told(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "tiny" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(SCENARIO, encoding="utf-8")
    loaded = load(path)
    run("exercises")
    with opened_journal() as journal:
        for sure in (90.0, None):
            session = Session.begin(loaded.usable(), loaded.files, journal, seed=3, seat="north")
            while session.view().stage != "over":
                if session.view().stage == "orders" and session.order("warn") is None:
                    session.note("", sure, "warn")
                session.advance()
    _heading, *rows, empty, best, told = run("exercises").out.splitlines()
    assert len(rows) == 2
    assert all("  2 of 2  " in one for one in rows)
    assert empty == ""
    assert best.startswith("A tiny crisis: best score ")
    assert told.startswith("Calibration: ")
    found = json.loads(run("exercises", "--json").out)
    assert [one["calls"] > 0 for one in found] == [False, True]
    assert all(0 <= one["score"] <= 100 for one in found)
    assert (tmp_path / "home" / "progress.json").exists()


def test_a_record_of_a_newer_version_is_marked_and_the_others_go_on_as_ever(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    loaded = load(SCENARIOS / "harbour.yaml")
    with opened_journal() as journal:
        mine = Session.begin(loaded.usable(), loaded.files, journal, seed=3, seat="alba").exercise_id
        strange = {name: journal.create(STARTED) for name in ("kind", "field")}
        layout = journal.create(replace(STARTED, format=STARTED.format + 1))
    with closing(sqlite3.connect(places.records(), isolation_level=None)) as newer:
        for name, kind, body in (
            ("kind", "dreamt", "{}"),
            ("field", "ordered", '{"turn":1,"actor":"a","order":"b","mood":"c"}'),
        ):
            newer.execute(
                "INSERT INTO event VALUES (?, 1, ?, ?, '2041-01-01T00:00:00+00:00')",
                (strange[name], kind, body),
            )
    listed = run("exercises")
    assert listed.code == 0
    marked = {one.split()[0] for one in listed.out.splitlines() if "made by a newer version" in one}
    assert marked == {*strange.values(), layout}
    flaws = {one["id"]: one["flaw"] for one in json.loads(run("exercises", "--json").out)}
    assert flaws == {**dict.fromkeys(marked, "newer"), mine: None}
    gone_on = run("resume", "--plain")
    assert gone_on.code == 0
    assert mine in gone_on.out
    for command in ("resume", "replay"):
        refused = run(command, strange["kind"])
        assert refused.code == 2
        assert f"{strange['kind']} in " in refused.err
        assert "a newer version of tabletop wrote it" in refused.err
