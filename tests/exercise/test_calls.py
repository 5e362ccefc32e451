"""What a seat was sure of and what came of it, told at once, is what the whole record tells."""

from __future__ import annotations

import random

from tabletop.exercise.calls import calls
from tabletop.exercise.progress import calibration, standing
from tabletop.journal.memory import MemoryJournal
from tests.engine.views.games import program
from tests.exercise.test_session import begun


def test_at_every_stage_the_calls_are_those_of_the_record_played_once_more() -> None:
    harbour, compared = program("harbour"), 0
    for seed in range(4):
        chance, journal = random.Random(seed), MemoryJournal()
        session = begun(harbour, journal)
        while session.game.stage != "over":
            menu = session.game.menu("alba") if session.game.stage == "orders" else ()
            for order in (chance.choice(menu), chance.choice(menu)) if menu else ():
                if session.order(order) is None:
                    session.note("", float(chance.randint(0, 100)), order)
            if session.game.stage == "floor" and session.game.orders_of("alba"):
                order = session.game.orders_of("alba")[0]
                changes = session.game.amendments("alba", order)
                if changes:
                    assert session.amend(order, changes[0]) is None
            assert session.advance() is None
            told, entries = session.calls(), journal.read(session.exercise_id)
            assert told == calls(session.game, entries, "alba")
            assert sorted(told.decided, key=repr) == sorted(standing(harbour, entries).calls, key=repr)
            assert told.calibration == calibration(told.decided)
            compared += len(told.decided)
    assert compared > 10


def test_going_back_takes_back_what_was_said_since() -> None:
    session = begun(program("harbour"), MemoryJournal())
    order = session.game.menu("alba")[0]
    assert session.order(order) is None
    session.note("", 60.0, order)
    for _ in range(3):
        assert session.advance() is None
    assert session.calls().sure == {(1, order): 60.0}
    assert session.rewind(1, "same") is None
    assert session.calls().sure == {}
    assert session.calls().calibration is None
