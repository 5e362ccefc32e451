"""Sees that files have changed, by looking at their times again and again. What to do then is the caller's business."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from tabletop.scenario.lines import lines_of

Stamp: TypeAlias = "dict[Path, tuple[int, int]]"
"""Files with the time of their last change, in nanoseconds, and their size; those that are not there are left out."""


def stamp(files: Iterable[Path]) -> Stamp:
    """How the files are now."""
    found = {}
    for path in files:
        try:
            status = path.stat()
        except OSError:
            continue
        found[path] = status.st_mtime_ns, status.st_size
    return found


def files_of(scenario: Path) -> Iterator[Path]:
    """The files a scenario is made of: its own, and texts and lines in the folder it has to itself."""
    yield scenario
    if scenario.name == "scenario.yaml":
        for pattern in ("*.md", "*.txt"):
            yield from sorted(scenario.parent.glob(pattern))
        yield from lines_of(scenario)


def changes(look: Callable[[], Stamp], pause: Callable[[], None]) -> Iterator[Stamp]:
    """A stamp for each change, without end: `look` is asked, and `pause` called between two looks."""
    before = look()
    while True:
        pause()
        now = look()
        if now != before:
            before = now
            yield now
