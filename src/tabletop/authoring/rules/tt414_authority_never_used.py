"""TT414: an authority that nothing asks for."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Authorities that no law, no condition and no text speaks of."""
    assert subject.document is not None
    for id in subject.document.authorities:
        if not subject.used("authority", id, "read"):
            message = f"no law and no condition asks for authority '{id}'"
            yield Finding(id, message, "name it in the 'law' of a response, or remove it")


RULE = Rule("TT414", "authority that nothing asks for", "warning", find)
