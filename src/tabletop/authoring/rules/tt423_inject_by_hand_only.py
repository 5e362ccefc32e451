"""TT423: an inject with neither a turn nor a condition."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Injects that only a facilitator fires. Of those that something asks for, TT420 speaks."""
    assert subject.document is not None
    for id, inject in subject.document.injects.items():
        waits = inject.at is None and inject.when is None and not inject.incident
        if waits and not subject.used("inject", str(id), "read"):
            said = f"inject '{id}' has neither 'at' nor 'when': only a facilitator's hand fires it"
            yield Finding(id, said, "give it a turn with 'at', or a condition with 'when'")


RULE = Rule("TT423", "inject by the facilitator's hand only", "info", find)
