"""The scenarios at hand: those shipped with the package, found by id and listed by their headings.

Only headings are read, without models, so that a list is quick and a broken scenario is still listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tabletop.scenario.nodes import Mapping, Node, Text, words
from tabletop.scenario.source import read_file

FILE_NAME = "scenario.yaml"

_PACKAGE = Path(__file__).resolve().parent.parent
_SHIPPED = _PACKAGE / "_scenarios"
_CHECKOUT = _PACKAGE.parent.parent / "scenarios"


@dataclass(frozen=True)
class Heading:
    """What the library shows of a scenario; texts are empty and turns 0 where the file says nothing."""

    id: str
    title: str
    summary: str
    difficulty: str
    turns: int
    path: Path


def library_folder() -> Path:
    """The folder of the shipped scenarios: in the installed package, or in a checkout of the sources."""
    return _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT


def find(wanted: str, folder: Path | None = None) -> Path | None:
    """The scenario's file for a path (of a file or a scenario's folder) or an id of the library, or None."""
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
    tree, _ = read_file(path, path.as_posix())
    name = path.parent.name
    return Heading(
        name,
        _text(tree, "title") or words(name),
        _text(tree, "summary").strip(),
        _text(tree, "difficulty"),
        _turns(tree),
        path,
    )


def _text(tree: Node | None, key: str) -> str:
    value = tree.value(key) if isinstance(tree, Mapping) else None
    return str(value) if isinstance(value, Text) else ""


def _turns(tree: Node | None) -> int:
    if not isinstance(tree, Mapping):
        return 0
    phases = tree.value("phases")
    parts = list(phases.values()) if isinstance(phases, Mapping) else [tree.value("clock")]
    counts = [_text(part, "turns") for part in parts]
    return sum(int(count) for count in counts if count.isdecimal() and len(count) < 6)
