"""kill -9 at any moment loses no accepted order: what was answered with "Given" is in the record and comes back."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from tabletop.exercise.replaying import replay
from tabletop.journal import Advanced, Entry, Ordered, Rewound, Undone
from tabletop.journal.sqlite import SqliteJournal
from tests.engine.playing import SCENARIOS, program


@contextmanager
def _playing(home: Path, arguments: list[str]) -> "Iterator[subprocess.Popen[str]]":
    """A run of the program, gone afterwards."""
    environment = {**os.environ, "TABLETOP_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "tabletop", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _until(process: "subprocess.Popen[str]", wanted: str) -> str:
    """Read on until a line holds `wanted`; the line."""
    assert process.stdout is not None
    for line in process.stdout:
        if wanted in line:
            return line
    raise AssertionError(f"it ended without saying {wanted!r}")


def _say(process: "subprocess.Popen[str]", text: str) -> None:
    assert process.stdin is not None
    process.stdin.write(text + "\n")
    process.stdin.flush()


# Each case starts the program twice, about a second in all: a process can be killed in no other way.
@pytest.mark.parametrize("accepted", [0, 1, 2, 3])
def test_every_order_that_was_accepted_survives_kill(tmp_path: Path, accepted: int) -> None:
    with _playing(tmp_path, ["play", str(SCENARIOS / "harbour.yaml"), "--seed", "3", "--plain"]) as process:
        _say(process, "")
        _until(process, "Orders.")
        for number in ("1", "2", "7")[:accepted]:
            _say(process, number)
            if number == "7":
                _say(process, "")  # how sure: not said
            _until(process, "Given:")
        os.kill(process.pid, signal.SIGKILL)
    _, entries = _record(tmp_path)
    assert len([e for e in entries if isinstance(e, Ordered)]) == accepted
    assert len(replay(program(), entries).orders_of("alba")) == accepted
    with _playing(tmp_path, ["resume", "--plain"]) as resumed:
        out, _ = resumed.communicate("q\n", timeout=30)
    assert "Nothing is lost" in out


def test_a_record_killed_between_stages_goes_on_at_the_same_point(tmp_path: Path) -> None:
    with _playing(tmp_path, ["play", str(SCENARIOS / "harbour.yaml"), "--seed", "3", "--plain"]) as process:
        for text in ("", "1", "e", "y"):
            _say(process, text)
        _until(process, "Results.")
        os.kill(process.pid, signal.SIGKILL)
    exercise, entries = _record(tmp_path)
    assert isinstance(entries[-1], Advanced)
    assert replay(program(), entries).stage == "results"
    with _playing(tmp_path, ["replay", exercise, "--verify"]) as verified:
        out, _ = verified.communicate(timeout=30)
    assert verified.returncode == 0
    assert "every digest agrees" in out


def test_a_record_killed_after_going_back_goes_on_there_and_replays(tmp_path: Path) -> None:
    with _playing(tmp_path, ["play", str(SCENARIOS / "harbour.yaml"), "--seed", "3", "--plain"]) as process:
        for text in ("", "e", "y", "w 1", "2"):
            _say(process, text)
        _until(process, "Back at the beginning of turn 1")
        os.kill(process.pid, signal.SIGKILL)
    exercise, entries = _record(tmp_path)
    assert entries[-1] == Rewound(1, "new")
    assert replay(program(), entries).seed == 4
    with _playing(tmp_path, ["replay", exercise, "--verify"]) as verified:
        assert "every digest agrees" in verified.communicate(timeout=30)[0]
    with _playing(tmp_path, ["replay", exercise]) as told:
        assert "2  from turn 1 with new dice" in told.communicate(timeout=30)[0]


# Two processes each, about a second; `benchmarks/kill.py` kills a hundred games of the flagship.
@pytest.mark.parametrize("seed", range(4))
def test_a_hurried_game_killed_at_a_random_moment_keeps_all_that_was_accepted(
    tmp_path: Path, seed: int
) -> None:
    chances = random.Random(seed)
    typed = [
        chances.choice(("1\n", "2\n", "3\n", "7\n\n", "u\n", "n a thought\n\n", "e\ny\n\n", "\n"))
        for _ in range(300)
    ]
    last_line = chances.randint(60, 400)
    said: list[str] = []
    with _playing(tmp_path, ["play", str(SCENARIOS / "harbour.yaml"), "--seed", "3", "--plain"]) as process:
        _say(process, "\n1\n" + "".join(typed))
        assert process.stdout is not None
        for line in process.stdout:  # after the kill, what it had said before
            said.append(line)
            if len(said) == last_line:
                os.kill(process.pid, signal.SIGKILL)
    exercise, entries = _record(tmp_path)
    accepted = sum(a.startswith("Given: ") and b.startswith("Turn ") for a, b in pairwise(said))
    taken_back = sum(one.startswith("Taken back: ") for one in said)
    assert accepted >= 1
    assert sum(isinstance(one, Ordered) for one in entries) >= accepted
    assert sum(isinstance(one, Undone) for one in entries) >= taken_back
    replay(program(), entries)
    with _playing(tmp_path, ["resume", exercise, "--plain"]) as resumed:
        out, _ = resumed.communicate("q\n", timeout=30)
    assert resumed.returncode == 0
    assert exercise in out
    assert _record(tmp_path)[1][: len(entries)] == entries


def _record(home: Path) -> tuple[str, list[Entry]]:
    journal = SqliteJournal(home / "exercises.sqlite3")
    (summary,) = journal.exercises()
    entries = journal.read(summary.exercise_id)
    journal.close()
    return summary.exercise_id, entries
