"""What surveyed decisions say: how many of them matter, and which orders are never better than another.

A survey tries each candidate in two halves of imagined games. What the one half picks out, the other judges: so the
luck of having been picked is in no figure. It sees what follows when the seat passes or plays at random afterwards, and
no further: an order that only prepares another may be worth more than it says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from math import sqrt

from tabletop.analysis.surveying import NOT_ON_OFFER, ROW_PICK, ROW_TURN, ROW_VALUES
from tabletop.engine.kernel.orders import cost_of, effort_of
from tabletop.engine.program import Tables

MATTERS = 3.0
"""Points between the best and the worst that make a decision matter (judgement)."""
MET = 20
"""In so many decisions two orders must have been on offer together, before one is said never to be better (judgement)."""
PLAINLY = 1.0
"""Points by which an order must be better on average to be said to dominate (judgement)."""
Z = 3.290526731491896
"""Two-sided 99.9 % point of the normal distribution: every order is compared with every other, some are worse by luck."""
Row = Sequence[float]


@dataclass(frozen=True)
class Dominated:
    """An order that was never better than another (-1: than passing), though it is no cheaper; `by` points on average."""

    option: int
    other: int
    by: float
    met: int


@dataclass(frozen=True)
class Decisions:
    """What a survey found. `spreads` are points between best and worst, by the turn of each decision."""

    games: int
    turns: int
    spreads: tuple[tuple[int, float], ...]
    dominated: tuple[Dominated, ...] = ()

    @property
    def a_turn(self) -> float:
        """Decisions in a turn."""
        return len(self.spreads) / self.turns if self.turns else 0.0

    @property
    def that_matter(self) -> float:
        """Decisions in a turn that matter."""
        return self.share * self.a_turn / 100.0

    @property
    def share(self) -> float:
        """Percent of decisions that matter."""
        return share_that_matter([spread for _, spread in self.spreads])

    def of_turn(self, turn: int) -> tuple[int, float]:
        """How many decisions of this turn were looked at, and what percent of them matters."""
        mine = [spread for at, spread in self.spreads if at == turn]
        return len(mine), share_that_matter(mine)


NONE = Decisions(0, 0, ())


def share_that_matter(spreads: Sequence[float]) -> float:
    """Percent of these spreads that matter."""
    return 100.0 * sum(x > MATTERS for x in spreads) / len(spreads) if spreads else 0.0


def spread(row: Row) -> float:
    """Points between the best and the worst candidate, without the luck of having been picked."""
    first, second = row[ROW_VALUES::2], row[ROW_VALUES + 1 :: 2]
    on_offer = [k for k in range(len(first)) if first[k] != NOT_ON_OFFER]
    return 50.0 * (_apart(first, second, on_offer) + _apart(second, first, on_offer))


def _apart(picks: Row, judges: Row, on_offer: Sequence[int]) -> float:
    best = max(on_offer, key=lambda k: picks[k])
    worst = min(on_offer, key=lambda k: picks[k])
    return judges[best] - judges[worst]


def price(p: Tables, actor: int) -> Callable[[int], tuple[float, ...]]:
    """What an option of this actor costs as the game stands at its start, effort first; -1 is passing, for nothing."""

    def of(option: int) -> tuple[float, ...]:
        if option < 0:
            return (0.0,) * (1 + p.n.resources)
        form = p.option.form[option]
        state = list(p.start)
        state += [0.0] * (p.at.size - len(state))
        return (effort_of(p, state, form), *(cost_of(p, state, form, r) for r in range(p.n.resources)))

    return of


def dominated(
    p: Tables, actor: int, surveys: Sequence[Sequence[Row]], spared: Collection[int] = ()
) -> tuple[Dominated, ...]:
    """Each option that in none of the surveys is better than some other, by whom it is beaten most plainly.

    `spared` options are left out: those a good plan uses, or that are there to find something out.
    """
    first = p.actor.option_first[actor]
    width = 1 + p.actor.option_last[actor] - first
    priced = price(p, actor)
    prices = [priced(-1), *(priced(first + k) for k in range(width - 1))]
    found = []
    for a in range(1, width):
        if first + a - 1 in spared:
            continue
        mine = [[row for row in rows if row[ROW_VALUES + 2 * a] != NOT_ON_OFFER] for rows in surveys]
        better = [
            Dominated(first + a - 1, first + b - 1 if b else -1, by, met)
            for b in range(width)
            if b != a
            and all(x <= y for x, y in zip(prices[b], prices[a], strict=True))
            and (beaten := _beaten(mine, a, b)) is not None
            for by, met in [beaten]
        ]
        if better:
            found.append(max(better, key=lambda one: one.by))
    return tuple(found)


def _beaten(surveys: Sequence[Sequence[Row]], a: int, b: int) -> tuple[float, int] | None:
    """By how many points b is better than a on average, and in how many decisions both were met; None if it is not, or
    if somewhere a is better for more reason than luck."""
    total, met = 0.0, 0
    for rows in surveys:
        pairs = [
            (100.0 * (row[i + 2 * b] - row[i + 2 * a]), 100.0 * (row[j + 2 * b] - row[j + 2 * a]))
            for row in rows
            for i, j in [(ROW_VALUES, ROW_VALUES + 1)]
            if row[i + 2 * b] != NOT_ON_OFFER
        ]
        if len(pairs) < MET:
            return None
        both = [(x + y) / 2.0 for x, y in pairs]
        mean = sum(both) / len(both)
        half = Z * sqrt(sum((x - mean) ** 2 for x in both) / (len(both) - 1) / len(both))
        # Where the one half finds a better, the other must not say so too.
        against = [-y for x, y in pairs if x < 0.0] + [-x for x, y in pairs if y < 0.0]
        if mean < PLAINLY or mean - half <= 0.0 or (against and sum(against) > 0.0):
            return None
        total += sum(both)
        met += len(both)
    return (total / met, met) if met else None


def decisions(
    p: Tables, actor: int, games: int, surveys: Sequence[Sequence[Row]], spared: Collection[int] = ()
) -> Decisions:
    """What surveys of `games` games in all say."""
    rows = [row for survey in surveys for row in survey]
    turns = sum(row[ROW_PICK] == 0.0 for row in rows)
    spreads = tuple((int(row[ROW_TURN]), spread(row)) for row in rows)
    return Decisions(games, turns, spreads, dominated(p, actor, surveys, spared))
