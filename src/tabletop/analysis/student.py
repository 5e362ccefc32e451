"""Student's t: how likely a mean of few values lies so far out by luck alone."""

from __future__ import annotations

from math import atan, cos, pi, sin, sqrt


def tail(t: float, freedom: int) -> float:
    """Chance (0..1) that Student's t with so many degrees of freedom (1 or more) exceeds t.

    Exact finite sums of Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4, up to
    rounding at about 1e-15.
    """
    if t < 0.0:
        return 1.0 - tail(-t, freedom)
    angle = atan(t / sqrt(freedom))
    square = cos(angle) ** 2
    odd = freedom % 2 == 1
    term = cos(angle) if odd else 1.0
    terms = 0.0
    for k in range(1 if odd else 0, freedom - 1, 2):
        terms += term
        term *= square * (k + 1) / (k + 2)
    middle = 2.0 * (angle + sin(angle) * terms) / pi if odd else sin(angle) * terms
    return max(0.0, (1.0 - middle) / 2.0)
