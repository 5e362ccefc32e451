"""The lines beside a scenario: which there are, and what one says.

Playing them does not belong here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tabletop.scenario.document.line import Line
from tabletop.scenario.document.validate import read_model
from tabletop.scenario.problems import Problem, Problems
from tabletop.scenario.readable import remedy
from tabletop.scenario.source import file_text, read_source

FOLDER = "lines"
_ENDINGS = (".yaml", ".yml")


def lines_of(scenario: Path) -> Sequence[Path]:
    """The files of a scenario's lines in alphabetical order; `scenario` is its file or its folder.

    Empty where the folder cannot be looked into: why is told by `closed`.
    """
    try:
        return sorted(path for path in _beside(scenario).iterdir() if path.name.endswith(_ENDINGS))
    except OSError:
        return []


def closed(scenario: Path, shown: Path) -> Problems:
    """Why the lines beside a scenario cannot be found, empty where they can or where there are none.

    `scenario` is its file or its folder, `shown` the folder's name in messages.
    """
    folder, name = _beside(scenario), (shown / FOLDER).as_posix()
    try:
        next(folder.iterdir(), None)
    except NotADirectoryError:
        said, hint = "this is a file", "lines are files in a folder of this name; give the file another one"
        return Problems([Problem("TT001", "error", said, name, 0, 0, hint)])
    except OSError as refused:
        if not isinstance(refused, FileNotFoundError) or folder.is_symlink():
            said = refused.strerror or "cannot be looked into"
            return Problems([Problem("TT001", "error", said, name, 0, 0, remedy(refused, folder))])
    return Problems()


def _beside(scenario: Path) -> Path:
    return (scenario if scenario.is_dir() else scenario.parent) / FOLDER


def read_line(path: Path, file: str | None = None) -> tuple[Line | None, Problems]:
    """One line, or None with what is wrong; `file` names it in messages."""
    name = path.as_posix() if file is None else file
    text, found = file_text(path, name)
    if text is None:
        return None, Problems(found)
    return read_line_text(text, name)


def read_line_text(text: str, name: str) -> tuple[Line | None, Problems]:
    """One line from its text, or None with what is wrong; `name` is its file's in messages."""
    tree, found = read_source(text, name)
    problems = Problems(found)
    if tree is None:
        return None, problems
    line, more = read_model(Line, tree, name)
    problems.extend(more)
    return (None if problems.has_errors else line), problems
