"""TT420: `fired` or `since` about an inject that only a facilitator can fire."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Place, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """What asks for injects that have neither `at` nor `when` and are no incident."""
    assert subject.document is not None
    for id, inject in subject.document.injects.items():
        if inject.at is None and inject.when is None and not inject.incident:
            for use in subject.used("inject", id, "read"):
                never = "-1" if use.function == "since" else "false"
                message = f"only a facilitator can fire '{id}': without one this is always {never}"
                hint = "give the inject an 'at' or a 'when', or do without it here"
                yield Finding(Place(use.line, use.column), message, hint, use.end_column)


RULE = Rule("TT420", "asks for an inject that only a facilitator fires", "info", find)
