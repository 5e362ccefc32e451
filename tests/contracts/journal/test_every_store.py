"""What every store of records must do, run over each of them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tabletop.journal import (
    Advanced,
    Conflict,
    Ended,
    Entry,
    Journal,
    Noted,
    Ordered,
    Rewound,
    UnknownExercise,
)
from tabletop.journal.memory import MemoryJournal
from tabletop.journal.sqlite import SqliteJournal
from tests.contracts.journal.samples import ONE_OF_EACH, STARTED

STARTEX = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def _clock() -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is looked at."""
    seconds = iter(range(10_000))
    return lambda: STARTEX + timedelta(seconds=next(seconds))


def _tokens() -> Callable[[], str]:
    """Tokens of which the second is the first again."""
    names = iter(["aaaa", "aaaa", *(f"t{n:03}" for n in range(1000))])
    return lambda: next(names)


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    store: Journal
    if request.param == "memory":
        store = MemoryJournal(clock=_clock(), token=_tokens())
    else:
        store = SqliteJournal(tmp_path / "deep" / "exercises.sqlite3", clock=_clock(), token=_tokens())
    yield store
    store.close()


def test_a_new_record_holds_its_start(journal: Journal) -> None:
    exercise = journal.create(STARTED)
    assert exercise == "strait-aaaa"
    assert journal.read(exercise) == [STARTED]


def test_an_id_is_never_given_twice(journal: Journal) -> None:
    assert journal.create(STARTED) != journal.create(STARTED)


def test_entries_of_every_kind_come_back_as_they_went_in(journal: Journal) -> None:
    exercise = journal.create(STARTED)
    for seq, entry in enumerate(ONE_OF_EACH, start=1):
        journal.append(exercise, entry, seq)
    assert journal.read(exercise) == [STARTED, *ONE_OF_EACH]


def test_history_tells_place_and_time(journal: Journal) -> None:
    exercise = journal.create(STARTED)
    journal.append(exercise, Ordered(1, "meridia", "escort"), 1)
    history = journal.history(exercise)
    assert [(record.seq, record.at) for record in history] == [
        (0, STARTEX),
        (1, STARTEX + timedelta(seconds=1)),
    ]


@pytest.mark.parametrize("expected", [0, 2, 7])
def test_an_append_that_expects_another_length_is_refused_and_writes_nothing(
    journal: Journal, expected: int
) -> None:
    exercise = journal.create(STARTED)
    with pytest.raises(Conflict, match="has 1"):
        journal.append(exercise, Ordered(1, "meridia", "escort"), expected)
    assert journal.read(exercise) == [STARTED]


def test_exercises_do_not_see_each_other(journal: Journal) -> None:
    one, other = journal.create(STARTED), journal.create(STARTED)
    journal.append(one, Ordered(1, "meridia", "escort"), 1)
    assert journal.read(other) == [STARTED]
    journal.append(other, Ordered(1, "meridia", "wait"), 1)
    assert journal.read(one)[1:] == [Ordered(1, "meridia", "escort")]


def test_an_unknown_exercise_is_told_apart_from_an_empty_one(journal: Journal) -> None:
    with pytest.raises(UnknownExercise):
        journal.read("strait-none")
    with pytest.raises(UnknownExercise):
        journal.append("strait-none", Ordered(1, "meridia", "escort"), 0)


def test_what_no_reader_would_accept_is_refused_and_writes_nothing(journal: Journal) -> None:
    exercise = journal.create(STARTED)
    with pytest.raises(ValueError, match="cannot have"):
        journal.append(exercise, Noted(1, "meridia", "sure", float("inf")), 1)
    journal.append(exercise, Noted(1, "meridia", "half a character: \udce9"), 1)
    assert journal.read(exercise)[1:] == [Noted(1, "meridia", "half a character: \udce9")]


def test_the_list_of_exercises_says_where_each_stands(journal: Journal) -> None:
    assert journal.exercises() == []
    ended, rewound, fresh = journal.create(STARTED), journal.create(STARTED), journal.create(STARTED)
    course: list[Entry] = [Advanced(3, "assess", "00"), Ended(3, "accord"), Noted(3, "m", "so")]
    for seq, entry in enumerate(course, 1):
        journal.append(ended, entry, seq)
        journal.append(rewound, entry, seq)
    journal.append(rewound, Rewound(2, "same"), 4)
    found = {one.exercise_id: one for one in journal.exercises()}
    assert [one.exercise_id for one in journal.exercises()] == [rewound, ended, fresh]
    assert (found[ended].turn, found[ended].ending, found[ended].length) == (3, "accord", 4)
    assert (found[rewound].turn, found[rewound].ending) == (2, None)
    journal.append(rewound, Advanced(2, "results", "00"), 5)
    assert {one.exercise_id: one.turn for one in journal.exercises()}[rewound] == 3
    assert (found[fresh].turn, found[fresh].title) == (1, "Strait of Shadows")
    assert found[fresh].started_at == found[fresh].last_at == STARTEX + timedelta(seconds=2)
