"""Conditions and their parts: which comparison, which side of an `and`, with the place of each.

What a part can come to is in `bounds`; what is wrong with it, the rules say.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tabletop.authoring.bounds import Ranges
from tabletop.authoring.rule import Place
from tabletop.scenario.expression_syntax import Syntax, parse, span
from tabletop.scenario.expression_types import Term
from tabletop.scenario.expressions import compile_expression
from tabletop.scenario.studied import Formula


@dataclass(frozen=True)
class Part:
    """A condition within an expression: its text, its place, and what it means for each who reads it."""

    text: str
    place: Place
    end_column: int | None
    terms: tuple[Term, ...]
    operators: tuple[type[ast.AST], ...] = ()


def end_of(formula: Formula) -> int | None:
    """The column behind an expression's last character; None where that is in another line."""
    line, column = formula.expression.at(len(formula.expression.text))
    return column if line == formula.line else None


def truths(terms: tuple[Term, ...], ranges: Ranges) -> frozenset[bool]:
    """The truths a condition can have for any of those who read it."""
    return frozenset(truth for term in terms for truth in ranges.truths(term))


def names_something(text: str) -> bool:
    """Whether an expression depends on anything; `true` and `2 > 1` don't."""
    syntax = parse(text)
    return isinstance(syntax, Syntax) and _has_names(syntax.body)


def parts(formula: Formula) -> Iterator[tuple[Part, ...]]:
    """Every condition within an expression, from the outside in, each followed by those it lies in."""
    syntax = parse(formula.expression.text)
    if isinstance(syntax, Syntax):
        yield from _parts(syntax.body, formula, ())


def _parts(node: ast.AST, formula: Formula, around: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    if isinstance(node, ast.Compare | ast.BoolOp) or (
        isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    ):
        part = _part(node, formula)
        if part is not None:
            around = (part, *around)
            yield around
    for child in ast.iter_child_nodes(node):
        yield from _parts(child, formula, around)


def _part(node: ast.AST, formula: Formula) -> Part | None:
    start, end = span(node)
    text = formula.expression.text[start:end]
    found = {compile_expression(text, reading.scope, "truth"): None for reading in formula.readings}
    terms = tuple(term for term in found if isinstance(term, Term))
    if not terms or not _has_names(node):
        return None
    line, column = formula.expression.at(start)
    end_line, end_column = formula.expression.at(end)
    operators = tuple(type(op) for op in node.ops) if isinstance(node, ast.Compare) else ()
    return Part(text, Place(line, column), end_column if end_line == line else None, terms, operators)


def _has_names(node: ast.AST) -> bool:
    return any(
        isinstance(inner, ast.Call) or (isinstance(inner, ast.Name) and inner.id not in ("true", "false"))
        for inner in ast.walk(node)
    )
