"""A whole plan, this turn and all later ones, bettered step by step on imagined games: what was possible all along.

Random changes of one order of one turn, kept when they do no harm: an order that only another makes possible may so
wait in the plan until the other comes. Never judges a decision.
"""

import random
from collections.abc import Sequence

from tabletop.analysis.plans import Later, Moment, Moves, possible
from tabletop.analysis.scales import Scales
from tabletop.analysis.weighing import Effort

#: Orders a turn of a plan may list; what cannot be given when the turn comes is left out, so some are in reserve.
LISTED = 5


def bettered(at: Moment, scales: Scales, start: Later, effort: Effort) -> Later:
    """A plan from this moment's turn on that is no worse than `start`.

    Chance is a function of the moment's seed and turn: the same plan comes of the same exercise.
    """
    chance = random.Random(f"{at.seed} {at.turn}")
    p = at.program.tables
    options = at.program.options[p.actor.option_first[at.actor] : p.actor.option_last[at.actor]]
    turns = range(at.turn, p.n.turns + 1)
    best = start
    for k in range(effort.foresight * len(turns)):
        some = list(dict.fromkeys(changed(best, turns, options, chance) for _ in range(effort.changes)))
        lines = [(dict(one).get(at.turn, Moves()), one) for one in (best, *some)]
        found = dict(scales.sift(lines, k * effort.glance, effort.glance, 1, 1))
        top = max((one.mean for j, one in found.items() if j), default=-1.0)
        if top >= found[0].mean:
            best = chance.choice([some[j - 1] for j, one in sorted(found.items()) if j and one.mean == top])
    return best


def now(at: Moment, whole: Later) -> Moves:
    """What a plan does in this moment's turn, as far as it can be done."""
    moves = dict(whole).get(at.turn, Moves())
    return Moves(possible(at, moves.orders), at.moves.answers)


def changed(whole: Later, turns: range, options: Sequence[str], chance: random.Random) -> Later:
    """The plan with one or two orders put in, taken out or exchanged."""
    moves = {turn: list(one.orders) for turn, one in whole}
    answers = {turn: one.answers for turn, one in whole}
    for _ in range(chance.choice((1, 1, 2))):
        orders = moves.setdefault(chance.choice(turns), [])
        kind = chance.random()
        if orders and kind < 0.2:
            orders.pop(chance.randrange(len(orders)))
        elif orders and kind < 0.5:
            orders[chance.randrange(len(orders))] = chance.choice(options)
        else:
            orders.insert(chance.randint(0, len(orders)), chance.choice(options))
    return tuple(
        (turn, Moves(tuple(dict.fromkeys(orders))[:LISTED], answers.get(turn, ())))
        for turn, orders in sorted(moves.items())
    )
