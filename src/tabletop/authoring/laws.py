"""Authorities as rules ask of them: which can ever be held, and where each is asked for."""

from __future__ import annotations

from tabletop.authoring.bounds import Ranges
from tabletop.authoring.plainly import NO
from tabletop.authoring.subject import Subject, once
from tabletop.scenario.studied import Formula


def never_held(subject: Subject) -> tuple[str, ...]:
    """The authorities that are not held at the start and that nothing grants."""
    assert subject.document is not None
    granted = {str(change.path[-1]) for change in subject.changes if change.effect.amount is True}
    return tuple(
        str(id)
        for id, authority in subject.document.authorities.items()
        if not authority.start and str(id) not in granted
    )


def with_what_is_granted(subject: Subject) -> Ranges:
    """What every value can be, where authorities that nothing grants are never held."""
    assert subject.names is not None
    first = subject.names.at.authority
    return subject.free.but({first + subject.names.authorities[id]: NO for id in never_held(subject)})


@once
def void_laws(subject: Subject) -> tuple[Formula, ...]:
    """The laws of responses and variants that can never hold."""
    ranges = with_what_is_granted(subject)
    return tuple(
        formula
        for formula in subject.formulas_at("responses")
        if formula.key == "law"
        and formula.terms
        and all(ranges.truths(term) == {False} for term in formula.terms)
    )
