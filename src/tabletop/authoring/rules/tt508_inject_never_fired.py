"""TT508: an inject that fired in none of many games."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.analysis.faults import never_fires
from tabletop.authoring.reach import reach
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Injects that no way of playing brought about, but those which are known never to fire (TT404)."""
    assert subject.document is not None
    asleep = {way.name for way, _ in reach(subject).dead("inject")}
    keys = {str(id): id for id in subject.document.injects}
    for fault in never_fires(subject.balance):
        id = subject.balance.program.injects[fault.index].id
        if id not in asleep:
            yield Finding(keys[id], fault.words, fault.hint)


RULE = Rule("TT508", "inject that never fired in play", "info", find, deep=True)
