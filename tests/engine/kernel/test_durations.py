"""Durations in turns: fractions are rounded up, nothing is negative, and no number of an author's is too large."""

import math

import pytest

from tabletop.engine.kernel.expressions import FOREVER, turns_of
from tests.engine.kernel.scene import Scene

WORLD = "tracks: {heat: {start: 0}}\nauthorities: {law_a: {basis: FLAG, expires: heat}}\n"


@pytest.mark.parametrize(
    ("x", "turns"),
    [
        *((0.0, 0), (-3.0, 0), (1.0, 1), (1.01, 2), (2.5, 3)),
        *((1e300, FOREVER), (math.inf, FOREVER), (-math.inf, 0), (math.nan, 0)),
    ],
)
def test_an_expression_gives_whole_turns(x: float, turns: float) -> None:
    s = Scene(WORLD)
    s["heat"] = x
    assert turns_of(s.p, list(s.game.state), s.p.authority.expires[0], -1.0, 60.0) == turns


@pytest.mark.parametrize(("seconds", "turns"), [(0.0, 0), (60.0, 1), (61.0, 2), (1.0, 1), (180.0, 3)])
def test_seconds_are_divided_by_the_step(seconds: float, turns: float) -> None:
    s = Scene(WORLD)
    assert turns_of(s.p, list(s.game.state), -1, seconds, 60.0) == turns
    assert turns_of(s.p, list(s.game.state), -1, -1.0, 60.0) == 0
