"""Arithmetic on intervals: no number of two intervals gives one outside the result."""

from __future__ import annotations

import math
from collections.abc import Callable
from operator import add, sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.authoring.intervals import Interval, divided, down, least, minus, modulo, most, plus, times, up
from tabletop.engine.kernel.expressions import _binary
from tabletop.engine.program import OP_DIV, OP_MOD, OP_MUL

NUMBERS = st.one_of(
    st.sampled_from([0.0, 1.0, -1.0, 0.5, 100.0]), st.floats(-1e6, 1e6, allow_subnormal=False)
)


@st.composite
def inside(draw: st.DrawFn) -> tuple[Interval, float]:
    """An interval, some without an end and some of one number alone, and a number in it."""
    if draw(st.booleans()):
        alone = draw(NUMBERS)
        return (alone, alone), alone
    low, x, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    return (draw(st.sampled_from([low, -math.inf])), draw(st.sampled_from([high, math.inf]))), x


def _holds(interval: Interval, x: float) -> bool:
    slack = 1e-9 * max(1.0, abs(x)) if math.isfinite(x) else 0.0
    return interval[0] - slack <= x <= interval[1] + slack


@pytest.mark.parametrize(("combine", "compute"), [(plus, add), (minus, sub), (least, min), (most, max)])
@given(one=inside(), other=inside())
def test_what_is_combined_lies_in_the_combination(
    combine: Callable[[Interval, Interval], Interval],
    compute: Callable[[float, float], float],
    one: tuple[Interval, float],
    other: tuple[Interval, float],
) -> None:
    assert _holds(combine(one[0], other[0]), compute(one[1], other[1]))


@given(inside())
def test_a_whole_number_lies_within_the_whole_ends(one: tuple[Interval, float]) -> None:
    (low, high), x = one
    if low <= math.floor(x):
        assert up(low, True) <= math.floor(x)
    if math.ceil(x) <= high:
        assert math.ceil(x) <= down(high, True)
    assert up(low, False) <= x <= down(high, False)


@given(inside(), inside())
def test_a_product_lies_in_the_product(one: tuple[Interval, float], other: tuple[Interval, float]) -> None:
    assert _holds(times(one[0], other[0]), _binary(OP_MUL, one[1], other[1]))


@given(inside(), inside())
def test_a_quotient_lies_in_the_quotient(one: tuple[Interval, float], other: tuple[Interval, float]) -> None:
    assert _holds(divided(one[0], other[0]), _binary(OP_DIV, one[1], other[1]))


@given(inside(), inside())
def test_a_remainder_lies_in_the_remainder(
    one: tuple[Interval, float], other: tuple[Interval, float]
) -> None:
    assert _holds(modulo(one[0], other[0]), _binary(OP_MOD, one[1], other[1]))
