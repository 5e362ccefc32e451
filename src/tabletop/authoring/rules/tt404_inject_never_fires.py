"""TT404: an inject that can never fire."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.conditions import end_of, truths
from tabletop.authoring.reach import reach
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Injects whose conditions cannot hold together, or wait for what only they bring about."""
    assert subject.document is not None
    keys = {str(id): id for id in subject.document.injects}
    for way, waits in reach(subject).dead("inject"):
        when = subject.formula("injects", way.name, "when")
        where, why, hint = keys[way.name], "", "change its condition, or leave the inject out"
        end = None
        if waits:
            why = f"it waits for {waits}" + (
                "" if waits == "itself" else ", which can never happen before it"
            )
            hint = "let something else bring it about, or change the condition"
        elif when is not None and not truths(when.terms, subject.free) - {False}:
            why = f"'{' '.join(when.expression.text.split())}' never holds"
        elif when is not None and subject.formula("injects", way.name, "at") is not None:
            why = "its 'at' and its 'when' never hold together"
        elif subject.document.injects[keys[way.name]].incident:
            why = "escalation never draws it"
            hint = "see 'incidents' under 'escalation'"
        else:
            why = "its chance is never above 0"
        if when is not None and not waits:
            end = end_of(when)
            yield Finding(when, f"inject '{way.id}' can never fire: {why}", hint, end)
        else:
            yield Finding(where, f"inject '{way.id}' can never fire: {why}", hint)


RULE = Rule("TT404", "inject that can never fire", "warning", find)
