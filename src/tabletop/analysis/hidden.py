"""Ways in which what a seat cannot see may truly be: drawn as the rules draw it, and weighed by what was seen since.

A number settled by a draw that a seat was not shown is, to it, neither the one outcome nor the other, and least of all
their mean. So the exercise is played from its beginning many times over, with other dice and the seat's own orders;
of these games those are kept in which the seat would have seen most nearly what it saw, and what it cannot see is
taken from them. What it sees with an error, and the minds of others, are told from the same games (`rough`).
Never plays on from there: that is `planning`.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from tabletop.analysis.lines import Script
from tabletop.analysis.plans import Moment, World, numbers
from tabletop.analysis.players import Player, plain
from tabletop.analysis.playouts import PASS
from tabletop.analysis.rough import Off, minds, off_at_first, roughly, start_off
from tabletop.analysis.telling import Column, column, nearest, told
from tabletop.engine.kernel.beliefs import sees, sees_flag, sees_track, veil
from tabletop.engine.kernel.expressions import clip
from tabletop.engine.kernel.floor import open_floor
from tabletop.engine.kernel.orders import give
from tabletop.engine.kernel.situation import situation
from tabletop.engine.program import Tables

#: Ways kept of one moment; each costs a call of the kernel in every lot of games.
WORLDS = 6
#: Of the games played, how many are near enough: 1 in so many.
NEAR = 5

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Past:
    """How games of the past are played, and how many for each turn: so many to choose by, as many others to weigh by."""

    make: Callable[[Tables], Player]
    games: int


#: Games of the past for each turn, with the extra `fast`: tenths of a second for an exercise.
COMPILED = 100
PLAIN = Past(lambda _: plain, 16)
"""Seconds for an exercise."""


def drawn(moments: Sequence[Moment], past: Past) -> list[Moment]:
    """The same moments of one seat, each with the ways in which what it cannot see may be."""
    found: list[Moment] = []
    off: Sequence[Off] = ()
    for at in moments:
        games = _games(at, moments, past)
        if at.turn == 1:
            off = tuple(off_at_first(at, [one.state for one in games]))
        start_off(off, [row for one in games for row in one], at)
        worlds, again = (_worlds(at, games[half::2]) for half in range(2))
        found.append(replace(at, worlds=worlds, again=again))
    return found


def unseen(at: Moment) -> tuple[int, ...]:
    """Where in the state that lies which the seat does not see: tracks, flags, and injects that reach others."""
    p, b, me = at.program.tables, list(at.believed), at.actor
    slots = [p.at.track + t for t in range(p.n.tracks) if not sees_track(p, b, t, me)]
    slots += [p.at.flag + f for f in range(p.n.flags) if not sees_flag(p, b, f, me)]
    for i, text in enumerate(at.program.injects):
        listed = int(me in text.to.actors)
        if p.inject.ask[i] != me and not sees(p, b, text.to.kind, listed, me):
            slots += [p.at.fired + i, p.at.fired_turn + i]
    return tuple(slots)


def on_floor(at: Moment, seen: Sequence[float]) -> Moment:
    """The moment with its worlds as they are once the floor is open: after what the seat's own moves cost and answered.

    What it sees with an error has moved as it saw it move.
    """
    p, known, s = at.program.tables, numbers(at), list(at.believed)
    s[p.at.viewer] = -1.0
    for order in at.moves.orders:
        give(p, s, s, known.options[order])
    for pair in at.moves.answers:
        choice = known.choices[pair]
        s[p.at.answer + p.choice.inject[choice]] = float(choice)
    open_floor(p, s, (at.seed,), [])
    for t in range(p.n.tracks):
        if at.believed[p.at.doubt + t] > 0.0:
            s[p.at.track + t] = seen[p.at.track + t]

    met = {slot: at.believed[slot] for slot in (*unseen(at), *minds(at)) if s[slot] != at.believed[slot]}

    def moved(slot: int, value: float) -> float:
        by = s[slot] - at.believed[slot]
        if by == 0.0 or slot >= p.at.scratch:
            return value
        if p.at.track <= slot < p.at.flag:
            return clip(value + by, p.track.low[slot - p.at.track], p.track.high[slot - p.at.track])
        return clip(value + by, 0.0, 100.0) if p.at.will <= slot < p.at.member else s[slot]

    def opened(worlds: tuple[World, ...]) -> tuple[World, ...]:
        some = worlds or ((World((), 1.0),) if met else ())
        return tuple(
            World(tuple((slot, moved(slot, x)) for slot, x in {**met, **dict(one.hidden)}.items()), one.share)
            for one in some
        )

    return replace(at, worlds=opened(at.worlds), again=opened(at.again))


class _Opened(NamedTuple):
    """A game of the past as the turn's Orders open: as it is, and as the seat would believe it."""

    state: list[float]
    seen: list[float]


def _games(at: Moment, moments: Sequence[Moment], past: Past) -> list[_Opened]:
    """Games as this turn's Orders open, with the seat's own moves until then."""
    p = at.program.tables
    chance = random.Random(f"{at.seed} {at.turn} unseen")
    seeds = [chance.getrandbits(64) for _ in range(2 * past.games)]
    if at.turn == 1:
        ends: Sequence[Row] = [p.start] * len(seeds)
    else:
        ends = _ends(at, moments, past, seeds)
    return [_opened(at, end, seed) for end, seed in zip(ends, seeds, strict=False)]


def _worlds(at: Moment, games: Sequence[_Opened]) -> tuple[World, ...]:
    """The few worlds that stand for these games; () where all is as the seat believes."""
    if not games:
        return ()
    p, slots = at.program.tables, unseen(at)
    shown = list(_columns(at, slots, games)) if at.is_traced else []
    near = _nearest(at, slots, games, shown)
    found = {k: tuple(games[k].state[slot] for slot in slots) for k in near}
    rough = list(roughly(at, [one.state for one in games], shown))
    worlds = []
    for values, here in _few(found, near, sum(slot < p.at.fired for slot in slots), WORLDS):
        share = sum(near[k] for k in here)
        also = [pair for one in rough for pair in one.within({k: near[k] / share for k in here})]
        worlds.append(World((*zip(slots, values, strict=True), *also), share))
    is_known = len(worlds) == 1 and all(at.believed[slot] == value for slot, value in worlds[0].hidden)
    return () if is_known else tuple(worlds)


def _ends(at: Moment, moments: Sequence[Moment], past: Past, seeds: Sequence[int]) -> list[Row]:
    """Games with the seat's own moves to the end of the turn before, from the beginning; fewer where some are over."""
    p = at.program.tables
    short = p._replace(n=p.n._replace(turns=at.turn - 1))
    play, script = past.make(short), _script(at, moments)
    ends = (play(short, script, PASS, seed).state for seed in seeds)
    return [end for end in ends if end[p.at.turn] == at.turn - 1 and end[p.at.ended] == 0.0]


def _script(at: Moment, moments: Sequence[Moment]) -> Script:
    p, known = at.program.tables, numbers(at)
    moves = {one.turn: one.moves for one in moments if one.turn < at.turn}
    given = [
        [known.options[o] for o in moves[t].orders if o in known.options] if t in moves else []
        for t in range(1, at.turn)
    ]
    answer = [
        [known.choices[a] for a in moves[t].answers if a in known.choices] if t in moves else []
        for t in range(1, at.turn)
    ]
    return Script(
        seats=[int(a == at.actor) for a in range(p.n.actors)],
        led=[1] * (at.turn + 1),
        given_first=[0, *accumulate([0, *map(len, given)]), sum(map(len, given))],
        given=[o for some in given for o in some],
        answer_first=[0, *accumulate([0, *map(len, answer)]), sum(map(len, answer))],
        answer=[c for some in answer for c in some],
        watch_turn=[],
        watch=[],
    )


def _opened(at: Moment, end: Row, seed: int) -> _Opened:
    """The game as the next Orders open after this end of a turn."""
    p = at.program.tables
    s = [*end, *[0.0] * (p.at.size - len(end))]
    situation(p, s, (seed,), [])
    seen = [*s]
    veil(p, s, (seed,), at.actor, seen)
    return _Opened(s, seen)


def _few(
    found: Mapping[int, tuple[float, ...]], weight: Mapping[int, float], told: int, most: int
) -> list[tuple[tuple[float, ...], list[int]]]:
    """At most so many of these, each with those that it stands for.

    Those with the same first `told` numbers go together, by the commonest of them; of too many, each that far along.
    """
    alike: dict[tuple[float, ...], list[int]] = {}
    for k, values in found.items():
        alike.setdefault(values[:told], []).append(k)
    kept = []
    for members in alike.values():
        times: dict[tuple[float, ...], float] = {}
        for k in members:
            times[found[k]] = times.get(found[k], 0.0) + weight[k]
        kept.append((max(times, key=lambda one: (times[one], one)), members))
    if len(kept) <= most:
        return kept
    ordered = [(values, k) for values, members in sorted(kept) for k in members]
    cuts = [len(ordered) * k // most for k in range(most + 1)]
    pieces = [ordered[begin:end] for begin, end in pairwise(cuts)]
    return [(some[len(some) // 2][0], [k for _, k in some]) for some in pieces if some]


def _nearest(
    at: Moment, slots: Sequence[int], games: Sequence[_Opened], shown: Sequence[Column]
) -> dict[int, float]:
    """Games in which the seat would have seen most nearly what it saw, as far as that tells of what is hidden.

    Each with its weight; they sum to 1.
    """
    apart: list[list[float]] = [[] for _ in games]
    for slot in slots:
        if slot < at.program.tables.at.fired:
            of = column([one.state[slot] for one in games], 0.0)
            one = told(of, shown) if of else None
            if one and one.spread:
                for some, y in zip(apart, one.each, strict=True):
                    some.append((y - one.real) / one.spread**0.5)
    if not apart[0]:
        return dict.fromkeys(range(len(games)), 1.0 / len(games))
    return nearest(apart, max(len(games) // NEAR, 1))


def _columns(at: Moment, hidden: Sequence[int], games: Sequence[_Opened]) -> Iterator[Column]:
    """What the seat sees, with its error where it has one, wherever it is not the same in all games."""
    a = at.program.tables.at
    blocks = [
        (a.track, a.purse),
        (a.purse, a.will),
        (a.member, a.played),
        (a.trust_kept, a.pending),
        (a.agreed, a.fired_turn),
    ]
    for begin, end in blocks:
        for slot in range(begin, end):
            one = None if slot in hidden else column([game.seen[slot] for game in games], at.believed[slot])
            if one:
                yield one
