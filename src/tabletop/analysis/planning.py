"""One plan played from what a seat believes at the opening of Orders, over many imagined games.

Written in the kernel's subset of Python like `playouts`; runs plain or compiled, same bits. What plans are worth
comparing, and what their games mean, is told elsewhere.
"""

from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

from tabletop.analysis.playouts import pass_turn, worth
from tabletop.engine.kernel.assess import ending, score
from tabletop.engine.kernel.beliefs import believe, imagine
from tabletop.engine.kernel.chance import mix, mix_seed
from tabletop.engine.kernel.consent import IMAGINED
from tabletop.engine.kernel.orders import give, is_on_offer, refusal
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import Ints, Tables

# The columns of a game's row; the objectives' scores follow.
PLAN_WORTH, PLAN_ENDING, PLAN_SCORES = range(3)


class Plan(NamedTuple):
    """What one seat orders and answers from some turn on; what is not on its menu when the turn comes is left out."""

    given_first: Ints  # turns + 2: the orders of turn t are given[given_first[t]:given_first[t + 1]]
    given: Ints  # options
    answer_first: Ints  # turns + 2, as above
    answer: Ints  # choices


def play_plan(
    p: Tables,
    b: State,
    w: State,
    c: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    first: int,
    games: int,
    plan: Plan,
    rows: MutableSequence[float],
) -> None:
    """Play games number first .. first + games - 1 of a plan from the beliefs `b`; `rows` holds 2 + objectives a game.

    Game k has the same dice and the same imagined world whatever the plan. `dice` are the real ones: the seat keeps
    the moods that it knows. Every other seat is imagined on autopilot. `w` and `c` are working space.
    """
    start = int(b[p.at.turn])
    for g in range(games):
        other[0] = first + g
        other[0] = mix(other, p.key.turn[start], p.key.policy[0])
        other[0] = mix_seed(other[0], p.key.turn[0], dice[0])
        other[1] = actor + IMAGINED * start
        other[2] = dice[0]
        imagine(p, b, other, w)
        for a in range(p.n.actors):
            w[p.at.played + a] = 1.0 if a == actor else 0.0
        if has_moves(plan, start):
            for i in range(p.at.size):
                c[i] = b[i]
            follow(p, w, c, actor, plan)
        pass_turn(p, w, other, tr)
        while w[p.at.ended] == 0.0 and int(w[p.at.turn]) < p.n.turns:
            situation(p, w, other, tr)
            if has_moves(plan, int(w[p.at.turn])):
                believe(p, w, other, actor, c)
                follow(p, w, c, actor, plan)
            pass_turn(p, w, other, tr)
        at = g * (PLAN_SCORES + p.n.objectives)
        score(p, w)
        rows[at + PLAN_WORTH] = worth(p, w)
        rows[at + PLAN_ENDING] = float(ending(p, w))
        for j in range(p.n.objectives):
            rows[at + PLAN_SCORES + j] = w[p.at.score + j]


def has_moves(plan: Plan, turn: int) -> bool:
    """Whether the plan has anything to do in this turn."""
    return (
        plan.given_first[turn] < plan.given_first[turn + 1]
        or plan.answer_first[turn] < plan.answer_first[turn + 1]
    )


def follow(p: Tables, s: State, b: State, actor: int, plan: Plan) -> None:
    """Give the plan's orders and answers of this turn, as far as the seat, believing `b`, finds them on its menu."""
    turn = int(s[p.at.turn])
    for k in range(plan.given_first[turn], plan.given_first[turn + 1]):
        option = plan.given[k]
        if refusal(p, b, option) == 0:
            give(p, s, b, option)
            give(p, b, b, option)
    for k in range(plan.answer_first[turn], plan.answer_first[turn + 1]):
        choice = plan.answer[k]
        inject = p.choice.inject[choice]
        if p.inject.ask[inject] == actor and is_on_offer(p, b, choice):
            s[p.at.answer + inject] = float(choice)
