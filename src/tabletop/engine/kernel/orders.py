"""Stage 2, Orders: the menu is the law. What a seat may order now, and what giving, undoing and answering change.

`b` is the state as the seat believes it (for an autopilot the truth itself): conditions, law and amounts are evaluated
on it; only purse, effort, limit, cooldown and the once-a-turn rule know the seat's earlier orders of the turn.
"""

from tabletop.engine.kernel.expressions import holds, value
from tabletop.engine.kernel.trace import State
from tabletop.engine.program import (
    EMPTY,
    GIVEN,
    NEVER,
    NOT_ASKED,
    ORDER_AMENDED,
    ORDER_BLOCKER,
    ORDER_CONTRIBUTION,
    ORDER_COST,
    ORDER_EFFORT,
    ORDER_FIRST,
    ORDER_LAST,
    ORDER_LAWLESS,
    ORDER_OPTION,
    ORDER_STATUS,
    ORDER_SUPPORT,
    Tables,
)

# Why an option is not on the menu; 0 means that it is.
CAN, NOT_MEMBER, PARTNER_NOT_MEMBER, TWICE, COOLING, EXHAUSTED, NOT_NOW, NO_LAW, NO_EFFORT, NO_MEANS = range(
    10
)


def refusal(p: Tables, b: State, option: int) -> int:
    """Why the orderer can't order this option now (a constant above), or CAN."""
    form = p.option.form[option]
    group = p.form.group[form]
    actor = p.form.orderer[form]
    if p.group.coalition_by[group] != 0 and b[p.at.member + actor] == 0.0:
        return NOT_MEMBER
    if p.group.coalition_each[group] != 0 and b[p.at.member + p.group.value[group]] == 0.0:
        return PARTNER_NOT_MEMBER
    effort = effort_left(p, b, actor)
    if int(b[p.at.order_count + actor]) >= p.actor.slots[actor]:
        return NO_EFFORT
    first = p.actor.first_slot[actor]
    for slot in range(first, first + int(b[p.at.order_count + actor])):
        given = p.option.form[int(b[p.at.order + slot * p.n.order_width + ORDER_OPTION])]
        if p.form.group[given] == group:
            return TWICE
    if is_cooling(p, b, form):
        return COOLING
    if is_exhausted(p, b, form):
        return EXHAUSTED
    if p.form.when[form] >= 0 and not holds(p, b, p.form.when[form]):
        return NOT_NOW
    if is_lawless(p, b, form) and p.form.unlawful[form] < 0:
        return NO_LAW
    if effort_of(p, b, form) > effort:
        return NO_EFFORT
    if not _can_pay(p, b, form, actor):
        return NO_MEANS
    return CAN


def is_standing(p: Tables, b: State, option: int) -> bool:
    """Whether nothing but the orderer's other orders of the turn could keep it from ordering this option."""
    form = p.option.form[option]
    group = p.form.group[form]
    if p.group.coalition_by[group] != 0 and b[p.at.member + p.form.orderer[form]] == 0.0:
        return False
    if p.group.coalition_each[group] != 0 and b[p.at.member + p.group.value[group]] == 0.0:
        return False
    if is_cooling(p, b, form) or is_exhausted(p, b, form):
        return False
    if p.form.when[form] >= 0 and not holds(p, b, p.form.when[form]):
        return False
    return p.form.unlawful[form] >= 0 or not is_lawless(p, b, form)


def effort_left(p: Tables, b: State, actor: int) -> float:
    """What the actor can still spend on orders this turn; below 0 when it has no slot for another."""
    count = int(b[p.at.order_count + actor])
    if count >= p.actor.slots[actor]:
        return -1.0
    effort = value(p, b, p.clock.effort)
    first = p.actor.first_slot[actor]
    for slot in range(first, first + count):
        effort -= b[p.at.order + slot * p.n.order_width + ORDER_EFFORT]
    return effort


def is_affordable(p: Tables, b: State, option: int, effort: float) -> bool:
    """Whether a standing option can be ordered beside the orderer's others of the turn, with this effort left."""
    form = p.option.form[option]
    if effort_of(p, b, form) > effort:
        return False
    actor = p.form.orderer[form]
    first = p.actor.first_slot[actor]
    for slot in range(first, first + int(b[p.at.order_count + actor])):
        given = p.option.form[int(b[p.at.order + slot * p.n.order_width + ORDER_OPTION])]
        if p.form.group[given] == p.form.group[form]:
            return False
    return _can_pay(p, b, form, actor)


def is_cooling(p: Tables, b: State, form: int) -> bool:
    """Whether the form's cooldown blocks it: ordered in t with cooldown c, blocked to t + c."""
    if p.form.cooldown[form] < 0:
        return False
    last = b[p.at.group_turn + p.form.group[form]]
    return last > 0.0 and b[p.at.turn] <= last + value(p, b, p.form.cooldown[form])


def is_exhausted(p: Tables, b: State, form: int) -> bool:
    """Whether the form has been ordered as often as it may be."""
    if p.form.limit[form] < 0:
        return False
    return b[p.at.group_done + p.form.group[form]] >= value(p, b, p.form.limit[form])


def is_lawless(p: Tables, b: State, form: int) -> bool:
    """Whether the form needs a legal basis that isn't there."""
    return p.form.law[form] >= 0 and not holds(p, b, p.form.law[form])


def effort_of(p: Tables, b: State, form: int) -> float:
    """Effort the form takes, 0 or more."""
    x = value(p, b, p.form.effort[form])
    return x if x > 0.0 else 0.0


def cost_of(p: Tables, b: State, form: int, resource: int) -> float:
    """What the form costs of a resource, 0 or more."""
    e = p.form.cost[form * p.n.resources + resource]
    if e < 0:
        return 0.0
    x = value(p, b, e)
    return x if x > 0.0 else 0.0


def left_in_purse(p: Tables, b: State, actor: int, resource: int) -> float:
    """What the actor has of a resource after its earlier orders of the turn; 0 without a purse."""
    purse = p.purse.held[actor * p.n.resources + resource]
    if purse < 0:
        return 0.0
    left = b[p.at.purse + purse]
    first = p.actor.first_slot[actor]
    for slot in range(first, first + int(b[p.at.order_count + actor])):
        left -= b[p.at.order + slot * p.n.order_width + ORDER_COST + resource]
    return left


def _can_pay(p: Tables, b: State, form: int, actor: int) -> bool:
    for r in range(p.n.resources):
        cost = cost_of(p, b, form, r)
        if cost > 0.0 and cost > left_in_purse(p, b, actor, r):
            return False
    return True


def give(p: Tables, s: State, b: State, option: int) -> int:
    """Enter an order that is on the menu; returns its slot. Costs are fixed now and paid on the Floor."""
    form = p.option.form[option]
    actor = p.form.orderer[form]
    count = int(s[p.at.order_count + actor])
    slot = p.actor.first_slot[actor] + count
    at = p.at.order + slot * p.n.order_width
    s[at + ORDER_OPTION] = float(option)
    s[at + ORDER_FIRST] = float(option)
    s[at + ORDER_STATUS] = float(GIVEN)
    s[at + ORDER_LAWLESS] = 1.0 if is_lawless(p, b, form) else 0.0
    s[at + ORDER_EFFORT] = effort_of(p, b, form)
    s[at + ORDER_SUPPORT] = 0.0
    s[at + ORDER_CONTRIBUTION] = 0.0
    s[at + ORDER_LAST] = NEVER
    s[at + ORDER_BLOCKER] = -1.0
    s[at + ORDER_AMENDED] = 0.0
    for r in range(p.n.resources):
        s[at + ORDER_COST + r] = cost_of(p, b, form, r)
    for a in range(p.n.actors):
        s[p.at.position + slot * p.n.actors + a] = 0.0
        s[p.at.stance + slot * p.n.actors + a] = float(NOT_ASKED)
        s[p.at.vote + slot * p.n.actors + a] = float(NOT_ASKED)
        s[p.at.weight + slot * p.n.actors + a] = 0.0
    s[p.at.order_count + actor] = float(count + 1)
    return slot


def take_back(p: Tables, s: State, actor: int) -> None:
    """Undo the actor's last order of the turn, still in Orders."""
    count = int(s[p.at.order_count + actor])
    if count == 0:
        return
    slot = p.actor.first_slot[actor] + count - 1
    at = p.at.order + slot * p.n.order_width
    for i in range(p.n.order_width):
        s[at + i] = 0.0
    s[at + ORDER_STATUS] = float(EMPTY)
    s[p.at.order_count + actor] = float(count - 1)


def is_on_offer(p: Tables, b: State, choice: int) -> bool:
    """Whether a choice of an open dilemma is on offer, as its actor believes."""
    if b[p.at.asked + p.choice.inject[choice]] == 0.0:
        return False
    return p.choice.when[choice] < 0 or holds(p, b, p.choice.when[choice])
