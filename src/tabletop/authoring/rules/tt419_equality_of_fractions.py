"""TT419: `==` or `!=` about a value with fractions, which is hardly ever met exactly."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tabletop.authoring.bounds import Ranges
from tabletop.authoring.conditions import parts, truths
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.authoring.wholes import whole, whole_values
from tabletop.engine.program import OP_EQ, OP_NE
from tabletop.scenario.expression_types import Term


def find(subject: Subject) -> Iterator[Finding]:
    """Comparisons for equality of what need not be whole, less those with an end of its range."""
    assert subject.program is not None
    values: frozenset[int] | None = None
    for formula in subject.formulas:
        if "==" not in formula.expression.text and "!=" not in formula.expression.text:
            continue
        equalities = [
            pair
            for term in formula.terms
            for pair in _equalities(term)
            if _is_vain(*pair, frozenset(), subject.free)  # the others are not, whatever is whole
        ]
        if equalities and values is None:
            values = whole_values(subject)
        if values is None or not any(_is_vain(*pair, values, subject.free) for pair in equalities):
            continue
        for part, *_ in parts(formula):
            if not any(issubclass(op, ast.Eq | ast.NotEq) for op in part.operators):
                continue
            if len(truths(part.terms, subject.free)) == 1:
                continue  # that it never changes is told elsewhere
            compared = [pair for term in part.terms for pair in _equalities(term)]
            if any(_is_vain(*pair, values, subject.free) for pair in compared):
                said = " ".join(part.text.split())
                message = f"'{said}' compares a value with fractions for equality"
                yield Finding(part.place, message, "compare with <= or >=", part.end_column)


def _equalities(term: Term) -> list[tuple[Term, Term]]:
    """The pairs of numbers that are compared for equality in a term."""
    found = [pair for operand in term.operands for pair in _equalities(operand)]
    if term.op in (OP_EQ, OP_NE) and not any(side.truth for side in term.operands):
        found.append((term.operands[0], term.operands[1]))
    return found


def _is_vain(left: Term, right: Term, values: frozenset[int], ranges: Ranges) -> bool:
    tables = ranges.tables
    if whole(left, values, tables) and whole(right, values, tables):
        return False
    return not any(
        constant.value is not None and constant.value in ranges.interval(other)
        for constant, other in ((left, right), (right, left))
    )


RULE = Rule("TT419", "equality of a value with fractions", "warning", find)
