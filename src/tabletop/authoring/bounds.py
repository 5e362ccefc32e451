"""What an expression can come to: the lowest and highest value of a number, the possible truths of a condition.

Interval arithmetic over the typed terms, with what a condition says of a value carried to its other parts: `x > 80 and
x < 20` never holds. The answer is never too narrow; it may be too wide, as two different values are taken to vary
freely. How the kernel computes is in `tabletop.engine.kernel.expressions`; what is a mistake is for the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tabletop.authoring.intervals import (
    ANYTHING,
    Interval,
    above,
    below,
    divided,
    least,
    meet,
    minus,
    modulo,
    most,
    plus,
    times,
)
from tabletop.authoring.plainly import MIRRORED, NO, OPPOSITE, YES, Said, Shared, bound, is_figure
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
    OP_LE,
    OP_LOAD,
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

MOST_STEPS = 1000
"""Conditions looked at for one answer. Beyond it nothing more is concluded, so that no expression takes long."""


class Ranges:
    """What each value of a game can be; `fixed` narrows single state variables, `known` whole terms.

    What is concluded from one condition alone is kept, as rules ask the same of the same conditions.
    """

    __slots__ = ("_concluded", "_shared", "_truths", "fixed", "known", "tables")

    def __init__(
        self,
        tables: Tables,
        fixed: Mapping[int, Interval] | None = None,
        known: dict[Term, Interval] | None = None,
        shared: Shared | None = None,
    ) -> None:
        self.tables = tables
        self.fixed: Mapping[int, Interval] = fixed or {}
        self.known: dict[Term, Interval] = known or {}
        self._truths: dict[Term, frozenset[bool]] = {}
        # Whether that is this itself, else what, and in how many steps: holding itself it would be freed late.
        self._concluded: dict[tuple[Term, bool], tuple[bool, Ranges | None, int]] = {}
        self._shared = shared or Shared(tables)

    def but(self, fixed: Mapping[int, Interval]) -> Ranges:
        """The same with some state variables narrowed."""
        return Ranges(self.tables, {**self.fixed, **fixed}, self.known, self._shared)

    def _with(self, known: dict[Term, Interval]) -> Ranges:
        return Ranges(self.tables, self.fixed, known, self._shared)

    # ------------------------------------------------------------------ numbers

    def interval(self, term: Term) -> Interval:
        """Lowest and highest value of a term; of a condition 0..1, (0, 0) never, (1, 1) always."""
        op = term.op
        if op == OP_CONST:
            value = float(term.arg)  # type: ignore[arg-type]  # no constant is a tuple
            return value, value
        if op == OP_LOAD:
            assert isinstance(term.arg, int)
            found = self.fixed.get(term.arg) or self._shared.declared(term.arg)
        elif (combine := _OF_TWO.get(op)) is not None:
            one, other = term.operands
            found = combine(self.interval(one), self.interval(other))
        else:
            found = self._computed(term)
        known = self.known.get(term) if self.known else None
        return found if known is None else meet(found, known) or found

    def truths(self, term: Term) -> frozenset[bool]:
        """The truths a condition can have: both, or the one it always has."""
        found = self._truths.get(term)
        if found is None:
            found = self._truths[term] = _TRUTHS[self.can_be(term, True), self.can_be(term, False)]
        return found

    def can_be(self, term: Term, truth: bool) -> bool:
        """Whether a condition can be true (or false)."""
        said = self._shared.said(term)[truth]
        if said is not None:
            return meet(self.interval(said.term), said.interval) is not None
        known = self._truths.get(term)
        if known is not None:
            return truth in known
        shared = self._shared
        if shared.depth == 0:
            shared.left = MOST_STEPS
        shared.depth += 1
        try:
            return self._can_be(term, truth)
        finally:
            shared.depth -= 1

    def _can_be(self, term: Term, truth: bool) -> bool:
        """The same of what is not plain, where a side of which one must be so is asked by itself."""
        op = term.op
        if op == OP_NOT:
            return self.can_be(term.operands[0], not truth)
        if op in (OP_AND, OP_OR) and self._shared.left > 0:
            sides = self._shared.sides(term)
            if truth != (op == OP_AND):
                self._shared.left -= 1
                return any(self.can_be(side, truth) for side in sides.order)
            if sides.said is not None:
                return self._together(sides.said) is not None
        return self.assume(term, truth) is not None

    def _computed(self, term: Term) -> Interval:
        op = term.op
        if not term.operands:
            return self._query(term)
        if op == OP_SELECT:
            return self._selected(term)
        if op in (OP_AND, OP_OR, OP_NOT) or op in OPPOSITE:
            return self._truth(term)
        first = self.interval(term.operands[0])
        if op == OP_NEG:
            return -first[1], -first[0]
        if op == OP_ABS:
            low = 0.0 if first[0] <= 0.0 <= first[1] else min(abs(first[0]), abs(first[1]))
            return low, max(abs(first[0]), abs(first[1]))
        if op == OP_CLAMP:
            second, third = self.interval(term.operands[1]), self.interval(term.operands[2])
            low = min(max(first[0], second[0]), third[0])
            return low, min(max(first[1], second[1]), third[1])
        return ANYTHING

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
        return self.fixed.get(index) or self._shared.declared(index)

    # ------------------------------------------------------------------ what a condition says

    def assume(self, term: Term, truth: bool) -> Ranges | None:
        """What is known when a condition is true (or false); None when it cannot be."""
        shared = self._shared
        if shared.depth == 0:
            shared.left = MOST_STEPS
        left = shared.left
        if left <= 0:
            return self
        if self.known or shared.said(term)[truth] is not None:
            return self._looked_at(term, truth)
        concluded = self._concluded.get((term, truth))
        if concluded is not None and concluded[2] < left:
            is_this, found, steps = concluded
            shared.left -= steps
            return self if is_this else found
        found = self._looked_at(term, truth)
        if shared.left > 0:
            is_this = found is self
            self._concluded[term, truth] = is_this, None if is_this else found, left - shared.left
        return found

    def _looked_at(self, term: Term, truth: bool) -> Ranges | None:
        """What a condition says: one step, and those of its parts."""
        shared = self._shared
        shared.left -= 1
        said = shared.said(term)[truth]
        if said is not None:
            here = self.interval(said.term)
            found = meet(here, said.interval)
            return self._narrowed(said.term, here, found) if found is not None else None
        shared.depth += 1
        try:
            return self._assumed(term, truth)
        finally:
            shared.depth -= 1

    def _assumed(self, term: Term, truth: bool) -> Ranges | None:
        op = term.op
        if op in (OP_AND, OP_OR):
            return self._both(term, truth) if truth == (op == OP_AND) else self._either(term, truth)
        if op in OPPOSITE:
            return self._compared(op if truth else OPPOSITE[op], term.operands[0], term.operands[1])
        if op == OP_NOT:
            return self.assume(term.operands[0], not truth)
        if op == OP_SELECT:
            return self._chosen(term, truth)
        here = self.interval(term)
        found = meet(here, YES if truth else NO)
        if found is None:
            return None
        return self if op == OP_CONST else self._narrowed(term, here, found)

    def _both(self, term: Term, truth: bool) -> Ranges | None:
        """All sides are so."""
        sides = self._shared.sides(term)
        if sides.said is not None:
            found = self._together(sides.said)
            return self._with(found) if found else self if found is not None else None
        known: Ranges | None = self
        for side in sides.order:
            known = known.assume(side, truth) if known is not None else None
        return known

    def _together(self, said: tuple[Said, ...]) -> dict[Term, Interval] | None:
        """What is known when all of this is said of single values; None when it cannot be."""
        self._shared.left -= len(said)
        known = dict(self.known)
        for term, interval in said:
            here = known.get(term) or self.interval(term)
            found = meet(here, interval)
            if found is None:
                return None
            if found != here:
                known[term] = found
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
        if is_figure(right):  # of which nothing can be learned
            return self._bounded(op, left, right)
        if is_figure(left):
            return self._bounded(MIRRORED[op], right, left)
        known = self._bounded(op, left, right)
        return known._bounded(MIRRORED[op], right, left) if known is not None else None

    def _bounded(self, op: int, term: Term, other: Term) -> Ranges | None:
        """The term narrowed by what it is compared with; None when that cannot be."""
        here, there = self.interval(term), self.interval(other)
        whole = self._shared.is_whole(term)
        if op != OP_NE:
            found = meet(here, bound(op, there, whole))
        elif here[0] == here[1] == there[0] == there[1]:
            return None
        elif there[0] != there[1]:
            return self
        else:
            low = above(here[0], whole) if here[0] == there[0] else here[0]
            high = below(here[1], whole) if here[1] == there[0] else here[1]
            found = (low, high) if low <= high else None
        if found is None:
            return None
        return self if term.op == OP_CONST else self._narrowed(term, here, found)

    def _narrowed(self, term: Term, here: Interval, found: Interval) -> Ranges:
        return self if found == here else self._with({**self.known, term: found})


_OF_TWO: dict[int, Callable[[Interval, Interval], Interval]] = {
    OP_ADD: plus,
    OP_SUB: minus,
    OP_MUL: times,
    OP_DIV: divided,
    OP_MOD: modulo,
    OP_MIN: least,
    OP_MAX: most,
}
"""What becomes of two intervals."""
_BOTH, _ALWAYS, _NEVER, _NONE = (
    frozenset((True, False)),
    frozenset((True,)),
    frozenset((False,)),
    frozenset[bool](),
)
_TRUTHS = {(True, True): _BOTH, (True, False): _ALWAYS, (False, True): _NEVER, (False, False): _NONE}
"""By whether a condition can be true and whether it can be false."""
