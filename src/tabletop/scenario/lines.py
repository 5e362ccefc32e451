"""The lines beside a scenario: which there are, and what one says.

Playing them does not belong here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tabletop.scenario.document.line import Line
from tabletop.scenario.document.validate import read_model
from tabletop.scenario.problems import Problems
from tabletop.scenario.source import file_text, read_source


def lines_of(scenario: Path) -> Sequence[Path]:
    """The files of a scenario's lines in alphabetical order; `scenario` is its file or its folder."""
    folder = scenario if scenario.is_dir() else scenario.parent
    return sorted((folder / "lines").glob("*.yaml"))


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
