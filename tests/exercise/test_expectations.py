"""What was expected of a prepared team beside what the seat did, and what people say of it."""

from typing import cast

from tabletop.exercise.expectations import about, expectations
from tabletop.exercise.session import Session
from tabletop.journal.memory import MemoryJournal
from tests.exercise.looking_back import harbour, over

EXPECTING = harbour(
    ("  leak:\n    at: 3\n", "  leak:\n    at: 3\n    expected: One voice.\n    objective: unity\n"),
    ("  note:\n    at: 2\n", "  note:\n    at: 2\n    expected: They count the days.\n"),
    (
        "  collision:\n",
        "  whisper:\n    at: 1\n    to: rival\n    text: Psst.\n    expected: Nobody hears.\n  collision:\n",
    ),
)


def test_each_inject_that_reached_the_seat_stands_beside_what_was_done_in_its_turn_and_the_next() -> None:
    session = over(EXPECTING, {1: ["consult.bram"], 2: ["buy_fuel"], 3: ["brief_press"], 5: ["consult.cora"]})
    found = session.review()().expected
    assert [(one.turn, one.expected, one.objective) for one in found] == [
        (2, "They count the days.", ""),
        (3, "One voice.", "Unity"),
    ]
    assert found[0].did == ((2, "Buy fuel"), (3, "Brief the press"))
    assert found[1].did == ((3, "Brief the press"),)


def test_an_answer_is_something_done() -> None:
    session = Session.begin(EXPECTING, {"scenario.yaml": "id: harbour"}, MemoryJournal(), seed=7, seat="alba")
    while session.game.stage != "over":
        if session.game.stage == "orders" and session.game.turn == 3:
            assert session.answer("leak", "confirm") is None
            assert session.answer("leak", "deny") is None
        session.advance()
    assert session.review()().expected[1].did == ((3, "answered “Leak”: Deny it"),)


def test_nothing_is_told_before_the_end() -> None:
    session = over(EXPECTING, {})
    session.rewind(5, "same")
    assert session.review()().expected == ()


def test_people_say_themselves_whether_it_was_done_and_the_last_word_stands() -> None:
    session = over(EXPECTING, {})
    assert [one.tick for one in session.review()().expected] == ["", ""]
    for words in ("done", "in part"):
        assert session.note(words, about=about("leak:3")) is None
    assert [one.tick for one in session.review()().expected] == ["", "in part"]
    resumed = Session.resume(EXPECTING, cast(MemoryJournal, session._journal), session.exercise_id)
    assert [one.tick for one in resumed.review()().expected] == ["", "in part"]
    assert len(expectations(session.game, [], "alba")) == 2


def test_going_back_takes_what_was_said_away() -> None:
    session = over(EXPECTING, {})
    session.note("done", about=about("leak:3"))
    session.rewind(2, "same")
    while session.game.stage != "over":
        session.advance()
    assert [one.tick for one in session.review()().expected] == ["", ""]
