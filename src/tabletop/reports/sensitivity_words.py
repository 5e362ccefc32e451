"""What varied coefficients change, put into words and rows, the same for the terminal and for the page.

When a conclusion holds is `analysis.sensitivity`'s; how rows are drawn, `sensitivity_text`'s and `sensitivity_html`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

from tabletop.analysis.sensitivity import (
    Conclusion,
    Findings,
    Sensitivity,
    Span,
    Standing,
    Way,
    conclusions,
    moved,
    standing,
)
from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME
from tabletop.engine.texts import Program

LEAST = 0.5
"""Points; what moves a value less is not shown. A judgement."""


class Counts(NamedTuple):
    """In how many variants a conclusion holds, is open, is turned."""

    holds: int
    open: int
    turned: int


@dataclass(frozen=True)
class Counted:
    """A conclusion in words, and what becomes of it: coefficients varied one at a time, and all at once."""

    words: str
    alone: Counts
    together: Counts

    @property
    def is_firm(self) -> bool:
        """Whether it holds in every variant."""
        return not any((*self.alone[1:], *self.together[1:]))


@dataclass(frozen=True)
class Turned:
    """A coefficient that alone turns conclusions: what it is made, and what is true then."""

    span: Span
    value: float
    instead: tuple[str, ...]


class Move(NamedTuple):
    """By how many points a value moves, with the 95 % half-width."""

    points: float
    half: float

    @property
    def is_sure(self) -> bool:
        """Whether it is beyond the luck of the dice."""
        return abs(self.points) > self.half


@dataclass(frozen=True)
class Moves:
    """A coefficient, and the way of playing that it moves most: made a quarter smaller, and a quarter larger."""

    span: Span
    way: str
    low: Move
    high: Move

    @property
    def most(self) -> float:
        """The larger of the two, in points."""
        return max(abs(self.low.points), abs(self.high.points))


def intro(found: Sensitivity) -> str:
    """What was done, and when a conclusion counts as turned."""
    return (
        f"{len(found.spans)} of the rules' coefficients come from nobody's figures: they are judgement. Each was made a "
        "quarter smaller and a quarter larger, the others as they are; then all were varied at once in "
        f"{len(found.of(''))} ways (Latin hypercube). A conclusion is turned where the games then say the opposite "
        "beyond the luck of their dice (95 %), and open where they do not tell. What is turned, teach with its doubt."
    )


def summary(found: Sensitivity) -> str:
    """What came of it, in a sentence or two."""
    said = counted(found)
    if not said:
        return "Nothing: with so few games no conclusion is beyond the luck of the dice."
    firm = sum(one.is_firm for one in said)
    alone = list({one.span.name: f"{meaning(one.span)} ({one.span.name})" for one in turned(found)}.values())
    who = {
        0: "No coefficient turns any by itself.",
        1: f"By itself one coefficient turns some: {''.join(alone)}.",
    }.get(
        len(alone),
        f"By themselves {len(alone)} of {len(found.spans)} coefficients turn some: {'; '.join(alone)}.",
    )
    return f"{firm} of {len(said)} conclusions hold in all {len(found.variants)} variants. {who}"


def counted(found: Sensitivity) -> list[Counted]:
    """Every conclusion that the games tell, with what becomes of it; most often turned first, then most often open."""
    rows = [
        Counted(words(one, found.program), count(one, found.singles), count(one, found.of("")))
        for one in conclusions(found.base)
    ]
    return sorted(
        rows, key=lambda row: (-row.alone.turned, -row.together.turned, -row.alone.open - row.together.open)
    )


def count(said: Conclusion, findings: Sequence[Findings]) -> Counts:
    """What becomes of a conclusion over these findings."""
    stand = [standing(said, one) for one in findings]
    return Counts(*(stand.count(one) for one in (Standing.HOLDS, Standing.OPEN, Standing.TURNED)))


def turned(found: Sensitivity) -> list[Turned]:
    """Every variant of one coefficient that turns a conclusion."""
    said = conclusions(found.base)
    spans = {span.name: span for span in found.spans}
    rows = []
    for variant, findings in zip(found.variants, found.found, strict=True):
        opposite = [one for one in said if variant.name and standing(one, findings) is Standing.TURNED]
        if opposite:
            instead = tuple(_instead(one, findings, found.program) for one in opposite)
            rows.append(Turned(spans[variant.name], variant.rules[variant.name], instead))
    return rows


def moves(found: Sensitivity) -> list[Moves]:
    """Each coefficient that moves a way beyond the luck of the dice, with the way it moves most, the most first."""
    rows = []
    for span in found.spans:
        low, high = found.of(span.name)
        of_ways = [
            Moves(span, way.name, Move(*moved(low.way(way.name), way)), Move(*moved(high.way(way.name), way)))
            for way in found.base.ways
        ]
        sure = [one for one in of_ways if (one.low.is_sure or one.high.is_sure) and one.most >= LEAST]
        if sure:
            rows.append(max(sure, key=lambda one: one.most))
    return sorted(rows, key=lambda one: -one.most)


def meaning(span: Span) -> str:
    """What a coefficient does."""
    return (COEFFICIENTS | LOAD_TIME)[span.name].meaning


def half_width(way: Way, base: Way) -> tuple[float, float | None]:
    """By how many points a value moves, and how sure: None where the games are too few to say."""
    difference, half = moved(way, base)
    return difference, half if isfinite(half) else None


def words(said: Conclusion, program: Program) -> str:
    """A conclusion in words."""
    if said.kind == "order":
        return f"{said.way} comes to more than {said.than} (by {said.margin:.0f} points)"
    if said.kind == "ending":
        return f"{said.way} most often ends {_ending(said.answer, program)} ({said.margin:.0f} %)"
    return f"{said.way} {'does' if said.answer else 'does not do'} what it expects"


def _instead(said: Conclusion, findings: Findings, program: Program) -> str:
    """What is true instead of a conclusion that is turned."""
    if said.kind == "order":
        difference = moved(findings.way(said.way), findings.way(said.than))[0]
        return f"{said.way} comes to less than {said.than} (by {-difference:.0f} points)"
    if said.kind == "ending":
        ends = findings.way(said.way).ends
        first = max(range(len(ends)), key=lambda place: ends[place])
        share = 100.0 * ends[first] / max(1, sum(ends))
        return f"{said.way} most often ends {_ending(first, program)} ({share:.0f} %)"
    return f"{said.way} {'does not do' if said.answer else 'does'} what it expects"


def _ending(place: int, program: Program) -> str:
    return f"in “{program.endings[place].title}”" if place < len(program.endings) else "as time runs out"
