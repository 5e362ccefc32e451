"""A chance taken apart for people: what it adds up, each part in words with its value, as the seat believes it.

The structure comes from `engine/summands`; how an order's registers are set for it is the business of `forum`. Parts
that rest on a flag, an order or an event which the seat may not see are one part without a name.
"""

from collections.abc import Sequence

from tabletop.engine import targets
from tabletop.engine.clauses import operands
from tabletop.engine.fusing import fused
from tabletop.engine.happenings import is_visible
from tabletop.engine.kernel.expressions import value
from tabletop.engine.program import (
    OP_AND,
    OP_COHESION,
    OP_EQ,
    OP_GE,
    OP_GT,
    OP_LE,
    OP_LOAD,
    OP_LT,
    OP_MAX,
    OP_MEMBERS,
    OP_MIN,
    OP_NE,
    OP_NOT,
    OP_OR,
    OP_SINCE,
    OP_SUB,
    OP_SUM,
    OP_TOGETHER,
    OP_TRUST,
    OP_TRUST_MEAN,
)
from tabletop.engine.summands import amount, constant_value, is_constant, summands
from tabletop.engine.targets import SWITCHES, target
from tabletop.engine.view import ChancePart
from tabletop.engine.views.seat import Seat
from tabletop.engine.words import exactly, number, several

UNSEEN = "what you cannot see"
BASE = "base"
BOUNDED = "bounded"
_COMPARED = {
    **{OP_LT: "below", OP_LE: "at most", OP_GT: "above", OP_GE: "at least"},
    **{OP_EQ: "exactly", OP_NE: "other than"},
}
_COUNTED = {
    **{"done": "ordered", "succeeded": "succeeded", "failed": "failed", "pending": "under way"},
    **{"pledges_kept": "kept", "pledges_broken": "broken"},
}
_TIMES = ("once", "twice")
_LISTED = 2  # names of orders that are counted together
_TINY = 1e-9


class Unseen(Exception):
    """A part reads something that the seat may not see."""


def parts(seat: Seat, form: int, expression: int, shown: float) -> tuple[ChancePart, ...]:
    """What a chance of this form adds up, in the order of writing, with the registers as set; sums to `shown`.

    `shown` is the chance as used, 0..100; where it is not the expression's value, the last part is `BOUNDED`.
    Contribution is told from the weights of those taking part, in `work`.
    """
    p, b = seat.p, seat.b
    found: dict[str, float] = {}
    weights = tuple(b[p.at.work : p.at.work + p.n.actors])
    tell = _Words(seat, form, weights)
    for one in summands(p, expression):
        words = BASE if one.is_constant else tell.said(one.first, one.last)
        found[words] = found.get(words, 0.0) + amount(p, b, one)
    away = shown - sum(found.values())
    told = [ChancePart(words, x) for words, x in found.items() if x != 0.0 or words not in (UNSEEN, BASE)]
    if abs(away) > _TINY * max(1.0, abs(shown - away)):
        told.append(ChancePart(BOUNDED, away))
    return tuple(told)


class _Words:
    """Says ranges of the bytecode for one seat: names with their values."""

    def __init__(self, seat: Seat, form: int, weights: Sequence[float]) -> None:
        self.seat, self.form, self.weights = seat, form, weights
        self.p, self.b, self.program = seat.p, seat.b, seat.program

    def said(self, first: int, last: int) -> str:
        """A range in words; `UNSEEN` where it reads what the seat may not see."""
        try:
            return self._said(first, last)
        except Unseen:
            return UNSEEN

    def _said(self, first: int, last: int) -> str:
        p = self.p
        if is_constant(p, first, last):
            return exactly(constant_value(p, first, last))
        op = p.code.op[last - 1]
        ranges = operands(p, first, last)
        if not ranges:
            return self._leaf(op, p.code.arg[last - 1])
        if op in (OP_MIN, OP_MAX):
            return self._bound(op, ranges)
        if op in _COMPARED:
            return self._comparison(op, ranges)
        if op == OP_NOT:
            return f"not {self._said(*ranges[0])}"
        if op in (OP_AND, OP_OR):
            return f" {'and' if op == OP_AND else 'or'} ".join(self._said(*part) for part in ranges)
        names = (self._said(*part) for part in ranges if not is_constant(p, *part))
        return several(dict.fromkeys(names))

    def _bound(self, op: int, ranges: list[tuple[int, int]]) -> str:
        """A least or greatest: `Tension 43: counts above 35`, `Proof 70: counts as at most 50`."""
        p = self.p
        fixed = [part for part in ranges if is_constant(p, *part)]
        free = [part for part in ranges if not is_constant(p, *part)]
        if not fixed:
            which = "smaller" if op == OP_MIN else "greater"
            return f"the {which} of {several(self._said(*part) for part in free)}"
        bound, its = constant_value(p, *fixed[0]), free[0]
        if op == OP_MAX and bound == 0.0 and p.code.op[its[1] - 1] == OP_SUB:
            left, right = operands(p, *its)
            if is_constant(p, *right):
                return f"{self._said(*left)}: counts above {exactly(constant_value(p, *right))}"
            if is_constant(p, *left):
                return f"{self._said(*right)}: counts below {exactly(constant_value(p, *left))}"
        words = self._said(*its)
        if bound == 1.0 and self._is_count(*its):
            return words
        return f"{words}: counts as {'at most' if op == OP_MIN else 'at least'} {exactly(bound)}"

    def _comparison(self, op: int, ranges: list[tuple[int, int]]) -> str:
        left, right = ranges
        is_nothing = is_constant(self.p, *right) and constant_value(self.p, *right) == 0.0
        if is_nothing and self._is_count(*left):
            return self._said(*left)
        return f"{self._said(*left)}, {_COMPARED[op]} {self._said(*right)}"

    def _is_count(self, first: int, last: int) -> bool:
        """Whether a range is how often something happened."""
        if last - first != 1:
            return False
        op, arg = self.p.code.op[first], self.p.code.arg[first]
        fired = self.p.at.fired
        is_fired = op == OP_LOAD and fired <= arg < fired + self.p.n.injects
        return is_fired or bool(self._counter(op, arg)[0])

    def _leaf(self, op: int, arg: int) -> str:
        p, b = self.p, self.b
        if self._counter(op, arg)[0]:
            return self._counted(op, arg)
        if op == OP_LOAD:
            return self._variable(arg)
        if op == OP_TRUST:
            return self._valued(targets.trust_of(self.program, arg), self._now(op, arg))
        x = self._now(op, arg)
        if op == OP_TRUST_MEAN:
            return f"the members' trust in {self.seat.name(arg)} {number(x)}"
        if op == OP_COHESION:
            return f"cohesion {number(x)}"
        if op == OP_MEMBERS:
            return f"{number(x)} members"
        if op == OP_SINCE:
            title = self._inject(arg)
            return f"{title}: {number(x)} turns ago" if b[p.at.fired_turn + arg] >= 0.0 else f"{title}: never"
        if op == OP_TOGETHER:
            return f"{number(x)} act together"
        assert op == OP_SUM, op
        items = p.code.set_item[p.code.set_first[arg] : p.code.set_last[arg]]
        return several(dict.fromkeys(self._variable(i) for i in items))

    def _now(self, op: int, arg: int) -> float:
        code = fused(self.p.code._replace(first=(0,), last=(1,), op=(op,), arg=(arg,)))
        return value(self.p._replace(code=code), self.b, 0)

    def _variable(self, i: int) -> str:
        p, at, x = self.p, self.p.at, self.b[i]
        if i == at.contribution:
            return f"contribution {number(x)} of 100{self._taking_part()}"
        if i == at.support:
            return f"support {number(x)} of 100"
        if i == at.turn:
            return f"turn {number(x)}"
        if at.fired <= i < at.fired + p.n.injects:
            return f"{self._inject(i - at.fired)}: {_times('came', x)}"
        for block, verb in ((at.agreed, "agreed"), (at.refused, "refused")):
            if block <= i < block + p.n.bodies:
                return f"{self.program.bodies[i - block].title}: {_times(verb, x)}"
        what = target(self.program, i)
        assert what is not None, i
        return self._valued(what, x)

    def _valued(self, what: targets.Target, x: float) -> str:
        if not is_visible(self.p, self.b, what, self.seat.me):
            if what.kind in (targets.WILL, targets.EXPOSURE):
                return f"{what.label} {number(x)}, when last known"
            if what.kind in (targets.TRACK, targets.ESCALATION):
                return f"{what.label}, hidden from you"
            raise Unseen
        return f"{what.label}{':' if what.kind in SWITCHES else ''} {what.words(x)}"

    def _taking_part(self) -> str:
        """How many of those with means for this take part: `: 3 of 4 take part`."""
        p, b, domain = self.p, self.b, self.p.form.domain[self.form]
        if domain < 0:
            return ""
        able = [
            k
            for k in range(p.n.actors)
            if b[p.at.member + k] != 0.0 and b[p.at.capability + k * p.n.domains + domain] > 0.0
        ]
        if not able or b[p.at.member + p.form.orderer[self.form]] == 0.0:
            return ""
        part = sum(self.weights[k] > 0.0 for k in able)
        half = sum(0.0 < self.weights[k] < 1.0 for k in able)
        return f": {part} of {len(able)} take part" + (f", {half} by half" if half else "")

    def _inject(self, inject: int) -> str:
        if not self.seat.sight.sees_inject(inject, self.b):
            raise Unseen
        text = self.program.injects[inject]
        return f"“{text.title or text.sender}”"

    def _counter(self, op: int, arg: int) -> tuple[str, tuple[int, ...]]:
        """The block and the options that a count of orders reads; "" for anything else."""
        p = self.p
        items: tuple[int, ...] = ()
        if op == OP_LOAD:
            items = (arg,)
        elif op == OP_SUM:
            items = tuple(p.code.set_item[p.code.set_first[arg] : p.code.set_last[arg]])
        for name in _COUNTED if items else ():
            block = getattr(p.at, name)
            if block <= items[0] < block + p.n.options:
                return name, tuple(i - block for i in items)
        return "", ()

    def _counted(self, op: int, arg: int) -> str:
        """How often orders were given, succeeded and the like: `Board and search: failed once`."""
        name, options = self._counter(op, arg)
        x = self._now(op, arg)
        seen, b = self.seat.sight, self.b
        titles = []
        for option in options:
            form = self.p.option.form[option]
            text = self.program.forms[form]
            if not seen.sees(text.seen, b, self.p.form.orderer[form]):
                raise Unseen
            titles.append(self._title(form))
        listed = list(dict.fromkeys(titles))
        said = several(listed, "or") if len(listed) <= _LISTED else f"{listed[0]} and its like"
        return f"{said}: {_times(_COUNTED[name], x)}"

    def _title(self, form: int) -> str:
        """What people call an order, its variants apart."""
        p, forms = self.p, self.program.forms
        same = (k for k in range(p.n.forms) if p.form.group[k] == p.form.group[form] and not forms[k].variant)
        return forms[next(same, form)].title


def _times(verb: str, x: float) -> str:
    """`never failed`, `failed once`, `failed 3 times`."""
    whole = int(x)
    if whole == 0:
        return f"never {verb}"
    return f"{verb} {_TIMES[whole - 1] if 0 < whole <= len(_TIMES) else f'{whole} times'}"
