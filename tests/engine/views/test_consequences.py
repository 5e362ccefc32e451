"""What a list of effects is said to do is what would change."""

from __future__ import annotations

from tabletop.engine.game import start
from tabletop.engine.views.consequences import results
from tabletop.engine.views.seat import Seat
from tabletop.scenario.load import load_text

SCENARIO = """\
format: 1
id: lamps
title: Lamps
clock: {turns: 2, step: 1d}
lead: north
actors:
  north: {name: North, side: coalition}
flags:
  dark: The street is dark
authorities:
  held: {basis: FLAG, start: true, title: A permit}
  lapsed: {basis: CH7, title: A mandate}
responses:
  close: {title: Close the street, by: north, effects: {dark: false, held: false, lapsed: false}}
"""


def test_what_is_not_so_is_not_said_to_end() -> None:
    program = load_text({"scenario.yaml": SCENARIO}).usable()
    seat = Seat(start(program, 1, ("north",)), "north")
    success, failure = results(seat, 0)
    assert success == "A permit is lost"
    assert failure == ""
