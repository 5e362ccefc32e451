"""Wilson's interval against figures that are published, and at its ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.analysis.wilson import interval


@pytest.mark.parametrize(
    ("count", "games", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        (81, 263, 25.53, 36.62),
        (15, 148, 6.24, 16.05),
        (0, 20, 0.0, 16.11),
        (1, 29, 0.61, 17.18),
    ],
)
def test_the_interval_is_the_published_one(count: int, games: int, low: float, high: float) -> None:
    assert list(interval(count, games)) == pytest.approx([low, high], abs=0.005)


@given(st.integers(1, 5000).flatmap(lambda games: st.tuples(st.integers(0, games), st.just(games))))
def test_the_interval_holds_the_share_and_stays_a_percentage(case: tuple[int, int]) -> None:
    count, games = case
    low, high = interval(count, games)
    assert 0 <= low <= 100 * count / games + 1e-9
    assert 100 * count / games - 1e-9 <= high <= 100
    assert low < high


def test_without_games_nothing_is_known() -> None:
    assert interval(0, 0) == (0.0, 100.0)
