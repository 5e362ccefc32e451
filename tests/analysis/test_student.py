"""Student's t: its tail is that of the printed tables."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tabletop.analysis.student import tail


@pytest.mark.parametrize(
    ("t", "freedom", "chance"),
    [
        (12.7062, 1, 0.025),
        (4.302653, 2, 0.025),
        (3.182446, 3, 0.025),
        (4.032143, 5, 0.005),
        (2.228139, 10, 0.025),
        (3.5581, 39, 0.0005),
    ],
)
def test_the_tail_is_that_of_the_tables(t: float, freedom: int, chance: float) -> None:
    assert tail(t, freedom) == pytest.approx(chance, rel=1e-4)
    assert tail(-t, freedom) == pytest.approx(1.0 - chance, rel=1e-4)


def test_it_falls_from_a_half_to_nothing() -> None:
    for freedom in (1, 2, 7, 12, 39):
        found = [tail(0.5 * k, freedom) for k in range(40)]
        assert found[0] == pytest.approx(0.5)
        assert all(x > y for x, y in pairwise(found) if x > 1e-12)
    assert tail(float("inf"), 11) == pytest.approx(0.0, abs=1e-12)
