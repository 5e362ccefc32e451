"""TT411: a red line that no order can ever cross."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.conditions import end_of, truths
from tabletop.authoring.forms import asked_in, forms, labels, orderers
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Red lines whose condition never holds, or about which their actor is never asked."""
    assert subject.document is not None
    brought = _brought(subject)
    for actor, its in subject.document.actors.items():
        for label in its.red_lines:
            when = subject.formula("actors", actor, "red_lines", label)
            if when is not None and when.terms and not truths(when.terms, subject.free) - {False}:
                said = " ".join(when.expression.text.split())
                message = f"{actor}'s red line '{label}' is never crossed: '{said}' never holds"
                yield Finding(when, message, "change its condition, or leave it out", end_of(when))
            elif (str(actor), str(label)) not in brought:
                message = f"{actor}'s red line '{label}' is never crossed: {actor} is never asked about it"
                yield Finding(label, message, "let such an order need the consent of a body it sits in")


def _brought(subject: Subject) -> set[tuple[str, str]]:
    """Who may be asked about what: actors with the names of the orders brought before them."""
    assert subject.document is not None
    asked = {str(body): asked_in(subject, str(body)) for body in subject.document.bodies}
    found: set[tuple[str, str]] = set()
    for id, _, terms in forms(subject):
        by = orderers(subject, id)
        for body in terms.consent:
            for actor in asked.get(str(body), ()):
                if by - {actor}:
                    found.update((actor, label) for label in labels(id, terms))
    return found


RULE = Rule("TT411", "red line that nobody crosses", "warning", find)
