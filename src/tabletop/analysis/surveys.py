"""Surveys of decisions as work that can be done anywhere: a part is a range of seeds, its answer rows of `surveying`.

What the rows mean is found in `decisions`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tabletop.analysis.playouts import PASS
from tabletop.analysis.surveying import ROW_TURN, decision_width, survey
from tabletop.engine.program import Tables


@dataclass(frozen=True)
class SurveyPart:
    """Seeds first .. first + games - 1 of one seat, each candidate tried in 2 x `ahead` imagined games, in which the
    seat then plays by the policy `later` (`playouts`, PASS or RANDOM)."""

    first: int
    games: int
    actor: int
    ahead: int
    later: int = PASS
    barred: tuple[int, ...] = ()


Surveyor = Callable[[SurveyPart], list[tuple[float, ...]]]
"""Gives the decisions met, a row each (`surveying.ROW_...`)."""


def survey_parts(whole: SurveyPart) -> list[SurveyPart]:
    """A survey cut into its games, since a game is what counts once where decisions are compared."""
    return [replace(whole, first=at, games=1) for at in range(whole.first, whole.first + whole.games)]


def plain_surveyor(p: Tables, cache: Path | None = None) -> Surveyor:
    """Whoever surveys decisions of this scenario in plain Python; nothing is kept in `cache`."""
    return lambda part: plain(p, part)


def plain(p: Tables, part: SurveyPart) -> list[tuple[float, ...]]:
    """A part in plain Python."""
    s, b, w, v = ([0.0] * p.at.size for _ in range(4))
    rows = [0.0] * room(p, part)
    barred: Any = list(part.barred) or [0] * p.n.options
    survey(
        p, s, b, w, v, [0], [0, 0, 0], [], part.first, part.games, part.actor, part.ahead, part.later, barred, rows
    )  # fmt: skip
    return met(p, part, rows)


def room(p: Tables, part: SurveyPart) -> int:
    """How many numbers the rows of a part may take."""
    return part.games * p.n.turns * p.key.picks * decision_width(p, part.actor)


def met(p: Tables, part: SurveyPart, rows: Sequence[float]) -> list[tuple[float, ...]]:
    """The rows of decisions that there were."""
    width = decision_width(p, part.actor)
    cut = (rows[at : at + width] for at in range(0, len(rows), width))
    return [tuple(float(x) for x in row) for row in cut if row[ROW_TURN] > 0.0]
