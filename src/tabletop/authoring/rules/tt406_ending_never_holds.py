"""TT406: an ending whose condition can never hold."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.conditions import end_of
from tabletop.authoring.reach import reach
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Endings that no game can come to."""
    for way, waits in reach(subject).dead("ending"):
        when = subject.formula("endings", way.name, "when")
        assert when is not None
        why = f"'{' '.join(when.expression.text.split())}' never holds"
        if waits:
            why = f"it waits for {waits}, which can never happen"
        message = f"no game can end in '{way.id}': {why}"
        yield Finding(when, message, "change its condition, or leave the ending out", end_of(when))


RULE = Rule("TT406", "ending that can never hold", "warning", find)
