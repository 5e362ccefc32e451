"""Whole games without people: a policy plays one seat, autopilots the rest. Runs plain or compiled, same bits.

Written in the kernel's subset of Python: tables `p`, vectors `s` (the game), `b` (what the seat believes) and `w`
(working space), all allocated by the caller. A policy knows what its seat believes and rolls dice of its own, so it
is never clairvoyant. Reports and thresholds do not belong here.
"""

from collections.abc import MutableSequence, Sequence

from tabletop.engine.kernel.assess import assess, ending
from tabletop.engine.kernel.autopilot import autopilots
from tabletop.engine.kernel.beliefs import believe, imagine
from tabletop.engine.kernel.chance import draw, mix
from tabletop.engine.kernel.decision import close_floor
from tabletop.engine.kernel.floor import open_floor
from tabletop.engine.kernel.orders import effort_left, give, is_affordable, is_standing
from tabletop.engine.kernel.resolve import resolve
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import Tables

PASS, RANDOM, GREEDY = range(3)
GREEDY_GAMES = 12  # games played from each candidate


def playout(
    p: Tables,
    s: State,
    b: State,
    w: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    policy: int,
    barred: Sequence[int],
) -> int:
    """Play a game from the start vector to its end; returns the ending's index, -1 when time runs out.

    `barred[option]` is 1 for options the policy may not use; `other` are three numbers of working space.
    """
    for i in range(p.at.scratch):
        s[i] = p.start[i]
    s[p.at.played + actor] = 1.0
    for _ in range(p.n.turns):
        situation(p, s, dice, tr)
        act(p, s, b, w, dice, other, tr, actor, policy, barred)
        finish_turn(p, s, dice, tr)
        if s[p.at.ended] != 0.0:
            break
    return ending(p, s)


def finish_turn(p: Tables, s: State, dice: Sequence[int], tr: Trace) -> None:
    """From the close of Orders to the end of the turn, nobody voting or amending."""
    autopilots(p, s, dice, tr)
    open_floor(p, s, dice, tr)
    close_floor(p, s, dice, tr)
    resolve(p, s, dice, tr)
    assess(p, s, dice, tr)


def act(
    p: Tables,
    s: State,
    b: State,
    w: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    policy: int,
    barred: Sequence[int],
) -> None:
    """Give the seat's orders of the turn."""
    if policy == PASS:
        return
    believe(p, s, dice, actor, b)
    standing = 0
    for o in range(p.actor.option_first[actor], p.actor.option_last[actor]):
        if barred[o] == 0 and is_standing(p, b, o):
            b[p.at.menu + standing] = float(o)
            standing += 1
    for k in range(p.key.picks):
        # What cannot be afforded now cannot be later in the turn.
        able = 0
        effort = effort_left(p, b, actor)
        for i in range(standing):
            o = int(b[p.at.menu + i])
            if is_affordable(p, b, o, effort):
                b[p.at.menu + able] = float(o)
                able += 1
        standing = able
        if policy == RANDOM:
            option = pick_random(p, b, dice, actor, k, able)
        else:
            option = pick_greedy(p, b, w, dice, other, tr, actor, k, able)
        if option < 0:
            return
        give(p, s, b, option)
        give(p, b, b, option)


def pick_random(p: Tables, b: State, dice: Sequence[int], actor: int, k: int, able: int) -> int:
    """One of the menu's entries or passing (-1), all equally likely; the k-th pick of the turn."""
    u = draw(dice, p.key.turn[int(b[p.at.turn])], p.key.policy[actor * p.key.picks + k])
    pick = int(u * float(able + 1)) - 1
    if pick < 0:
        return -1
    return int(b[p.at.menu + pick])


def pick_greedy(
    p: Tables,
    b: State,
    w: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    k: int,
    able: int,
) -> int:
    """The entry after which the seat, passing from then on, expects most; -1 when nothing beats passing now."""
    chosen = -1
    most = expected(p, b, w, dice, other, tr, actor, k, -1)
    for i in range(able):
        o = int(b[p.at.menu + i])
        x = expected(p, b, w, dice, other, tr, actor, k, o)
        if x > most:
            most = x
            chosen = o
    return chosen


def expected(
    p: Tables,
    b: State,
    w: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    k: int,
    option: int,
) -> float:
    """Mean value of `GREEDY_GAMES` games from what the seat believes, ordering this option (-1 none), then passing.

    Dice, and moods that the seat doesn't know, are fresh in each game and the same for every option of one pick.
    """
    total = 0.0
    for g in range(GREEDY_GAMES):
        reseed(p, dice, other, actor, int(b[p.at.turn]), k, g)
        imagine(p, b, other, w)
        if option >= 0:
            give(p, w, w, option)
        finish_turn(p, w, other, tr)
        while w[p.at.ended] == 0.0 and int(w[p.at.turn]) < p.n.turns:
            situation(p, w, other, tr)
            finish_turn(p, w, other, tr)
        total += worth(p, w)
    return total / float(GREEDY_GAMES)


def worth(p: Tables, s: State) -> float:
    """The objectives' scores weighed, 0..1; 0 without weights."""
    total = 0.0
    weights = 0.0
    for j in range(p.n.objectives):
        total += s[p.at.score + j] * p.end.weight[j]
        weights += p.end.weight[j]
    if weights == 0.0:
        return 0.0
    return total / weights / 100.0


def reseed(
    p: Tables, dice: Sequence[int], other: MutableSequence[int], actor: int, turn: int, k: int, game: int
) -> None:
    """Fill `other` with the dice of a game this seat imagines: fresh, but for the moods that it knows.

    They are a function of the real seed, turn, pick and the game's number.
    """
    other[0] = mix(dice, p.key.turn[turn], p.key.policy[k])
    for _ in range(game):
        other[0] = mix(other, p.key.turn[0], p.key.policy[k])
    other[1] = actor
    other[2] = dice[0]
