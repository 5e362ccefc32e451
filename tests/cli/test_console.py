"""Exit codes, and what becomes of errors."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from tabletop.cli import console
from tabletop.cli.console import Exit, Refusal


def _command(action: Callable[[], object]) -> click.Command:
    return click.Command("probe", callback=action)


def _raising(error: BaseException) -> click.Command:
    def action() -> None:
        raise error

    return _command(action)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Refusal("no"), Exit.USAGE),
        (Refusal("no host", Exit.NETWORK), Exit.NETWORK),
        (click.UsageError("no"), Exit.USAGE),
        (click.FileError("x"), Exit.USAGE),
        (click.exceptions.Exit(1), Exit.FINDINGS),
        (click.Abort(), Exit.INTERRUPTED),
        (KeyboardInterrupt(), Exit.INTERRUPTED),
        (OSError(errno.EIO, "the terminal was closed"), Exit.INTERRUPTED),
        (OSError(errno.ENOSPC, "no room"), Exit.INTERNAL),
        (ZeroDivisionError("a bug"), Exit.INTERNAL),
    ],
    ids=repr,
)
def test_every_way_out_has_its_exit_code(home: Path, error: BaseException, code: Exit) -> None:
    assert console.run(_raising(error), []) == code


def test_a_command_that_ends_is_ok() -> None:
    assert console.run(_command(lambda: None), []) == Exit.OK


def test_leaving_gives_the_code() -> None:
    assert console.run(_command(lambda: console.leave(Exit.FINDINGS)), []) == Exit.FINDINGS


def test_a_bug_is_one_line_and_its_traceback_is_saved(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        console.run(_raising(ZeroDivisionError("a bug\nof two lines")), [])
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("error: internal error: ZeroDivisionError: a bug") for line in lines)
    saved = sorted((home / "crashes").iterdir())
    assert len(saved) == 2
    assert all(str(path) in said.err for path in saved)
    assert "Traceback" in saved[0].read_text()


def test_a_bug_is_still_one_line_when_nothing_can_be_saved(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("not a folder")
    assert console.run(_raising(ZeroDivisionError("a bug")), []) == Exit.INTERNAL
    assert "could not be saved" in capsys.readouterr().err


def test_quiet_leaves_out_notes_but_neither_results_nor_errors(capsys: pytest.CaptureFixture[str]) -> None:
    console.be_quiet(True)
    console.out("result")
    console.note("note")
    console.error("fault")
    console.be_quiet(False)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("result\n", "error: fault\n")


def test_a_table_is_aligned_without_trailing_blanks() -> None:
    assert console.table([("a", "bb", ""), ("ccc", "d", "e")], heading=("X", "Y", "Z")) == (
        "X    Y   Z\na    bb\nccc  d   e"
    )
    assert console.table([]) == ""


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    script = (
        "import sys; from tabletop.cli import console; import click\n"
        "def talk():\n"
        "    for _ in range(100_000): console.out('line')\n"
        "sys.exit(console.run(click.Command('probe', callback=talk), []))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as talker:
        assert talker.stdout is not None
        assert talker.stderr is not None
        talker.stdout.readline()
        talker.stdout.close()
        assert talker.stderr.read() == ""
    assert talker.returncode == Exit.OK


def test_a_terminal_that_was_closed_leaves_no_report_of_a_bug(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    console.run(_raising(OSError(errno.EIO, "Input/output error")), [])
    assert capsys.readouterr().err == ""
    assert not list(home.rglob("*.txt"))


def test_on_a_terminal_a_long_line_is_broken_between_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "  It rests on: " + "the flag of Carib and the listed goods, " * 6
    console.said(text)
    assert capsys.readouterr().out == text + "\n"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    console.said(text)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) > 2
    assert " ".join(" ".join(lines).split()) == " ".join(text.split())
    console.said("")
    assert capsys.readouterr().out == "\n"


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there.html"
    there.write_text("old")
    for file in (None, there, tmp_path / "new.html"):
        console.check_place(file)
    assert there.read_text() == "old"
    assert not (tmp_path / "new.html").exists()
    with pytest.raises(Refusal, match="there is no folder"):
        console.check_place(tmp_path / "nowhere" / "new.html")
    with pytest.raises(Refusal, match="there is no folder"):
        console.check_place(there / "new.html")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(Refusal, match="Permission denied"):
        console.check_place(there)


def test_notes_and_errors_break_no_word_on_a_terminal_and_no_line_in_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "one sentence that is longer\n  and a deeper line, 100 %"
    console.note(words)
    console.error(words)
    assert capsys.readouterr().err == f"{words}\nerror: {words}\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("NO_COLOR", "1")
    console.note(words)
    assert capsys.readouterr().err == ("one sentence that is\nlonger\n  and a deeper line,\n    100 %\n")
    console.error("something is amiss")
    assert capsys.readouterr().err == "error: something is\namiss\n"


def test_on_a_narrow_terminal_one_column_goes_on_below(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("a", "one two three four five six", "9"), ("b", "short", "10")]
    wide = "a  one two three four five six  9\nb  short                        10"
    assert console.table(rows, fitted=1) == wide
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    assert console.table(rows, fitted=1) == wide
    monkeypatch.setenv("COLUMNS", "22")
    assert console.table(rows, fitted=1) == (
        "a  one two three    9\n   four five six\nb  short            10"
    )
