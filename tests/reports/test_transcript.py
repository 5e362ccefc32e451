"""A game as text: prose in lines as wide as asked."""

from __future__ import annotations

import re

import pytest

from tabletop.reports.transcript import turn_text
from tests.engine.playing import begun, done, to_results


@pytest.mark.parametrize("width", [60, 100])
def test_prose_is_no_wider_than_asked_and_says_the_same(width: int) -> None:
    game = to_results(done(begun(seed=7).order("alba", "consult.bram")))
    told = turn_text(game, "alba", width)
    prose = [line for line in told.splitlines() if re.match(r" {4,}\S", line)]
    assert max(map(len, prose)) <= width
    assert turn_text(game, "alba").replace("=", "").split() == told.replace("=", "").split()
