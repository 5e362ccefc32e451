"""What every store of records promises, and the errors it may raise.

An append is on disk before it returns; two writers of one exercise cannot both win; nothing is changed or
erased. Never holds a particular store.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from tabletop.journal.entries import FORMAT, Advanced, Ended, Entry, Ordered, Rewound, Started


class Reason(StrEnum):
    """Why records cannot be read or written: the closed set."""

    UNREADABLE = "the file cannot be opened or written"
    LOCKED = "another program keeps the file locked"
    CORRUPT = "the file is damaged"
    FOREIGN = "the file is something else than a record of exercises"
    NEWER = "a newer version of tabletop wrote it"
    FULL = "the disk is full"


class JournalError(Exception):
    """Records cannot be read or written; `reason` is one of the closed set, `where` the file."""

    def __init__(self, reason: Reason, where: str, detail: str = "") -> None:
        super().__init__(f"{where}: {reason.value}" + (f" ({detail})" if detail else ""))
        self.reason = reason
        self.where = where


class Conflict(Exception):
    """Somebody else has written to the exercise since the caller last read it: read again, then decide."""

    def __init__(self, exercise_id: str, expected: int, actual: int) -> None:
        super().__init__(f"{exercise_id}: expected {expected} entries, the record has {actual}")
        self.expected = expected
        self.actual = actual


class UnknownExercise(LookupError):
    """There is no exercise of this id."""

    def __init__(self, exercise_id: str) -> None:
        super().__init__(f"no exercise {exercise_id!r}")
        self.exercise_id = exercise_id


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry with its place in the record (`seq` counts from 0) and when it was made (UTC)."""

    seq: int
    entry: Entry
    at: datetime


@dataclass(frozen=True, slots=True)
class Summary:
    """An exercise in one line. `turn` is where it stands; `ending` is None as long as nothing has ended it.

    `flaw` says why the record cannot be read (NEWER or CORRUPT); what it holds is then told as far as it is understood,
    and `turn` is 0 where that is not known.
    """

    exercise_id: str
    scenario_id: str
    title: str
    seed: int
    played: tuple[str, ...]
    started_at: datetime
    last_at: datetime
    length: int
    turn: int
    ending: str | None
    flaw: Reason | None = None

    @property
    def is_open(self) -> bool:
        """Whether it can go on."""
        return self.ending is None and self.flaw is None

    @property
    def trouble(self) -> str:
        """The flaw in a few words, "" without one."""
        words = {Reason.NEWER: "made by a newer version", Reason.CORRUPT: "damaged"}
        return "" if self.flaw is None else words.get(self.flaw, self.flaw.value)


class Journal(Protocol):
    """Where records are kept. Each method may raise JournalError."""

    def create(self, started: Started) -> str:
        """Begin a record with its first entry;

        Gives the new exercise's id, short and sayable. Its length is 1.
        """

    def append(self, exercise_id: str, entry: Entry, expected_length: int) -> None:
        """Add an entry, durably, before returning.

        Raises Conflict, and writes nothing, when the record has not `expected_length` entries;
        UnknownExercise when there is no such exercise.
        """

    def history(self, exercise_id: str) -> list[Recorded]:
        """The whole record, oldest first. Raises UnknownExercise."""

    def read(self, exercise_id: str) -> list[Entry]:
        """The entries alone, oldest first. Raises UnknownExercise."""

    def exercises(self) -> list[Summary]:
        """All exercises, the one last written to first; a record that cannot be read has a flaw."""

    def close(self) -> None:
        """Let go of the file. The store is of no use afterwards."""


def summary(exercise_id: str, records: Iterable[Recorded], length: int, last_at: datetime) -> Summary:
    """One line about an exercise, from its first entry and those that move it (others may be left out)."""
    ordered = iter(records)
    first = next(ordered)
    header = first.entry
    if not isinstance(header, Started):
        raise JournalError(Reason.CORRUPT, exercise_id, "its first entry is not its start")
    turn = 1
    ending: str | None = None
    for record in ordered:
        match record.entry:
            case Advanced(turn=t, stage_from="results"):
                turn = t + 1  # unless this was the last turn: then the end follows and says so
            case Advanced(turn=t) | Ordered(turn=t):
                turn = t
            case Rewound(turn=t):
                turn, ending = t, None
            case Ended(turn=t, ending=e):
                turn, ending = t, e
    return Summary(
        exercise_id=exercise_id,
        scenario_id=header.scenario_id,
        title=header.title,
        seed=header.seed,
        played=header.played,
        started_at=first.at,
        last_at=last_at,
        length=length,
        turn=turn,
        ending=ending,
        flaw=Reason.NEWER if header.format > FORMAT else None,
    )


def flawed(
    exercise_id: str, header: object, started_at: datetime, length: int, last_at: datetime, flaw: Reason
) -> Summary:
    """One line about a record that cannot be read, from whatever values its first entry holds."""
    told = header if isinstance(header, dict) else {}
    texts = {name: told[name] for name in ("scenario_id", "title") if isinstance(told.get(name), str)}
    played = told.get("played")
    return Summary(
        exercise_id=exercise_id,
        scenario_id=texts.get("scenario_id", ""),
        title=texts.get("title", exercise_id),
        seed=told["seed"] if isinstance(told.get("seed"), int) else 0,
        played=tuple(map(str, played)) if isinstance(played, list) else (),
        started_at=started_at,
        last_at=last_at,
        length=length,
        turn=0,
        ending=None,
        flaw=flaw,
    )
