"""Whether what is said of a scenario hangs on figures that nobody measured: the coefficients tagged judgement.

They are varied by a quarter, one at a time and all at once (Latin hypercube: McKay, Beckman & Conover, Technometrics
21, 1979), and every conclusion is drawn again. Here are the variants, and what a conclusion comes to in each; who
plays them, and how it is told, is elsewhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from math import sqrt
from typing import Literal

from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME
from tabletop.engine.texts import Program

SHARE = 0.25
"""By how much of itself a coefficient is varied; the figure is a judgement too."""

Z = 1.959963984540054
"""Two-sided 95 % point of the normal distribution."""


FEW = 10
"""Below so many games nothing is said of a difference; a judgement."""


@dataclass(frozen=True)
class Span:
    """A coefficient that is varied: its value in the scenario, and how far it goes down and up."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Variant:
    """Coefficients laid over the scenario's; `name` is the one varied, "" when all are at once."""

    name: str
    rules: Mapping[str, float]


def spans(
    overrides: Mapping[str, float], limits: Mapping[str, tuple[float, float]], share: float = SHARE
) -> tuple[Span, ...]:
    """Every coefficient tagged judgement, by its value in this scenario; `limits` are those a value must keep.

    Left out is what is 0, of which a share is nothing, and fading by the year where the scenario has it by the turn.
    """
    found = []
    for name, coefficient in (COEFFICIENTS | LOAD_TIME).items():
        value = overrides.get(name, coefficient.default)
        idle = name == "trust.memory" and "trust.memory_per_turn" in overrides
        if coefficient.tag != "J" or value == 0.0 or idle:
            continue
        least, most = limits.get(name, (float("-inf"), float("inf")))
        low, high = sorted((value * (1.0 - share), value * (1.0 + share)))
        found.append(Span(name, value, max(low, least), min(high, most)))
    return tuple(found)


def one_at_a_time(varied: Iterable[Span]) -> list[Variant]:
    """Each coefficient at its low end and at its high end, the others as they are."""
    return [Variant(span.name, {span.name: x}) for span in varied for x in (span.low, span.high)]


def latin_hypercube(varied: Sequence[Span], samples: int, seed: int = 0) -> list[Variant]:
    """So many variants of all coefficients at once; over them each takes every one of `samples` equal steps once."""
    dice = random.Random(seed)
    columns = []
    for span in varied:
        steps = list(range(samples))
        dice.shuffle(steps)
        width = (span.high - span.low) / samples
        columns.append([span.low + width * (step + dice.random()) for step in steps])
    return [
        Variant("", {span.name: column[k] for span, column in zip(varied, columns, strict=True)})
        for k in range(samples)
    ]


@dataclass(frozen=True)
class Way:
    """One way of playing, under some coefficients: its worth by seed, 0..100, and how many games came to each ending.

    The last of `ends` counts the games in which time ran out.
    """

    name: str
    worths: tuple[float, ...]
    ends: tuple[int, ...]

    @property
    def value(self) -> float:
        """The mean worth; 0 without games."""
        return sum(self.worths) / len(self.worths) if self.worths else 0.0


@dataclass(frozen=True)
class Verdict:
    """Whether a line does what it expects; `is_sure` unless other dice could turn that."""

    name: str
    passes: bool
    is_sure: bool


@dataclass(frozen=True)
class Findings:
    """What comes of a scenario under some coefficients."""

    ways: tuple[Way, ...]
    verdicts: tuple[Verdict, ...]

    def way(self, name: str) -> Way:
        """The way of this name."""
        return next(way for way in self.ways if way.name == name)


@dataclass(frozen=True)
class Sensitivity:
    """What comes of a scenario as it is, and of each variant of its coefficients, in the order of `variants`."""

    program: Program
    spans: tuple[Span, ...]
    variants: tuple[Variant, ...]
    base: Findings
    found: tuple[Findings, ...]

    def of(self, name: str) -> tuple[Findings, ...]:
        """The findings of the variants of this name, "" for those of all coefficients at once."""
        return tuple(f for v, f in zip(self.variants, self.found, strict=True) if v.name == name)

    @property
    def singles(self) -> tuple[Findings, ...]:
        """The findings of the variants of one coefficient."""
        return tuple(f for v, f in zip(self.variants, self.found, strict=True) if v.name)


@dataclass(frozen=True)
class Conclusion:
    """Something that is said of the scenario: one way above another, the ending a way comes to most, a line's verdict.

    `than` is the other way; `answer` the ending's place or whether the line passes; `margin` in points or percent.
    """

    kind: Literal["order", "ending", "line"]
    way: str
    than: str = ""
    answer: int = 0
    margin: float = 0.0


class Standing(Enum):
    """What a conclusion comes to under other coefficients: it holds, the opposite does, or these games don't tell."""

    HOLDS = "holds"
    TURNED = "turned"
    OPEN = "open"


def conclusions(found: Findings) -> tuple[Conclusion, ...]:
    """All that these games tell beyond the luck of their dice (95 %)."""
    said: list[Conclusion] = []
    ordered = sorted(found.ways, key=lambda way: -way.value)
    for better, worse in combinations(ordered, 2):
        difference, half = _difference(better.worths, worse.worths)
        if difference > half:
            said.append(Conclusion("order", better.name, worse.name, margin=difference))
    for way in found.ways:
        first, second = _most(way.ends)
        if _is_ahead(way.ends, first, second):
            said.append(Conclusion("ending", way.name, answer=first, margin=_percent(way.ends, first)))
    for verdict in found.verdicts:
        if verdict.is_sure:
            said.append(Conclusion("line", verdict.name, answer=int(verdict.passes)))
    return tuple(said)


def standing(said: Conclusion, found: Findings) -> Standing:
    """What a conclusion comes to in these findings."""
    if said.kind == "order":
        difference, half = _difference(found.way(said.way).worths, found.way(said.than).worths)
        return (
            Standing.HOLDS if difference > half else Standing.TURNED if difference < -half else Standing.OPEN
        )
    if said.kind == "ending":
        ends = found.way(said.way).ends
        first, second = _most(ends)
        if first == said.answer:
            return Standing.HOLDS if _is_ahead(ends, first, second) else Standing.OPEN
        return Standing.TURNED if _is_ahead(ends, first, said.answer) else Standing.OPEN
    verdict = next(verdict for verdict in found.verdicts if verdict.name == said.way)
    if not verdict.is_sure:
        return Standing.OPEN
    return Standing.HOLDS if int(verdict.passes) == said.answer else Standing.TURNED


def moved(way: Way, base: Way) -> tuple[float, float]:
    """By how many points a way's value differs from the base's, and the 95 % half-width: the same seeds in both."""
    return _difference(way.worths, base.worths)


def _difference(a: Sequence[float], b: Sequence[float]) -> tuple[float, float]:
    """Mean of a - b over the seeds of both, and its 95 % half-width: infinite below `FEW` games."""
    differences = [x - y for x, y in zip(a, b, strict=False)]
    n = len(differences)
    if n < FEW:
        return 0.0, float("inf")
    mean = sum(differences) / n
    return mean, Z * sqrt(sum((x - mean) ** 2 for x in differences) / (n - 1) / n)


def _most(ends: Sequence[int]) -> tuple[int, int]:
    """The most frequent ending and the next."""
    ordered = sorted(range(len(ends)), key=lambda place: (-ends[place], place))
    return ordered[0], ordered[1] if len(ordered) > 1 else ordered[0]


def _is_ahead(ends: Sequence[int], first: int, second: int) -> bool:
    """Whether one ending is more frequent than another beyond the luck of the dice.

    95 %, of a multinomial, one game added to each so that a few games alike prove nothing.
    """
    if first == second:
        return True
    games = sum(ends) + 2
    p, q = (ends[first] + 1) / games, (ends[second] + 1) / games
    return p - q > Z * sqrt((p + q - (p - q) ** 2) / games)


def _percent(ends: Sequence[int], place: int) -> float:
    return 100.0 * ends[place] / max(1, sum(ends))
