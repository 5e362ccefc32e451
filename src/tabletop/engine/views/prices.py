"""What orders ask of their orderer: resources and effort, as the seat believes, and what is left.

Whether an order may be given at all is the business of `menu`.
"""

from tabletop.engine.kernel.expressions import value
from tabletop.engine.kernel.orders import cost_of, effort_of
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.program import ORDER_EFFORT
from tabletop.engine.views.consequences import in_words
from tabletop.engine.views.seat import Seat
from tabletop.engine.words import number, several, signed


def costs(seat: Seat, form: int) -> tuple[tuple[str, float], ...]:
    """What a form costs of each resource, as the seat believes; nothing where it costs none."""
    found = ((r.title, cost_of(seat.p, seat.b, form, k)) for k, r in enumerate(seat.program.resources))
    return tuple((title, cost) for title, cost in found if cost > 0.0)


def effort(seat: Seat) -> float:
    """What the seat can spend on orders in a turn."""
    return value(seat.p, seat.b, seat.p.clock.effort)


def effort_left(seat: Seat) -> float:
    """What is left of the turn's effort after the orders given."""
    p, b = seat.p, seat.b
    first = p.actor.first_slot[seat.me]
    spent = 0.0
    for slot in range(first, first + int(b[p.at.order_count + seat.me])):
        spent += b[order_at(p, slot) + ORDER_EFFORT]
    return effort(seat) - spent


def price(seat: Seat, option: int) -> str:
    """What deciding in the option's body costs besides, in words."""
    p, body = seat.p, seat.p.option.body[option]
    by = p.form.orderer[p.option.form[option]]
    return in_words(seat, p.body.price[body * p.n.actors + by]) if body >= 0 else ""


def price_words(seat: Seat, form: int) -> str:
    """Effort and resources of a form: "1 effort and 2 political capital"."""
    asked = [f"{number(effort_of(seat.p, seat.b, form))} effort"]
    return several([*asked, *(f"{number(cost)} {title.lower()}" for title, cost in costs(seat, form))])


def more_words(seat: Seat, form: int, than: int) -> str:
    """What a form asks more or less than another: "effort +1", or that it costs the same."""
    found = [("effort", effort_of(seat.p, seat.b, form) - effort_of(seat.p, seat.b, than))]
    for k, r in enumerate(seat.program.resources):
        by = cost_of(seat.p, seat.b, form, k) - cost_of(seat.p, seat.b, than, k)
        found.append((r.title.lower(), by))
    return several(f"{title} {signed(by)}" for title, by in found if by != 0.0) or "costs the same"
