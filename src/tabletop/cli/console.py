"""The way out: standard output, standard error, exit codes and what becomes of an error.

The only module that prints. Results go to standard output, everything said about them to standard error.
Never holds a command.
"""

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any, NoReturn

import click

from tabletop.cli import crashes, layout, meters, usage


class Exit(IntEnum):
    """What the exit code says: part of the interface, so never renumbered."""

    OK = 0
    FINDINGS = 1  # the command worked, and what it looked at is not in order
    USAGE = 2  # wrong arguments, or input that cannot be read
    INTERNAL = 3  # a bug in tabletop
    NETWORK = 4  # trying again may help
    INTERRUPTED = 130  # stopped by the user


#: For the help; the first sign keeps click from filling the lines.
EXIT_CODES_TEXT = """\b
Exit codes:
  0    ok
  1    findings, or a failed expectation
  2    wrong usage, or input that cannot be read
  3    internal error
  4    network; trying again may help
  130  interrupted"""


class Refusal(Exception):
    """A command cannot go on for a reason its user can mend: one sentence, and the exit code."""

    def __init__(self, sentence: str, code: Exit = Exit.USAGE) -> None:
        super().__init__(sentence)
        self.code = code


class ReaderLeft(Exception):
    """Standard output was closed by its reader (`| head`)."""


_quiet = False
_ascii = False
_meter = meters.Meter()


def be_quiet(quiet: bool) -> None:
    """Whether notes are left out from now on. Results and errors never are."""
    global _quiet
    _quiet = quiet


def be_ascii(ascii: bool) -> None:
    """Whether results and notes are put into plain signs from now on, for poor terminals."""
    global _ascii
    _ascii = ascii


def is_ascii() -> bool:
    """Whether plain signs were asked for."""
    return _ascii


def _signs(text: str) -> str:
    if not _ascii:
        return text
    from tabletop.tui.presenters.plain_signs import plain_signs

    return plain_signs(text)


def out(text: str = "") -> None:
    """One piece of the result, to standard output."""
    try:
        click.echo(_signs(text), color=_is_coloured(sys.stdout))
    except BrokenPipeError as left:
        raise ReaderLeft from left


def columns(least: int = 60, most: int = 100) -> int:
    """How wide a report is to be: as the terminal, but no line too long to read; in a file or a pipe, 100."""
    if not sys.stdout.isatty():
        return 100
    return max(least, min(most, shutil.get_terminal_size().columns))


def said(text: str = "") -> None:
    """A line for people to read: on a terminal broken between words, so that it breaks none itself."""
    for line in _filled(text, sys.stdout).split("\n"):
        out(line)


def _filled(text: str, stream: Any) -> str:
    """On a terminal, the text with its lines broken between words; else as it is."""
    return layout.filled(text, max(20, shutil.get_terminal_size().columns)) if stream.isatty() else text


def out_json(value: Any, *, one_line: bool = False) -> None:
    """The result, or with `one_line` one record of it, as JSON to standard output."""
    out(json.dumps(value, ensure_ascii=False, indent=None if one_line else 2))


def save(file: Path, page: str) -> None:
    """A result as a file of its own. Raises Refusal where it cannot be written."""
    try:
        file.write_text(page, encoding="utf-8")
    except OSError as refused:
        raise Refusal(f"'{file}' cannot be written: {refused.strerror}") from refused
    note(f"The page is in {file}.")


def check_place(file: Path | None) -> None:
    """Raises Refusal where a file could not be written, before long work is done for it; None is no file."""
    if file is None:
        return
    try:
        if not file.parent.is_dir():
            raise Refusal(f"'{file}' cannot be written: there is no folder '{file.parent}'")
        place = file if file.exists() else file.parent
    except OSError as refused:
        raise Refusal(f"'{file}' cannot be written: {refused.strerror}") from refused
    if not os.access(place, os.W_OK):
        raise Refusal(f"'{file}' cannot be written: {os.strerror(errno.EACCES)}")


def ask(prompt: str) -> str | None:
    """One line that is typed, after a prompt on standard error; None when there is no more."""
    click.echo(_signs(prompt), nl=False, err=True)
    typed = sys.stdin.readline()
    return typed.rstrip("\r\n") if typed else None


def note(text: str) -> None:
    """Something worth knowing that is not the result, to standard error; `--quiet` leaves it out."""
    if not _quiet:
        click.echo(_filled(_signs(text), sys.stderr), err=True, color=_is_coloured(sys.stderr))


def progress(done: int, total: int, what: str) -> None:
    """How far a long piece of work is, on standard error; not with `--quiet`.

    On a terminal a bar, which goes at the end so that results stand alone; elsewhere a line every ten seconds.
    """
    told = "" if _quiet else _meter.told(done, total, what, sys.stderr.isatty())
    if told:
        click.echo(told, nl=False, err=True)


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Says, while the work inside lasts, how long it has lasted, where that cannot say how far it is; not with `--quiet`.

    On a terminal in one line, which goes at the end; elsewhere in a line every ten seconds.
    """
    if _quiet:
        yield
        return
    is_over, is_terminal = Event(), sys.stderr.isatty()

    def tell() -> None:
        began = monotonic()
        while not is_over.wait(1.0 if is_terminal else meters.BETWEEN):
            words = f"{what}: {meters.seconds(monotonic() - began)} so far"
            click.echo(f"\r{words} " if is_terminal else f"{words}\n", nl=False, err=True)

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        is_over.set()
        teller.join()
        if is_terminal:
            click.echo("\r" + " " * (len(what) + 24) + "\r", nl=False, err=True)


def error(text: str) -> None:
    """What went wrong, to standard error."""
    said = _filled(f"error: {text}", sys.stderr).replace(
        "error:", click.style("error:", fg="red", bold=True), 1
    )
    click.echo(said, err=True, color=_is_coloured(sys.stderr))


def leave(code: Exit) -> NoReturn:
    """End the command with this exit code."""
    raise click.exceptions.Exit(code)


def table(rows: Sequence[Sequence[str]], *, heading: Sequence[str] = (), fitted: int | None = None) -> str:
    """Rows as aligned columns; on a terminal that is too narrow, the column `fitted` goes on in further lines."""
    return layout.table(
        rows, heading, fitted, shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    )


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command with `arguments`, by default those of this process, and give its exit code; no exception gets out."""
    be_quiet(False)
    be_ascii(False)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a poor terminal shows "?" for a sign it lacks and plays on
    try:
        code = command.main(arguments, prog_name="tabletop", standalone_mode=False)
        return code if isinstance(code, int) else Exit.OK
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as called_bare:
        click.echo(called_bare.format_message(), err=True)
        return Exit.USAGE
    except click.UsageError as wrong:
        error(usage.words(wrong))
        return Exit.USAGE
    except click.ClickException as wrong:
        error(wrong.format_message())
        return Exit.USAGE
    except Refusal as refusal:
        error(str(refusal))
        return refusal.code
    except (click.Abort, KeyboardInterrupt):
        error("interrupted")
        return Exit.INTERRUPTED
    except ReaderLeft:
        # The reader has seen enough, which is nobody's fault. Python must not flush into the pipe once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except OSError as failed:
        if failed.errno != errno.EIO:
            error(crashes.reported(failed))
            return Exit.INTERNAL
        # The terminal was closed. What was played is in the journal, and nobody is there to be told so.
        return Exit.INTERRUPTED
    except Exception as bug:
        error(crashes.reported(bug))
        return Exit.INTERNAL


def let_go() -> None:
    """Write out what is left; where nobody reads any more, forget it, so that Python's own try keeps the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def is_terminal() -> bool:
    """Whether a person sits at both ends: standard input and output are a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _is_coloured(stream: Any) -> bool:
    """Colour is for terminals whose user has not asked to go without (NO_COLOR, see its convention)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
