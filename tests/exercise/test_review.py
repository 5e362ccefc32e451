"""An exercise looked back on: numbers, decisions with their reasons, and the same dice with another decision."""

import pytest

from tabletop.engine.texts import Program
from tabletop.exercise.branches import order_words
from tabletop.exercise.progress import score
from tabletop.exercise.review import Review
from tabletop.exercise.session import Session
from tabletop.exercise.whatif import standing_entries, what_if
from tabletop.journal import Noted
from tabletop.journal.memory import MemoryJournal
from tests.engine.views.games import program
from tests.exercise.test_session import begun, play_to_the_end


@pytest.fixture
def harbour() -> Program:
    return program("harbour")


def played(harbour: Program, journal: MemoryJournal) -> Session:
    """A game in which each turn an order is given that somebody was 80 % sure of, if possible one for several bodies."""
    session = begun(harbour, journal)
    while session.game.stage != "over":
        if session.game.stage == "orders" and session.game.menu("alba"):
            menu = session.game.menu("alba")
            brought = [
                one for one in menu if sum(one.split("@")[0] == other.split("@")[0] for other in menu) > 1
            ]
            order = (brought or menu)[-1]
            session.note("it is time", 80, order)
            session.order(order)
        session.advance()
    return session


def reviewed(session: Session) -> Review:
    return session.review()()


def test_numbers_are_told_from_the_first_orders_to_the_end_of_each_turn(harbour: Program) -> None:
    session = played(harbour, MemoryJournal())
    found, at = reviewed(session), session.game.tables.at
    assert (found.turns, found.is_truth) == (len(session.game.past), True)
    assert [one.values[-1] for one in found.tracks] == [
        session.game.state[at.track + k] for k in range(len(harbour.tracks))
    ]
    assert all(len(one.values) == found.turns + 1 for one in (*found.tracks, *found.trust))
    last = session.view().turns_played[-1]
    assert {one.title: one.values[-1] for one in found.trust}.items() <= dict(last.trust_in_me).items()
    assert found.escalation is not None
    assert found.escalation.values[-1] == last.escalation


def test_before_the_end_numbers_are_as_the_seat_knows_them_and_nothing_is_told_of_the_future(
    harbour: Program,
) -> None:
    session = begun(harbour, MemoryJournal())
    session.order(session.game.menu("alba")[0])
    for _ in range(3):
        session.advance()
    found, view = reviewed(session), session.view()
    assert not found.is_truth
    assert found.what_ifs == ()
    known = {one.id for one in view.tracks if any(value is not None for value in (*one.history, one.value))}
    assert {one.id for one in found.tracks} == known


def test_every_order_that_stood_is_told_with_what_was_said_of_it(harbour: Program) -> None:
    journal = MemoryJournal()
    session = played(harbour, journal)
    found = reviewed(session)
    notes = [one for one in journal.read(session.exercise_id) if isinstance(one, Noted)]
    assert len(found.given) == len(notes)
    assert all((one.sure, one.why) == (80, "it is time") for one in found.given)
    assert found.calibration is not None
    known = [one.came_out for one in found.given if one.came_out is not None]
    assert found.calibration.count == len(known)
    assert found.calibration.came_out == pytest.approx(100 * sum(known) / len(known))


def test_an_order_taken_back_is_not_told_and_an_amended_one_says_so(harbour: Program) -> None:
    journal = MemoryJournal()
    session = begun(harbour, journal)
    session.order(session.game.menu("alba")[0])
    session.undo()
    brought = next(one for one in session.game.menu("alba") if "@" in one)
    session.order(brought)
    session.advance()
    before = session.game
    assert session.amend(brought, "withdraw") is None
    (only,) = reviewed(session).given
    assert only.words == f"{only.title}, withdrawn"
    change = before.amendments("alba", brought)[0]
    other = begun(harbour, journal)
    other.order(brought)
    other.advance()
    assert other.amend(brought, change) is None
    (only,) = reviewed(other).given
    assert only.words == f"{only.title}, amended to “{order_words(harbour, 'alba', change)}”"


def test_without_one_order_the_game_is_the_one_that_really_leaves_it_out(harbour: Program) -> None:
    journal = MemoryJournal()
    session = played(harbour, journal)
    found = {(one.turn, one.instead): one for one in reviewed(session).what_ifs}
    assert session.rewind(1, "same") is None
    given = standing_entries(journal.read(session.exercise_id)[:-2])[0]
    session.advance()
    for entry in [
        one for one in given if one.turn > 1 or getattr(one, "stage_from", "") in ("floor", "results")
    ]:
        if hasattr(entry, "order"):
            session.order(entry.order)
        else:
            session.advance()
    while session.game.stage != "over":
        session.advance()
    view = session.view()
    assert view.ending is not None
    assert (found[1, ""].ending, found[1, ""].score) == (view.ending.title, score(view.objectives))


def test_another_body_is_asked_with_the_same_dice(harbour: Program) -> None:
    journal = MemoryJournal()
    session = played(harbour, journal)
    entries = journal.read(session.exercise_id)
    found = list(what_if(session.game, entries, "alba"))
    assert found == list(what_if(session.game, entries, "alba"))
    assert any(one.instead for one in found)
    mine = score(session.view().objectives)
    assert mine is not None
    assert all(one.score is not None and one.by == one.score - mine for one in found)


def test_turns_whose_dice_have_changed_are_left_out(harbour: Program) -> None:
    journal = MemoryJournal()
    session = played(harbour, journal)
    session.rewind(2, "new")
    play_to_the_end(session)
    turns = {one.turn for one in what_if(session.game, journal.read(session.exercise_id), "alba")}
    assert turns
    assert min(turns) == 2
