"""TT424: a flag, a body or a resource of which nothing else in the scenario speaks."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Flags neither set nor read, bodies nobody brings an order to, resources that nothing costs or changes."""
    document = subject.document
    assert document is not None
    for id in document.flags:
        if not subject.used("flag", id):
            hint = "set it in an effect and ask for it in a condition, or remove it"
            yield Finding(id, f"flag '{id}' is neither set nor read", hint)
    for id in document.bodies:
        if not subject.used("body", id):
            hint = "name it in the 'consent' of a response, or remove it"
            yield Finding(id, f"no order is brought to body '{id}'", hint)
    for id in document.resources:
        if not subject.used("resource", id):
            hint = "name it in a 'cost' or an effect, or remove it"
            yield Finding(id, f"nothing costs or changes resource '{id}'", hint)


RULE = Rule("TT424", "defined and never used", "warning", find)
