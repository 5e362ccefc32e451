"""From a path, an id or recorded texts to a scenario: its document, its Program, or everything that is wrong.

What YAML is, what a key means and what an expression says are each decided in rooms of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from tabletop.engine.program import Tables
from tabletop.scenario import library
from tabletop.scenario.additions import with_addition
from tabletop.scenario.compile import compile_scenario
from tabletop.scenario.compile.record import Record
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.document.validate import read_scenario
from tabletop.scenario.files import Loaded as Loaded
from tabletop.scenario.files import digest as digest
from tabletop.scenario.files import main_of
from tabletop.scenario.library import FILE_NAME
from tabletop.scenario.problems import Problem, Problems, did_you_mean
from tabletop.scenario.readable import read_beside as read_beside
from tabletop.scenario.source import file_text, read_source

ReadText: TypeAlias = Callable[[str], str]
"""Gives the text of a file beside a scenario. Raises ValueError or OSError when it cannot be used."""


def load(wanted: Path | str, file: str | None = None) -> Loaded:
    """The Program of a scenario's file, its folder, or an id of the library; `file` names it in messages."""
    name = str(wanted) if file is None else file
    try:
        path = library.find(str(wanted))
    except OSError as refused:  # a folder that may not be looked into, a name that is too long
        return Loaded(None, Problems([Problem("TT001", "error", str(refused.strerror), name, 0, 0)]), {})
    if path is None:
        hint = did_you_mean(str(wanted), library.ids())
        return Loaded(None, Problems([Problem("TT001", "error", "no such scenario", name, 0, 0, hint)]), {})
    files: dict[str, str] = {}
    document, problems = _read(path, path.as_posix() if file is None else file, files)
    return compiled(document, problems, path.as_posix() if file is None else file, files)


def load_text(files: Mapping[str, str], additions: Iterable[str] = ()) -> Loaded:
    """The Program of a scenario's files given as texts, as a record keeps them.

    `additions` are injects and responses that a facilitator defined while it was played: YAML texts with these two
    sections, laid behind the scenario's own in the order given. What is wrong in one names the file "definition N".
    """
    document, problems, name = _read_texts(files, additions)
    return compiled(document, problems, name, files)


def read_texts(files: Mapping[str, str]) -> tuple[Scenario | None, Problems]:
    """The document of a scenario's files given as texts, or None with its problems."""
    document, problems, _ = _read_texts(files, ())
    return (None if problems.has_errors else document), problems


def tables_of(files: Mapping[str, str]) -> Tables:
    """What a scenario's files, given as texts, come to for the rules. Raises ScenarioError."""
    return load_text(files).usable().tables


def _read_texts(files: Mapping[str, str], additions: Iterable[str]) -> tuple[Scenario | None, Problems, str]:
    """The document, its problems, and the name of the text read last."""
    name = main_of(files)
    if name is None:
        return None, Problems([Problem("TT001", "error", "no scenario among the files", "", 0, 0)]), ""
    tree, found = read_source(files[name], name)
    problems = Problems(found)
    document: Scenario | None = None
    for number, text in enumerate(additions, start=1):
        name = f"definition {number}"
        addition, found = read_source(text, name)
        problems.extend(found)
        if tree is not None and addition is not None:
            tree, found = with_addition(tree, addition, name)
            problems.extend(found)
    if tree is not None and not problems.has_errors:
        document, more = read_scenario(tree, name, _among(files))
        problems.extend(more)
    return document, problems, name


def compiled(
    document: Scenario | None,
    problems: Problems,
    file: str,
    files: Mapping[str, str],
    record: Record | None = None,
) -> Loaded:
    """What comes of a document and the problems found in it so far; a `record` is filled with what was read."""
    if document is None or problems.has_errors:
        return Loaded(None, problems, files)
    program, more = compile_scenario(document, file, digest(files), record)
    problems.extend(more)
    return Loaded(program, problems, files)


def _among(files: Mapping[str, str]) -> ReadText:
    def read_text(wanted: str) -> str:
        if wanted not in files:
            raise ValueError("it is not among the scenario's files")
        return files[wanted]

    return read_text


def read_document(path: Path | str, file: str | None = None) -> tuple[Scenario | None, Problems]:
    """The document of a scenario's folder or file, or None with its problems; `file` names it in messages."""
    path = Path(path)
    if path.is_dir():
        path = path / FILE_NAME
    return _read(path, path.as_posix() if file is None else file, {})


def _read(path: Path, name: str, files: dict[str, str]) -> tuple[Scenario | None, Problems]:
    """The document of a file, or None with its problems; fills `files` with the texts it is made of."""
    text, found = file_text(path, name)
    problems = Problems(found)
    if text is None:
        return None, problems
    tree, found = read_source(text, name)
    problems.extend(found)
    if tree is None:
        return None, problems
    files[path.name] = text
    folder = path.parent

    def read_text(wanted: str) -> str:
        files[wanted] = read_beside(folder, wanted)
        return files[wanted]

    document, more = read_scenario(tree, name, read_text)
    problems.extend(more)
    if document is not None:
        problems.extend(misplaced(document, path, name))
    return (None if problems.has_errors else document), problems


def misplaced(document: Scenario, path: Path, name: str) -> Iterator[Problem]:
    """The finding that a scenario does not lie in a folder of its name, where it does not."""
    folder = path.resolve().parent.name
    if path.name == FILE_NAME and document.id != folder:
        message = f"id '{document.id}' differs from the folder's name '{folder}'"
        yield Problem("TT111", "warning", message, name, document.id.line, document.id.column)
