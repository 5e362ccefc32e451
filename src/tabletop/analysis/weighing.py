"""What games are worth on average: means, their 95 % intervals, and how many games that takes.

Playing them is `scales`; which plans are weighed is decided elsewhere.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf, sqrt
from typing import Protocol, TypeAlias, TypeVar

from tabletop.analysis.plans import Later, Moves

#: Standard errors from the middle of a 95 % interval to its ends, by the normal distribution.
Z95 = 1.959964
#: The last word is spoken in rounds of this many games.
ROUND = 50
#: Number of the first game of the last word: far from those by which a line was found.
FRESH = 1_000_000
_In = TypeVar("_In")
_Out = TypeVar("_Out")
Line: TypeAlias = tuple[Moves, Later]
"""What is done now, and in the turns after."""


class Runner(Protocol):
    """Applies a function to many things and gives the answers in order: `running.Threads`, or `Alone`."""

    def map(self, f: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        """f of each thing, in order."""
        ...


class Alone:
    """One thing after the other, in the thread that asks."""

    def map(self, f: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        """f of each thing, in order."""
        return map(f, things)


@dataclass(frozen=True, slots=True)
class Effort:
    """How many games are spent. `most` bounds the last word where the interval stays wider than wished."""

    first: int  # games of every alternative at first sight
    second: int  # of the best of them
    kept: int  # how many are looked at twice
    rounds: int  # changes, one upon the other
    least: int  # games of the last word
    most: int
    half_width: float  # points of 100
    foresight: int = 0  # rounds in which a whole plan is bettered, for each turn it holds
    changes: int = 20  # of the plan in each of them
    glance: int = 24  # games of each change


COMPILED = Effort(
    first=24,
    second=96,
    kept=5,
    rounds=2,
    least=500,
    most=6000,
    half_width=1.5,
    foresight=6,
    changes=18,
    glance=20,
)
"""Seconds for an exercise, with the extra `fast`."""
PLAIN = Effort(first=4, second=16, kept=4, rounds=1, least=40, most=40, half_width=1.5)
"""Tens of seconds for an exercise in plain Python: intervals are some five points to each side."""


def exactly(effort: Effort, games: int) -> Effort:
    """The same with this many games in the last word of every decision, however wide the intervals are."""
    return replace(effort, least=games, most=games)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean in points of 100 and the half-width of its 95 % interval, over so many games."""

    mean: float
    half: float
    games: int

    @property
    def is_above_zero(self) -> bool:
        """Whether zero lies below the interval."""
        return self.mean - self.half > 0.0


def estimate(worths: Sequence[float]) -> Estimate:
    """Of worths 0..1 or of their differences; the half-width of fewer than two games is infinite."""
    n = len(worths)
    mean = sum(worths) / n
    if n < 2:
        return Estimate(100.0 * mean, inf, n)
    variance = sum((x - mean) ** 2 for x in worths) / (n - 1)
    return Estimate(100.0 * mean, 100.0 * Z95 * sqrt(variance / n), n)


def difference(a: Sequence[float], b: Sequence[float]) -> Estimate:
    """Of a less b, game by game: both were played on the same dice."""
    return estimate([x - y for x, y in zip(a, b, strict=True)])


@dataclass(slots=True)
class Tally:
    """The games of one line: their worths, how often each ending came, and the objectives' scores, 0..100, summed."""

    worths: list[float]
    endings: dict[int, int]
    scores: list[float]

    @property
    def mean(self) -> float:
        return sum(self.worths) / len(self.worths)


def joined(tallies: Sequence[Tally], more: Sequence[Tally]) -> list[Tally]:
    """The same lines over the games of both."""
    return [
        Tally(
            [*a.worths, *b.worths],
            {end: a.endings.get(end, 0) + b.endings.get(end, 0) for end in {**a.endings, **b.endings}},
            [x + y for x, y in zip(a.scores, b.scores, strict=True)],
        )
        for a, b in zip(tallies, more, strict=True)
    ]


def last_word(weigh: Callable[[int, int], list[Tally]], effort: Effort, chosen: int) -> list[Tally]:
    """Lines on dice that none was chosen by, until all intervals are as narrow as wished or the games are spent.

    `weigh` plays all lines over games from a first on, so many. Intervals are those of each mean, and of each
    difference from the first `chosen` lines.
    """
    tallies = weigh(FRESH, effort.least)
    while (n := len(tallies[0].worths)) < effort.most:
        widest = max(_halves(tallies, chosen))
        if widest <= effort.half_width:
            break
        needed = int(n * (widest / effort.half_width) ** 2) - n + 1
        more = min(effort.most - n, -(-needed // ROUND) * ROUND)
        tallies = joined(tallies, weigh(FRESH + n, more))
    return tallies


def _halves(tallies: Sequence[Tally], chosen: int) -> Iterator[float]:
    for one in tallies:
        yield estimate(one.worths).half
        for mine in tallies[:chosen]:
            if one is not mine:
                yield difference(one.worths, mine.worths).half
