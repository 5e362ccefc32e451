"""The scenarios at hand: those shipped with the package, found by id and listed by their headings.

Only headings are read, without models, so that a list is quick and a broken scenario is still listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tabletop.scenario.nodes import Mapping, Node, Text, words

FILE_NAME = "scenario.yaml"

_PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = _PACKAGE / "_scenarios"
_CHECKOUT = _PACKAGE.parent.parent / "scenarios"


@dataclass(frozen=True)
class Heading:
    """What the library shows of a scenario; texts are empty, turns and minutes 0 where the file says nothing."""

    id: str
    title: str
    summary: str
    difficulty: str
    turns: int
    path: Path
    minutes: float = 0.0  # the author's estimate of a whole game


def library_folder() -> Path:
    """The folder of the shipped scenarios: in the installed package, or in a checkout of the sources."""
    return _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT


def find(wanted: str, folder: Path | None = None) -> Path | None:
    """The scenario's file for a path (of a file or a scenario's folder) or an id of the library, or None.

    Raises OSError when it cannot be looked for: a folder may not be entered, a name is too long.
    """
    given = Path(wanted)
    if given.is_file():
        return given
    if (given / FILE_NAME).is_file():
        return given / FILE_NAME
    if not wanted or given.name != wanted:
        return None
    shelved = (folder or library_folder()) / wanted / FILE_NAME
    return shelved if shelved.is_file() else None


def ids(folder: Path | None = None) -> Sequence[str]:
    """The ids of the library's scenarios, in alphabetical order."""
    shelf = folder or library_folder()
    if not shelf.is_dir():
        return []
    return sorted(path.name for path in shelf.iterdir() if (path / FILE_NAME).is_file())


def headings(folder: Path | None = None) -> Sequence[Heading]:
    """What there is to choose from, in the order of the ids."""
    shelf = folder or library_folder()
    return [heading(shelf / name / FILE_NAME) for name in ids(shelf)]


def heading(path: Path) -> Heading:
    """What the library shows of one scenario's file; of an unreadable one only the folder's name."""
    from tabletop.scenario.source import read_file  # here, as finding a scenario needs no YAML

    tree, _ = read_file(path, path.as_posix())
    name = path.parent.name
    return Heading(
        name,
        _text(tree, "title") or words(name),
        _text(tree, "summary").strip(),
        _text(tree, "difficulty"),
        _turns(tree),
        path,
        _minutes(tree),
    )


def _text(tree: Node | None, key: str) -> str:
    value = tree.value(key) if isinstance(tree, Mapping) else None
    return str(value) if isinstance(value, Text) else ""


def _turns(tree: Node | None) -> int:
    return sum(count for count, _ in _stretches(tree))


def _minutes(tree: Node | None) -> float:
    return sum(count * minutes for count, minutes in _stretches(tree))


def _stretches(tree: Node | None) -> list[tuple[int, float]]:
    """The phases, or the whole: how many turns, and how many minutes each of them takes."""
    if not isinstance(tree, Mapping):
        return []
    phases = tree.value("phases")
    parts = list(phases.values()) if isinstance(phases, Mapping) else [tree.value("clock")]
    found = []
    for part in parts:
        count = _text(part, "turns")
        minutes = _text(part, "minutes")
        is_count = count.isdecimal() and len(count) < 6
        is_time = minutes.replace(".", "", 1).isdecimal() and len(minutes) < 9
        found.append((int(count) if is_count else 0, float(minutes) if is_time else 0.0))
    return found
