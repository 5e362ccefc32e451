"""TT409: an objective that nothing in the scenario serves."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject

_BY_VALUE = ("track", "flag", "authority", "resource")


def find(subject: Subject) -> Iterator[Finding]:
    """Objectives that no inject exercises and whose score no response and no inject can change."""
    assert subject.document is not None
    served = {use.name for use in subject.uses if use.kind == "objective"} | _scored(subject)
    for id in subject.document.objectives:
        if str(id) not in served:
            message = f"no inject exercises '{id}', and nothing changes its score"
            yield Finding(id, message, "write it as the 'objective' of an inject")


def _scored(subject: Subject) -> set[str]:
    """The objectives whose score speaks of something that can change."""
    found = set()
    for use in subject.uses:
        is_score = use.path[0] == "objectives" and use.path[-1] == "score" and use.mode == "read"
        if is_score and (use.kind not in _BY_VALUE or subject.used(use.kind, use.name, "write")):
            found.add(use.path[1])
    return found


RULE = Rule("TT409", "objective that nothing serves", "warning", find)
