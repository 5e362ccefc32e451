"""What plain conditions say of the one value they are about: `tension > 40` that it lies above 40, a flag that it is 1.

Worked out once for a game and shared by all that is concluded of it. What follows from several conditions together is
in `bounds`.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from tabletop.authoring.declared import declared, is_whole
from tabletop.authoring.intervals import Interval, above, below, down, up
from tabletop.engine.program import (
    OP_AND,
    OP_CONST,
    OP_EQ,
    OP_GE,
    OP_GT,
    OP_LE,
    OP_LT,
    OP_NE,
    OP_NOT,
    OP_OR,
    OP_SELECT,
    Tables,
)
from tabletop.scenario.expression_types import Term

YES: Interval = (1.0, 1.0)
NO: Interval = (0.0, 0.0)
OPPOSITE = {OP_LT: OP_GE, OP_GE: OP_LT, OP_GT: OP_LE, OP_LE: OP_GT, OP_EQ: OP_NE, OP_NE: OP_EQ}
MIRRORED = {OP_LT: OP_GT, OP_GT: OP_LT, OP_LE: OP_GE, OP_GE: OP_LE, OP_EQ: OP_EQ, OP_NE: OP_NE}


class Said(NamedTuple):
    """A value and what a condition says of it."""

    term: Term
    interval: Interval


_COMPOUND = frozenset((OP_AND, OP_OR, OP_SELECT))
_NOTHING: tuple[Said | None, Said | None] = (None, None)


class Sides(NamedTuple):
    """The sides of a chain of `and` or `or` in the order in which they are looked at.

    `said`: where each of them is plain, what they say; then their order and their number make no difference.
    """

    order: tuple[Term, ...]
    said: tuple[Said, ...] | None


class Shared:
    """What was found out of a game's single values and conditions, each once; and how much more may be looked at."""

    __slots__ = ("_declared", "_said", "_sides", "_whole", "depth", "left", "tables")

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.left, self.depth = 0, 0
        self._declared: dict[int, Interval] = {}
        self._whole: dict[Term, bool] = {}
        self._said: dict[Term, tuple[Said | None, Said | None]] = {}
        self._sides: dict[Term, Sides] = {}

    def declared(self, index: int) -> Interval:
        """Lowest and highest value of one state variable."""
        found = self._declared.get(index)
        if found is None:
            found = self._declared[index] = declared(self.tables, index)
        return found

    def is_whole(self, term: Term) -> bool:
        """Whether a term only ever has whole values."""
        found = self._whole.get(term)
        if found is None:
            found = self._whole[term] = is_whole(term, self.tables)
        return found

    def said(self, term: Term) -> tuple[Said | None, Said | None]:
        """What a condition says of the one value it is about when it is false, and when it is true; None where it is
        not plain.
        """
        if term.op in _COMPOUND:
            return _NOTHING
        found = self._said.get(term)
        if found is None:
            found = self._said[term] = self._worked_out(term)
        return found

    def _worked_out(self, term: Term) -> tuple[Said | None, Said | None]:
        op = term.op
        if op == OP_NOT:
            no, yes = self.said(term.operands[0])
            return yes, no
        if not term.operands:
            return _NOTHING if op == OP_CONST else (Said(term, NO), Said(term, YES))
        if op not in OPPOSITE:
            return _NOTHING
        value, figure = term.operands
        if is_figure(value):
            op, value, figure = MIRRORED[op], figure, value
        if value.operands or value.op == OP_CONST or not is_figure(figure):
            return _NOTHING
        whole, its = self.is_whole(value), figure_of(figure)
        no = Said(value, bound(OPPOSITE[op], its, whole)) if op != OP_EQ else None
        yes = Said(value, bound(op, its, whole)) if op != OP_NE else None
        return no, yes

    def sides(self, term: Term) -> Sides:
        """The sides of a chain. Comparisons first, and once more at the end, as the others may narrow what they are
        about.
        """
        found = self._sides.get(term)
        if found is None:
            found = self._sides[term] = self._ordered(term)
        return found

    def _ordered(self, term: Term) -> Sides:
        chain: list[Term] = []
        todo = [term]
        while todo:
            here = todo.pop()
            if here.op == term.op:
                todo.extend(reversed(here.operands))
            else:
                chain.append(here)
        said = [self.said(side)[term.op == OP_AND] for side in chain]
        plain = tuple(one for one in said if one is not None)
        if len(plain) == len(chain):
            return Sides(tuple(chain), plain)
        simple = [side for side in chain if not _is_compound(side)]
        return Sides((*simple, *(side for side in chain if _is_compound(side)), *simple), None)


def bound(op: int, other: Interval, whole: bool) -> Interval:
    """Where a value lies that compares so with one that lies in the other interval."""
    if op == OP_GT:
        return above(other[0], whole), math.inf
    if op == OP_GE:
        return up(other[0], whole), math.inf
    if op == OP_LT:
        return -math.inf, below(other[1], whole)
    if op == OP_LE:
        return -math.inf, down(other[1], whole)
    return up(other[0], whole), down(other[1], whole)


def is_figure(term: Term) -> bool:
    """Whether a term is a plain finite number."""
    return term.op == OP_CONST and math.isfinite(term.arg)  # type: ignore[arg-type]  # no constant is a tuple


def figure_of(term: Term) -> Interval:
    """The interval that holds a plain number alone."""
    value = float(term.arg)  # type: ignore[arg-type]
    return value, value


def _is_compound(term: Term) -> bool:
    """Whether a condition is made of others."""
    return term.op in _COMPOUND or (term.op == OP_NOT and _is_compound(term.operands[0]))
