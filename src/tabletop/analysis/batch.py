"""Many games at once: what a policy comes to over a range of seeds, counted while they are played.

Written in the kernel's subset of Python like `playouts`; runs plain or compiled, same bits. A part of a batch is a
range of seeds, so that parts can be played anywhere and laid end to end. Shares, intervals and reports are elsewhere.
"""

from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

from tabletop.analysis.playouts import act, end_turn, worth
from tabletop.engine.kernel.assess import ending, score
from tabletop.engine.kernel.beliefs import believe
from tabletop.engine.kernel.orders import effort_left, is_affordable, is_standing
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.kernel.trust import cohesion, mean_trust_in
from tabletop.engine.program import AGREED, GIVEN, ORDER_OPTION, ORDER_STATUS, REFUNDED, REFUSED, Tables

# The columns of a game's row; the objectives' scores follow, then the tracks.
ROW_ENDING, ROW_TURNS, ROW_WORTH, ROW_ESCALATION, ROW_COHESION, ROW_TRUST, ROW_SCORES = range(7)


class Counts(NamedTuple):
    """What happened over all games of a part; every number is a whole one."""

    menu: MutableSequence[float]  # options: turns in which the seat could order it; empty: not counted
    given: MutableSequence[float]  # options: orders of anybody that came to the floor
    agreed: MutableSequence[float]  # options
    refused: MutableSequence[float]  # options
    succeeded: MutableSequence[float]  # options
    failed: MutableSequence[float]  # options
    fired: MutableSequence[float]  # injects: games in which it fired
    ends: MutableSequence[float]  # endings, then "time runs out": games


def row_width(p: Tables) -> int:
    """Length of a game's row."""
    return ROW_SCORES + p.n.objectives + p.n.tracks


def play_many(
    p: Tables,
    s: State,
    b: State,
    w: State,
    dice: MutableSequence[int],
    other: MutableSequence[int],
    tr: Trace,
    first: int,
    games: int,
    actor: int,
    policy: int,
    barred: Sequence[int],
    rows: MutableSequence[float],
    counts: Counts,
) -> None:
    """Play seeds first .. first + games - 1; `rows` holds `row_width` numbers a game, `counts` is added to."""
    for g in range(games):
        dice[0] = first + g
        for i in range(p.at.ring):  # what lies in the ring behind the orders that wait there means nothing
            s[i] = p.start[i]
        s[p.at.played + actor] = 1.0
        for _ in range(p.n.turns):
            situation(p, s, dice, tr)
            if len(counts.menu) != 0:
                count_menu(p, s, b, dice, actor, counts)
            act(p, s, b, w, dice, other, tr, actor, policy, barred)
            end_turn(p, s, dice, tr, policy)
            count_orders(p, s, counts)
            if s[p.at.ended] != 0.0:
                break
        score(p, s)
        end_row(p, s, actor, rows, g * row_width(p), counts)


def count_menu(p: Tables, s: State, b: State, dice: Sequence[int], actor: int, counts: Counts) -> None:
    """Add what stands on the seat's menu at the opening of Orders."""
    believe(p, s, dice, actor, b)
    effort = effort_left(p, b, actor)
    for o in range(p.actor.option_first[actor], p.actor.option_last[actor]):
        if is_standing(p, b, o) and is_affordable(p, b, o, effort):
            counts.menu[o] += 1.0


def count_orders(p: Tables, s: State, counts: Counts) -> None:
    """Add what became of the orders of the turn."""
    for slot in range(p.n.slots):
        at = p.at.order + slot * p.n.order_width
        status = int(s[at + ORDER_STATUS])
        if status < GIVEN:
            continue
        option = int(s[at + ORDER_OPTION])
        counts.given[option] += 1.0
        if status == AGREED:
            counts.agreed[option] += 1.0
        elif status in (REFUSED, REFUNDED):
            counts.refused[option] += 1.0


def end_row(p: Tables, s: State, actor: int, rows: MutableSequence[float], at: int, counts: Counts) -> None:
    """Write the row of a game that is over, and add its sums."""
    end = ending(p, s)
    rows[at + ROW_ENDING] = float(end)
    rows[at + ROW_TURNS] = s[p.at.turn]
    rows[at + ROW_WORTH] = worth(p, s)
    rows[at + ROW_ESCALATION] = s[p.at.escalation]
    rows[at + ROW_COHESION] = cohesion(p, s)
    rows[at + ROW_TRUST] = mean_trust_in(p, s, actor)
    for j in range(p.n.objectives):
        rows[at + ROW_SCORES + j] = s[p.at.score + j]
    for t in range(p.n.tracks):
        rows[at + ROW_SCORES + p.n.objectives + t] = s[p.at.track + t]
    for o in range(p.n.options):
        counts.succeeded[o] += s[p.at.succeeded + o]
        counts.failed[o] += s[p.at.failed + o]
    for i in range(p.n.injects):
        if s[p.at.fired + i] != 0.0:
            counts.fired[i] += 1.0
    counts.ends[end if end >= 0 else p.n.endings] += 1.0
