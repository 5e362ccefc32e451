"""What a seat has not been able to see at any moment of a game, and the same game with all of it turned round.

Of a game as a whole: what a seat has seen once is part of what it may be told, so it stays as it is. (Turning single
turns round would tear the course of a number apart where it becomes visible.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tabletop.engine.game import Game, TurnRecord
from tabletop.engine.kernel.beliefs import sees_escalation, sees_flag, sees_mind, sees_track
from tabletop.engine.kernel.trace import CAUSE_AUTOPILOT
from tabletop.engine.program import OP_LOAD, Tables

State = tuple[float, ...]


def mirrored(game: Game, viewer: int) -> tuple[Game, set[int]]:
    """The game with what the seat never saw turned round in its range, in states and traces; and what that is."""
    secret = hidden(game.tables, tuple(_moments(game, viewer)), viewer)

    def state(s: State) -> State:
        out = list(s)
        for i, both in secret.items() if s else ():
            out[i] = both - s[i]
        return tuple(out)

    def entry(e: State) -> State:
        if e[4] in secret:
            both = secret[int(e[4])]
            return (*e[:5], both - e[5], both - e[6])
        if e[1] == CAUSE_AUTOPILOT and e[3] != viewer:
            return (*e[:5], e[5] + 1.0, e[6] + 1.0)
        return e

    def turned(r: TurnRecord) -> TurnRecord:
        trace = tuple(map(entry, r.trace))
        return replace(r, opened=state(r.opened), floor=state(r.floor), closed=state(r.closed), trace=trace)

    now = turned(game.record())
    past = tuple(map(turned, game.past))
    other = replace(game, state=now.closed, opened=now.opened, floor=now.floor, trace=now.trace, past=past)
    return other, set(secret)


def hidden(p: Tables, states: Sequence[tuple[float, ...]], viewer: int) -> dict[int, float]:
    """State indices this seat sees in none of the states, with the sum of the ends of their range."""
    at, every = p.at, [list(s) for s in states if s]
    found: dict[int, float] = {}
    for t in range(p.n.tracks):
        if not any(sees_track(p, s, t, viewer) for s in every):
            found[at.track + t] = p.track.low[t] + p.track.high[t]
    for f in range(p.n.flags):
        if not any(sees_flag(p, s, f, viewer) for s in every):
            found[at.flag + f] = 1.0
    for a in range(p.n.actors):
        if not any(sees_mind(p, s, viewer, a) for s in every):
            found[at.will + a] = found[at.exposure + a] = 100.0
    if not any(sees_escalation(p, s, viewer) for s in every):
        found[at.escalation] = 100.0
    told = read_by_errors(p)
    return {i: both for i, both in found.items() if i not in told}


def moments(p: Tables, record: TurnRecord, viewer: int) -> Iterator[State]:
    """Every state kept of a turn, once more as a member and as none where the seat was each for a while within it."""
    states = [s for s in (record.opened, record.floor, record.closed) if s]
    yield from states
    member = p.at.member + viewer
    if any(e[4] == member for e in record.trace):
        for x in (0.0, 1.0):
            s = list(states[-1])
            s[member] = x
            yield tuple(s)


def _moments(game: Game, viewer: int) -> Iterator[State]:
    for record in (*game.past, game.record()):
        yield from moments(game.tables, record, viewer)


def read_by_errors(p: Tables) -> set[int]:
    """State indices on which some estimate's width depends: an error is that of the truth, so it may tell."""
    found: set[int] = set()
    for e in p.track.error:
        if e >= 0:
            ops = range(p.code.first[e], p.code.last[e])
            found.update(p.code.arg[k] for k in ops if p.code.op[k] == OP_LOAD)
    return found
