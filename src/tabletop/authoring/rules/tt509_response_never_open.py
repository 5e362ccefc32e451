"""TT509: a response that the lead could order in none of many games."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.analysis.faults import never_open
from tabletop.authoring.reach import reach
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Responses that were never open, but those which are known never to be (TT405, TT501)."""
    assert subject.document is not None
    asleep = {way.name for way, _ in reach(subject).dead("response")}
    keys = {str(id): id for id in subject.document.responses}
    for fault in never_open(subject.balance):
        id = subject.balance.program.responses[fault.index]
        if id not in asleep:
            yield Finding(keys[id], fault.words, fault.hint)


RULE = Rule("TT509", "response that was never open in play", "info", find, deep=True)
