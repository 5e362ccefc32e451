"""Plans laid in the scales: each played over the same games, in every world, and what they share played once.

Never decides which plans to weigh, nor how sure a mean is.
"""

from array import array
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate

from tabletop.analysis.planning import PLAN_ENDING, PLAN_SCORES, PLAN_WORTH
from tabletop.analysis.plans import Lot, Moment, Moves, PlanPlayer, Settled, World, numbers, plans, width
from tabletop.analysis.weighing import FRESH, Line, Runner, Tally, joined

#: Games of one lot, of all its lines together; worth a few milliseconds compiled.
LOT = 100
#: Games worth a call of the kernel: of fewer for each world, some worlds have none.
FEW = 4
#: One game in so many is played before the worse half of many lines is dropped.
GLANCE = 2
#: Steps of this length, without the whole, fall evenly everywhere.
GOLDEN = 0.6180339887498949


class Scales:
    """Weighs lines of one moment. `first` numbers the games, so that the last word is spoken on fresh dice and worlds.

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
        self._worlds = _worlds(at.worlds, believed or at.believed)
        self._again = _worlds(at.again or at.worlds, believed or at.believed)
        self._known = numbers(at)
        self.games = 0
        """Games of all lines so far: one that several lines share counts for each of them."""

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
        self.games += games * len(lines)
        width = self._width
        tallies = [Tally([], {}, [0.0] * (width - PLAN_SCORES)) for _ in lines]
        found = self._runner.map(self._play, [lot for _, lot in lots])
        for (some, lot), rows in zip(lots, found, strict=True):
            for j, k in enumerate(some):
                mine, tally = rows[j * lot.games * width : (j + 1) * lot.games * width], tallies[k]
                tally.worths += mine[PLAN_WORTH::width]
                for end in mine[PLAN_ENDING::width]:
                    tally.endings[int(end)] = tally.endings.get(int(end), 0) + 1
                tally.scores = [x + sum(mine[PLAN_SCORES + i :: width]) for i, x in enumerate(tally.scores)]
        return tallies

    def sift(
        self, lines: Sequence[Line], first: int, games: int, kept: int, held: int = 0
    ) -> list[tuple[int, Tally]]:
        """The better of these lines by their numbers, the best first, each with all its games.

        By the first of the games (`GLANCE`) the worse half is dropped, but never below `kept`, nor the first `held`.
        """
        glance = games // GLANCE
        numbers = list(range(len(lines)))
        stay = max(kept + held, (len(lines) + 1) // 2)
        if glance < FEW or stay >= len(lines):
            found = list(zip(numbers, self.weigh(lines, first, games), strict=True))
        else:
            seen = self.weigh(lines, first, glance)
            numbers = sorted(numbers, key=lambda k: (k >= held, -seen[k].mean))[:stay]
            more = self.weigh([lines[k] for k in numbers], first + glance, games - glance)
            found = list(zip(numbers, joined([seen[k] for k in numbers], more), strict=True))
        return sorted(found, key=lambda one: -one[1].mean)

    def _cuts(self, first: int, games: int) -> Iterator[tuple[Sequence[float], int, int]]:
        """Games of each world; of few games only some worlds have any, other ones in other lots."""
        worlds = self._worlds if first < FRESH else self._again
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


def _worlds(worlds: Sequence[World], believes: Sequence[float]) -> list[tuple[Sequence[float], float]]:
    """What the seat believes, with what it cannot see as each world has it."""
    found: list[tuple[Sequence[float], float]] = []
    for world in worlds:
        believed = array("d", believes)
        for slot, value in world.hidden:
            believed[slot] = value
        found.append((believed, world.share))
    return found or [(array("d", believes), 1.0)]
