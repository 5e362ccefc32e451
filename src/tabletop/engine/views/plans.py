"""What an order's own effects would move, before and after, for each of its results, as the seat believes.

Costs and prices are counted, other orders, the other side and the turn's own drift are not. On the believed state only,
with the kernel's own arithmetic; what the seat may not see as a number is said in words, or left out.
"""

from tabletop.engine import targets
from tabletop.engine.happenings import is_visible
from tabletop.engine.kernel.effects import apply
from tabletop.engine.kernel.orders import cost_of, is_lawless, left_in_purse
from tabletop.engine.kernel.payment import order_at, pay_price
from tabletop.engine.kernel.trace import CAUSE_RESULT, CAUSE_UNLAWFUL
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import (
    EFFECT_ADD,
    EFFECT_ADD_ESCALATION,
    EFFECT_ADD_PURSE,
    EFFECT_SET,
    EFFECT_SET_ESCALATION,
    EFFECT_SET_PURSE,
    EFFECT_TRUST,
    MODE_CERTAIN,
    MODE_OUTCOMES,
    ORDER_COST,
    ORDER_OPTION,
    SUCCESS,
)
from tabletop.engine.targets import Target, target
from tabletop.engine.view import Plan, Shift
from tabletop.engine.views.consequences import one_in_words, promise
from tabletop.engine.views.seat import Seat

_AMOUNTS = (EFFECT_ADD, EFFECT_SET, EFFECT_ADD_ESCALATION, EFFECT_SET_ESCALATION)
_PURSES = (EFFECT_ADD_PURSE, EFFECT_SET_PURSE)
_TINY = 0.05  # a smaller change cannot be told from none at one decimal


class Plans:
    """What orders would move, for one seat; remembers which numbers the seat is shown."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self._numbers = _numbers(seat)
        self._now = list(seat.b)  # earlier orders of the turn paid
        for r in range(seat.p.n.resources):
            purse = seat.p.purse.held[seat.me * seat.p.n.resources + r]
            if purse >= 0:
                self._now[seat.p.at.purse + purse] = left_in_purse(seat.p, seat.b, seat.me, r)

    def of(self, option: int) -> tuple[Plan, ...]:
        """One for each result of an order that can be or was given, with the registers as set for it (`forum.expect`).

        A success comes first; named results come as the author wrote them.
        """
        p = self.seat.p
        form = p.option.form[option]
        before = self._before(option)
        paid = self._paid(option, before)
        first, last = p.form.outcome_first[form], p.form.outcome_last[form]
        is_certain = p.form.mode[form] == MODE_CERTAIN
        its = (first,) if is_certain else (first, last - 1)
        return tuple(
            self._plan(option, o, before, paid)
            for o in (range(first, last) if p.form.mode[form] == MODE_OUTCOMES else its)
        )

    def is_given(self, option: int) -> bool:
        """Whether the seat ordered just this in this turn."""
        return self._slot(option) >= 0

    def _slot(self, option: int) -> int:
        p, b = self.seat.p, self.seat.b
        first = p.actor.first_slot[self.seat.me]
        slots = range(first, first + int(b[p.at.order_count + self.seat.me]))
        return next((k for k in slots if int(b[order_at(p, k) + ORDER_OPTION]) == option), -1)

    def _before(self, option: int) -> list[float]:
        """What the order starts from: earlier orders of the turn paid, but not itself."""
        slot = self._slot(option)
        if slot < 0:
            return self._now
        p, s = self.seat.p, list(self._now)
        for r in range(p.n.resources):
            purse = p.purse.held[self.seat.me * p.n.resources + r]
            if purse >= 0:
                s[p.at.purse + purse] += self.seat.b[order_at(p, slot) + ORDER_COST + r]
        return s

    def _paid(self, option: int, before: list[float]) -> list[float]:
        """The believed state once the order was agreed: its cost, and the prices of its body and of having no law."""
        seat, p = self.seat, self.seat.p
        form, s = p.option.form[option], list(before)
        for register in (p.at.support, p.at.contribution):
            s[register] = seat.b[register]
        for r in range(p.n.resources):
            purse = p.purse.held[seat.me * p.n.resources + r]
            if purse >= 0:
                s[p.at.purse + purse] = max(0.0, s[p.at.purse + purse] - cost_of(p, seat.b, form, r))
        if is_lawless(p, s, form):
            apply(p, s, [], CAUSE_UNLAWFUL, option, seat.me, p.form.unlawful[form])
        pay_price(p, s, [], option)
        return s

    def _plan(self, option: int, outcome: int, before: list[float], paid: list[float]) -> Plan:
        seat, p, s = self.seat, self.seat.p, list(paid)
        effects = p.outcome.effects[outcome]
        apply(p, s, [], CAUSE_RESULT, option, outcome, effects)
        shifts = [self._shift(i, what, before, s) for i, what in self._numbers]
        lines = range(p.effect.first[effects], p.effect.last[effects]) if effects >= 0 else ()
        words = ", ".join(filter(None, (one_in_words(seat, k) for k in lines if not self._is_number(k))))
        form = p.option.form[option]
        is_success = p.outcome.kind[outcome] == SUCCESS or p.form.mode[form] == MODE_CERTAIN
        promised = promise(seat, form) if is_success else ""
        return Plan(
            outcome=seat.program.outcomes[outcome].id,
            is_success=is_success,
            shifts=tuple(one for one in shifts if abs(one.after - one.before) >= _TINY),
            words="; ".join(filter(None, (words, promised))),
        )

    def _shift(self, i: int, what: Target, b: list[float], s: list[float]) -> Shift:
        p = self.seat.p
        if what.kind == targets.TRUST:
            pair = divmod(what.place, p.n.actors)
            before, after = trust(p, b, *pair), trust(p, s, *pair)
        else:
            before, after = b[i], s[i]
        return Shift(what.subject, what.label, before, after, self._tone(what, after - before))

    def _tone(self, what: Target, change: float) -> str:
        if what.kind == targets.PURSE:
            sign = 1
        elif self.seat.program.actors[self.seat.me].side == "adversary" and what.kind != targets.TRUST:
            sign = -what.good
        else:
            sign = what.good
        sign *= 1 if change > 0.0 else -1
        return "good" if sign > 0 else "bad" if sign < 0 else "plain"

    def _is_number(self, k: int) -> bool:
        """Whether an effect moves nothing but numbers the seat is shown."""
        e, me, at = self.seat.p.effect, self.seat.me, self.seat.p.at
        kind, its = e.kind[k], e.target[k]
        if kind == EFFECT_TRUST:
            return not e.mutual[k] and e.other[k] == me
        if kind in (EFFECT_ADD_ESCALATION, EFFECT_SET_ESCALATION):
            its = at.escalation
        elif kind in _PURSES:
            its = at.purse + e.target[k]
        elif kind not in _AMOUNTS:
            return False
        return any(i == its for i, _ in self._numbers)


def _numbers(seat: Seat) -> tuple[tuple[int, Target], ...]:
    """The numbers that the seat is shown and an order may move, by where they lie: tracks, escalation, trust, purses."""
    p, at, n = seat.p, seat.p.at, seat.p.n
    mine = [p.purse.held[seat.me * n.resources + r] for r in range(n.resources)]
    lie = [
        *range(at.track, at.track + n.tracks),
        at.escalation,
        *(at.trust_kept + k * n.actors + seat.me for k in range(n.actors) if k != seat.me),
        *(at.purse + purse for purse in mine if purse >= 0),
        *range(at.will, at.will + n.actors),
        *range(at.exposure, at.exposure + n.actors),
    ]
    found = ((i, target(seat.program, i)) for i in dict.fromkeys(lie))
    return tuple((i, what) for i, what in found if what is not None and is_visible(p, seat.b, what, seat.me))
