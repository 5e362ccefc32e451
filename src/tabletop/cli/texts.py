"""A text that a command is given: from a file, a pipe or standard input, never waited for in silence.

Never knows what the text means.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from tabletop.cli import console
from tabletop.cli.console import Refusal

MOST = 16_000_000
"""Bytes a text may have; an endless one (a device) is refused there."""

PATIENCE = 1.0
"""Seconds after which it is said what is waited for."""


def read(name: str, most: int = MOST) -> tuple[str, str]:
    """The text, and what it is called in messages; `-` is standard input. Raises Refusal when it cannot be had."""
    if name == "-":
        return _text(_standard_input(most), "standard input", most), "standard input"
    try:
        with (
            _said(f"Waiting for somebody to write into '{name}'.", _is_piped(name)),
            open(name, "rb") as file,
        ):
            data = file.read(most + 1)
    except OSError as wrong:
        raise Refusal(f"{name}: cannot be read ({wrong.strerror})") from wrong
    return _text(data, name, most), name


def _standard_input(most: int) -> bytes:
    """All that comes in, to its end."""
    if sys.stdin is None:
        raise Refusal("standard input is closed; give a file, or write into it")
    at_keyboard = sys.stdin.isatty()
    words = (
        "Type it, then Ctrl+D on a line of its own." if at_keyboard else "Waiting for standard input to end."
    )
    with _said(words, True, at_once=at_keyboard):
        raw = getattr(sys.stdin, "buffer", None)
        return raw.read(most + 1) if raw is not None else sys.stdin.read(most + 1).encode()


def _is_piped(name: str) -> bool:
    return not stat.S_ISREG(os.stat(name).st_mode)


@contextmanager
def _said(words: str, wanted: bool, *, at_once: bool = False) -> Iterator[None]:
    """Says so, at once or when the work inside takes longer than it should."""
    if not wanted:
        yield
        return
    timer = Timer(0.0 if at_once else PATIENCE, console.note, [words])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _text(data: bytes, name: str, most: int) -> str:
    if len(data) > most:
        raise Refusal(f"{name}: longer than {most:,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Refusal(f"{name}: not a text in UTF-8 (byte {wrong.start + 1})") from wrong
