"""Numbers that a seat knows roughly: what it sees with an error, and minds of others that it has not sounded out.

Neither the one nor the other is anywhere within its bounds, nor where it was at the start: games of the past tell where
it mostly is, and what was seen tells more. What is settled by a draw, one thing or another, is `hidden`.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tabletop.analysis.plans import Moment
from tabletop.analysis.telling import Column, column, mean_of, spread_of, told
from tabletop.engine.kernel.beliefs import sees_mind
from tabletop.engine.kernel.expressions import clip

#: Half-width of an even spread, in standard deviations.
EVEN = 3.0**0.5

Row = Sequence[float]


def minds(at: Moment) -> tuple[int, ...]:
    """Where the wills and exposures of others lie that the seat has not sounded out."""
    p, b = at.program.tables, list(at.believed)
    unsounded = [a for a in range(p.n.actors) if not sees_mind(p, b, at.actor, a)]
    return tuple(block + a for block in (p.at.will, p.at.exposure) for a in unsounded)


@dataclass(frozen=True, slots=True)
class Rough:
    """A number that the seat knows roughly: what is expected of it, by how much each game is off, its bounds.

    With a `doubt` it is spread evenly to both sides, as far as its spread is known.
    """

    slot: int
    expected: float
    off: Row
    low: float
    high: float
    doubt: int = -1

    def within(self, games: Mapping[int, float]) -> Iterator[tuple[int, float]]:
        """What it is taken to be in a world that stands for these games, each with its weight."""
        middle = self.expected + sum(self.off[k] * weight for k, weight in games.items())
        if self.doubt < 0:
            yield self.slot, clip(middle, self.low, self.high)
            return
        half = EVEN * spread_of(self.off)
        least, most = (clip(middle + x, self.low, self.high) for x in (-half, half))
        yield self.slot, (least + most) / 2.0
        yield self.doubt, (most - least) / 2.0


def unsure(at: Moment) -> Iterator[tuple[int, float, float]]:
    """Tracks that the seat sees with an error, each with the lowest and the highest that it can be."""
    p = at.program.tables
    for t in range(p.n.tracks):
        slot, error = p.at.track + t, at.believed[p.at.doubt + t]
        if error > 0.0:
            low, high = at.believed[slot] - error, at.believed[slot] + error
            yield slot, max(low, p.track.low[t]), min(high, p.track.high[t])


class Off(NamedTuple):
    """A track estimated at first: the least and the most that it may have lain off where games start."""

    slot: int
    low: float
    high: float


def off_at_first(at: Moment, games: Sequence[Row]) -> Iterator[Off]:
    """Of the first turn and games as it opens. Games start where the scenario does, which nobody told the seat."""
    for slot, low, high in unsure(at):
        mean = mean_of([one[slot] for one in games])
        yield Off(slot, low - mean, high - mean)


def start_off(off: Sequence[Off], rows: Sequence[list[float]], at: Moment) -> None:
    """Put the tracks of these games where they would be, had they started anywhere that the first estimate allows.

    `rows` are two to a game: as it is, and as the seat would believe it.
    """
    p, chance = at.program.tables, random.Random(f"{at.seed} {at.turn} start")
    for slot, low, high in off:
        least, most = p.track.low[slot - p.at.track], p.track.high[slot - p.at.track]
        for k in range(0, len(rows), 2):
            by = chance.uniform(low, high)
            for one in rows[k : k + 2]:
                one[slot] = clip(one[slot] + by, least, most)


def roughly(at: Moment, games: Sequence[Row], shown: Sequence[Column]) -> Iterator[Rough]:
    """All that the seat knows roughly as a turn's Orders open, from games of the past and what it saw."""
    yield from _minds(at, games, shown)
    yield from _estimates(at, games, shown)


def _minds(at: Moment, games: Sequence[Row], shown: Sequence[Column]) -> Iterator[Rough]:
    for slot in minds(at):
        xs = [one[slot] for one in games]
        if min(xs) < max(xs) or xs[0] != at.believed[slot]:
            yield _told(slot, xs, shown, min(xs), max(xs))


def _estimates(at: Moment, games: Sequence[Row], shown: Sequence[Column]) -> Iterator[Rough]:
    """Tracks seen with an error: of two estimates, and of what came between, more is known than of the last alone."""
    p = at.program.tables
    if at.is_traced and at.turn > 1:
        for slot, low, high in unsure(at):
            doubt = p.at.doubt + slot - p.at.track
            yield _told(slot, [one[slot] for one in games], shown, low, high, doubt)


def _told(slot: int, xs: Row, shown: Sequence[Column], low: float, high: float, doubt: int = -1) -> Rough:
    mean, of = mean_of(xs), column(xs, 0.0)
    one = told(of, shown) if of else None
    if of is None or one is None:
        return Rough(slot, mean, [x - mean for x in xs], low, high, doubt)
    scale = spread_of(xs)
    each = [mean + scale * y for y in one.each]
    return Rough(
        slot, mean + scale * one.real, [x - y for x, y in zip(xs, each, strict=True)], low, high, doubt
    )
