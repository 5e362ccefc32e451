"""A scenario laid open for those who look for mistakes, draw it, or write it anew: every text, place, use and meaning.

Reads once what `load` reads and keeps all of it, also of a scenario that cannot be used. What is a mistake does not
belong here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath

from tabletop.engine.texts import Program
from tabletop.scenario import load as loading
from tabletop.scenario.compile.record import Applied, Read, Record
from tabletop.scenario.document.base import Expression, Name
from tabletop.scenario.document.effects import Effect
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.document.validate import read_scenario
from tabletop.scenario.leaves import Leaf, leaves
from tabletop.scenario.library import FILE_NAME
from tabletop.scenario.names import Names
from tabletop.scenario.nodes import Mapping as Tree
from tabletop.scenario.nodes import Node, Text
from tabletop.scenario.problems import Problems
from tabletop.scenario.source import file_text, read_source
from tabletop.scenario.studied import Change, Formula, change_of, formula, formula_of


@dataclass
class Study:
    """A scenario with everything known about it. Without a document it cannot be read, without a Program not be used.

    `file` names it in messages; `files` are its texts by name, relative to its folder, the scenario's own first.
    """

    file: str
    path: FilePath | None = None
    text: str = ""
    tree: Node | None = None
    document: Scenario | None = None
    program: Program | None = None
    """To be looked at: it lacks what only playing needs, which `playable` has."""
    problems: Problems = field(default_factory=Problems)
    files: Mapping[str, str] = field(default_factory=dict)
    record: Record = field(default_factory=Record)

    @cached_property
    def playable(self) -> Program:
        """The Program as it is played; only where there is one."""
        assert self.program is not None
        program = loading.compiled(self.document, Problems(), self.file, self.files).program
        assert program is not None
        return program

    @property
    def names(self) -> Names | None:
        """The names the compiler knew; None where it did not come so far."""
        return self.record.names

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every value the author wrote, with the keys that lead to it."""
        return tuple(leaves(self.document)) if self.document is not None else ()

    @cached_property
    def _by_kind(self) -> tuple[list[Leaf], list[Leaf], list[Leaf], list[Leaf]]:
        """Its expressions and texts, its texts alone, its names, and its effects."""
        said: list[Leaf] = []
        texts: list[Leaf] = []
        names: list[Leaf] = []
        effects: list[Leaf] = []
        for leaf in self.leaves:
            value = leaf.value
            if isinstance(value, Expression):
                said.append(leaf)
            elif isinstance(value, Name):
                names.append(leaf)
            elif isinstance(value, Text):
                said.append(leaf)
                texts.append(leaf)
            elif isinstance(value, Effect):
                effects.append(leaf)
        return said, texts, names, effects

    @property
    def texts(self) -> list[Leaf]:
        """Every text the author wrote that is no name, in the order of the document."""
        return self._by_kind[1]

    @property
    def naming(self) -> list[Leaf]:
        """Every name the author wrote outside of expressions, as a key or as a value."""
        return self._by_kind[2]

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """Every expression, those in texts' braces included, in the order of the document."""
        readings: dict[int, list[Read]] = {}
        spoken: dict[int, dict[tuple[int, int, str], list[Read]]] = {}
        for read in self.record.reads:
            if read.said_in is None:
                readings.setdefault(id(read.expression), []).append(read)
            else:
                e = read.expression
                same = spoken.setdefault(id(read.said_in), {})
                same.setdefault((e.line, e.column, e.text), []).append(read)
        found = []
        for leaf in self._by_kind[0]:
            value = leaf.value
            if isinstance(value, Expression):
                its = readings.get(id(value))
                found.append(
                    formula(leaf.path, its)
                    if its is not None
                    else formula_of((leaf.path, value, None, (), None, ()))
                )
            elif id(value) in spoken:
                assert isinstance(value, Text)
                found.extend(formula(leaf.path, its, value) for its in spoken[id(value)].values())
        return tuple(found)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every effect, in the order of the document."""
        readings: dict[int, list[Applied]] = {}
        for applied in self.record.effects:
            readings.setdefault(id(applied.effect), []).append(applied)
        found = []
        for leaf in self._by_kind[3]:
            assert isinstance(leaf.value, Effect)
            its = readings.get(id(leaf.value), ())
            rows = dict.fromkeys([applied.row for applied in its if applied.row is not None])
            found.append(change_of((leaf.path, leaf.value, tuple(its), tuple(rows))))
        return tuple(found)

    def node(self, *path: str) -> Node | None:
        """The value under these keys as it stands in the file, or None."""
        here = self.tree
        for step in path:
            here = here.value(step) if isinstance(here, Tree) else None
        return here

    def key(self, *path: str) -> Text | None:
        """The last of these keys as it stands in the file, with its place, or None."""
        inside = self.node(*path[:-1])
        return inside.key_of(path[-1]) if isinstance(inside, Tree) else None


def study(wanted: FilePath | str, file: str | None = None) -> Study:
    """Everything about a scenario's file or folder; `file` names it in messages."""
    path = FilePath(wanted)
    if path.is_dir():
        path = path / FILE_NAME
    name = path.as_posix() if file is None else file
    text, found = file_text(path, name)
    if text is None:
        return Study(name, path, problems=Problems(found))
    files = {path.name: text}

    def read_beside(beside: str) -> str:
        files[beside] = loading.read_beside(path.parent, beside)
        return files[beside]

    return _studied(Study(name, path, text, files=files), read_beside)


def study_text(text: str, file: str = "scenario.yaml") -> Study:
    """Everything about a scenario given as text; it can have no text files beside it."""

    def read_beside(beside: str) -> str:
        raise ValueError("there are no files beside this text")

    return _studied(Study(file, None, text, files={file: text}), read_beside)


def _studied(found: Study, read_beside: loading.ReadText) -> Study:
    found.tree, wrong = read_source(found.text, found.file)
    found.problems.extend(wrong)
    if found.tree is None:
        return found
    document, wrong = read_scenario(found.tree, found.file, read_beside)
    found.problems.extend(wrong)
    if document is not None and found.path is not None:
        found.problems.extend(loading.misplaced(document, found.path, found.file))
    if document is None or found.problems.has_errors:
        return found
    found.document = document
    loaded = loading.compiled(document, found.problems, found.file, found.files, found.record)
    found.program = loaded.program
    return found
