"""Orders given, on the floor and pending: positions as taken, what became of them, and what may still be changed."""

from collections.abc import Sequence

from tabletop.engine.kernel.amendments import can_amend_to, is_settled
from tabletop.engine.kernel.orders import cost_of, is_lawless
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.kernel.resolve import ring_at
from tabletop.engine.kernel.trace import CAUSE_AMENDED
from tabletop.engine.program import (
    ACQUIESCE,
    AGREED,
    EMPTY,
    GIVEN,
    NO,
    NOT_ASKED,
    ORDER_CONTRIBUTION,
    ORDER_COST,
    ORDER_EFFORT,
    ORDER_LAWLESS,
    ORDER_OPTION,
    ORDER_STATUS,
    REFUNDED,
    REFUSED,
    RING_CONTRIBUTION,
    RING_DUE,
    RING_OPTION,
    RING_SUPPORT,
    RING_TURN,
    YES,
)
from tabletop.engine.view import AmendmentView, OrderView, StanceView
from tabletop.engine.views.consequences import in_words
from tabletop.engine.views.forum import expect, takes
from tabletop.engine.views.people import STATUS
from tabletop.engine.views.prices import price
from tabletop.engine.views.reasons import was_consulted
from tabletop.engine.views.remedies import chance_amended, remedies
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import POSITIONS, Expected
from tabletop.engine.words import RULE_WORDS, number, order_title, several

Offers = tuple[tuple[int, AmendmentView], ...]  # option, what it costs
_WITHDRAW = AmendmentView("withdraw", "Withdraw", "costs return, effort does not")
_PLAIN = {
    "given": "on the floor",
    "lapsed": "overtaken by events",
    "dropped": "dropped: the shared purse is empty",
    "withdrawn": "withdrawn",
}


def orders(seat: Seat, expected: Expected) -> tuple[OrderView, ...]:
    """In Orders the seat's own; from the Floor on all orders of the turn that it may see, by actor."""
    p, s = seat.p, seat.game.state
    counted = _counted(seat)
    found = []
    for slot in range(p.n.slots):
        at = order_at(p, slot)
        if s[at + ORDER_STATUS] == float(EMPTY):
            continue
        option = int(s[at + ORDER_OPTION])
        is_mine = p.form.orderer[p.option.form[option]] == seat.me
        if is_mine or (seat.is_over_orders and seat.sight.sees_order(option, seat.turn, s)):
            found.append(_order(seat, expected, slot, option, counted))
    return tuple(found)


def _counted(seat: Seat) -> Sequence[float]:
    """On the Floor the state as if votes were counted now (positions are public); else as it is.

    Counted as the seat believes: a threshold, weight or quorum may depend on what it may not see.
    """
    if seat.stage != "floor":
        return seat.game.state
    counted = list(seat.b)
    seat.game.kernel.close_floor(seat.p, counted, seat.game.dice, [])
    return counted


def _order(seat: Seat, expected: Expected, slot: int, option: int, counted: Sequence[float]) -> OrderView:
    p, s, program = seat.p, seat.game.state, seat.program
    at, form, body = order_at(p, slot), p.option.form[option], p.option.body[option]
    by = p.form.orderer[form]
    contribution, _ = expect(seat, option, expected.stances(option))
    is_open = by == seat.me and seat.stage == "floor" and body >= 0 and not is_settled(seat.b, at)
    offers = _offers(seat, expected, slot, option) if is_open else ()
    if seat.is_over_orders:
        stances = _positions(seat, expected, slot, option, offers if is_open else None)
    else:
        stances = tuple(expected.view(option, e) for e in expected.stances(option))
    status = STATUS[int((s if body < 0 else counted)[at + ORDER_STATUS])]
    is_decided = int(counted[at + ORDER_STATUS]) in (AGREED, REFUSED, REFUNDED)
    support = 100.0 * sum(counts_as(x) == "yes" for x in stances) / len(stances) if stances else 100.0
    i_am_asked = s[p.at.stance + slot * p.n.actors + seat.me] != float(NOT_ASKED)
    return OrderView(
        id=program.options[option],
        actor=program.actors[by].id,
        actor_name=seat.name(by),
        title=order_title(program, option),
        body=program.bodies[body].title if body >= 0 else "",
        rule_words=RULE_WORDS[program.bodies[body].rule] if body >= 0 else "nobody is asked",
        is_mine=by == seat.me,
        status=status,
        status_words=_status_words(seat, status, body, stances),
        effort=s[at + ORDER_EFFORT],
        cost=_costs(seat, [s[at + ORDER_COST + r] for r in range(p.n.resources)]),
        stances=stances,
        support=support,
        contribution=counted[at + ORDER_CONTRIBUTION] if is_decided else contribution,
        due=seat.turn + takes(seat, option),
        can_vote=seat.stage == "floor" and i_am_asked and s[at + ORDER_STATUS] == float(GIVEN),
        amendments=(*(view for _, view in offers), _WITHDRAW) if is_open else (),
        was=_was(seat, option, by),
    )


def _was(seat: Seat, option: int, by: int) -> str:
    """What an order was before it was amended this turn, as far as the seat may know; "" where it was not."""
    p, program = seat.p, seat.program
    for _, cause, a, b, moved, before, _ in seat.game.trace:
        if moved >= 0.0 or (int(cause), int(a), int(b)) != (CAUSE_AMENDED, option, by):
            continue
        old = int(before)
        if by != seat.me and not seat.sight.sees_order(old, seat.turn, seat.game.state):
            return ""
        is_moved = p.option.body[old] != p.option.body[option]
        where = f", before {program.bodies[p.option.body[old]].title}" if is_moved else ""
        return order_title(program, old) + where
    return ""


def _costs(seat: Seat, amounts: Sequence[float]) -> tuple[tuple[str, float], ...]:
    named = zip(seat.program.resources, amounts, strict=True)
    return tuple((r.title, amount) for r, amount in named if amount > 0.0)


def _status_words(seat: Seat, status: str, body: int, stances: tuple[StanceView, ...]) -> str:
    if status == "given" and not seat.is_over_orders:
        return "given"
    if status in _PLAIN:
        return _PLAIN[status]
    if body < 0:
        return "ordered"
    title = seat.program.bodies[body].title
    if status == "agreed":
        return f"agreed by {title}"
    noes = several(s.name for s in stances if counts_as(s) == "no")
    returned = "; its costs return" if status == "refunded" else ""
    return f"refused by {title}{f': {noes} said no' if noes else ''}{returned}"


def counts_as(stance: StanceView) -> str:
    """What counts of a member: the vote its people cast, else the position it took."""
    return stance.vote or stance.position


def _positions(
    seat: Seat, expected: Expected, slot: int, option: int, offers: Offers | None
) -> tuple[StanceView, ...]:
    """Positions as taken on the floor: public. Reasons are what the seat can tell of them.

    `offers`: what the seat may still make of its own order; None when nothing.
    """
    p, s = seat.p, seat.game.state
    known = {e.member: e for e in expected.stances(option)}
    found = []
    for k in range(p.n.actors):
        i = slot * p.n.actors + k
        position = int(s[p.at.stance + i])
        if position == NOT_ASKED:
            continue
        e = known.get(k) or expected.stance(option, k)
        z = s[p.at.position + i]
        shown = expected.view(option, e)
        vote = int(s[p.at.vote + i])
        found.append(
            StanceView(
                actor=shown.actor,
                name=shown.name,
                letter=shown.letter,
                yes=100.0 * (position == YES),
                acquiesce=100.0 * (position == ACQUIESCE),
                no=100.0 * (position == NO),
                position=POSITIONS[position],
                is_settled=True,
                is_consulted=was_consulted(seat, p.form.orderer[p.option.form[option]], k),
                z=z,
                reasons=shown.reasons,
                unless=expected.unless(option, e, z) if position == NO else "",
                vote=POSITIONS[vote] if vote != NOT_ASKED else "",
                movers=()
                if offers is None or position != NO or vote not in (NOT_ASKED, NO)
                else remedies(seat, expected, slot, option, k, offers),
            )
        )
    return tuple(found)


def _offers(seat: Seat, expected: Expected, slot: int, option: int) -> Offers:
    """What the orderer may still make of its order, once, while the floor is open."""
    p, b = seat.p, seat.b
    at = order_at(p, slot)
    found = []
    for other in range(p.actor.option_first[seat.me], p.actor.option_last[seat.me]):
        if can_amend_to(p, b, slot, other):
            title = order_title(seat.program, other)
            body = seat.program.bodies[p.option.body[other]]
            is_moved = p.option.body[other] != p.option.body[option]
            words = _difference(seat, at, p.option.form[other])
            prices = [price(seat, other) if is_moved else "", _unlawful(seat, at, option, other)]
            words = "; ".join(filter(None, (words, *prices)))
            view = AmendmentView(
                order=seat.program.options[other],
                title=f"{title}, to {body.title}" if is_moved else title,
                words=words,
                agreed=chance_amended(seat, expected, slot, option, other),
            )
            found.append((other, view))
    return tuple(found)


def _unlawful(seat: Seat, at: int, old: int, option: int) -> str:
    """The price of ordering the amended order without legal basis, where it is due."""
    p, form = seat.p, seat.p.option.form[option]
    is_new = p.option.form[old] != form or seat.b[at + ORDER_LAWLESS] == 0.0
    if not (is_new and is_lawless(p, seat.b, form)):
        return ""
    return f"without legal basis: {in_words(seat, p.form.unlawful[form])}"


def _difference(seat: Seat, at: int, form: int) -> str:
    p, found = seat.p, []
    for r, text in enumerate(seat.program.resources):
        more = cost_of(p, seat.b, form, r) - seat.b[at + ORDER_COST + r]
        if more > 0.0:
            found.append(f"{number(more)} {text.title.lower()} more")
        elif more < 0.0:
            found.append(f"{number(-more)} {text.title.lower()} returned")
    return several(found) or "costs nothing"


def pending(seat: Seat) -> tuple[OrderView, ...]:
    """Agreed orders that have not taken effect yet, as far as the seat may see them, oldest first."""
    p, s, program = seat.p, seat.game.state, seat.program
    is_resolved = seat.stage in ("results", "over")
    found = []
    for k in range(int(s[p.at.ring_count])):
        ring = ring_at(p, k)
        option, turn, due = int(s[ring + RING_OPTION]), int(s[ring + RING_TURN]), int(s[ring + RING_DUE])
        if due < seat.turn + is_resolved or not seat.sight.sees_order(option, turn, s):
            continue
        form, body = p.option.form[option], p.option.body[option]
        by = p.form.orderer[form]
        found.append(
            OrderView(
                id=program.options[option],
                actor=program.actors[by].id,
                actor_name=seat.name(by),
                title=order_title(program, option),
                body=program.bodies[body].title if body >= 0 else "",
                rule_words="",
                is_mine=by == seat.me,
                status="agreed",
                status_words=f"agreed in turn {turn}, due in turn {due}",
                effort=0.0,
                cost=(),
                stances=(),
                support=s[ring + RING_SUPPORT],
                contribution=s[ring + RING_CONTRIBUTION],
                due=due,
                can_vote=False,
                amendments=(),
            )
        )
    return tuple(found)
