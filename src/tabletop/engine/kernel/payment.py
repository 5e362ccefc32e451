"""What orders cost: payment when they come to the floor, prices of bodies, and what is returned.

rules.md, stage 3. Costs were fixed when an order was accepted; here they are paid.
"""

from tabletop.engine.kernel.effects import apply, set_purse
from tabletop.engine.kernel.trace import (
    CAUSE_COST,
    CAUSE_DROPPED,
    CAUSE_PRICE,
    CAUSE_UNLAWFUL,
    State,
    Trace,
    event,
)
from tabletop.engine.program import (
    DROPPED,
    GIVEN,
    LAPSED,
    ORDER_COST,
    ORDER_LAST,
    ORDER_LAWLESS,
    ORDER_OPTION,
    ORDER_STATUS,
    Tables,
)


def order_at(p: Tables, slot: int) -> int:
    """State index at which the slot's fields begin."""
    return p.at.order + slot * p.n.order_width


def pay(p: Tables, s: State, tr: Trace) -> None:
    """Pay costs and unlawful prices by actor, then as given, then the prices of the bodies."""
    for slot in range(p.n.slots):
        pay_order(p, s, tr, slot)
    for slot in range(p.n.slots):
        at = order_at(p, slot)
        if s[at + ORDER_STATUS] == float(GIVEN):
            pay_price(p, s, tr, int(s[at + ORDER_OPTION]))


def pay_order(p: Tables, s: State, tr: Trace, slot: int) -> None:
    """Pay cost and unlawful price of the order in this slot, or drop it where a shared purse does not suffice."""
    at = order_at(p, slot)
    status = s[at + ORDER_STATUS]
    if status != float(GIVEN) and status != float(LAPSED):
        return
    option = int(s[at + ORDER_OPTION])
    form = p.option.form[option]
    actor = p.form.orderer[form]
    if not _shared_purses_suffice(p, s, slot, actor):
        s[at + ORDER_STATUS] = float(DROPPED)
        uncount(p, s, slot)
        event(p, s, tr, CAUSE_DROPPED, option, actor, 0.0, 0.0)
        return
    for r in range(p.n.resources):
        cost = s[at + ORDER_COST + r]
        if cost > 0.0:
            purse = p.purse.held[actor * p.n.resources + r]
            before = s[p.at.purse + purse]
            set_purse(p, s, tr, CAUSE_COST, option, actor, purse, before - cost)
            if before < cost:
                s[at + ORDER_COST + r] = before
    if status == float(GIVEN) and s[at + ORDER_LAWLESS] != 0.0:
        apply(p, s, tr, CAUSE_UNLAWFUL, option, actor, p.form.unlawful[form])


def _shared_purses_suffice(p: Tables, s: State, slot: int, actor: int) -> bool:
    for r in range(p.n.resources):
        cost = s[order_at(p, slot) + ORDER_COST + r]
        if cost > 0.0:
            purse = p.purse.held[actor * p.n.resources + r]
            if purse < 0 or (p.purse.of[purse] < 0 and s[p.at.purse + purse] < cost):
                return False
    return True


def pay_price(p: Tables, s: State, tr: Trace, option: int) -> None:
    """The price of deciding in the option's body, if it has one."""
    body = p.option.body[option]
    if body >= 0:
        actor = p.form.orderer[p.option.form[option]]
        apply(p, s, tr, CAUSE_PRICE, option, body, p.body.price[body * p.n.actors + actor])


def uncount(p: Tables, s: State, slot: int) -> None:
    """The order in this slot counts for nothing: as if it had never been given."""
    at = order_at(p, slot)
    option = int(s[at + ORDER_OPTION])
    group = p.form.group[p.option.form[option]]
    s[p.at.done + option] -= 1.0
    s[p.at.group_done + group] -= 1.0
    s[p.at.group_turn + group] = s[at + ORDER_LAST]


def return_costs(p: Tables, s: State, tr: Trace, cause: int, slot: int) -> None:
    """Return what the order in this slot has paid."""
    at = order_at(p, slot)
    option = int(s[at + ORDER_OPTION])
    actor = p.form.orderer[p.option.form[option]]
    for r in range(p.n.resources):
        cost = s[at + ORDER_COST + r]
        if cost > 0.0:
            purse = p.purse.held[actor * p.n.resources + r]
            set_purse(p, s, tr, cause, option, actor, purse, s[p.at.purse + purse] + cost)
