"""What orders ask of their orderer: resources and effort, as the seat believes, and what is left.

Whether an order may be given at all is the business of `menu`.
"""

from tabletop.engine.kernel.expressions import value
from tabletop.engine.kernel.orders import cost_of, effort_of
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.program import ORDER_EFFORT, RULE_EACH
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


def uses(seat: Seat, form: int) -> str:
    """How often a form can be ordered over the game, "" without limit. Variants and bodies count as one."""
    p, b = seat.p, seat.b
    if p.form.limit[form] < 0:
        return ""
    limit = value(p, b, p.form.limit[form])
    left = max(0.0, limit - b[p.at.group_done + p.form.group[form]])
    if left == limit:
        return "can be ordered once" if limit <= 1.0 else f"can be ordered {number(limit)} times"
    return f"{number(left)} of {number(limit)} orders left"


def refused(seat: Seat, option: int) -> str:
    """What a refusal by the option's body would lose, as rules.md has it: only an `each` body's gives costs back."""
    p, b = seat.p, seat.b
    form, body = p.option.form[option], p.option.body[option]
    if p.body.rule[body] == RULE_EACH:
        return "its costs return, and it does not count as ordered; only the effort is lost"
    paid = [
        *(["its costs"] if costs(seat, form) else []),
        *(["this body's price"] if price(seat, option) else []),
    ]
    lost = [f"{several(paid)} {'stay' if 'its costs' in paid else 'stays'} paid"] if paid else []
    if p.form.limit[form] >= 0:
        left = value(p, b, p.form.limit[form]) - b[p.at.group_done + p.form.group[form]]
        lost.append("that was its only use" if left <= 1.0 else f"{number(left - 1.0)} orders of it are left")
    if p.form.cooldown[form] >= 0:
        again = seat.turn + value(p, b, p.form.cooldown[form]) + 1.0
        lost.append(f"it can be ordered again from turn {int(again)}")
    return "; ".join(lost) or "only the effort is lost"


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
