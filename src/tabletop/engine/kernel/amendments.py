"""What an orderer may do on the floor before the votes count, once per order: amend, change the body, withdraw."""

from collections.abc import Sequence

from tabletop.engine.kernel.effects import apply, set_purse
from tabletop.engine.kernel.expressions import holds
from tabletop.engine.kernel.floor import take_positions
from tabletop.engine.kernel.orders import cost_of, is_lawless
from tabletop.engine.kernel.payment import order_at, pay_price, return_costs
from tabletop.engine.kernel.trace import CAUSE_AMENDED, CAUSE_UNLAWFUL, CAUSE_WITHDRAWN, State, Trace, event
from tabletop.engine.program import (
    GIVEN,
    ORDER_AMENDED,
    ORDER_COST,
    ORDER_LAWLESS,
    ORDER_OPTION,
    ORDER_STATUS,
    WITHDRAWN,
    Tables,
)


def amend(p: Tables, s: State, dice: Sequence[int], tr: Trace, b: State, slot: int, option: int) -> None:
    """Replace the order in this slot by another variant or body of the same group, once; checked by the caller.

    The difference in cost is paid or returned, new unlawful and body prices are paid, old prices and effort stay.
    """
    at = order_at(p, slot)
    old = int(s[at + ORDER_OPTION])
    form = p.option.form[option]
    actor = p.form.orderer[form]
    for r in range(p.n.resources):
        cost = cost_of(p, b, form, r)
        difference = cost - s[at + ORDER_COST + r]
        if difference != 0.0:
            purse = p.purse.held[actor * p.n.resources + r]
            set_purse(p, s, tr, CAUSE_AMENDED, option, actor, purse, s[p.at.purse + purse] - difference)
            s[at + ORDER_COST + r] = cost
    s[p.at.done + old] -= 1.0
    s[p.at.done + option] += 1.0
    event(p, s, tr, CAUSE_AMENDED, option, actor, float(old), 0.0)
    lawless = is_lawless(p, b, form)
    if lawless and (p.option.form[old] != form or s[at + ORDER_LAWLESS] == 0.0):
        apply(p, s, tr, CAUSE_UNLAWFUL, option, actor, p.form.unlawful[form])
    s[at + ORDER_LAWLESS] = 1.0 if lawless else 0.0
    s[at + ORDER_OPTION] = float(option)
    s[at + ORDER_AMENDED] = 1.0
    if p.option.body[option] != p.option.body[old]:
        pay_price(p, s, tr, option)
    take_positions(p, s, dice, slot)


def withdraw(p: Tables, s: State, tr: Trace, slot: int) -> None:
    """Withdraw the order in this slot: costs return, it counts for `done` and `limit`, nothing else."""
    at = order_at(p, slot)
    option = int(s[at + ORDER_OPTION])
    s[at + ORDER_STATUS] = float(WITHDRAWN)
    s[at + ORDER_AMENDED] = 1.0
    return_costs(p, s, tr, CAUSE_WITHDRAWN, slot)
    event(p, s, tr, CAUSE_WITHDRAWN, option, p.form.orderer[p.option.form[option]], 0.0, 0.0)


def can_amend_to(p: Tables, b: State, slot: int, option: int) -> bool:
    """Whether the order in this slot may become this option now: the same group, holds as believed, payable."""
    at = order_at(p, slot)
    old = int(b[at + ORDER_OPTION])
    form = p.option.form[option]
    actor = p.form.orderer[form]
    if option == old or p.option.body[old] < 0 or is_settled(b, at):
        return False
    if p.form.group[form] != p.form.group[p.option.form[old]] or p.option.body[option] < 0:
        return False
    if p.form.when[form] >= 0 and not holds(p, b, p.form.when[form]):
        return False
    if is_lawless(p, b, form) and p.form.unlawful[form] < 0:
        return False
    for r in range(p.n.resources):
        difference = cost_of(p, b, form, r) - b[at + ORDER_COST + r]
        if difference > 0.0:
            purse = p.purse.held[actor * p.n.resources + r]
            if purse < 0 or difference > b[p.at.purse + purse]:
                return False
    return True


def is_settled(b: State, at: int) -> bool:
    """Whether the order whose fields begin at `at` was already amended, or is no longer on the floor."""
    return b[at + ORDER_AMENDED] != 0.0 or b[at + ORDER_STATUS] != float(GIVEN)
