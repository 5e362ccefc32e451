"""Whole games without people: a policy plays one seat, autopilots the rest. Runs plain or compiled, same bits.

Written in the kernel's subset of Python: tables `p`, vectors `s` (the game), `b` (what the seat believes) and `w`
(working space), all allocated by the caller. A policy knows what its seat believes and rolls dice of its own, so it
is never clairvoyant. Reports and thresholds do not belong here.
"""

from collections.abc import MutableSequence, Sequence

from tabletop.analysis.imagining import finish_turn as finish_turn
from tabletop.analysis.imagining import pass_turn as pass_turn
from tabletop.analysis.imagining import reseed as reseed
from tabletop.analysis.imagining import worth as worth
from tabletop.analysis.search import think_ahead
from tabletop.analysis.studying import study
from tabletop.analysis.tree import room_size
from tabletop.engine.kernel.assess import ending, score
from tabletop.engine.kernel.beliefs import believe, imagine, put_on, take_off
from tabletop.engine.kernel.chance import draw, mix, mix_seed, share
from tabletop.engine.kernel.escalation import points
from tabletop.engine.kernel.floor import take_positions
from tabletop.engine.kernel.orders import (
    effort_left,
    give,
    is_affordable,
    is_lawless,
    is_standing,
    take_back,
)
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import NO, Tables

PASS, RANDOM, GREEDY, CAUTIOUS, HAWK, EXPERT = range(6)
GREEDY_GAMES = 12  # games played from each candidate
STUDY_GAMES = 24000  # games an expert learns from before its first one [J: from 16,000 it learned less]
EXPERT_GAMES = 1000  # games of the tree that each decision is taken from


def room(p: Tables, policy: int) -> int:
    """Length of the vector `w` with which this policy plays."""
    if policy == EXPERT:
        return room_size(p, EXPERT_GAMES * (p.key.picks + 2))
    return p.at.size


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
        end_turn(p, s, dice, tr, policy)
        if s[p.at.ended] != 0.0:
            break
    score(p, s)
    return ending(p, s)


def end_turn(p: Tables, s: State, dice: Sequence[int], tr: Trace, policy: int) -> None:
    """The rest of a turn; an expert's search wants to know what the game scores so far, nobody else does."""
    pass_turn(p, s, dice, tr)
    if policy == EXPERT:
        score(p, s)


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
    """Give the seat's orders of the turn; an expert answers its dilemmas too, the others let the default stand."""
    if policy == PASS:
        return
    if policy == RANDOM:
        order_at_random(p, s, b, dice, actor, barred)
        return
    if policy == EXPERT:
        study(p, b, w, other, tr, actor, barred, STUDY_GAMES)
    believe(p, s, dice, actor, b)
    if policy == EXPERT:
        think_ahead(p, s, b, w, dice, other, tr, actor, barred, EXPERT_GAMES)
        return
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
        if policy == CAUTIOUS:
            able = keep_safe(p, b, dice, able)
            standing = able
            option = pick_random(p, b, dice, actor, k, able)
        elif policy == HAWK:
            option = pick_firmest(p, b, dice, actor, k, able)
        else:
            option = pick_greedy(p, b, w, dice, other, tr, actor, k, able)
        if option < 0:
            return
        give(p, s, b, option)
        give(p, b, b, option)


def order_at_random(
    p: Tables, s: State, b: State, dice: Sequence[int], actor: int, barred: Sequence[int]
) -> None:
    """Give the orders of a turn, each as likely as any other that the seat could order then, and as passing.

    They are drawn from all the seat has; what it cannot order is put aside, since it cannot later in the turn either.
    So a long menu costs no more than what is drawn of it. A pick's draws follow each other from its key.
    """
    put_on(p, s, dice, actor, b)
    turn_key = p.key.turn[int(s[p.at.turn])]
    first = p.actor.option_first[actor]
    left = p.actor.option_last[actor] - first
    for i in range(left):
        b[p.at.menu + i] = float(first + i)
    for k in range(p.key.picks):
        effort = effort_left(p, s, actor)
        key = p.key.policy[actor * p.key.picks + k]
        bits = mix(dice, turn_key, key)
        option = -1
        while option < 0:
            i = p.at.menu + int(share(bits) * float(left + 1)) - 1
            if i < p.at.menu:
                break
            o = int(b[i])
            left -= 1
            b[i] = b[p.at.menu + left]
            if is_affordable(p, s, o, effort) and barred[o] == 0 and is_standing(p, s, o):
                option = o
            bits = mix_seed(bits, p.key.turn[0], key)
        if option < 0:
            break
        give(p, s, s, option)
    take_off(p, s, b)


def pick_random(p: Tables, b: State, dice: Sequence[int], actor: int, k: int, able: int) -> int:
    """One of the menu's entries or passing (-1), all equally likely; the k-th pick of the turn."""
    u = draw(dice, p.key.turn[int(b[p.at.turn])], p.key.policy[actor * p.key.picks + k])
    pick = int(u * float(able + 1)) - 1
    if pick < 0:
        return -1
    return int(b[p.at.menu + pick])


def keep_safe(p: Tables, b: State, dice: Sequence[int], able: int) -> int:
    """Leave on the menu what is lawful, does not escalate, and meets no objection that the seat expects; how many."""
    safe = 0
    for i in range(able):
        o = int(b[p.at.menu + i])
        form = p.option.form[o]
        if points(p, p.form.escalation[form]) > 0.0 or is_lawless(p, b, form):
            continue
        slot = give(p, b, b, o)
        take_positions(p, b, dice, slot)
        objections = 0
        for a in range(p.n.actors):
            if b[p.at.stance + slot * p.n.actors + a] == float(NO):
                objections += 1
        take_back(p, b, p.form.orderer[form])
        if objections == 0:
            b[p.at.menu + safe] = float(o)
            safe += 1
    return safe


def pick_firmest(p: Tables, b: State, dice: Sequence[int], actor: int, k: int, able: int) -> int:
    """One of the entries that escalate most, else one that uses a capability; -1 when there is neither."""
    most = 0.0
    for i in range(able):
        most = max(most, firmness(p, int(b[p.at.menu + i])))
    if most == 0.0:
        return -1
    firm = 0
    for i in range(able):
        if firmness(p, int(b[p.at.menu + i])) == most:
            firm += 1
    pick = int(draw(dice, p.key.turn[int(b[p.at.turn])], p.key.policy[actor * p.key.picks + k]) * float(firm))
    chosen = -1
    for i in range(able):
        o = int(b[p.at.menu + i])
        if firmness(p, o) == most:
            if pick == 0:
                chosen = o
            pick -= 1
    return chosen


def firmness(p: Tables, option: int) -> float:
    """How firm an option is: its points of escalation, and a little for using a capability."""
    form = p.option.form[option]
    return max(points(p, p.form.escalation[form]), 0.0) + (0.5 if p.form.domain[form] >= 0 else 0.0)


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
        pass_turn(p, w, other, tr)
        while w[p.at.ended] == 0.0 and int(w[p.at.turn]) < p.n.turns:
            situation(p, w, other, tr)
            pass_turn(p, w, other, tr)
        score(p, w)
        total += worth(p, w)
    return total / float(GREEDY_GAMES)
