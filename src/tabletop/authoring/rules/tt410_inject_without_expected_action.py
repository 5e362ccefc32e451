"""TT410: an inject that does not say what a prepared team does."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.document.injects import Inject


def find(subject: Subject) -> Iterator[Finding]:
    """Injects without `expected` that somebody of the coalition receives."""
    assert subject.document is not None
    trained = {str(id) for id, actor in subject.document.actors.items() if actor.is_member}
    trained.add(str(subject.document.lead))
    for id, inject in subject.document.injects.items():
        if inject.expected is None and _reaches(inject, trained):
            yield Finding(id, f"inject '{id}' has no expected action", "say what a prepared team does")


def _reaches(inject: Inject, trained: set[str]) -> bool:
    """Whether one of those the exercise trains reads it."""
    if inject.to.audience in ("facilitator", "by"):
        return False
    return inject.to.audience != "actors" or any(str(actor) in trained for actor in inject.to.actors)


RULE = Rule("TT410", "inject without an expected action", "info", find)
