"""TT412: an inject whose turn does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.conditions import end_of
from tabletop.authoring.reach import is_a_turn
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Injects with an `at` that is the number of no turn."""
    assert subject.names is not None
    turns = subject.names.turns
    for at in subject.formulas_at("injects", None, "at"):
        if at.terms and not any(is_a_turn(subject, term) for term in at.terms):
            low, high = subject.free.interval(at.terms[0])
            said = f"{low:g}" if low == high else f"'{' '.join(at.expression.text.split())}'"
            why = "comes after the last turn" if low > turns else "is the number of no turn"
            message = f"inject '{at.path[1]}' never fires: {said} {why}"
            yield Finding(at, message, f"the turns are 1 to {turns}", end_of(at))


RULE = Rule("TT412", "inject after the last turn", "warning", find)
