"""TT503: a chance that is never between 0 and 100, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject

CHANCES: tuple[tuple[str | None, ...], ...] = (
    ("responses", None, "chance"),
    ("responses", None, "variants", None, "chance"),
    ("responses", None, "outcomes", None, "chance"),
    ("responses", None, "variants", None, "outcomes", None, "chance"),
    ("injects", None, "chance"),
    ("escalation", "incidents", "chance"),
)
"""The keys that lead to a chance; a track of that name stands elsewhere."""


def find(subject: Subject) -> Iterator[Finding]:
    """Chances that are 0 or less, or 100 or more, over the whole of their range; a plain 0 or 100 is meant so."""
    for path in CHANCES:
        for formula in subject.formulas_at(*path):
            if len(formula.path) != len(path) or not formula.terms:
                continue
            ranges = [subject.settled.interval(term) for term in formula.terms]
            low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
            if formula.expression.constant in (0.0, 100.0) or (low < 100.0 and high > 0.0):
                continue
            span = f"always {low:g}" if low == high else f"between {low:g} and {high:g}"
            said = f"this chance is {span}: it {'never' if high <= 0.0 else 'always'} comes about"
            if low == high and not 0.0 <= low <= 100.0:
                said = f"a chance of {low:g} per cent is none"
            yield Finding(formula, said, "chances run from 0 to 100; let something in the play move it")


RULE = Rule("TT503", "chance that decides nothing", "warning", find)
