"""What tells of a number: foretold from what was seen, by regression over games in which both are known.

Which of what was seen tells anything is found so too (Fearnhead and Prangle 2012, "Constructing summary statistics for
approximate Bayesian computation", J. R. Stat. Soc. B 74, 419-474). Never plays a game, nor knows what a number means.
"""

from collections.abc import Sequence
from math import sqrt
from operator import mul
from typing import NamedTuple

#: What correlates less than this many standard errors with a number is taken not to tell of it.
ERRORS = 3.0
#: Things seen that one prediction goes by, at most; and games that it takes for each.
TELLING = 6
GAMES = 20
#: Added to each variance, in units of it, so that two things that say the same can both be gone by.
RIDGE = 0.01
#: What the farthest of the nearest counts for, beside 1 for what is not apart at all.
FAR = 0.1
#: Ridge of the local regression, in units of how far apart the nearest are.
LEAN = 0.05

Row = Sequence[float]


class Column(NamedTuple):
    """A number over all games in units of its spread, its mean 0; and what it really was, in the same units."""

    xs: Row
    real: float


class Told(NamedTuple):
    """A number as foretold in each game and by what was really seen, its mean 0, in units of the number's spread."""

    each: Row
    real: float
    spread: float
    """Mean square of `each`."""


def mean_of(xs: Row) -> float:
    """Their mean."""
    return sum(xs) / len(xs)


def spread_of(xs: Row) -> float:
    """Their standard deviation."""
    mean = mean_of(xs)
    return sqrt(sum((x - mean) ** 2 for x in xs) / len(xs))


def column(xs: Row, real: float) -> Column | None:
    """What varies; None where it is the same in all games."""
    if not xs or min(xs) == max(xs):
        return None
    mean, spread = mean_of(xs), spread_of(xs)
    return Column([(x - mean) / spread for x in xs], (real - mean) / spread)


def told(of: Column, seen: Sequence[Column]) -> Told | None:
    """The number by those of what was seen that tell of it; None where nothing does."""
    n = len(of.xs)
    alike = [(abs(_dot(one.xs, of.xs)) / n, k) for k, one in enumerate(seen)]
    enough, most = ERRORS / sqrt(n), max(min(TELLING, n // GAMES), 1)
    best = [seen[k] for r, k in sorted(alike, reverse=True)[:most] if r >= enough]
    if not best:
        return None
    weights = _solved(
        [[_dot(a.xs, b.xs) / n + (RIDGE if a is b else 0.0) for b in best] for a in best],
        [_dot(a.xs, of.xs) / n for a in best],
    )
    each = [_dot(weights, row) for row in zip(*(one.xs for one in best), strict=True)]
    return Told(each, _dot(weights, [one.real for one in best]), _dot(each, each) / n)


def nearest(apart: Sequence[Row], count: int) -> dict[int, float]:
    """So many of these that are the least apart from what was seen, each with its weight; they sum to 1.

    What is nearer counts for more, and so that on average they are not apart (local linear regression: Beaumont, Zhang
    and Balding 2002, "Approximate Bayesian computation in population genetics", Genetics 162, 2025-2035).
    """
    off = [_dot(one, one) for one in apart]
    ranked = sorted(range(len(apart)), key=lambda k: (off[k], k))[:count]
    widest = off[ranked[-1]] or 1.0
    weight = {k: 1.0 + FAR - off[k] / widest for k in ranked}
    total = sum(weight.values())
    n = range(len(apart[0]))
    mean = [sum(w * apart[k][i] for k, w in weight.items()) / total for i in n]
    spread = [
        [
            sum(w * (apart[k][i] - mean[i]) * (apart[k][j] - mean[j]) for k, w in weight.items()) / total
            for j in n
        ]
        for i in n
    ]
    ridge = LEAN * sum(off[k] for k in ranked) / count + 1e-12
    for i in n:
        spread[i][i] += ridge
    lean = _solved(spread, mean)
    leant = {
        k: max(w * (1.0 - sum(lean[i] * (apart[k][i] - mean[i]) for i in n)), 0.0) for k, w in weight.items()
    }
    total = sum(leant.values())
    return {k: w / total for k, w in leant.items() if w > 0.0}


def _dot(a: Row, b: Row) -> float:
    return float(sum(map(mul, a, b)))


def _solved(a: list[list[float]], y: list[float]) -> list[float]:
    """x with a x = y, for a matrix that is positive definite: elimination without looking for pivots."""
    n = len(y)
    for k in range(n):
        for i in range(k + 1, n):
            f = a[i][k] / a[k][k]
            a[i] = [x - f * z for x, z in zip(a[i], a[k], strict=True)]
            y[i] -= f * y[k]
    x = [0.0] * n
    for k in reversed(range(n)):
        x[k] = (y[k] - sum(a[k][i] * x[i] for i in range(k + 1, n))) / a[k][k]
    return x
