"""Going back in a session, and what the record then tells of the way that was left."""

import pytest

from tabletop.engine.texts import Program
from tabletop.exercise.branches import branches
from tabletop.exercise.progress import standing
from tabletop.exercise.replaying import replay
from tabletop.exercise.session import Session
from tabletop.journal import Ended, JournalError, Reason, Rewound
from tabletop.journal.entries import Dice, Entry
from tabletop.journal.memory import MemoryJournal
from tests.engine.views.games import program
from tests.exercise.test_session import begun, first_option, play_to_the_end


@pytest.fixture
def harbour() -> Program:
    return program("harbour")


def test_going_back_is_in_the_record_before_it_happens(harbour: Program) -> None:
    class Full(MemoryJournal):
        def append(self, exercise_id: str, entry: Entry, expected_length: int) -> None:
            if isinstance(entry, Rewound):
                raise JournalError(Reason.FULL, "memory")
            super().append(exercise_id, entry, expected_length)

    session = begun(harbour, Full())
    session.advance()
    before = session.game
    with pytest.raises(JournalError):
        session.rewind(1, "same")
    assert session.game is before


def test_a_turn_not_reached_is_refused_and_leaves_no_entry(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    assert session.rewind(2, "same") is not None
    assert len(journal.read(session.exercise_id)) == 1


@pytest.mark.parametrize("dice", ["same", "new"])
@pytest.mark.parametrize("more", range(5))
def test_an_exercise_killed_after_going_back_goes_on_at_the_same_point(
    harbour: Program, dice: Dice, more: int
) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    play_to_the_end(session)
    assert session.rewind(2, dice) is None
    for _ in range(more):
        session.advance()
    again = Session.resume(harbour, journal, session.exercise_id)
    assert again.game == session.game
    assert again.view() == session.view()
    assert again.advance() is None


def test_the_same_dice_and_decisions_give_the_same_turn_again(harbour: Program) -> None:
    session = begun(harbour, MemoryJournal())
    order = first_option(session)
    session.order(order)
    for _ in range(3):
        session.advance()
    once = session.game
    assert session.rewind(1, "same") is None
    session.order(order)
    for _ in range(3):
        session.advance()
    assert session.game.digest() == once.digest()


def test_an_exercise_that_had_ended_can_go_on_from_an_earlier_turn_and_end_again(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    play_to_the_end(session)
    session.rewind(1, "new")
    (summary,) = journal.exercises()
    assert (summary.turn, summary.ending) == (1, None)
    assert standing(harbour, journal.read(session.exercise_id)).outcome == ""
    while session.game.stage != "over":
        session.advance()
    entries = journal.read(session.exercise_id)
    assert len([one for one in entries if isinstance(one, Ended)]) == 2
    assert replay(harbour, entries) == session.game


def test_a_branch_that_was_left_is_told_with_where_it_came_to_and_what_was_done_otherwise(
    harbour: Program,
) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    play_to_the_end(session)
    ended = session.view()
    assert ended.ending is not None
    session.rewind(2, "same")
    session.advance()
    old, live = branches(harbour, journal.read(session.exercise_id), "alba")
    assert (old.number, old.parent, old.turn, old.dice, old.is_live) == (1, 0, 1, "", False)
    assert (old.ending, old.reached) == (ended.ending.title, ended.turn)
    assert old.score is not None
    assert (live.parent, live.turn, live.dice, live.is_live, live.ending) == (1, 2, "same", True, "")
    assert live.did == "turn 2: nothing"
    assert live.instead.startswith(ended.turns_played[1].orders[0].partition(":")[0])


def test_an_exercise_that_never_went_back_is_one_branch(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    session.order(first_option(session))
    session.undo()
    (only,) = branches(harbour, journal.read(session.exercise_id), "alba")
    assert (only.number, only.did, only.instead, only.is_live) == (1, "", "", True)
