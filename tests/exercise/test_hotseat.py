"""Several seats at one keyboard: who has it, and what each may see."""

from collections.abc import Callable

import pytest

from tabletop.engine.texts import Program
from tabletop.exercise import hotseat
from tabletop.exercise.hotseat import HotSeat
from tabletop.exercise.replaying import replay
from tabletop.exercise.session import Session
from tabletop.journal import Ended, Started
from tabletop.journal.memory import MemoryJournal
from tests.engine.views.games import program

FILES = {"scenario.yaml": "id: harbour"}
SEATS = ("alba", "bram")


@pytest.fixture
def harbour() -> Program:
    return program("harbour")


@pytest.fixture
def table(harbour: Program) -> Callable[[MemoryJournal], Session]:
    return lambda journal: hotseat.begin(harbour, FILES, journal, seed=7, seats=SEATS)


Table = Callable[[MemoryJournal], Session]


def test_everybody_closes_a_stage_before_it_is_closed_and_the_last_begins_the_next(table: Table) -> None:
    session = table(MemoryJournal())
    seen = []
    for _ in range(6):
        seen.append((session.game.stage, session.view().seat))
        session.advance()
    assert seen == [
        ("orders", "alba"),
        ("orders", "bram"),
        ("floor", "bram"),
        ("floor", "alba"),
        ("results", "alba"),
        ("results", "bram"),
    ]
    assert (session.game.turn, session.game.stage) == (2, "orders")


def test_each_seat_orders_and_notes_for_itself_and_sees_its_own(table: Table) -> None:
    journal = MemoryJournal()
    session = table(journal)
    mine = session.view().menu[0].forums[0].option
    assert session.order(mine) is None
    session.advance()
    assert session.view().orders == ()
    assert session.order(mine) is not None, "an order of another seat"
    its = next(one for one in session.view().menu if one.is_available).forums[0].option
    assert session.order(its) is None
    assert (session.game.orders_of("alba"), session.game.orders_of("bram")) == ((mine,), (its,))


def test_a_member_that_people_play_is_asked_for_its_vote(table: Table) -> None:
    session = table(MemoryJournal())
    brought = next(one for one in session.game.menu("alba") if "@council" in one)
    session.order(brought)
    session.advance()
    session.advance()
    assert session.view().seat == "bram"
    asked = next(one for one in session.view().orders if one.can_vote)
    assert session.vote(f"alba:{asked.id}", "no") is None
    session.advance()
    stances = {one.actor: one.vote for one in session.view().orders[0].stances}
    assert stances["bram"] == "no"


def test_going_back_gives_the_keyboard_to_the_first_seat(table: Table) -> None:
    session = table(MemoryJournal())
    session.advance()
    assert session.view().seat == "bram"
    assert session.rewind(1, "same") is None
    assert session.view().seat == "alba"


def test_after_a_crash_everybody_gets_the_keyboard_again(table: Table, harbour: Program) -> None:
    journal = MemoryJournal()
    session = table(journal)
    session.advance()
    again = hotseat.resume(harbour, journal, session.exercise_id)
    assert isinstance(again, HotSeat)
    assert again.is_shared
    assert again.game == session.game
    assert again.view().seat == "alba"


def test_a_whole_game_is_in_the_record_and_each_seat_has_its_own_debrief(
    table: Table, harbour: Program
) -> None:
    journal = MemoryJournal()
    session = table(journal)
    while session.game.stage != "over":
        assert session.advance() is None
    entries = journal.read(session.exercise_id)
    assert isinstance(entries[0], Started)
    assert (entries[0].played, entries[0].lead) == (SEATS, "alba")
    assert isinstance(entries[-1], Ended)
    assert replay(harbour, entries) == session.game
    first = session.view().seat
    assert session.advance() is None
    assert session.view().seat != first
    assert session.view().stage == "over"
    assert len(journal.read(session.exercise_id)) == len(entries)


def test_one_seat_alone_hands_nothing_on(harbour: Program) -> None:
    journal = MemoryJournal()
    session = hotseat.begin(harbour, FILES, journal, seed=7, seats=("bram",))
    assert not session.is_shared
    assert not hotseat.resume(harbour, journal, session.exercise_id).is_shared


def test_a_game_begun_anew_has_the_same_seats_and_the_lead_begins(table: Table) -> None:
    session = table(MemoryJournal())
    session.advance()
    other = session.again(9)
    assert isinstance(other, HotSeat)
    assert (other.seats, other.view().seat, other.view().seed) == (SEATS, "alba", 9)
