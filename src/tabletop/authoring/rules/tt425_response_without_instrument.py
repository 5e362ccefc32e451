"""TT425: a response that belongs to no instrument of power."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Responses without `instrument`."""
    assert subject.document is not None
    for id, response in subject.document.responses.items():
        if response.instrument is None:
            hint = "write instrument: diplomatic, informational, military or economic"
            yield Finding(id, f"response '{id}' belongs to no instrument", hint)


RULE = Rule("TT425", "response without an instrument", "info", find)
