"""Stage 3, Floor: orders are tested once more, answers take effect, prices are paid, members take positions.

`open_floor` runs up to the positions; people then vote and amend (`amendments`); `decision.close_floor` counts.
rules.md, "A turn has five stages", 3.
"""

from collections.abc import Sequence

from tabletop.engine.kernel.consent import first_leanings, is_asked, leaning_with, peers_in_favour, stance
from tabletop.engine.kernel.effects import apply
from tabletop.engine.kernel.expressions import holds
from tabletop.engine.kernel.payment import order_at, pay, pay_order, pay_price
from tabletop.engine.kernel.trace import CAUSE_ANSWER, CAUSE_LAPSED, State, Trace, event
from tabletop.engine.program import (
    GIVEN,
    LAPSED,
    NOT_ASKED,
    ORDER_LAST,
    ORDER_OPTION,
    ORDER_STATUS,
    Tables,
)


def open_floor(p: Tables, s: State, dice: Sequence[int], tr: Trace) -> None:
    """From the close of Orders to the positions of all members on all orders with a body."""
    _test_again(p, s, tr)
    _answer(p, s, tr)
    pay(p, s, tr)
    for slot in range(p.n.slots):
        if s[order_at(p, slot) + ORDER_STATUS] == float(GIVEN):
            take_positions(p, s, dice, slot)


def _test_again(p: Tables, s: State, tr: Trace) -> None:
    for slot in range(p.n.slots):
        at = order_at(p, slot)
        if s[at + ORDER_STATUS] == float(GIVEN):
            option = int(s[at + ORDER_OPTION])
            form = p.option.form[option]
            if p.form.when[form] >= 0 and not holds(p, s, p.form.when[form]):
                s[at + ORDER_STATUS] = float(LAPSED)
                event(p, s, tr, CAUSE_LAPSED, option, p.form.orderer[form], 0.0, 0.0)
    for slot in range(p.n.slots):
        at = order_at(p, slot)
        if s[at + ORDER_STATUS] == float(GIVEN) or s[at + ORDER_STATUS] == float(LAPSED):
            _count(p, s, slot)


def _count(p: Tables, s: State, slot: int) -> None:
    at = order_at(p, slot)
    option = int(s[at + ORDER_OPTION])
    group = p.form.group[p.option.form[option]]
    s[p.at.done + option] += 1.0
    s[p.at.group_done + group] += 1.0
    s[at + ORDER_LAST] = s[p.at.group_turn + group]
    s[p.at.group_turn + group] = s[p.at.turn]


def join_floor(p: Tables, s: State, dice: Sequence[int], tr: Trace, slot: int) -> None:
    """Bring one more order to a floor that is open: whoever imagines what was ordered unseen has it given so late."""
    _count(p, s, slot)
    pay_order(p, s, tr, slot)
    if s[order_at(p, slot) + ORDER_STATUS] == float(GIVEN):
        pay_price(p, s, tr, int(s[order_at(p, slot) + ORDER_OPTION]))
        take_positions(p, s, dice, slot)


def _answer(p: Tables, s: State, tr: Trace) -> None:
    for i in range(p.n.injects):
        if s[p.at.asked + i] != 0.0:
            choice = int(s[p.at.answer + i])
            if choice < 0:
                choice = p.inject.default[i]
                s[p.at.answer + i] = float(choice)
            event(p, s, tr, CAUSE_ANSWER, i, choice, 0.0, 0.0)
            apply(p, s, tr, CAUSE_ANSWER, i, choice, p.choice.effects[choice])


def take_positions(p: Tables, s: State, dice: Sequence[int], slot: int) -> None:
    """Compute every asked member's z and position on the order in this slot."""
    option = int(s[order_at(p, slot) + ORDER_OPTION])
    if p.option.body[option] < 0:
        return  # nobody is asked, and `give` left it so
    form = p.option.form[option]
    first_leanings(p, s, dice, option)
    for a in range(p.n.actors):
        i = slot * p.n.actors + a
        s[p.at.vote + i] = float(NOT_ASKED)
        if is_asked(p, s, option, a):
            z = leaning_with(p, s, a, peers_in_favour(p, s, option, a))
            s[p.at.position + i] = z
            s[p.at.stance + i] = float(stance(p, s, form, a, z))
        else:
            s[p.at.position + i] = 0.0
            s[p.at.stance + i] = float(NOT_ASKED)
