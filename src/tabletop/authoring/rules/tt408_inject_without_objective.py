"""TT408: an inject that exercises no objective."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Injects without `objective`, where the scenario has objectives."""
    assert subject.document is not None
    if not subject.document.objectives:
        return
    for id, inject in subject.document.injects.items():
        if inject.objective is None:
            known = ", ".join(subject.document.objectives)
            yield Finding(id, f"inject '{id}' exercises no objective", f"name one: {known}")


RULE = Rule("TT408", "inject without an objective", "info", find)
