"""The terms of the support formula for one member and one order, each with a sentence: why it leans as it does.

Amounts are the kernel's own functions on the state as the seat believes it, added in the kernel's order.
"""

from typing import NamedTuple

from tabletop.engine.clauses import loaded
from tabletop.engine.kernel.beliefs import is_sounded, sees_flag, sees_mind, sees_track
from tabletop.engine.kernel.consent import (
    burden,
    crosses_red_line,
    exposure,
    interest,
    is_consulted,
    legal_basis,
    mood,
)
from tabletop.engine.kernel.expressions import clip, holds, value
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import DROPPED, ORDER_OPTION, ORDER_STATUS, WITHDRAWN
from tabletop.engine.view import Reason
from tabletop.engine.views.seat import Seat
from tabletop.engine.words import several, signed

SMALL = 0.005  # a term that adds less than this is not worth a sentence


class Terms(NamedTuple):
    """What each term adds to z; peers apart, which depend on the body."""

    base: float
    interest: float
    trust: float
    law: float
    will: float
    consulted: float
    mood: float
    burden: float
    exposure: float

    def z(self, peers: float) -> float:
        """The sum, in the order of `kernel.consent.leaning`."""
        total = self.base + self.interest
        for amount in (self.trust, self.law, self.will, peers, self.consulted, self.mood):
            total += amount
        return total + self.burden + self.exposure


def knows_mood(seat: Seat, member: int) -> bool:
    """Whether the seat knows the moods of this member: its own, or once sounded."""
    return member == seat.me or is_sounded(seat.p, seat.b, seat.me, member)


def was_consulted(seat: Seat, by: int, member: int) -> bool:
    """Whether the seat knows that `by` consulted the member: its own orders, or others' it can see."""
    p, s = seat.p, seat.game.state
    if is_consulted(p, seat.b, by, member):
        return True
    if by == seat.me or not seat.is_over_orders:
        return False
    first = p.actor.first_slot[by]
    for slot in range(first, first + int(s[p.at.order_count + by])):
        at = order_at(p, slot)
        option = int(s[at + ORDER_OPTION])
        stands = int(s[at + ORDER_STATUS]) not in (DROPPED, WITHDRAWN)
        sounds = p.form.sounds[p.option.form[option] * p.n.actors + member] != 0
        if stands and sounds and seat.sight.sees_order(option, seat.turn, s):
            return True
    return False


def terms(seat: Seat, form: int, member: int) -> Terms:
    """The terms of a member's z on a form, as the seat believes."""
    p, b, c = seat.p, seat.b, seat.p.rules
    by = p.form.orderer[form]
    return Terms(
        base=c.support_base,
        interest=c.support_interest * interest(p, b, form, member),
        trust=c.support_trust * (2.0 * (trust(p, b, member, by) / 100.0) - 1.0),
        law=c.support_law * (2.0 * legal_basis(p, b, form, member) - 1.0),
        will=c.support_will * (2.0 * (b[p.at.will + member] / 100.0) - 1.0),
        consulted=c.support_consulted if was_consulted(seat, by, member) else 0.0,
        mood=c.support_mood * mood(p, b, seat.game.dice, p.form.response[form], member),
        burden=-(c.support_burden * burden(p, b, form, member)),
        exposure=-(c.support_exposure * exposure(p, b, form, member)),
    )


def reasons(seat: Seat, form: int, member: int, found: Terms, peers: float) -> tuple[Reason, ...]:
    """The terms as sentences, strongest first; what is not known of the member's mind stands last, unnumbered."""
    p, b = seat.p, seat.b
    by = p.form.orderer[form]
    whom = "you" if by == seat.me else seat.name(by)
    wholly = "" if sees_mind(p, b, seat.me, member) else ", when last known"
    listed = [
        Reason("base", found.base, "the benefit of the doubt"),
        Reason("interest", found.interest, _interest(seat, form, member)),
        Reason("trust", found.trust, _trust(trust(p, b, member, by), whom)),
        Reason("law", found.law, _law(seat, form, found.law)),
        Reason("will", found.will, _will(b[p.at.will + member]) + wholly),
        Reason("peers", peers, f"the others lean to {'yes' if peers > 0.0 else 'no'}"),
        Reason("consulted", found.consulted, "it was consulted"),
        Reason("mood", found.mood, f"its capital {'likes it' if found.mood > 0.0 else 'has doubts'}"),
        Reason(
            "burden",
            found.burden,
            f"it would take {round(100.0 * burden(p, b, form, member))} % of its means",
        ),
        Reason("exposure", found.exposure, _exposure(seat, form, member) + wholly),
    ]
    strong = [r for r in listed if abs(r.amount) >= SMALL]
    strong.sort(key=lambda r: -abs(r.amount))
    if found.consulted == 0.0 and not knows_mood(seat, member):
        strong.append(
            Reason("consulted", 0.0, "you have not asked it" if by == seat.me else "nobody has asked it")
        )
    if not knows_mood(seat, member) and p.rules.support_mood != 0.0:
        strong.append(Reason("mood", 0.0, "its capital's mood, which you do not know"))
    return tuple(strong)


def red_line(seat: Seat, form: int, member: int) -> str:
    """That an order crosses the member's red line, and what would lift it or what it turns on, as far as that is seen."""
    p, b, k = seat.p, seat.b, form * seat.p.n.actors + member
    crossed = f"it crosses a red line of {seat.name(member)}"
    lines = [
        p.form.red[i] for i in range(p.form.red_first[k], p.form.red_last[k]) if holds(p, b, p.form.red[i])
    ]
    lifting = []
    for u in dict.fromkeys(u for e in lines for u in loaded(p, e, p.at.authority, p.n.authorities)):
        was, b[p.at.authority + u] = b[p.at.authority + u], 1.0
        if not crosses_red_line(p, b, form, member):
            lifting.append(seat.program.authorities[u].title)
        b[p.at.authority + u] = was
    if lifting:
        return f"{crossed}, unless {several(lifting, 'or')} is in force"
    hinges = _turn_on(seat, lines)
    return f"{crossed}, which turns on {several(hinges)}" if hinges else crossed


def _interest(seat: Seat, form: int, member: int) -> str:
    """The member's interest and what open promises add to it."""
    p, b = seat.p, seat.b
    amount = 100.0 * interest(p, b, form, member)
    words = f"it is {'in' if amount > 0.0 else 'against'} its interests ({signed(round(amount))})"
    hinges = _hinges(seat, form, member)
    if hinges:
        words += f", which turn on {several(hinges)}"
    promised = 0.0
    for group in p.pledge.groups:
        if p.group.orderer[group] == p.form.orderer[form] and b[p.at.pledge_turn + group] > 0.0:
            pledge = p.form.pledge[p.option.form[int(b[p.at.pledge_option + group])]]
            if p.pledge.to[pledge] == member:
                promised += value(p, b, p.pledge.sways[pledge])
    return f"{words}; a promise makes {signed(round(promised))} of it" if promised else words


def _hinges(seat: Seat, form: int, member: int) -> tuple[str, ...]:
    """What the member's interests in a form depend on, as far as the seat sees it: two at most, figures first."""
    p, k = seat.p, form * seat.p.n.actors + member
    return _turn_on(
        seat, [p.form.interest[i] for i in range(p.form.interest_first[k], p.form.interest_last[k])]
    )


def _turn_on(seat: Seat, expressions: list[int]) -> tuple[str, ...]:
    p = seat.p
    tracks = [t for e in expressions for t in loaded(p, e, p.at.track, p.n.tracks)]
    flags = [f for e in expressions for f in loaded(p, e, p.at.flag, p.n.flags)]
    titles = [seat.program.tracks[t].title for t in tracks if sees_track(p, seat.b, t, seat.me)]
    texts = [f"“{seat.program.flags[f].text}”" for f in flags if sees_flag(p, seat.b, f, seat.me)]
    return tuple(dict.fromkeys((*titles, *texts)))[:2]


def _trust(level: float, whom: str) -> str:
    return f"it {'trusts' if level >= 50.0 else 'distrusts'} {whom} ({round(level)})"


def _will(level: float) -> str:
    return f"its political will is {'high' if level >= 50.0 else 'low'} ({round(level)})"


def _exposure(seat: Seat, form: int, member: int) -> str:
    p, b = seat.p, seat.b
    risk = clip(value(p, b, p.form.risk[form]), 0.0, 100.0)
    return f"its people are exposed ({round(b[p.at.exposure + member])}, risk of this {round(risk)})"


def _law(seat: Seat, form: int, amount: float) -> str:
    held = held_titles(seat, form)
    if amount > 0.0:
        clear = "the law is clear" if amount >= seat.p.rules.support_law - SMALL else "the law is arguable"
        return f"{clear}: {several(held)}" if held else clear
    if held:
        return f"it does not accept {several(held, 'or')} as a legal basis"
    return "there is no legal basis"


def held_titles(seat: Seat, form: int) -> tuple[str, ...]:
    """Titles of the authorities held that the form's law names."""
    p = seat.p
    if p.form.law[form] < 0:
        return ()
    named = loaded(p, p.form.law[form], p.at.authority, p.n.authorities)
    return tuple(seat.program.authorities[k].title for k in named if seat.b[p.at.authority + k] != 0.0)
