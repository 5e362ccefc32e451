"""The SQLite file: what it refuses and how it says so."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tabletop.journal import JournalError, Ordered, Reason
from tabletop.journal.sqlite import SqliteJournal
from tests.contracts.journal.samples import STARTED


def _refused(path: Path) -> JournalError:
    with pytest.raises(JournalError) as caught:
        SqliteJournal(path, patience=0).close()
    assert str(path) in str(caught.value)
    return caught.value


def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "e.sqlite3"
    path.write_text("a shopping list, long enough to be no header of a database at all " * 9)
    before = path.read_bytes()
    assert _refused(path).reason is Reason.FOREIGN
    assert path.read_bytes() == before


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "e.sqlite3"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    assert _refused(path).reason is Reason.FOREIGN
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "e.sqlite3"
    SqliteJournal(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    assert _refused(path).reason is Reason.NEWER


def test_an_entry_of_a_newer_kind_is_refused_and_not_skipped(tmp_path: Path) -> None:
    path = tmp_path / "e.sqlite3"
    journal = SqliteJournal(path)
    exercise = journal.create(STARTED)
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute(
            "INSERT INTO event VALUES (?, 1, 'dreamt', '{}', '2026-01-01T00:00:00+00:00')", (exercise,)
        )
    with pytest.raises(JournalError) as caught:
        journal.read(exercise)
    assert caught.value.reason is Reason.NEWER
    journal.close()


def test_a_locked_file_is_reported_as_locked(tmp_path: Path) -> None:
    path = tmp_path / "e.sqlite3"
    journal = SqliteJournal(path, patience=0)
    exercise = journal.create(STARTED)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError) as caught:
            journal.append(exercise, Ordered(1, "meridia", "escort"), 1)
        other.execute("ROLLBACK")
    assert caught.value.reason is Reason.LOCKED
    journal.append(exercise, Ordered(1, "meridia", "escort"), 1)
    journal.close()


def test_a_damaged_file_is_reported_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "e.sqlite3"
    journal = SqliteJournal(path)
    exercise = journal.create(STARTED)
    for n in range(1, 200):
        journal.append(exercise, Ordered(n, "meridia", "escort" * 20), n)
    journal.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    damaged = SqliteJournal(path)
    with pytest.raises(JournalError) as caught:
        damaged.read(exercise)
    assert caught.value.reason is Reason.CORRUPT
    damaged.close()


def test_a_place_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert _refused(tmp_path / "file" / "e.sqlite3").reason is Reason.UNREADABLE
    assert _refused(tmp_path).reason is Reason.UNREADABLE


@pytest.mark.parametrize("statement", ["UPDATE event SET body = ''", "DELETE FROM event"])
def test_the_file_itself_refuses_to_change_or_erase(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "e.sqlite3"
    journal = SqliteJournal(path)
    exercise = journal.create(STARTED)
    with closing(sqlite3.connect(path)) as careless, pytest.raises(sqlite3.IntegrityError, match="never"):
        careless.execute(statement)
    assert journal.read(exercise) == [STARTED]
    journal.close()
