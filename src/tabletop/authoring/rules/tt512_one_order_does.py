"""TT512: one order in every turn comes to nearly as much as the best plan."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.analysis.faults import one_order_does
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """The response whose order it is."""
    assert subject.document is not None
    assert subject.names is not None
    keys = {str(id): id for id in subject.document.responses}
    for fault in one_order_does(subject.balance):
        yield Finding(keys[subject.names.options[fault.index].response], fault.words, fault.hint)


RULE = Rule("TT512", "one order does as well as a plan", "warning", find, deep=True)
