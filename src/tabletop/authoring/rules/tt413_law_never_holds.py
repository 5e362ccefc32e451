"""TT413: an order whose legal basis can never hold."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.conditions import end_of
from tabletop.authoring.laws import never_held, void_laws
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Laws that hold in no game: of authorities that nothing grants, or that exclude each other."""
    missing = never_held(subject)
    for law in void_laws(subject):
        named = [
            id for id in missing if any(use.path == law.path for use in subject.used("authority", id, "read"))
        ]
        why = "it contradicts itself"
        if named:
            why = "nothing ever grants " + " or ".join(f"'{id}'" for id in named)
        message = f"the law of '{law.path[1]}' can never hold: {why}"
        hint = "let an effect set the authority to true, or give it 'start: true'" if named else ""
        yield Finding(law, message, hint, end_of(law))


RULE = Rule("TT413", "law that can never hold", "warning", find)
