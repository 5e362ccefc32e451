"""TT504: a share that was written as a fraction of one, such as 0.6 for 60."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.rules.tt503_chance_out_of_range import CHANCES
from tabletop.authoring.subject import Subject

SHARES: tuple[tuple[str | None, ...], ...] = (
    *CHANCES,
    ("actors", None, "will"),
    ("actors", None, "exposure"),
    ("actors", None, "capability", None),
    ("actors", None, "caveats", None, "share"),
    ("responses", None, "burden"),
    ("responses", None, "burden", None),
    ("responses", None, "risk"),
    ("responses", None, "variants", None, "burden"),
    ("responses", None, "variants", None, "burden", None),
    ("responses", None, "variants", None, "risk"),
)
"""Keys whose values run from 0 to 100. Those of interests may be small, and pledges' worth is no share."""


def find(subject: Subject) -> Iterator[Finding]:
    """Plain numbers between 0 and 1 where a share of 0 to 100 stands."""
    for path in SHARES:
        for formula in subject.formulas_at(*path):
            value = formula.expression.constant
            if len(formula.path) == len(path) and value is not None and 0.0 < value < 1.0:
                said = f"{formula.expression.text} of 100 is next to nothing"
                yield Finding(
                    formula,
                    said,
                    f"shares and chances run from 0 to 100: write {value * 100:g} if that is meant",
                )


RULE = Rule("TT504", "share written as a fraction", "warning", find, needs="document")
