"""TT502: the chances of a response's outcomes can come to more than 100 together."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product

from tabletop.authoring.bounds import Ranges
from tabletop.authoring.intervals import Interval
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.engine.program import OP_LOAD
from tabletop.scenario.expression_types import Term
from tabletop.scenario.leaves import Path
from tabletop.scenario.studied import Formula

MOST_VALUES = 10
"""Chances that read more values than this are not looked at: every corner of their ranges would be tried."""


def find(subject: Subject) -> Iterator[Finding]:
    """Responses for which some choice of values within their ranges brings the sum over 100."""
    groups: dict[Path, list[Formula]] = {}
    for formula in subject.formulas_at("responses"):
        if formula.key == "chance" and len(formula.path) >= 5 and formula.path[-3] == "outcomes":
            groups.setdefault(formula.path[:-2], []).append(formula)
    for chances in groups.values():
        sets = dict.fromkeys(zip(*(chance.terms for chance in chances), strict=False))
        most = max((_most(subject.settled, terms) for terms in sets), default=0.0)
        if most > 100.0 + 1e-6:
            names = " and ".join(f"'{chance.path[-2]}'" for chance in chances)
            many = (
                f"the chances of {names} can come" if len(chances) > 1 else f"the chance of {names} can come"
            )
            said = f"{many} to {most:g} per cent; what comes later is then cut off"
            yield Finding(
                chances[-1], said, "let them leave something for the last outcome, which takes the rest"
            )


def _most(ranges: Ranges, terms: tuple[Term, ...]) -> float:
    """The highest sum at a corner of the ranges of what the chances read, if over 100; 0 where there are too many."""
    if sum(min(100.0, max(0.0, ranges.interval(term)[1])) for term in terms) <= 100.0:
        return 0.0  # no corner comes to more
    read = list(dict.fromkeys(leaf for term in terms for leaf in _leaves(term)))
    ends = [_ends(ranges.interval(leaf)) for leaf in read]
    if sum(len(both) > 1 for both in ends) > MOST_VALUES:
        return 0.0
    return max(_sum(ranges, terms, dict(zip(read, at, strict=True))) for at in product(*ends))


def _sum(ranges: Ranges, terms: tuple[Term, ...], values: dict[Term, float]) -> float:
    fixed, known = dict(ranges.fixed), {}
    for term, value in values.items():
        if term.op == OP_LOAD and isinstance(term.arg, int):
            fixed[term.arg] = value, value  # quicker looked up than a term
        else:
            known[term] = value, value
    here = Ranges(ranges.tables, fixed, known)
    total = 0.0
    for term in terms:
        low, high = here.interval(term)
        total += min(100.0, max(0.0, low)) if math.isclose(low, high, abs_tol=1e-9) else 0.0
    return total


def _leaves(term: Term) -> Iterator[Term]:
    """The values a term reads."""
    if term.operands:
        for operand in term.operands:
            yield from _leaves(operand)
    elif term.value is None:
        yield term


def _ends(interval: Interval) -> tuple[float, ...]:
    """Both ends of a range, of an open one the end it has."""
    ends = tuple(dict.fromkeys(end for end in interval if math.isfinite(end)))
    return ends or (0.0,)


RULE = Rule("TT502", "chances that can come to more than 100", "warning", find)
