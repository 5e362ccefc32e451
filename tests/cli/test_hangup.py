"""A terminal that goes without a word, as when a connection breaks: the program ends, and nothing is lost."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tabletop.cli.console import Exit
from tabletop.journal.entries import Ordered
from tabletop.journal.sqlite import SqliteJournal
from tests.cli.samples import SCENARIO

PATIENCE = 20.0  # seconds; a broken program spins for ever


class Line:
    """A program at the other end of a line that can be cut; it is not told by a signal."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.fd, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {
            **os.environ,
            "TABLETOP_HOME": str(home),
            "TERM": "xterm-256color",
            "TEXTUAL_ANIMATIONS": "none",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tabletop", *arguments],
            stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)

    def until(self, words: str) -> None:
        """Read until these words came."""
        came = b""
        while words.encode() not in came:
            assert select.select([self.fd], [], [], PATIENCE)[0], f"no {words!r} in {came[-3000:]!r}"
            came += os.read(self.fd, 1 << 16)

    def cut(self) -> int:
        """Cut the line; the exit code of the program."""
        os.close(self.fd)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """Gone at once, if it is still there."""
        self.process.kill()
        self.process.wait()


@pytest.fixture
def dial(tmp_path: Path) -> Iterator[Callable[..., Line]]:
    """`dial(*arguments)` calls the program, with its files in the test's folder."""
    with ExitStack() as stack:
        yield lambda *arguments: stack.enter_context(closing(Line(tmp_path, *arguments)))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_game_whose_terminal_goes_ends_and_keeps_what_was_ordered(
    tmp_path: Path, dial: Callable[..., Line]
) -> None:
    scenario = tmp_path / "tiny" / "scenario.yaml"
    scenario.parent.mkdir()
    scenario.write_text(SCENARIO, encoding="utf-8")
    (tmp_path / "config.toml").write_text("ask_reasons = false\n", encoding="utf-8")
    line = dial("play", str(scenario), "--seed", "3")
    line.until("begin")
    os.write(line.fd, b"\ro")
    line.until("DIPLOMATIC")
    os.write(line.fd, b"\r")
    line.until("✓ ")
    assert line.cut() == Exit.INTERRUPTED
    journal = SqliteJournal(tmp_path / "exercises.sqlite3")
    [kept] = journal.exercises()
    assert any(isinstance(entry, Ordered) for entry in journal.read(kept.exercise_id))
    assert not (tmp_path / "crashes").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_library_ends_with_its_terminal(dial: Callable[..., Line]) -> None:
    line = dial()
    line.until("TABLETOP")
    assert line.cut() == Exit.INTERRUPTED


ENDING = """
import os, sys
sys.stdout.write("left in the buffer")
os.read(int(sys.argv[1]), 1)
from tabletop.cli import console
console.let_go()
raise SystemExit(130)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_words_that_find_no_terminal_any_more_leave_the_exit_code_as_it_is() -> None:
    ours, theirs = pty.openpty()
    waits, wakes = os.pipe()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    process = subprocess.Popen(
        [sys.executable, "-c", ENDING, str(waits)],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True, pass_fds=[waits],
    )  # fmt: skip
    for end in (theirs, ours, waits):
        os.close(end)
    os.write(wakes, b".")
    os.close(wakes)
    assert process.wait(PATIENCE) == Exit.INTERRUPTED
