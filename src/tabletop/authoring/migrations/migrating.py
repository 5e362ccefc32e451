"""Takes a scenario and its lines through the steps to the newest format. Printing and asking belong to the command."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tabletop.authoring.edits import edit_file, edited
from tabletop.authoring.migrations import every_step
from tabletop.authoring.migrations.step import Edits, Step
from tabletop.scenario.lines import lines_of
from tabletop.scenario.nodes import Mapping as Tree
from tabletop.scenario.nodes import Text
from tabletop.scenario.problems import Edit, Problem, Problems
from tabletop.scenario.source import file_text, read_source

NEWEST = 1
"""The format this version reads."""


@dataclass(frozen=True)
class File:
    """A file before and after; `name` is what messages call it."""

    name: str
    path: Path
    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        """Whether anything in it changes."""
        return self.old != self.new


@dataclass(frozen=True)
class Migration:
    """What a scenario becomes. With problems nothing of it may be written; `files` has its own file last.

    `source` is its format, None where it has none that can be told.
    """

    source: int | None = None
    steps: tuple[Step, ...] = ()
    files: tuple[File, ...] = ()
    problems: Problems = field(default_factory=Problems)

    @property
    def changed(self) -> tuple[File, ...]:
        """The files in which something changes."""
        return tuple(file for file in self.files if file.is_changed)


def migration(
    path: Path, name: str, steps: Mapping[int, Step] | None = None, newest: int = NEWEST
) -> Migration:
    """What becomes of a scenario's file and the lines beside it; `name` is the file's in messages.

    `steps`, default every step, by the format they begin with.
    """
    known = every_step() if steps is None else steps
    text, found = file_text(path, name)
    problems = Problems(found)
    tree = _tree(text, name, problems)
    if text is None or tree is None:
        return Migration(problems=problems)
    source = _format(tree, name, problems, known, newest)
    if source is None or source == newest:
        return Migration(source, problems=problems)
    way = tuple(known[number] for number in range(source, newest))
    files = []
    for line in lines_of(path):
        shown = (Path(name).parent / line.relative_to(path.parent)).as_posix()
        its, found = file_text(line, shown)
        problems.extend(found)
        if its is not None and (new := _led(its, shown, problems, [step.line for step in way])) is not None:
            files.append(File(shown, line, its, new))
    new = _led(text, name, problems, [_with_format(step) for step in way])
    if new is not None:
        files.append(File(name, path, text, new))
    return Migration(source, way, tuple(files), problems)


def write(done: Migration) -> File | None:
    """Writes what changes, the scenario's own file last; the file that was changed meanwhile and stays, or None.

    Lines that were written before it are taken back, so that all of the scenario stays in one format. Raises OSError
    and ValueError: the latter for a migration with problems.
    """
    if done.problems.has_errors:
        raise ValueError("a migration with problems must not be written")
    written: list[File] = []
    try:
        for file in done.changed:
            if not edit_file(file.path, file.old, file.new):
                _take_back(written)
                return file
            written.append(file)
    except OSError:
        _take_back(written)
        raise
    return None


def _take_back(written: Iterable[File]) -> None:
    for file in written:
        edit_file(file.path, file.new, file.old)


def _tree(text: str | None, name: str, problems: Problems) -> Tree | None:
    """The tree of a text; None, with what is wrong, when it is not YAML of keys."""
    if text is None:
        return None
    tree, found = read_source(text, name)
    problems.extend(found)
    if problems.has_errors:
        return None
    if not isinstance(tree, Tree):
        problems.add(Problem("TT103", "error", "expected a mapping of keys", name, 1, 1))
        return None
    return tree


def _format(tree: Tree, name: str, problems: Problems, known: Mapping[int, Step], newest: int) -> int | None:
    """The number of the format, when there is a way from it to the newest; else None, with why not."""
    written = tree.value("format")
    if not isinstance(written, Text):
        hint = f"add format: {newest} at the top if it is written for this version"
        problems.add(Problem("TT102", "error", "missing key 'format'", name, 1, 1, hint))
        return None
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None
    message, hint = "", ""
    if number is None:
        message, hint = f"format {written} is unknown", f"a whole number is needed, {newest} at most"
    elif number > newest:
        message = f"format {number} is newer than this version, which reads format {newest}"
        hint = "a newer version of tabletop reads it"
    elif any(step not in known for step in range(number, newest)):
        message, hint = f"no way is known from format {number}", f"this version reads format {newest}"
    if message:
        problems.add(Problem("TT116", "error", message, name, written.line, written.column, hint))
        return None
    return number


def _with_format(step: Step) -> Edits:
    """The edits of a step with the one that counts the format up."""

    def edits(tree: Tree, text: str) -> Iterable[Edit]:
        written = tree.value("format")
        assert isinstance(written, Text)
        number = Edit(
            written.line,
            written.column,
            written.line,
            written.column + len(written),
            str(step.source + 1),
        )
        return (number, *step.scenario(tree, text))

    return edits


def _led(text: str, name: str, problems: Problems, steps: Iterable[Edits]) -> str | None:
    """The text after all of the steps, each read anew; None, with what is wrong, when it cannot be read."""
    for edits in steps:
        tree = _tree(text, name, problems)
        if tree is None:
            return None
        groups = [(edit,) for edit in edits(tree, text)]
        text, count = edited(text, groups)
        if count != len(groups):
            raise AssertionError(f"{name}: the edits of a step touch one another")
    return text if _tree(text, name, problems) is not None else None
