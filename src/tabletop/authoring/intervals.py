"""Arithmetic on intervals of numbers, ends included: what `bounds` computes with.

Never too narrow: an end that cannot be told is infinite. Which values an expression reads does not belong here.
"""

from __future__ import annotations

import math
from typing import TypeAlias

Interval: TypeAlias = tuple[float, float]
"""Lowest and highest value."""

ANYTHING: Interval = (-math.inf, math.inf)


def meet(one: Interval, other: Interval) -> Interval | None:
    """What lies in both, or None."""
    low, high = one
    if other[0] > low:  # by hand: max and min take three times as long
        low = other[0]
    if other[1] < high:
        high = other[1]
    return (low, high) if low <= high else None


def plus(one: Interval, other: Interval) -> Interval:
    """The sum."""
    return _ends(one[0] + other[0], one[1] + other[1])


def minus(one: Interval, other: Interval) -> Interval:
    """The difference."""
    return _ends(one[0] - other[1], one[1] - other[0])


def _ends(low: float, high: float) -> Interval:
    """An interval whose ends may have come of infinities."""
    return (-math.inf if low != low else low), (math.inf if high != high else high)


def times(one: Interval, other: Interval) -> Interval:
    """The product; nought times anything is nought."""
    low, high = other
    if low == high:  # by a plain number, as nearly always
        if low == 0.0:
            return 0.0, 0.0
        products = [low * a if a else 0.0 for a in one]
    else:
        products = [0.0 if 0.0 in (a, b) else a * b for a in one for b in other]
    return min(products), max(products)


def least(one: Interval, other: Interval) -> Interval:
    """The smaller of two values."""
    return min(one[0], other[0]), min(one[1], other[1])


def most(one: Interval, other: Interval) -> Interval:
    """The greater of two values."""
    return max(one[0], other[0]), max(one[1], other[1])


def divided(one: Interval, other: Interval) -> Interval:
    """The quotient; by nought it is 0."""
    low, high = other
    if low == high == 0.0:
        return 0.0, 0.0
    if low <= 0.0 <= high:
        # Divisors as near to nought as you like: the quotient is bounded only where the sides' signs say so.
        if low < 0.0 < high or one[0] < 0.0 < one[1]:
            return ANYTHING
        positive = (one[0] >= 0.0) == (low >= 0.0)
        return (0.0, math.inf) if positive else (-math.inf, 0.0)
    quotients = [0.0 if math.isinf(b) else a / b for a in one for b in other if not math.isinf(a)]
    for a in one:
        if math.isinf(a):
            quotients.append(math.copysign(math.inf, a) * math.copysign(1.0, low))
    return min(quotients), max(quotients)


def modulo(one: Interval, other: Interval) -> Interval:
    """The remainder, which has the divisor's sign as in Python; by nought it is 0."""
    low = min(0.0, other[0])
    high = max(0.0, other[1])
    if one[0] >= 0.0 and other[0] >= 0.0:
        high = min(high, one[1])
    return low, high


def below(value: float, whole: bool) -> float:
    """The highest value below one."""
    if not math.isfinite(value):
        return value
    return math.ceil(value) - 1.0 if whole else math.nextafter(value, -math.inf)


def above(value: float, whole: bool) -> float:
    """The lowest value above one."""
    if not math.isfinite(value):
        return value
    return math.floor(value) + 1.0 if whole else math.nextafter(value, math.inf)


def up(value: float, whole: bool) -> float:
    """The lowest value that is not below one."""
    return math.ceil(value) if whole and math.isfinite(value) else value


def down(value: float, whole: bool) -> float:
    """The highest value that is not above one."""
    return math.floor(value) if whole and math.isfinite(value) else value
