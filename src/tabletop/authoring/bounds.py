"""What an expression can come to: the lowest and highest value of a number, the possible truths of a condition.

Interval arithmetic over the typed terms, with what a condition says of a value carried to its other parts: `x > 80 and
x < 20` never holds. The answer is never too narrow; it may be too wide, as two different values are taken to vary
freely. How the kernel computes is in `tabletop.engine.kernel.expressions`; what is a mistake is for the rules.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from tabletop.authoring.declared import declared, is_whole
from tabletop.authoring.intervals import (
    ANYTHING,
    Interval,
    above,
    below,
    binary,
    divided,
    meet,
    modulo,
    times,
)
from tabletop.engine.program import (
    OP_ABS,
    OP_ADD,
    OP_AND,
    OP_CLAMP,
    OP_COHESION,
    OP_CONST,
    OP_DIV,
    OP_EQ,
    OP_GE,
    OP_GT,
    OP_LE,
    OP_LOAD,
    OP_LT,
    OP_MAX,
    OP_MEMBERS,
    OP_MIN,
    OP_MOD,
    OP_MUL,
    OP_NE,
    OP_NEG,
    OP_NOT,
    OP_OR,
    OP_SELECT,
    OP_SINCE,
    OP_SUB,
    OP_SUM,
    OP_TOGETHER,
    OP_TRUST,
    OP_TRUST_MEAN,
    Tables,
)
from tabletop.scenario.expression_types import Term

YES: Interval = (1.0, 1.0)
NO: Interval = (0.0, 0.0)
_OPPOSITE = {OP_LT: OP_GE, OP_GE: OP_LT, OP_GT: OP_LE, OP_LE: OP_GT, OP_EQ: OP_NE, OP_NE: OP_EQ}
_MIRRORED = {OP_LT: OP_GT, OP_GT: OP_LT, OP_LE: OP_GE, OP_GE: OP_LE, OP_EQ: OP_EQ, OP_NE: OP_NE}


MOST_STEPS = 1000
"""Conditions looked at for one answer. Beyond it nothing more is concluded, so that no expression takes long."""


class _Meter:
    """How many steps are left for the answer that is being looked for; and what was declared, looked up once."""

    def __init__(self) -> None:
        self.left, self.depth = 0, 0
        self.declared: dict[int, Interval] = {}
        self.whole: dict[Term, bool] = {}


class Ranges:
    """What each value of a game can be; `fixed` narrows single state variables, `known` whole terms."""

    def __init__(
        self,
        tables: Tables,
        fixed: Mapping[int, Interval] | None = None,
        known: Mapping[Term, Interval] | None = None,
        meter: _Meter | None = None,
    ) -> None:
        self.tables = tables
        self.fixed: Mapping[int, Interval] = fixed or {}
        self.known: Mapping[Term, Interval] = known or {}
        self._truths: dict[Term, frozenset[bool]] = {}
        self._meter = meter or _Meter()

    def but(self, fixed: Mapping[int, Interval]) -> Ranges:
        """The same with some state variables narrowed."""
        return Ranges(self.tables, {**self.fixed, **fixed}, self.known)

    def _knowing(self, term: Term, interval: Interval) -> Ranges:
        return Ranges(self.tables, self.fixed, {**self.known, term: interval}, self._meter)

    # ------------------------------------------------------------------ numbers

    def interval(self, term: Term) -> Interval:
        """Lowest and highest value of a term; of a condition 0..1, (0, 0) never, (1, 1) always."""
        found = self._computed(term)
        known = self.known.get(term) if self.known else None
        return found if known is None else meet(found, known) or found

    def truths(self, term: Term) -> frozenset[bool]:
        """The truths a condition can have: both, or the one it always has."""
        found = self._truths.get(term)
        if found is None:
            found = frozenset(truth for truth in (True, False) if self.assume(term, truth) is not None)
            self._truths[term] = found
        return found

    def _computed(self, term: Term) -> Interval:
        if term.op == OP_CONST:
            value = float(term.arg) if not isinstance(term.arg, tuple) else 0.0
            return value, value
        if term.op == OP_LOAD:
            assert isinstance(term.arg, int)
            return self.of_state(term.arg)
        if not term.operands:
            return self._query(term)
        if term.op == OP_SELECT:
            return self._selected(term)
        if term.op in (OP_AND, OP_OR, OP_NOT) or term.op in _OPPOSITE:
            return self._truth(term)
        return self._arithmetic(term.op, [self.interval(operand) for operand in term.operands])

    def _truth(self, term: Term) -> Interval:
        truths = self.truths(term)
        return (0.0 if False in truths else 1.0), (1.0 if True in truths else 0.0)

    def _selected(self, term: Term) -> Interval:
        yes, condition, no = term.operands
        ways = []
        for truth, chosen in ((True, yes), (False, no)):
            then = self.assume(condition, truth)
            if then is not None:
                ways.append(then.interval(chosen))
        if not ways:
            return ANYTHING
        return min(low for low, _ in ways), max(high for _, high in ways)

    @staticmethod
    def _arithmetic(op: int, sides: list[Interval]) -> Interval:
        first = sides[0]
        if op == OP_NEG:
            return -first[1], -first[0]
        if op == OP_ABS:
            low = 0.0 if first[0] <= 0.0 <= first[1] else min(abs(first[0]), abs(first[1]))
            return low, max(abs(first[0]), abs(first[1]))
        second = sides[1]
        if op == OP_CLAMP:
            third = sides[2]
            low = min(max(first[0], second[0]), third[0])
            return low, min(max(first[1], second[1]), third[1])
        if op == OP_ADD:
            return binary(first[0] + second[0], first[1] + second[1])
        if op == OP_SUB:
            return binary(first[0] - second[1], first[1] - second[0])
        if op == OP_MUL:
            return times(first, second)
        if op == OP_DIV:
            return divided(first, second)
        if op == OP_MOD:
            return modulo(first, second)
        if op == OP_MIN:
            return min(first[0], second[0]), min(first[1], second[1])
        if op == OP_MAX:
            return max(first[0], second[0]), max(first[1], second[1])
        return ANYTHING

    def _query(self, term: Term) -> Interval:
        n = self.tables.n
        if term.op in (OP_TRUST, OP_TRUST_MEAN, OP_COHESION):
            return 0.0, 100.0
        if term.op == OP_MEMBERS:
            return 0.0, float(n.actors)
        if term.op == OP_SINCE:
            return -1.0, float(n.turns)
        if term.op == OP_TOGETHER and isinstance(term.arg, tuple):
            orderers = {self.tables.code.option_orderer[option] for option in term.arg}
            return 0.0, float(len(orderers))
        if term.op == OP_SUM and isinstance(term.arg, tuple):
            parts = [self.of_state(index) for index in term.arg]
            return sum(low for low, _ in parts), sum(high for _, high in parts)
        return ANYTHING

    # ------------------------------------------------------------------ state variables

    def of_state(self, index: int) -> Interval:
        """What one state variable can be."""
        if index in self.fixed:
            return self.fixed[index]
        found = self._meter.declared.get(index)
        if found is None:
            found = self._meter.declared[index] = declared(self.tables, index)
        return found

    # ------------------------------------------------------------------ what a condition says

    def assume(self, term: Term, truth: bool) -> Ranges | None:
        """What is known when a condition is true (or false); None when it cannot be."""
        meter = self._meter
        if meter.depth == 0:
            meter.left = MOST_STEPS
        if meter.left <= 0:
            return self
        meter.left -= 1
        meter.depth += 1
        try:
            return self._assumed(term, truth)
        finally:
            meter.depth -= 1

    def _assumed(self, term: Term, truth: bool) -> Ranges | None:
        if term.op == OP_NOT:
            return self.assume(term.operands[0], not truth)
        if term.op in (OP_AND, OP_OR):
            return self._both(term, truth) if truth == (term.op == OP_AND) else self._either(term, truth)
        if term.op in _OPPOSITE:
            op = term.op if truth else _OPPOSITE[term.op]
            return self._compared(op, term.operands[0], term.operands[1])
        if term.op == OP_SELECT:
            return self._chosen(term, truth)
        wanted = YES if truth else NO
        found = meet(self.interval(term), wanted)
        if found is None:
            return None
        return self if term.op == OP_CONST else self._knowing(term, found)

    def _both(self, term: Term, truth: bool) -> Ranges | None:
        """All sides are so. Comparisons first, and once more at the end, as the others may narrow what they are about."""
        sides = list(_sides(term, term.op))
        simple = [side for side in sides if not _is_compound(side)]
        known: Ranges | None = self
        for side in (*simple, *(side for side in sides if _is_compound(side)), *simple):
            known = known.assume(side, truth) if known is not None else None
        return known

    def _either(self, term: Term, truth: bool) -> Ranges | None:
        """One of the sides is so; what both ways have in common is known."""
        ways = [way for side in term.operands if (way := self.assume(side, truth)) is not None]
        return ways[0] if len(ways) == 1 else self if ways else None

    def _chosen(self, term: Term, truth: bool) -> Ranges | None:
        yes, condition, no = term.operands
        ways = []
        for which, chosen in ((True, yes), (False, no)):
            then = self.assume(condition, which)
            then = then.assume(chosen, truth) if then is not None else None
            if then is not None:
                ways.append(then)
        return ways[0] if len(ways) == 1 else self if ways else None

    def _compared(self, op: int, left: Term, right: Term) -> Ranges | None:
        if left == right:
            return self if op in (OP_LE, OP_GE, OP_EQ) else None
        known = self._bounded(op, left, right)
        return known._bounded(_MIRRORED[op], right, left) if known is not None else None

    def _bounded(self, op: int, term: Term, other: Term) -> Ranges | None:
        """The term narrowed by what it is compared with; None when that cannot be."""
        here, there = self.interval(term), self.interval(other)
        whole = self._meter.whole.get(term)
        if whole is None:
            whole = self._meter.whole[term] = is_whole(term, self.tables)
        if op == OP_NE:
            if here[0] == here[1] == there[0] == there[1]:
                return None
            if there[0] != there[1] or term.op == OP_CONST:
                return self
            low = above(here[0], whole) if here[0] == there[0] else here[0]
            high = below(here[1], whole) if here[1] == there[0] else here[1]
            return self._knowing(term, (low, high)) if low <= high else None
        least = math.ceil(there[0]) if whole and math.isfinite(there[0]) else there[0]
        most = math.floor(there[1]) if whole and math.isfinite(there[1]) else there[1]
        low, high = -math.inf, math.inf
        if op in (OP_LT, OP_LE):
            high = below(there[1], whole) if op == OP_LT else most
        elif op in (OP_GT, OP_GE):
            low = above(there[0], whole) if op == OP_GT else least
        else:
            low, high = least, most
        found = meet(here, (low, high))
        if found is None or term.op == OP_CONST:
            return self if found is not None else None
        return self._knowing(term, found)


def _sides(term: Term, op: int) -> Iterator[Term]:
    """The sides of a chain of one operation."""
    if term.op != op:
        yield term
        return
    for operand in term.operands:
        yield from _sides(operand, op)


def _is_compound(term: Term) -> bool:
    """Whether a condition is made of others."""
    return term.op in (OP_AND, OP_OR, OP_SELECT) or (term.op == OP_NOT and _is_compound(term.operands[0]))
