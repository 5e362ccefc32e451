"""Ways in which what a seat cannot see may truly be: drawn as the rules draw it, and weighed by what was seen since.

A number settled by a draw that a seat was not shown is, to it, neither the one outcome nor the other, and least of all
their mean. So the exercise is played from its beginning many times over, with other dice and the seat's own orders;
of these games those are kept in which the seat would have seen most nearly what it saw, and what it cannot see is
taken from them. Which of what it saw tells anything is found by regression over the games (Fearnhead and Prangle 2012,
"Constructing summary statistics for approximate Bayesian computation", J. R. Stat. Soc. B 74, 419-474).
Never plays on from there: that is `planning`.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import sqrt
from operator import mul
from typing import NamedTuple

from tabletop.analysis.lines import Script
from tabletop.analysis.plans import Moment, World, numbers
from tabletop.analysis.players import Player, plain
from tabletop.analysis.playouts import PASS
from tabletop.engine.kernel.beliefs import sees, sees_flag, sees_track
from tabletop.engine.kernel.situation import situation
from tabletop.engine.program import Tables

#: Ways kept of one moment; each costs a call of the kernel in every lot of games.
WORLDS = 6
#: What correlates less than this with something hidden is taken not to tell of it; three standard errors over 160 games.
TELLS = 0.24
#: Things seen that one prediction goes by.
TELLING = 6
#: Of the games played, how many are near enough: 1 in so many.
NEAR = 5
#: Added to each variance, in units of it, so that two things that say the same can both be gone by.
RIDGE = 0.01

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Past:
    """How games of the past are played, and how many for each turn."""

    make: Callable[[Tables], Player]
    games: int


#: Games of the past for each turn, with the extra `fast`: tenths of a second for an exercise.
COMPILED = 160
PLAIN = Past(lambda _: plain, 24)
"""Seconds for an exercise."""


def drawn(moments: Sequence[Moment], past: Past) -> list[Moment]:
    """The same moments of one seat, each with the ways in which what it cannot see may be."""
    return [replace(at, worlds=_worlds(at, moments, past)) for at in moments]


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


def _worlds(at: Moment, moments: Sequence[Moment], past: Past) -> tuple[World, ...]:
    p, slots = at.program.tables, unseen(at)
    if all(slot >= p.at.fired for slot in slots):
        return ()
    chance = random.Random(f"{at.seed} {at.turn} unseen")
    seeds = [chance.getrandbits(64) for _ in range(past.games)]
    if at.turn == 1:
        ends: Sequence[Row] = [p.start] * len(seeds)
    else:
        ends = _ends(at, moments, past, seeds)
        ends = _nearest(at, slots, ends) if at.ended else ends
    found = Counter(_opened(p, end, seed, slots) for end, seed in zip(ends, seeds, strict=False))
    kept = _few(found, sum(slot < p.at.fired for slot in slots), WORLDS)
    return tuple(
        World(tuple(zip(slots, values, strict=True)), n / sum(kept.values())) for values, n in kept.items()
    )


def _ends(at: Moment, moments: Sequence[Moment], past: Past, seeds: Sequence[int]) -> list[Row]:
    """Games with the seat's own moves to the end of the turn before, from the beginning."""
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


def _opened(p: Tables, end: Row, seed: int, slots: Sequence[int]) -> tuple[float, ...]:
    """What is hidden as the next Orders open after this end of a turn."""
    s = [*end, *[0.0] * (p.at.size - len(end))]
    situation(p, s, (seed,), [])
    return tuple(s[slot] for slot in slots)


def _few(found: Counter[tuple[float, ...]], told: int, most: int) -> dict[tuple[float, ...], int]:
    """At most so many of these, each with how many it stands for.

    Those with the same first `told` numbers go together, by the commonest of them; of too many, each that far along.
    """
    alike: dict[tuple[float, ...], Counter[tuple[float, ...]]] = {}
    for values, n in found.items():
        alike.setdefault(values[:told], Counter())[values] += n
    kept = {max(some, key=lambda one: (some[one], one)): some.total() for some in alike.values()}
    if len(kept) <= most:
        return kept
    ordered = [values for values in sorted(kept) for _ in range(kept[values])]
    step = len(ordered) / most
    return dict(Counter(ordered[int((k + 0.5) * step)] for k in range(most)))


def _nearest(at: Moment, slots: Sequence[int], ends: Sequence[Row]) -> Sequence[Row]:
    """Those in which the seat would have seen most nearly what it saw, as far as that tells of what is hidden."""
    p = at.program.tables
    hidden = [column for slot in slots if slot < p.at.fired and (column := _column(ends, slot, 0.0))]
    seen = [column for slot in _shown(at, slots) if (column := _column(ends, slot, at.ended[slot]))]
    off = [0.0] * len(ends)
    for one in hidden:
        told = _told(one, seen)
        off = [x + d for x, d in zip(off, told, strict=True)] if told else off
    if not any(off):
        return ends
    ranked = sorted(range(len(ends)), key=lambda k: (off[k], k))
    return [ends[k] for k in ranked[: max(len(ends) // NEAR, 1)]]


def _shown(at: Moment, hidden: Sequence[int]) -> Iterator[int]:
    """Where that lies which the seat sees as it is, or knows the error of."""
    p = at.program.tables
    a = p.at
    blocks = [
        (a.track, a.purse),
        (a.purse, a.will),
        (a.member, a.played),
        (a.trust_kept, a.pending),
        (a.agreed, a.fired_turn),
    ]
    for begin, end in blocks:
        yield from (slot for slot in range(begin, end) if slot not in hidden)


class _Column(NamedTuple):
    """A number over all games in units of its spread, its mean 0; and what it really was, in the same units."""

    xs: Row
    real: float


def _column(ends: Sequence[Row], slot: int, real: float) -> _Column | None:
    column = [end[slot] for end in ends]
    if not column or min(column) == max(column):
        return None
    mean = sum(column) / len(column)
    xs = [x - mean for x in column]
    spread = sqrt(_dot(xs, xs) / len(xs))
    return _Column([x / spread for x in xs], (real - mean) / spread)


def _told(of: _Column, seen: Sequence[_Column]) -> list[float] | None:
    """How far each game's prediction of `of` is from that by what was really seen, squared, in units of its spread."""
    n = len(of.xs)
    alike = [(abs(_dot(one.xs, of.xs)) / n, k) for k, one in enumerate(seen)]
    best = [seen[k] for r, k in sorted(alike, reverse=True)[:TELLING] if r >= TELLS]
    if not best:
        return None
    weights = _solved(
        [[_dot(a.xs, b.xs) / n + (RIDGE if a is b else 0.0) for b in best] for a in best],
        [_dot(a.xs, of.xs) / n for a in best],
    )
    told = [_dot(weights, row) for row in zip(*(one.xs for one in best), strict=True)]
    want = _dot(weights, [one.real for one in best])
    spread = _dot(told, told) / n
    return [(x - want) ** 2 / spread for x in told]


def _dot(a: Row, b: Row) -> float:
    return float(sum(map(mul, a, b)))


def _solved(a: list[list[float]], y: list[float]) -> list[float]:
    """x with a x = y, for a matrix that is positive definite: elimination without looking for pivots."""
    n = len(y)
    for k in range(n):
        for i in range(k + 1, n):
            f = a[i][k] / a[k][k]
            a[i] = [x - f * z for x, z in zip(a[i], a[k], strict=True)]
            y[i] -= f * y[k]
    x = [0.0] * n
    for k in reversed(range(n)):
        x[k] = (y[k] - sum(a[k][i] * x[i] for i in range(k + 1, n))) / a[k][k]
    return x
