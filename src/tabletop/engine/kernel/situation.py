"""Stage 1, Situation: the turn begins, standing processes run, injects fire.

rules.md, "A turn has five stages". The functions stand in the order in which they run.
"""

from collections.abc import Sequence

from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.effects import apply, set_purse
from tabletop.engine.kernel.expressions import clip, holds, turns_of, value
from tabletop.engine.kernel.trace import (
    CAUSE_DRIFT,
    CAUSE_FADE,
    CAUSE_INCIDENT,
    CAUSE_INCOME,
    CAUSE_INJECT,
    CAUSE_JOIN,
    CAUSE_LAPSE,
    CAUSE_LEAVE,
    CAUSE_RECOVERY,
    State,
    Trace,
    event,
    write,
)
from tabletop.engine.kernel.trust import fade
from tabletop.engine.program import NOT_ASKED, RING_DUE, Tables


def situation(p: Tables, s: State, dice: Sequence[int], tr: Trace) -> None:
    """Begin the next turn."""
    clear_turn(p, s)
    s[p.at.turn] += 1.0
    turn = int(s[p.at.turn])
    if turn >= 2:
        _income(p, s, tr)
        _drift(p, s, tr)
        _recover_will(p, s, tr)
        fade(p, s, tr, CAUSE_FADE, p.clock.fade[turn - 1])
        _lapse_authorities(p, s, tr)
        _join_and_leave(p, s, tr)
    for i in range(p.n.injects):
        if p.inject.incident[i] == 0 and _can_fire(p, s, i):
            chance = value(p, s, p.inject.chance[i])
            u = draw(dice, p.key.turn[turn], p.inject.key[i])
            if 100.0 * u < chance:
                fire(p, s, tr, i, chance, u)
    _incident(p, s, dice, tr)


def clear_turn(p: Tables, s: State) -> None:
    """Forget the last turn's orders, votes, dilemmas and whatever fell due in it."""
    at = p.at
    for i in range(p.n.injects):
        s[at.asked + i] = 0.0
        s[at.answer + i] = -1.0
    for a in range(p.n.actors):
        s[at.order_count + a] = 0.0
    for i in range(at.order, at.position):
        s[i] = 0.0
    for i in range(at.position, at.ring_count):
        s[i] = 0.0
    for i in range(at.stance, at.weight):
        s[i] = float(NOT_ASKED)
    for o in range(p.n.options):
        s[at.together + o] = 0.0
    _compact_ring(p, s)


def _compact_ring(p: Tables, s: State) -> None:
    kept = 0
    width = p.n.ring_width
    for k in range(int(s[p.at.ring_count])):
        old = p.at.ring + k * width
        if s[old + RING_DUE] > s[p.at.turn]:
            if kept < k:
                new = p.at.ring + kept * width
                for i in range(width):
                    s[new + i] = s[old + i]
            kept += 1
    for i in range(p.at.ring + kept * width, p.at.ring + int(s[p.at.ring_count]) * width):
        s[i] = 0.0
    s[p.at.ring_count] = float(kept)


def _income(p: Tables, s: State, tr: Trace) -> None:
    for purse in range(p.n.purses):
        e = p.purse.income[purse]
        if e >= 0:
            set_purse(p, s, tr, CAUSE_INCOME, purse, -1, purse, s[p.at.purse + purse] + value(p, s, e))


def _drift(p: Tables, s: State, tr: Trace) -> None:
    for k in range(len(p.track.drifting)):
        t = p.track.drifting[k]
        i = p.at.track + t
        moved = clip(s[i] + value(p, s, p.track.drift[t]), p.track.low[t], p.track.high[t])
        write(p, s, tr, CAUSE_DRIFT, t, -1, i, moved)


def _recover_will(p: Tables, s: State, tr: Trace) -> None:
    for a in range(p.n.actors):
        i = p.at.will + a
        moved = s[i] + p.rules.will_recovery * (p.start[i] - s[i])
        write(p, s, tr, CAUSE_RECOVERY, a, -1, i, clip(moved, 0.0, 100.0))


def _lapse_authorities(p: Tables, s: State, tr: Trace) -> None:
    turn = int(s[p.at.turn])
    for u in range(p.n.authorities):
        e = p.authority.expires[u]
        seconds = p.authority.expires_seconds[u]
        if s[p.at.authority + u] == 0.0 or (e < 0 and seconds < 0.0):
            continue
        since = int(s[p.at.authority_turn + u])
        lasts = turns_of(p, s, e, seconds, p.clock.step[since if since > 0 else 1])
        if float(turn) >= float(since) + lasts:
            write(p, s, tr, CAUSE_LAPSE, u, -1, p.at.authority + u, 0.0)


def _join_and_leave(p: Tables, s: State, tr: Trace) -> None:
    for a in range(p.n.actors):
        i = p.at.member + a
        if s[i] == 0.0:
            if p.actor.joins[a] >= 0 and holds(p, s, p.actor.joins[a]):
                write(p, s, tr, CAUSE_JOIN, a, -1, i, 1.0)
        elif p.actor.leaves[a] >= 0 and holds(p, s, p.actor.leaves[a]):
            write(p, s, tr, CAUSE_LEAVE, a, -1, i, 0.0)


def _can_fire(p: Tables, s: State, inject: int) -> bool:
    if s[p.at.held + inject] != 0.0:
        return False
    if s[p.at.fired + inject] != 0.0 and p.inject.repeat[inject] == 0:
        return False
    when = p.inject.when[inject]
    at = p.inject.at[inject]
    if when < 0 and at < 0:
        return p.inject.incident[inject] != 0
    if at >= 0 and value(p, s, at) != s[p.at.turn]:
        return False
    return when < 0 or holds(p, s, when)


def fire(p: Tables, s: State, tr: Trace, inject: int, chance: float, u: float) -> None:
    """An inject fires: its effects apply, its dilemma is open."""
    event(p, s, tr, CAUSE_INJECT, inject, -1, chance, u)
    s[p.at.fired + inject] += 1.0
    s[p.at.fired_turn + inject] = s[p.at.turn]
    apply(p, s, tr, CAUSE_INJECT, inject, -1, p.inject.effects[inject])
    if p.inject.ask[inject] >= 0:
        s[p.at.asked + inject] = 1.0
        s[p.at.answer + inject] = -1.0


def _incident(p: Tables, s: State, dice: Sequence[int], tr: Trace) -> None:
    if s[p.at.escalation] < value(p, s, p.escalation.incidents_from):
        return
    turn_key = p.key.turn[int(s[p.at.turn])]
    chance = value(p, s, p.escalation.incidents_chance)
    u = draw(dice, turn_key, p.key.incident[0])
    if 100.0 * u >= chance:
        return
    able = 0
    for i in range(p.n.injects):
        if p.inject.incident[i] != 0 and _can_fire(p, s, i):
            able += 1
    if able == 0:
        return
    pick = int(draw(dice, turn_key, p.key.incident[1]) * float(able))
    for i in range(p.n.injects):
        if p.inject.incident[i] != 0 and _can_fire(p, s, i):
            if pick == 0:
                event(p, s, tr, CAUSE_INCIDENT, i, -1, chance, u)
                fire(p, s, tr, i, chance, u)
                return
            pick -= 1
