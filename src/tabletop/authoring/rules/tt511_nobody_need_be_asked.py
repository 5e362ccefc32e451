"""TT511: a plan that consults nobody comes to nearly as much as the best one."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.analysis.faults import nobody_need_be_asked
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """At the responses that consult somebody, of which the first is marked."""
    assert subject.document is not None
    balance = subject.balance
    p = balance.tables
    asking = {balance.program.responses[p.form.response[p.option.form[o]]] for o in balance.consulting}
    where = next((id for id in subject.document.responses if str(id) in asking), None)
    for fault in nobody_need_be_asked(balance):
        assert where is not None
        yield Finding(where, fault.words, fault.hint)


RULE = Rule("TT511", "nobody need be consulted", "warning", find, deep=True)
