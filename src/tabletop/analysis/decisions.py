"""What surveyed decisions say: how many of them matter, and when.

A survey tries each candidate in two halves of imagined games. What the one half picks out, the other judges: so the
luck of having been picked is in no figure. Which orders are never better than another is `domination`'s matter.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tabletop.analysis.domination import Dominated, Row, Surveyed, dominated
from tabletop.analysis.surveying import NOT_ON_OFFER, ROW_PICK, ROW_TURN, ROW_VALUES
from tabletop.engine.program import Tables

MATTERS = 3.0
"""Points between the best and the worst that make a decision matter (judgement)."""


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


def decisions(
    p: Tables, actor: int, games: int, surveys: Sequence[Surveyed], spared: Collection[int] = ()
) -> Decisions:
    """What surveys of `games` games in all say."""
    rows = [row for survey in surveys for game in survey for row in game]
    turns = sum(row[ROW_PICK] == 0.0 for row in rows)
    spreads = tuple((int(row[ROW_TURN]), spread(row)) for row in rows)
    return Decisions(games, turns, spreads, dominated(p, actor, surveys, spared))
