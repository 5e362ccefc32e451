"""A session over a real game: the record first, then the effect; and back from the record."""

import pytest

from tabletop.engine.texts import Program
from tabletop.exercise.replaying import Diverged, ReplayError, replay
from tabletop.exercise.session import Session
from tabletop.journal import (
    Advanced,
    Answered,
    Conflict,
    Ended,
    JournalError,
    Ordered,
    Reason,
    Started,
    Undone,
)
from tabletop.journal.entries import Entry
from tabletop.journal.memory import MemoryJournal
from tests.engine.views.games import program


@pytest.fixture
def harbour() -> Program:
    return program("harbour")


def begun(harbour: Program, journal: MemoryJournal) -> Session:
    return Session.begin(harbour, {"scenario.yaml": "id: harbour"}, journal, seed=7, seat="alba")


def first_option(session: Session) -> str:
    return session.game.menu("alba")[0]


def play_to_the_end(session: Session) -> None:
    while session.game.stage != "over":
        if session.game.stage == "orders" and session.game.menu("alba"):
            assert session.order(first_option(session)) is None
        assert session.advance() is None


def test_a_whole_game_is_in_the_record_and_comes_back_from_it_bit_for_bit(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    play_to_the_end(session)
    entries = journal.read(session.exercise_id)
    assert isinstance(entries[0], Started)
    assert isinstance(entries[-1], Ended)
    assert replay(harbour, entries).digest() == session.game.digest()
    again = Session.resume(harbour, journal, session.exercise_id)
    assert again.game == session.game
    assert again.seat == "alba"
    assert journal.read(session.exercise_id) == entries


@pytest.mark.parametrize("length", range(1, 12))
def test_an_exercise_goes_on_from_any_place_of_its_record(harbour: Program, length: int) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    play_to_the_end(session)
    whole = journal.read(session.exercise_id)
    cut = MemoryJournal()
    header = whole[0]
    assert isinstance(header, Started)
    name = cut.create(header)
    for at, entry in enumerate(whole[1:length], start=1):
        cut.append(name, entry, at)
    again = Session.resume(harbour, cut, name)
    assert len(cut.read(name)) == length
    assert again.view().turn == again.game.turn


def test_what_cannot_be_recorded_does_not_happen(harbour: Program) -> None:
    class Full(MemoryJournal):
        def append(self, exercise_id: str, entry: Entry, expected_length: int) -> None:
            raise JournalError(Reason.FULL, "memory")

    session = begun(harbour, Full())
    before = session.game
    with pytest.raises(JournalError):
        session.order(first_option(session))
    with pytest.raises(JournalError):
        session.advance()
    assert session.game is before


def test_a_record_without_its_last_word_stays_whole_when_it_is_tried_again(harbour: Program) -> None:
    class FullAtTheEnd(MemoryJournal):
        def append(self, exercise_id: str, entry: Entry, expected_length: int) -> None:
            if isinstance(entry, Ended):
                raise JournalError(Reason.FULL, "memory")
            super().append(exercise_id, entry, expected_length)

    journal = FullAtTheEnd()
    session = begun(harbour, journal)
    with pytest.raises(JournalError):
        play_to_the_end(session)
    assert session.advance() == "The exercise is over."
    assert replay(harbour, journal.read(session.exercise_id)).digest() == session.game.digest()


def test_a_second_writer_is_found_out_before_anything_happens(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    other = Session.resume(harbour, journal, session.exercise_id)
    assert session.order(first_option(session)) is None
    with pytest.raises(Conflict):
        other.advance()
    assert other.game.stage == "orders"


def test_a_refusal_is_a_sentence_and_leaves_no_entry(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    assert session.undo() is not None
    assert session.order("nothing") is not None
    assert session.answer("nothing", "at all") is not None
    assert session.vote("alba:nothing", "yes") is not None
    assert session.amend("nothing", "withdraw") is not None
    assert session.note("  ") is not None
    assert session.note("x", 101) is not None
    assert len(journal.read(session.exercise_id)) == 1


def test_what_was_taken_back_stays_in_the_record(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    session.order(first_option(session))
    session.undo()
    assert [type(one) for one in journal.read(session.exercise_id)] == [Started, Ordered, Undone]
    assert session.view().orders == ()


def test_a_crash_between_the_last_stage_and_its_closing_word_is_mended(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    play_to_the_end(session)
    whole = journal.read(session.exercise_id)
    header = whole[0]
    assert isinstance(header, Started)
    name = journal.create(header)
    for at, entry in enumerate(whole[1:-1], start=1):
        journal.append(name, entry, at)
    Session.resume(harbour, journal, name)
    assert journal.read(name)[-1] == whole[-1]


def test_a_record_that_these_rules_compute_otherwise_says_where(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    session.advance()
    entries = journal.read(session.exercise_id)
    with pytest.raises(Diverged) as found:
        replay(harbour, [entries[0], Advanced(1, "orders", "0" * 16)])
    assert found.value.at == 1
    with pytest.raises(ReplayError, match="does not begin"):
        replay(harbour, entries[1:])
    with pytest.raises(ReplayError, match="entry 1"):
        replay(harbour, [entries[0], Answered(1, "alba", "nothing", "x")])


def test_the_ledger_tells_every_turn(harbour: Program) -> None:
    session = begun(harbour, MemoryJournal())
    play_to_the_end(session)
    turns = [fact.turn for fact in session.ledger("tension")]
    assert turns == sorted(turns)
    assert len(set(turns)) > 2


def test_one_begins_anew_with_other_dice_in_the_same_seat_and_the_old_record_stays(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    play_to_the_end(session)
    before = journal.read(session.exercise_id)
    other = session.again(8)
    assert isinstance(other, Session)
    assert (other.view().seed, other.view().turn, other.view().stage) == (8, 1, "orders")
    assert other.view().seat == session.view().seat
    assert other.exercise_id != session.exercise_id
    assert journal.read(session.exercise_id) == before
