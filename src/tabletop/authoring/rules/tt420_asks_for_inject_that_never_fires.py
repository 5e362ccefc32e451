"""TT420: `fired` or `since` about an inject that never fires by itself."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.reach import is_a_turn, reach
from tabletop.authoring.rule import Finding, Place, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """What asks for injects that only a facilitator fires, or that can never fire."""
    for id, why, hint in _silent(subject):
        for use in subject.used("inject", id, "read"):
            never = "-1" if use.function == "since" else "false"
            yield Finding(Place(use.line, use.column), f"{why} this is always {never}", hint, use.end_column)


def _silent(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """The injects that never fire by themselves, with why and what would help."""
    assert subject.document is not None
    never = {way.name for way in reach(subject).never if way.kind == "inject"}
    for id, inject in subject.document.injects.items():
        at = subject.formula("injects", id, "at")
        if inject.at is None and inject.when is None and not inject.incident:
            hint = "give the inject an 'at' or a 'when', or do without it here"
            yield str(id), f"only a facilitator can fire '{id}': without one", hint
        elif str(id) in never or (at is not None and not any(is_a_turn(subject, term) for term in at.terms)):
            yield str(id), f"inject '{id}' can never fire, so", "mend the inject, or do without it here"


RULE = Rule("TT420", "asks for an inject that never fires by itself", "info", find)
