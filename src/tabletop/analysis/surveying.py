"""What every order open to a seat is worth at each decision of a game: the stuff of dominated orders and of choices
that matter.

Written in the kernel's subset of Python like `playouts`; runs plain or compiled, same bits. A decision is one pick of a
turn. Each candidate, passing among them, is followed by the same imagined games from what the seat believes, in two
halves: what the first half says is best, the second judges without the luck of having been picked. What the figures
mean is found in `decisions`.
"""

from collections.abc import MutableSequence, Sequence

from tabletop.analysis.playouts import PASS, act, pass_turn, pick_random, reseed, worth
from tabletop.engine.kernel.assess import score
from tabletop.engine.kernel.beliefs import believe, imagine
from tabletop.engine.kernel.orders import effort_left, give, is_affordable, is_standing
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import Tables

# Columns of a decision's row: turn (0: no such decision), pick, candidates beside passing; then for passing and each of
# the seat's options its worth in both halves, -1 where it is not on offer.
ROW_TURN, ROW_PICK, ROW_ABLE, ROW_VALUES = range(4)
NOT_ON_OFFER = -1.0


def decision_width(p: Tables, actor: int) -> int:
    """Length of a decision's row."""
    return ROW_VALUES + 2 * (1 + p.actor.option_last[actor] - p.actor.option_first[actor])


def survey(
    p: Tables,
    s: State,
    b: State,
    w: State,
    v: State,
    dice: MutableSequence[int],
    other: MutableSequence[int],
    tr: Trace,
    first: int,
    games: int,
    actor: int,
    ahead: int,
    later: int,
    barred: Sequence[int],
    rows: MutableSequence[float],
) -> None:
    """Play seeds first .. first + games - 1, in even ones ordering what looks best and in odd ones at random.

    Each candidate is tried in 2 x `ahead` imagined games, in which the seat afterwards plays by the policy `later`
    (PASS or RANDOM). `rows` holds turns x picks rows a game.
    """
    width = decision_width(p, actor)
    for g in range(games):
        dice[0] = first + g
        for i in range(p.at.scratch):
            s[i] = p.start[i]
        s[p.at.played + actor] = 1.0
        at = g * p.n.turns * p.key.picks * width
        for _ in range(p.n.turns):
            situation(p, s, dice, tr)
            believe(p, s, dice, actor, b)
            for k in range(p.key.picks):
                able = _survey_menu(p, b, actor, barred)
                if able == 0:
                    break
                best = _survey_decision(
                    p, b, w, v, dice, other, tr, actor, k, able, ahead, later, barred, rows, at
                )
                at += width
                if (first + g) % 2 == 0:
                    option = best
                else:
                    option = pick_random(p, b, dice, actor, k, able)
                if option < 0:
                    break
                give(p, s, b, option)
                give(p, b, b, option)
            pass_turn(p, s, dice, tr)
            if s[p.at.ended] != 0.0:
                break


def _survey_menu(p: Tables, b: State, actor: int, barred: Sequence[int]) -> int:
    """Put what the seat can order now on the menu; how many there are."""
    able = 0
    effort = effort_left(p, b, actor)
    for o in range(p.actor.option_first[actor], p.actor.option_last[actor]):
        if barred[o] == 0 and is_standing(p, b, o) and is_affordable(p, b, o, effort):
            b[p.at.menu + able] = float(o)
            able += 1
    return able


def _survey_decision(
    p: Tables,
    b: State,
    w: State,
    v: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    k: int,
    able: int,
    ahead: int,
    later: int,
    barred: Sequence[int],
    rows: MutableSequence[float],
    at: int,
) -> int:
    """Write the row of one decision; the candidate that comes to most, -1 for passing."""
    turn = int(b[p.at.turn])
    rows[at + ROW_TURN] = float(turn)
    rows[at + ROW_PICK] = float(k)
    rows[at + ROW_ABLE] = float(able)
    for c in range(ROW_VALUES, decision_width(p, actor)):
        rows[at + c] = NOT_ON_OFFER
    chosen = -1
    most = -1.0
    for i in range(-1, able):
        option = int(b[p.at.menu + i]) if i >= 0 else -1
        cell = at + ROW_VALUES
        if option >= 0:
            cell += 2 * (1 + option - p.actor.option_first[actor])
        total = 0.0
        for half in range(2):
            part = 0.0
            for g in range(ahead):
                reseed(p, dice, other, actor, turn, k, half * ahead + g)
                part += _survey_game(p, b, w, v, other, tr, actor, option, later, barred)
            rows[cell + half] = part / float(ahead)
            total += part
        if total > most:
            most = total
            chosen = option
    return chosen


def _survey_game(
    p: Tables,
    b: State,
    w: State,
    v: State,
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    option: int,
    later: int,
    barred: Sequence[int],
) -> float:
    """The worth of one game that the seat imagines, ordering this now (-1 nothing more)."""
    imagine(p, b, other, w)
    if option >= 0:
        give(p, w, w, option)
    pass_turn(p, w, other, tr)
    while w[p.at.ended] == 0.0 and int(w[p.at.turn]) < p.n.turns:
        situation(p, w, other, tr)
        if later != PASS:
            act(p, w, v, v, other, other, tr, actor, later, barred)
        pass_turn(p, w, other, tr)
    score(p, w)
    return worth(p, w)
