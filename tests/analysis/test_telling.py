"""What was seen foretells a number as far as it tells of it, and no further."""

from __future__ import annotations

import random

import pytest

from tabletop.analysis.telling import Column, column, nearest, told


def drawn(seed: int, games: int = 160) -> list[float]:
    chance = random.Random(seed)
    return [chance.uniform(-1.0, 1.0) for _ in range(games)]


def column_of(xs: list[float], real: float = 0.0) -> Column:
    one = column(xs, real)
    assert one is not None
    return one


def test_what_is_the_same_in_all_games_tells_nothing() -> None:
    assert column([3.0] * 20, 5.0) is None
    assert column([], 5.0) is None


def test_a_column_has_mean_nothing_and_a_spread_of_one() -> None:
    one = column_of([2.0, 4.0, 6.0, 8.0], 5.0)
    assert sum(one.xs) == pytest.approx(0.0)
    assert sum(x * x for x in one.xs) / 4 == pytest.approx(1.0)
    assert one.real == pytest.approx(0.0)


def test_what_says_a_number_outright_foretells_it() -> None:
    xs = drawn(1)
    one = told(column_of(xs), [column_of([2.0 * x + 7.0 for x in xs], 7.0 + 2.0 * 0.5)])
    assert one is not None
    assert one.real == pytest.approx(column_of(xs, 0.5).real, rel=0.02)
    assert one.spread == pytest.approx(1.0, rel=0.03)


def test_what_has_nothing_to_do_with_a_number_is_not_gone_by() -> None:
    """One false friend in two hundred is what three standard errors allow."""
    friends = [told(column_of(drawn(0)), [column_of(drawn(seed))]) for seed in range(1, 201)]
    assert sum(one is not None for one in friends) <= 3


def test_what_is_half_error_is_believed_half() -> None:
    """Seen is the number and an error as wide: of what is seen beyond the mean, half is expected of the number."""
    xs, errors = drawn(1, 600), drawn(2, 600)
    one = told(column_of(xs), [column_of([x + e for x, e in zip(xs, errors, strict=True)], 1.0)])
    assert one is not None
    assert one.real / column_of(xs, 1.0).real == pytest.approx(0.5, abs=0.06)


def test_of_few_games_little_is_gone_by() -> None:
    """A number that is the sum of three is foretold by one of them, where there are too few games for more."""
    for games, least, most in ((24, 0.0, 0.8), (160, 0.97, 1.0)):
        parts = [drawn(seed, games) for seed in (1, 2, 3)]
        whole = [sum(some) for some in zip(*parts, strict=True)]
        one = told(column_of(whole), [column_of(some) for some in parts])
        assert one is not None
        assert least < one.spread < most


def test_the_nearest_are_kept_and_the_nearer_counts_for_more() -> None:
    found = nearest([[float(k)] for k in range(-10, 11)], 5)
    assert sorted(found) == [8, 9, 10, 11, 12]
    assert sum(found.values()) == pytest.approx(1.0)
    assert found[10] > found[9] > found[8] > 0.0
    assert found[9] == pytest.approx(found[11])
    assert found[8] == pytest.approx(found[12])


def test_where_all_lie_to_one_side_the_farther_count_for_less_still() -> None:
    """What was seen lies at the edge of what is met: as they are, the nearest would tell of what lies farther in."""
    apart = [[0.2 + k / 100.0] for k in range(100)]
    leant, even = nearest(apart, 20), [0.2 + k / 100.0 for k in range(20)]
    assert sum(w * apart[k][0] for k, w in leant.items()) < 0.8 * sum(even) / len(even)


def test_a_share_that_rises_with_what_was_seen_is_told_right_at_the_edge_too() -> None:
    """Of 2,000 games, a number seen 0..1 is the chance of a thing; seen was 0.98."""
    chance = random.Random(3)
    seen = [chance.random() for _ in range(2000)]
    happened = [chance.random() < x for x in seen]
    apart = [[x - 0.98] for x in seen]
    found = nearest(apart, 400)
    assert sum(w for k, w in found.items() if happened[k]) == pytest.approx(0.98, abs=0.03)
    plain = [happened[k] for k in sorted(range(2000), key=lambda k: abs(apart[k][0]))[:400]]
    assert sum(plain) / 400 < 0.93


def test_games_that_are_all_alike_count_alike() -> None:
    assert nearest([[0.3, 0.1]] * 4, 2) == {0: pytest.approx(0.5), 1: pytest.approx(0.5)}
