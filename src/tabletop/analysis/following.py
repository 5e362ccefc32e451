"""What a plan does: its orders, its answers, and what it decides on the floor, by the turn in which it does so.

Written in the kernel's subset of Python like `playouts`; runs plain or compiled, same bits. Playing on from there is
`planning`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tabletop.engine.kernel.amendments import amend, can_amend_to, withdraw
from tabletop.engine.kernel.orders import give, is_on_offer, refusal
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import Ints, Tables

# What `Plans.settled` says of an order on the floor, where it is no option to change it to.
SETTLE_WITHDRAW = -1
SETTLE_VOTE = -2  # less the position


class Plans(NamedTuple):
    """What one seat orders and answers from some turn on, in several ways.

    What is not on its menu when the turn comes is left out. Turn t of plan j is row r = j * (turns + 1) + t.
    """

    given_first: Ints  # rows + 1: the orders of a row are given[given_first[r]:given_first[r + 1]]
    given: Ints  # options
    answer_first: Ints  # rows + 1, as above
    answer: Ints  # choices
    settled_first: Ints  # plans + 1: what plan j decides on the floor of the first turn, as above
    settled_slot: Ints  # whose slot
    settled: Ints  # an option it is changed to, or SETTLE_...


def has_moves(p: Tables, plans: Plans, j: int, turn: int) -> bool:
    """Whether plan j has anything to order or answer in this turn."""
    r = j * (p.n.turns + 1) + turn
    return (
        plans.given_first[r] < plans.given_first[r + 1] or plans.answer_first[r] < plans.answer_first[r + 1]
    )


def has_same_moves(p: Tables, plans: Plans, j: int, turn: int) -> bool:
    """Whether plan j orders and answers in this turn as the first plan does."""
    r = j * (p.n.turns + 1) + turn
    return _is_same(plans.given_first, plans.given, r, turn) and _is_same(
        plans.answer_first, plans.answer, r, turn
    )


def _is_same(first: Ints, listed: Ints, r: int, q: int) -> bool:
    """Whether what is listed from first[r] to first[r + 1] is what is listed for q."""
    n = first[q + 1] - first[q]
    if first[r + 1] - first[r] != n:
        return False
    k = 0
    while k < n and listed[first[r] + k] == listed[first[q] + k]:
        k += 1
    return k == n


def settles_otherwise(plans: Plans, j: int) -> bool:
    """Whether plan j decides otherwise on the floor than the first plan does."""
    return not (
        _is_same(plans.settled_first, plans.settled_slot, j, 0)
        and _is_same(plans.settled_first, plans.settled, j, 0)
    )


def settle(
    p: Tables, b: State, s: State, dice: Sequence[int], tr: Trace, actor: int, plans: Plans, j: int
) -> None:
    """Do what plan j decides on the floor, as far as the seat, believing `b`, can."""
    for k in range(plans.settled_first[j], plans.settled_first[j + 1]):
        slot = plans.settled_slot[k]
        what = plans.settled[k]
        if what <= SETTLE_VOTE:
            s[p.at.vote + slot * p.n.actors + actor] = float(SETTLE_VOTE - what)
        elif what == SETTLE_WITHDRAW:
            withdraw(p, s, tr, slot)
        elif can_amend_to(p, b, slot, what):
            amend(p, s, dice, tr, b, slot, what)


def follow(p: Tables, s: State, b: State, actor: int, plans: Plans, j: int) -> None:
    """Give plan j's orders and answers of this turn, as far as the seat, believing `b`, finds them on its menu."""
    r = j * (p.n.turns + 1) + int(s[p.at.turn])
    for k in range(plans.given_first[r], plans.given_first[r + 1]):
        option = plans.given[k]
        if refusal(p, b, option) == 0:
            give(p, s, b, option)
            give(p, b, b, option)
    for k in range(plans.answer_first[r], plans.answer_first[r + 1]):
        choice = plans.answer[k]
        inject = p.choice.inject[choice]
        if p.inject.ask[inject] == actor and is_on_offer(p, b, choice):
            s[p.at.answer + inject] = float(choice)
