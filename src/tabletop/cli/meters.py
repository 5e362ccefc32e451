"""How far a long piece of work is, in words: a bar for a terminal, now and then a line for a file or a pipe.

Never prints: that is `console`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

BETWEEN = 10.0
"""Seconds between two lines where nobody sees a bar move."""

WIDTH = 30
"""Signs of the bar."""


class Meter:
    """One piece of work after the other; a new one begins when its name changes or less is done than before."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._what, self._done = "", 0
        self._began = self._said = 0.0

    def told(self, done: int, total: int, what: str, is_terminal: bool) -> str:
        """What to write now, "" for nothing. On a terminal it stays in one line, which is left empty at the end."""
        now, total = self._clock(), max(1, total)
        if what != self._what or done < self._done:
            self._began = self._said = now
        self._what, self._done = ("", 0) if done >= total else (what, done)
        if is_terminal:
            return self._bar(done, total, what)
        if done >= total or now - self._said < BETWEEN:
            return ""
        self._said = now
        gone = now - self._began
        left = f", about {seconds(gone * (total - done) / done)} to go" if done else ""
        return f"{what}: {100 * done // total} % after {seconds(gone)}{left}\n"

    def _bar(self, done: int, total: int, what: str) -> str:
        filled = WIDTH * done // total
        bar = f"{what} [{'#' * filled}{'.' * (WIDTH - filled)}] {100 * done // total:3d} %"
        return "\r" + (bar if done < total else " " * len(bar) + "\r")


def seconds(x: float) -> str:
    """A time in words, roughly: "40 s", "4 minutes"."""
    if x < 180:
        return f"{x:.0f} s"
    return f"{x / 60:.0f} minutes" if x < 6000 else f"{x / 3600:.0f} hours"
