"""A game as text: prose in lines as wide as asked."""

from __future__ import annotations

import re

import pytest

from tabletop.reports.transcript import turn_text
from tests.engine.playing import begun, done, to_results, turns


@pytest.mark.parametrize("width", [60, 100])
def test_prose_is_no_wider_than_asked_and_says_the_same(width: int) -> None:
    game = to_results(done(begun(seed=7).order("alba", "consult.bram")))
    told = turn_text(game, "alba", width)
    prose = [line for line in told.splitlines() if re.match(r" {4,}\S", line)]
    assert max(map(len, prose)) <= width
    assert turn_text(game, "alba").replace("=", "").split() == told.replace("=", "").split()


def test_an_amended_order_is_told_with_what_it_was() -> None:
    floor = done(turns(begun(seed=7), 1).order("alba", "escort@council")).advance()
    was = next(line for line in turn_text(floor.advance(), "alba").splitlines() if "escort" in line.lower())
    change = floor.amendments("alba", "escort@council")[0]
    told = turn_text(done(floor.amend("alba", "escort@council", change)).advance(), "alba")
    assert "amended" not in was
    assert "(amended on the floor; it was: " in told


def test_each_position_has_its_strongest_reason_against_it() -> None:
    told = turn_text(to_results(done(turns(begun(seed=7), 1).order("alba", "escort@council"))), "alba")
    positions = [line for line in told.splitlines() if re.search(r": (yes|acquiesces|no): ", line)]
    assert positions
    for line in positions:
        assert ("; for it: " if ": no: " in line else "; against it: ") in line
