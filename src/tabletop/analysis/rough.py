"""Numbers that a seat knows roughly: what it sees with an error, and minds of others that it has not sounded out.

Neither the one nor the other is anywhere within its bounds, nor where it was at the start: games of the past tell where
it mostly is, and what was seen tells more. What is settled by a draw, one thing or another, is `hidden`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    """Tracks seen with an error: neither anywhere within it nor where they mostly are, but between, as both are known."""
    p = at.program.tables
    for t in range(p.n.tracks):
        slot, error = p.at.track + t, at.believed[p.at.doubt + t]
        if error > 0.0 and at.is_traced:
            low = max(at.believed[slot] - error, p.track.low[t])
            high = min(at.believed[slot] + error, p.track.high[t])
            yield _told(slot, [one[slot] for one in games], shown, low, high, p.at.doubt + t)


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
