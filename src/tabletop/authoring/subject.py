"""A scenario as the rules see it: the study of its files, indexed by what rules ask.

Everything is found out once, when first asked for, and shared by all rules; a room that finds out more of it makes
that so by `once`. What is wrong does not belong here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from pathlib import Path as FilePath
from typing import TypeVar, cast

from tabletop.analysis.balance import Balance
from tabletop.analysis.balance_games import Hands, plain_hands
from tabletop.authoring.bounds import Ranges
from tabletop.authoring.line_files import LineFile, line_files
from tabletop.authoring.played import played
from tabletop.authoring.texts import Words, texts
from tabletop.authoring.uses import Kind, Mode, Use, uses
from tabletop.engine.program import EFFECT_ADD, EFFECT_AUTHORITY, EFFECT_SET, EFFECT_TRUTH, Tables
from tabletop.engine.texts import Program
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.leaves import Path
from tabletop.scenario.lines import closed
from tabletop.scenario.names import Names
from tabletop.scenario.nodes import Node, Text
from tabletop.scenario.problems import Problems
from tabletop.scenario.studied import Change, Formula
from tabletop.scenario.study import Study, study, study_text


@dataclass(frozen=True)
class Subject:
    """A scenario to be checked. Rules read, and change nothing."""

    study: Study
    hands: Callable[[Tables], Hands] = plain_hands
    """Who plays it for the rules that ask for games."""
    found: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What other rooms found out of it (`once`)."""

    @property
    def file(self) -> str:
        """The scenario's name in messages."""
        return self.study.file

    @property
    def path(self) -> FilePath | None:
        """Its file; None when it was given as text."""
        return self.study.path

    @property
    def text(self) -> str:
        """Its text as it stands in the file."""
        return self.study.text

    @property
    def tree(self) -> Node | None:
        """Its YAML with places; None when it is none."""
        return self.study.tree

    @property
    def document(self) -> Scenario | None:
        """What its author wrote, section by section; None when keys or values are wrong."""
        return self.study.document

    @property
    def program(self) -> Program | None:
        """What it comes to, to be looked at and not to be played; None when anything is wrong."""
        return self.study.program

    @property
    def playable(self) -> Program:
        """What is played; only where `program` is."""
        return self.study.playable

    @property
    def names(self) -> Names | None:
        """Every name with its index, and every order the responses become; None as for `document`."""
        return self.study.names

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """Every expression with its path, place and meanings, in the order of the document."""
        return self.study.formulas

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every effect with its path, place and what it changes, in the order of the document."""
        return self.study.changes

    def node(self, *path: str) -> Node | None:
        """What stands under these keys in the file, with its place."""
        return self.study.node(*path)

    def key(self, *path: str) -> Text | None:
        """The last of these keys as it stands in the file, with its place."""
        return self.study.key(*path)

    @property
    def closed(self) -> Problems:
        """Why the lines beside it cannot be found; empty where they can."""
        return Problems() if self.path is None else closed(self.path, FilePath(self.file).parent)

    @cached_property
    def lines(self) -> tuple[LineFile, ...]:
        """The lines beside it."""
        return () if self.path is None else line_files(self.path, self.file)

    @cached_property
    def balance(self) -> Balance:
        """What games of it come to, for the rules that ask for games; some seconds or more."""
        return played(self.playable, ((line.path, line.line) for line in self.lines), self.hands)

    @cached_property
    def texts(self) -> tuple[Words, ...]:
        """Every text that people read, in the order of the document; titles nobody wrote are not among them."""
        return tuple(texts(self.study.texts))

    @cached_property
    def prose(self) -> str:
        """All these texts in one, for those who ask first whether something stands in any of them."""
        return "\n".join([words.text for words in self.texts])

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every use of every name."""
        return tuple(uses(self.study))

    @cached_property
    def _by_name(self) -> dict[tuple[Kind, str], list[Use]]:
        found: dict[tuple[Kind, str], list[Use]] = {}
        for use in self.uses:
            found.setdefault((use.kind, use.name), []).append(use)
        return found

    def used(self, kind: Kind, name: str, *modes: Mode) -> tuple[Use, ...]:
        """The uses of one name, those of the modes given where any is."""
        found = self._by_name.get((kind, name), ())
        return tuple(use for use in found if not modes or use.mode in modes)

    @cached_property
    def _formulas(self) -> dict[Path, Formula]:
        return {formula.path: formula for formula in self.formulas if formula.said_in is None}

    def formula(self, *path: str) -> Formula | None:
        """The expression under these keys, or None."""
        return self._formulas.get(path)

    def of_form(self, response: str, variant: str, key: str) -> Formula | None:
        """The expression under a key of a response as one of its variants ("": as such) has it."""
        assert self.document is not None
        if variant:
            terms = self.document.responses[response].variants[variant]  # type: ignore[index]  # equal as text
            if key in terms.model_fields_set:
                return self.formula("responses", response, "variants", variant, key)
        return self.formula("responses", response, key)

    @cached_property
    def _changes(self) -> dict[Path, list[Change]]:
        found: dict[Path, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.path[:2], []).append(change)
        return found

    def changes_under(self, section: str, id: str) -> tuple[Change, ...]:
        """The effects of one response, inject or body."""
        return tuple(self._changes.get((section, str(id)), ()))

    @cached_property
    def orderers(self) -> dict[str, frozenset[int]]:
        """Who can order each response, as places of actors; a response that nobody can order is not in it."""
        assert self.names is not None
        found: dict[str, set[int]] = {}
        for option in self.names.options:
            found.setdefault(option.response, set()).add(option.orderer)
        return {response: frozenset(actors) for response, actors in found.items()}

    def indices_of(self, change: Change) -> list[int]:
        """The tracks, flags and authorities it changes, as state variables."""
        assert self.program is not None
        at = self.program.tables.at
        found = []
        for row in change.rows:
            if row.kind == EFFECT_AUTHORITY:
                found.append(at.authority + row.target)
            elif row.kind in (EFFECT_ADD, EFFECT_SET, EFFECT_TRUTH) and at.track <= row.target < at.authority:
                found.append(row.target)
        return found

    @cached_property
    def _by_section(self) -> dict[tuple[str, str | None], list[Formula]]:
        """By the first and the third key of their paths, and by the first alone."""
        found: dict[tuple[str, str | None], list[Formula]] = {}
        for formula in self.formulas:
            path = formula.path
            found.setdefault((path[0], None), []).append(formula)
            if len(path) > 2:
                found.setdefault((path[0], path[2]), []).append(formula)
        return found

    def formulas_at(self, *path: str | None) -> Iterator[Formula]:
        """The expressions whose path begins so; None stands for any key: `("injects", None, "when")`."""
        third = str(path[2]) if len(path) > 2 and path[2] is not None else None
        wanted = [(at, str(key)) for at, key in enumerate(path) if key is not None and at not in (0, 2)]
        for formula in self._by_section.get((str(path[0]), third), ()):
            its = formula.path
            if len(its) >= len(path) and all(its[at] == key for at, key in wanted):
                yield formula

    @cached_property
    def ranges(self) -> Ranges:
        """What every value can be by its declaration. For rules that need a Program."""
        assert self.program is not None
        return Ranges(self.program.tables)

    @cached_property
    def settled(self) -> Ranges:
        """What every value can be in play: tracks, flags and authorities that nothing changes keep their start."""
        assert self.program is not None
        p = self.program.tables
        at, fixed = p.at, {}
        blocks = (
            ("track", at.track, [t.id for t in self.program.tracks]),
            ("flag", at.flag, [f.id for f in self.program.flags]),
            ("authority", at.authority, [a.id for a in self.program.authorities]),
        )
        kinds: dict[str, Kind] = {"track": "track", "flag": "flag", "authority": "authority"}
        for kind, first, ids in blocks:
            for place, id in enumerate(ids):
                drifts = kind == "track" and p.track.drift[place] >= 0
                lapses = kind == "authority" and p.start[first + place] != 0.0
                if not drifts and not lapses and not self.used(kinds[kind], id, "write"):
                    fixed[first + place] = (p.start[first + place], p.start[first + place])
        return self.ranges.but(fixed)

    @cached_property
    def free(self) -> Ranges:
        """The same, but flags and authorities that nothing sets can be true: that nothing sets them is told elsewhere."""
        assert self.program is not None
        at = self.program.tables.at
        return self.ranges.but({i: value for i, value in self.settled.fixed.items() if i < at.flag})


_Found = TypeVar("_Found")


def once(find: Callable[[Subject], _Found]) -> Callable[[Subject], _Found]:
    """The same, found out once of each subject and shared by all who ask."""

    @wraps(find)
    def found(subject: Subject) -> _Found:
        if find not in subject.found:
            subject.found[find] = find(subject)
        return cast(_Found, subject.found[find])

    return found


def subject_of(path: FilePath | str, file: str | None = None) -> Subject:
    """The subject of a scenario's file or folder; `file` names it in messages."""
    return Subject(study(path, file))


def subject_of_text(text: str, file: str = "scenario.yaml") -> Subject:
    """The subject of a scenario given as text, without files beside it."""
    return Subject(study_text(text, file))
