"""Plans weighed against each other on the same dice: means, their 95 % intervals, and how many games that takes.

Never decides which plans to weigh.
"""

from array import array
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf, sqrt
from typing import Protocol, TypeAlias, TypeVar

from tabletop.analysis.planning import PLAN_ENDING, PLAN_WORTH
from tabletop.analysis.plans import Later, Lot, Moment, Moves, PlanPlayer, Settled, numbers, plans, width

#: Standard errors from the middle of a 95 % interval to its ends, by the normal distribution.
Z95 = 1.959964
#: Games of one lot, of all its lines together; worth a few milliseconds compiled.
LOT = 100
#: Games worth a call of the kernel: of fewer for each world, some worlds have none.
FEW = 12
#: The last word is spoken in rounds of this many games.
ROUND = 50
#: Number of the first game of the last word: far from those by which a line was found.
FRESH = 1_000_000
#: Steps of this length, without the whole, fall evenly everywhere.
GOLDEN = 0.6180339887498949

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
    """The games of one line: their worths, and how often each ending came."""

    worths: list[float]
    endings: dict[int, int]

    @property
    def mean(self) -> float:
        return sum(self.worths) / len(self.worths)


class Scales:
    """Weighs lines of one moment. `first` numbers the games, so that the last word is spoken on fresh dice.

    With `unseen` (`plans.Lot`) it is the floor of the moment's turn, as `believed` there: its orders are given, and
    lines differ by what is decided there and how it goes on.
    """

    def __init__(
        self,
        at: Moment,
        play: PlanPlayer,
        runner: Runner,
        believed: Sequence[float] = (),
        unseen: Sequence[int] | None = None,
    ) -> None:
        self._at, self._play, self._runner = at, play, runner
        self._width = width(at.program.tables)
        self._unseen = unseen
        self._worlds = _worlds(at, believed or at.believed)
        self._known = numbers(at)

    def weigh(
        self, lines: Sequence[Line], first: int, games: int, settled: Sequence[Settled] = ()
    ) -> list[Tally]:
        """Each line over games first .. first + games - 1, the same for all, in each world as many as is its share.

        `settled`: what each of them decides on the floor.
        """
        cuts = list(self._cuts(first, games))
        sets = _side_by_side(lines)
        lots: list[tuple[list[int], Lot]] = []
        for some in sets:
            decided = [settled[k] for k in some] if settled else ()
            made = plans(self._at, [lines[k] for k in some], self._known, decided)
            for believed, begin, size in cuts:
                for at, games_at_once in _pieces(begin, size, len(some)):
                    lot = Lot(believed, self._at.seed, self._at.actor, made, at, games_at_once, self._unseen)
                    lots.append((some, lot))
        tallies = [Tally([], {}) for _ in lines]
        found = self._runner.map(self._play, [lot for _, lot in lots])
        for (some, lot), rows in zip(lots, found, strict=True):
            length = lot.games * self._width
            for j, k in enumerate(some):
                worths = rows[j * length + PLAN_WORTH : (j + 1) * length : self._width]
                tallies[k].worths += worths
                for end in rows[j * length + PLAN_ENDING : (j + 1) * length : self._width]:
                    tallies[k].endings[int(end)] = tallies[k].endings.get(int(end), 0) + 1
        return tallies

    def _cuts(self, first: int, games: int) -> Iterator[tuple[Sequence[float], int, int]]:
        """Games of each world; of few games only some worlds have any, other ones in other lots."""
        worlds = self._worlds
        few = games // FEW
        if few < len(worlds):
            few = max(few, 1)
            ends = list(accumulate(share for _, share in worlds))
            picks = [bisect(ends, (k + first * GOLDEN % 1.0) / few) for k in range(few)]
            worlds = [(worlds[min(pick, len(worlds) - 1)][0], 1.0 / few) for pick in picks]
        begin, share = first, 0.0
        for believed, its_share in worlds:
            share += its_share
            end = first + round(games * share)
            if begin < end:
                yield believed, begin, end - begin
            begin = end


def _side_by_side(lines: Sequence[Line]) -> list[list[int]]:
    """Which lines are played together: those that begin alike, since what they share is played once."""
    alike: dict[Moves, list[int]] = {}
    for k, (moves, _) in enumerate(lines):
        alike.setdefault(moves, []).append(k)
    sets = list(alike.values())
    alone = [k for some in sets[1:] if len(some) == 1 for k in some]
    return [[*some, *(() if k else alone)] for k, some in enumerate(sets) if not k or len(some) > 1]


def _pieces(first: int, games: int, count: int) -> Iterator[tuple[int, int]]:
    """So many games of so many lines in equal pieces of about a `LOT`, each as its first game and its games."""
    pieces = min(games, -(-games * count // LOT))
    for k in range(pieces):
        begin, end = games * k // pieces, games * (k + 1) // pieces
        yield first + begin, end - begin


def _worlds(at: Moment, believes: Sequence[float]) -> list[tuple[Sequence[float], float]]:
    """What the seat believes, with what it cannot see as each world has it."""
    found: list[tuple[Sequence[float], float]] = []
    for world in at.worlds:
        believed = array("d", believes)
        for slot, value in world.hidden:
            believed[slot] = value
        found.append((believed, world.share))
    return found or [(array("d", believes), 1.0)]


def joined(tallies: Sequence[Tally], more: Sequence[Tally]) -> list[Tally]:
    """The same lines over the games of both."""
    return [
        Tally(
            [*a.worths, *b.worths],
            {end: a.endings.get(end, 0) + b.endings.get(end, 0) for end in {**a.endings, **b.endings}},
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
