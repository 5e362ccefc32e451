"""Whether a scenario is any good, in figures: what each way of playing it comes to, and what its decisions are worth.

A way is a policy, a line beside the scenario, or a strategy tried on purpose (one order over and over, nobody
consulted). Here are the figures; `balance_games` plays the games, `faults` says which figures are faults, and
`reports` writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import sqrt

from tabletop.analysis import batch
from tabletop.analysis.decisions import Decisions
from tabletop.analysis.running import Games
from tabletop.engine.program import Tables
from tabletop.engine.texts import Program

Z = 1.959963984540054
"""Two-sided 95 % point of the normal distribution."""


@dataclass(frozen=True)
class Mean:
    """A mean over games with the half-width of its 95 % interval (normal, so rough below 20 games)."""

    value: float
    half_width: float
    deviation: float
    games: int

    def __str__(self) -> str:
        return f"{self.value:.1f} ± {self.half_width:.1f}"


@dataclass(frozen=True)
class Gap:
    """How far below the best way something lies, in percent of the best, with the half-width of its 95 % interval."""

    percent: float
    half_width: float

    def __str__(self) -> str:
        return f"{self.percent:.0f} ± {self.half_width:.0f} %"

    def is_within(self, percent: float) -> bool | None:
        """Whether it lies at most this far below; None where the games played cannot tell."""
        if self.percent + self.half_width <= percent:
            return True
        return False if self.percent - self.half_width > percent else None


def mean_of(values: Sequence[float]) -> Mean:
    """The mean of these games' figures; of one game or none its half-width is 0."""
    n = len(values)
    if n == 0:
        return Mean(0.0, 0.0, 0.0, 0)
    middle = sum(values) / n
    deviation = sqrt(sum((x - middle) ** 2 for x in values) / (n - 1)) if n > 1 else 0.0
    return Mean(middle, Z * deviation / sqrt(n), deviation, n)


def quantile(values: Sequence[float], share: float) -> float:
    """The value that this share (0..1) of the values does not exceed; 0 without values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


@dataclass(frozen=True)
class Way:
    """One way of playing the seat, and the games played so. Values are weighed objectives, 0..100."""

    name: str
    kind: str
    """policy, line, or what was tried: always, unconsulted."""
    games: Games

    @cached_property
    def value(self) -> Mean:
        """What it comes to."""
        return mean_of([100.0 * x for x in self.games.column(batch.ROW_WORTH)])

    @cached_property
    def turns(self) -> Mean:
        """How long the games last."""
        return mean_of(self.games.column(batch.ROW_TURNS))

    def share(self, ending: int) -> float:
        """Percent of games with this ending; -1 (or the number of endings): time ran out."""
        return 100.0 * self.games.counts.ends[ending] / max(1, len(self.games))

    def fires(self, inject: int) -> float:
        """Percent of games in which an inject fired."""
        return 100.0 * self.games.counts.fired[inject] / max(1, len(self.games))


@dataclass(frozen=True)
class Usage:
    """What became of a response (all of its orders by the seat) in one way's games; None where it was not counted.

    `open` is the percent of turns in which its most available order could be given, `given` orders a game, `agreed` and
    `succeeded` percent of those.
    """

    open: float | None
    given: float
    agreed: float | None
    succeeded: float | None


@dataclass(frozen=True)
class Always:
    """One order given in every turn that allows it, and nothing else."""

    option: int
    value: Mean


@dataclass(frozen=True)
class Expected:
    """What figures were asked to be, in the asker's words, whether they are, and what came instead."""

    text: str
    holds: bool
    came: str


@dataclass(frozen=True)
class Balance:
    """All figures of one scenario for one seat."""

    program: Program
    seat: int
    ways: tuple[Way, ...]
    """Policies, then lines."""
    unconsulted: tuple[Way, ...]
    """The same ways without any order that sounds somebody out, where that makes a difference."""
    always: tuple[Always, ...]
    """Best first."""
    decisions: Decisions
    consulting: frozenset[int] = field(default=frozenset())
    """The seat's options that sound somebody out."""
    is_compiled: bool = True
    seconds: float = 0.0

    @property
    def tables(self) -> Tables:
        """The scenario's tables."""
        return self.program.tables

    def way(self, name: str) -> Way | None:
        """The policy or line of this name."""
        return next((way for way in self.ways if way.name == name), None)

    @property
    def best(self) -> Way:
        """The way that comes to most."""
        return max(self.ways, key=lambda way: way.value.value)

    @property
    def player(self) -> Way | None:
        """The policy that stands for skill: the search where it played, else the best one that chooses by thinking."""
        policies = [way for way in self.ways if way.kind == "policy" and way.name not in ("pass", "random")]
        expert = next((way for way in policies if way.name == "expert"), None)
        return expert or max(policies, key=lambda way: way.value.value, default=None)

    @property
    def skill(self) -> Mean | None:
        """Discrimination: what skill adds to chance, in points; None unless both were played."""
        player, chance = self.player, self.way("random")
        if player is None or chance is None:
            return None
        a, b = player.value, chance.value
        half = sqrt(a.half_width**2 + b.half_width**2)
        return Mean(a.value - b.value, half, player.value.deviation, min(a.games, b.games))

    @property
    def without_consulting(self) -> Way | None:
        """The best known way that consults nobody."""
        found = [way for way in (*self.unconsulted, *self.ways) if not self.consults(way)]
        return max(found, key=lambda way: way.value.value, default=None)

    def consults(self, way: Way) -> bool:
        """Whether an order was given in its games that sounds somebody out."""
        return any(way.games.counts.given[option] for option in self.consulting)

    def lost(self, mean: Mean) -> float:
        """How far below the best way this is, in percent of the best; 0 where the best comes to nothing."""
        best = self.best.value.value
        return 100.0 * (best - mean.value) / best if best > 0.0 else 0.0

    @property
    def with_consulting(self) -> Way | None:
        """The best known way that consults somebody."""
        found = [way for way in self.ways if self.consults(way)]
        return max(found, key=lambda way: way.value.value, default=None)

    def gap(self, mean: Mean, other: Mean | None = None) -> Gap:
        """How far below the other (without one the best way) this is, and how surely, in percent of the best way; nothing
        where the best comes to nothing, or both are the same. Below 0 where it is above."""
        best, other = self.best.value.value, other or self.best.value
        if best <= 0.0 or mean == other:
            return Gap(0.0, 0.0)
        half = sqrt(other.half_width**2 + mean.half_width**2)
        return Gap(100.0 * (other.value - mean.value) / best, 100.0 * half / best)

    def usage(self, way: Way, response: int) -> Usage:
        """What became of a response in a way's games."""
        p, counts = self.tables, way.games.counts
        first, last = p.actor.option_first[self.seat], p.actor.option_last[self.seat]
        mine = [o for o in range(first, last) if p.form.response[p.option.form[o]] == response]
        given = sum(counts.given[o] for o in mine)
        agreed = sum(counts.agreed[o] for o in mine)
        ended = sum(counts.succeeded[o] + counts.failed[o] for o in mine)
        turns = sum(way.games.column(batch.ROW_TURNS))
        open_to = max((counts.menu[o] for o in mine), default=0.0) if len(counts.menu) else None
        return Usage(
            None if open_to is None or not turns else 100.0 * open_to / turns,
            given / max(1, len(way.games)),
            100.0 * agreed / given if given else None,
            100.0 * sum(counts.succeeded[o] for o in mine) / ended if ended else None,
        )

    @property
    def responses(self) -> tuple[int, ...]:
        """The responses the seat may order, in the order of its menu."""
        p = self.tables
        first, last = p.actor.option_first[self.seat], p.actor.option_last[self.seat]
        return tuple(dict.fromkeys(p.form.response[p.option.form[o]] for o in range(first, last)))
