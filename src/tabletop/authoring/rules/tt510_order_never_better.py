"""TT510: an order that was never better than another, and is no cheaper."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.analysis.faults import never_better
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Orders that another one beat wherever both could be given; the place is the response's, or its variant's."""
    assert subject.document is not None
    assert subject.names is not None
    keys = {str(id): id for id in subject.document.responses}
    for fault in never_better(subject.balance):
        option = subject.names.options[fault.index]
        variants = {str(name): name for name in subject.document.responses[keys[option.response]].variants}
        where = variants.get(option.variant or "", keys[option.response])
        yield Finding(where, fault.words, fault.hint)


RULE = Rule("TT510", "order that was never better than another", "info", find, deep=True)
