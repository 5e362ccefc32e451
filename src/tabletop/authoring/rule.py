"""What a rule is, and what it finds. The rules themselves are in `rules`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from tabletop.scenario.problems import Edit, Problem, Severity

if TYPE_CHECKING:
    from tabletop.authoring.subject import Subject


class Placed(Protocol):
    """Anything that knows where it stands: a key or text of the tree, a Name, an Expression, a Formula, a Use."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True)
class Place:
    """A place by its numbers, from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Finding:
    """What a rule says of one place: a sentence, and a hint what would mend it.

    `edits` are offered only when they cannot change what the author meant. `end_column` ends the mark in that line.
    """

    where: Placed
    message: str
    hint: str = ""
    end_column: int | None = None
    edits: tuple[Edit, ...] = ()
    file: str = ""  # default: the scenario's own; a line's file where the place is there


Needs = Literal["tree", "document", "program"]


@dataclass(frozen=True)
class Rule:
    """One thing that can be wrong. Severity: error = cannot be used; warning = very likely not meant; info = advice.

    `find` is called only when what the rule needs exists: a tree, a document, or (the default) a scenario that can be
    played. A misspelt name leaves a document but no Program, so a rule about what is used, and what is not, needs the
    Program: else it would call unused what was only misspelt. It must not change the subject.

    A rule that plays the scenario to find out is `deep`: it is asked only where the author is willing to wait.
    """

    code: str
    title: str
    severity: Severity
    find: Callable[[Subject], Iterable[Finding]]
    needs: Needs = "program"
    deep: bool = False

    def applies_to(self, subject: Subject) -> bool:
        """Whether the subject has what the rule needs."""
        return getattr(subject, self.needs) is not None

    def problems(self, subject: Subject) -> Iterable[Problem]:
        """What it finds, as problems of the rule's code and severity."""
        for found in self.find(subject):
            yield Problem(
                self.code,
                self.severity,
                found.message,
                found.file or subject.file,
                found.where.line,
                found.where.column,
                found.hint,
                _end(found),
                found.edits,
            )


def _end(found: Finding) -> int | None:
    """Where the mark ends: as said, or behind the word when the place is one."""
    if found.end_column is not None:
        return found.end_column
    if isinstance(found.where, str) and found.where.line and "\n" not in found.where:
        return found.where.column + len(found.where)
    end = getattr(found.where, "end_column", None)
    return end if isinstance(end, int) else None
