"""From a path to a scenario: its document, or everything that is wrong with it.

What YAML is, what a key means and what an expression says are each decided in rooms of their own.
"""

from __future__ import annotations

from pathlib import Path

from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.document.validate import read_scenario
from tabletop.scenario.library import FILE_NAME
from tabletop.scenario.problems import Problem, Problems
from tabletop.scenario.source import MAX_BYTES, read_file


def read_document(path: Path | str, file: str | None = None) -> tuple[Scenario | None, Problems]:
    """The document of a scenario's folder or file, or None with its problems; `file` names it in messages."""
    path = Path(path)
    if path.is_dir():
        path = path / FILE_NAME
    name = path.as_posix() if file is None else file
    tree, found = read_file(path, name)
    problems = Problems(found)
    if tree is None:
        return None, problems
    folder = path.parent

    def read_text(wanted: str) -> str:
        return _read_beside(folder, wanted)

    document, more = read_scenario(tree, name, read_text)
    problems.extend(more)
    if document is not None and path.name == FILE_NAME and document.id != path.resolve().parent.name:
        place = document.id
        message = f"id '{place}' differs from the folder's name '{path.resolve().parent.name}'"
        problems.add(Problem("TT111", "warning", message, name, place.line, place.column))
    return (None if problems.has_errors else document), problems


def _read_beside(folder: Path, wanted: str) -> str:
    """The text of a file inside the folder; ValueError when it lies outside or is too large."""
    path = (folder / wanted).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ValueError("it must lie in the scenario's folder")
    if path.stat().st_size > MAX_BYTES:
        raise ValueError("it is larger than 5 MiB")
    return path.read_text(encoding="utf-8")
