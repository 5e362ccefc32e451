"""How sure a share is that was counted in a number of games."""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054
"""Two-sided 95 % point of the normal distribution."""


def interval(count: int, games: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share in percent, 0..100 (Wilson, JASA 22, 1927); all of it without games.

    With other dice, the share would lie in an interval made this way 95 times in 100.
    """
    if games == 0:
        return 0.0, 100.0
    share, square = count / games, Z * Z
    middle = (share + square / (2 * games)) / (1 + square / games)
    half = Z * sqrt(share * (1 - share) / games + square / (4 * games * games)) / (1 + square / games)
    low = 0.0 if count == 0 else 100.0 * (middle - half)
    high = 100.0 if count == games else 100.0 * (middle + half)
    return low, high
