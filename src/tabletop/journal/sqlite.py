"""Records in one SQLite file: the default store.

Write-ahead log and full synchronisation, so that an acknowledged entry outlives a crash and a power cut.
Never holds the choice of the file's place: the caller names it.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from tabletop.journal import ids
from tabletop.journal.entries import KINDS, Entry, Started, UnreadableEntry, body, kind, parse_entry
from tabletop.journal.store import (
    Conflict,
    JournalError,
    Reason,
    Recorded,
    Summary,
    UnknownExercise,
    flawed,
    summary,
)

#: Marks the file as ours ("tbtp"); see SQLite's `application_id`.
APPLICATION_ID = 0x74627470
#: Version of the tables, in SQLite's `user_version`.
SCHEMA = 1

# The triggers keep the promise that nothing is erased also against a careless program.
_TABLES = """
CREATE TABLE event (
    exercise TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq >= 0),
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (exercise, seq)
) STRICT;
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the record is never changed'); END;
CREATE TRIGGER event_is_not_erased BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the record is never erased'); END;
"""

_REASONS = {
    sqlite3.SQLITE_BUSY: Reason.LOCKED,
    sqlite3.SQLITE_LOCKED: Reason.LOCKED,
    sqlite3.SQLITE_CORRUPT: Reason.CORRUPT,
    sqlite3.SQLITE_NOTADB: Reason.FOREIGN,
    sqlite3.SQLITE_FULL: Reason.FULL,
}


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteJournal:
    """A Journal in the SQLite file `path`, made with its folder when missing. For use by one thread at a time.

    `clock` gives the time of an entry (UTC), `token` the end of a new exercise's id; `patience` is for how
    many seconds a locked file is tried again. Raises JournalError when the file is not a readable journal.
    """

    def __init__(
        self,
        path: Path,
        *,
        clock: Callable[[], datetime] = _now,
        token: Callable[[], str] = ids.token,
        patience: float = 5.0,
    ) -> None:
        self.path = path
        self._clock = clock
        self._token = token
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise JournalError(Reason.UNREADABLE, str(path), str(error)) from error
        with self._told_plainly():
            self._db = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
        try:
            self._open()
        except BaseException:
            self._db.close()
            raise

    def create(self, started: Started) -> str:
        """See Journal."""
        with self._transaction():
            exercise_id = ids.exercise_id(started.scenario_id, self._token())
            while self._length(exercise_id):
                exercise_id = ids.exercise_id(started.scenario_id, self._token())
            self._insert(exercise_id, 0, started)
        return exercise_id

    def append(self, exercise_id: str, entry: Entry, expected_length: int) -> None:
        """See Journal."""
        with self._transaction():
            length = self._length(exercise_id)
            if length == 0:
                raise UnknownExercise(exercise_id)
            if length != expected_length:
                raise Conflict(exercise_id, expected_length, length)
            self._insert(exercise_id, length, entry)

    def history(self, exercise_id: str) -> list[Recorded]:
        """See Journal."""
        with self._told_plainly():
            rows = self._db.execute(
                "SELECT seq, kind, body, at FROM event WHERE exercise = ? ORDER BY seq", (exercise_id,)
            ).fetchall()
        if not rows:
            raise UnknownExercise(exercise_id)
        return [self._recorded(exercise_id, *row) for row in rows]

    def read(self, exercise_id: str) -> list[Entry]:
        """See Journal."""
        return [record.entry for record in self.history(exercise_id)]

    def exercises(self) -> list[Summary]:
        """See Journal."""
        kinds = ", ".join("?" * len(KINDS))
        with self._told_plainly():
            ends = self._db.execute(
                f"SELECT exercise, count(*), max(at), sum(kind NOT IN ({kinds}))"
                " FROM event GROUP BY exercise",
                tuple(KINDS),
            ).fetchall()
            rows = self._db.execute(
                "SELECT exercise, seq, kind, body, at FROM event"
                " WHERE kind IN ('started', 'ordered', 'advanced', 'rewound', 'ended') OR seq = 0"
                " ORDER BY exercise, seq"
            ).fetchall()
        end_of = {
            name: (length, datetime.fromisoformat(last), unknown) for name, length, last, unknown in ends
        }
        found = []
        for name, of in groupby(rows, key=lambda row: str(row[0])):
            length, last, unknown = end_of[name]
            own = list(of)
            try:
                one = summary(name, [self._recorded(*row) for row in own], length, last)
                found.append(replace(one, flaw=Reason.NEWER) if unknown else one)
            except JournalError as error:
                found.append(_flawed(own[0], length, last, error.reason))
        return sorted(found, key=lambda one: (one.last_at, one.exercise_id), reverse=True)

    def close(self) -> None:
        """See Journal."""
        self._db.close()

    def _open(self) -> None:
        with self._told_plainly():
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            owner = self._db.execute("PRAGMA application_id").fetchone()[0]
            tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if owner != APPLICATION_ID and (owner or version or tables):
                raise JournalError(Reason.FOREIGN, str(self.path))
            if version > SCHEMA:
                raise JournalError(Reason.NEWER, str(self.path), f"tables of version {version}")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            if version < SCHEMA:
                self._make_tables()

    def _make_tables(self) -> None:
        with self._transaction():
            # Another program may have been first while this one waited for the lock.
            if self._db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA:
                return
            statement = ""
            for line in _TABLES.splitlines():
                statement += line + "\n"
                if sqlite3.complete_statement(statement):
                    self._db.execute(statement)
                    statement = ""
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version = {SCHEMA}")

    def _length(self, exercise_id: str) -> int:
        row = self._db.execute("SELECT count(*) FROM event WHERE exercise = ?", (exercise_id,)).fetchone()
        return int(row[0])

    def _insert(self, exercise_id: str, seq: int, entry: Entry) -> None:
        at = self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
        self._db.execute(
            "INSERT INTO event (exercise, seq, kind, body, at) VALUES (?, ?, ?, ?, ?)",
            (exercise_id, seq, kind(entry), body(entry), at),
        )

    def _recorded(self, exercise_id: str, seq: int, name: str, text: str, at: str) -> Recorded:
        try:
            return Recorded(seq, parse_entry(name, text), datetime.fromisoformat(at))
        except UnreadableEntry as error:
            where = f"{exercise_id} in {self.path}"
            raise JournalError(Reason.NEWER, where, f"entry {seq}: {error}") from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing; the write lock is taken at the beginning, so a length that was read still holds."""
        with self._told_plainly():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        """SQLite's errors as one of the closed set of reasons.

        A broken promise of ours stays what it is: a bug.
        """
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            reason = _REASONS.get(code, Reason.UNREADABLE)
            raise JournalError(reason, str(self.path), str(error)) from error


def _flawed(first: tuple[str, int, str, str, str], length: int, last: datetime, flaw: Reason) -> Summary:
    exercise_id, _, _, text, at = first
    header: object = None
    with suppress(ValueError):
        header = json.loads(text)
    return flawed(exercise_id, header, datetime.fromisoformat(at), length, last, flaw)
