"""TT417: an authority is asked for, and nothing ever grants it."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.laws import never_held, void_laws
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Authorities that something asks for and that are never held, less those told of with a law (TT413)."""
    assert subject.document is not None
    told = {law.path for law in void_laws(subject)}
    missing = set(never_held(subject))
    for id in subject.document.authorities:
        read = subject.used("authority", id, "read")
        if str(id) in missing and any(use.path not in told for use in read):
            message = f"authority '{id}' is asked for in line {read[0].line} and never granted"
            yield Finding(id, message, "let an effect set it to true, or give it 'start: true'")


RULE = Rule("TT417", "authority asked for and never granted", "warning", find)
