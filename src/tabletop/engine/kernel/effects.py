"""What effects do: one list, in file order, each line seeing the lines before.

A line's amount is evaluated once, also where it means several pairs. Every value is clipped to its range at once.
"""

from tabletop.engine.kernel.expressions import clip, value
from tabletop.engine.kernel.trace import State, Trace, write
from tabletop.engine.kernel.trust import evidence, keep, stands_for
from tabletop.engine.program import (
    COALITION,
    EFFECT_ADD,
    EFFECT_ADD_ESCALATION,
    EFFECT_ADD_PURSE,
    EFFECT_AUTHORITY,
    EFFECT_FLOOR,
    EFFECT_KEEP,
    EFFECT_REVEAL_FLAG,
    EFFECT_REVEAL_TRACK,
    EFFECT_SET,
    EFFECT_SET_ESCALATION,
    EFFECT_SET_PURSE,
    EFFECT_SOUND,
    EFFECT_TRUST,
    EFFECT_TRUTH,
    Tables,
)


def apply(p: Tables, s: State, tr: Trace, cause: int, a: int, b: int, effects: int) -> None:
    """Apply a list of effects (-1: none) under this cause."""
    if effects < 0:
        return
    e = p.effect
    for k in range(e.first[effects], e.last[effects]):
        kind = e.kind[k]
        target = e.target[k]
        amount = value(p, s, e.amount[k])
        if kind == EFFECT_ADD:
            write(p, s, tr, cause, a, b, target, clip(s[target] + amount, e.low[k], e.high[k]))
        elif kind == EFFECT_SET:
            write(p, s, tr, cause, a, b, target, clip(amount, e.low[k], e.high[k]))
        elif kind == EFFECT_TRUTH:
            write(p, s, tr, cause, a, b, target, amount)
        elif kind == EFFECT_AUTHORITY:
            write(p, s, tr, cause, a, b, p.at.authority + target, amount)
            if amount != 0.0:
                s[p.at.authority_turn + target] = s[p.at.turn]
        elif kind == EFFECT_TRUST or kind == EFFECT_KEEP:
            _pairs(p, s, tr, cause, a, b, kind, target, e.other[k], amount)
            if e.mutual[k] != 0 and (target != COALITION or e.other[k] != COALITION):
                _pairs(p, s, tr, cause, a, b, kind, e.other[k], target, amount)
        elif kind == EFFECT_SOUND:
            _sound(p, s, tr, cause, a, b, target, e.other[k])
        elif kind == EFFECT_REVEAL_TRACK:
            _reveal(p, s, p.at.known_track, target, e.other[k])
        elif kind == EFFECT_REVEAL_FLAG:
            _reveal(p, s, p.at.known_flag, target, e.other[k])
        elif kind == EFFECT_FLOOR:
            raise_floor(p, s, tr, cause, a, b, amount)
        elif kind == EFFECT_ADD_PURSE:
            set_purse(p, s, tr, cause, a, b, target, s[p.at.purse + target] + amount)
        elif kind == EFFECT_SET_PURSE:
            set_purse(p, s, tr, cause, a, b, target, amount)
        elif kind == EFFECT_ADD_ESCALATION:
            set_escalation(p, s, tr, cause, a, b, s[p.at.escalation] + amount)
        elif kind == EFFECT_SET_ESCALATION:
            set_escalation(p, s, tr, cause, a, b, amount)


def set_purse(p: Tables, s: State, tr: Trace, cause: int, a: int, b: int, purse: int, amount: float) -> None:
    """Set a purse, clipped to 0..max; a maximum below 0 counts 0."""
    if p.purse.high[purse] >= 0:
        high = value(p, s, p.purse.high[purse])
        if amount > high:
            amount = high
    if amount < 0.0:
        amount = 0.0
    write(p, s, tr, cause, a, b, p.at.purse + purse, amount)


def set_escalation(p: Tables, s: State, tr: Trace, cause: int, a: int, b: int, level: float) -> None:
    """Set the escalation index, clipped to floor..100."""
    write(p, s, tr, cause, a, b, p.at.escalation, clip(level, s[p.at.floor], 100.0))


def raise_floor(p: Tables, s: State, tr: Trace, cause: int, a: int, b: int, level: float) -> None:
    """Raise the escalation floor to this level; it never falls, and it lifts the index at once."""
    level = clip(level, 0.0, 100.0)
    if level > s[p.at.floor]:
        write(p, s, tr, cause, a, b, p.at.floor, level)
        if s[p.at.escalation] < level:
            write(p, s, tr, cause, a, b, p.at.escalation, level)


def _pairs(
    p: Tables,
    s: State,
    tr: Trace,
    cause: int,
    a: int,
    b: int,
    kind: int,
    left: int,
    right: int,
    amount: float,
) -> None:
    for x in range(p.n.actors):
        if not stands_for(p, s, left, x):
            continue
        for y in range(p.n.actors):
            if x == y or not stands_for(p, s, right, y):
                continue
            if kind == EFFECT_TRUST:
                evidence(p, s, tr, cause, a, b, x, y, amount)
            else:
                keep(p, s, tr, cause, a, b, x, y, clip(amount, 0.0, 100.0) / 100.0)


def _sound(p: Tables, s: State, tr: Trace, cause: int, a: int, b: int, actor: int, by: int) -> None:
    if actor != by:
        pair = by * p.n.actors + actor
        s[p.at.consulted + pair] = s[p.at.turn]
        write(p, s, tr, cause, a, b, p.at.sounded + pair, s[p.at.turn])


def _reveal(p: Tables, s: State, block: int, item: int, to: int) -> None:
    for x in range(p.n.actors):
        if to == -1 or to == x:
            s[block + item * p.n.actors + x] = 1.0
