"""Records that live as long as the program: for tests and for playing without leaving a trace."""

from collections.abc import Callable
from datetime import UTC, datetime

from tabletop.journal import ids
from tabletop.journal.entries import Entry, Started, body, kind, parse_entry
from tabletop.journal.store import Conflict, Recorded, Summary, UnknownExercise, summary


def _now() -> datetime:
    return datetime.now(UTC)


class MemoryJournal:
    """A Journal in memory. `clock` gives the time of an entry, `token` the end of a new exercise's id."""

    def __init__(self, *, clock: Callable[[], datetime] = _now, token: Callable[[], str] = ids.token) -> None:
        self._clock = clock
        self._token = token
        self._records: dict[str, list[Recorded]] = {}

    def create(self, started: Started) -> str:
        """See Journal."""
        exercise_id = ids.exercise_id(started.scenario_id, self._token())
        while exercise_id in self._records:
            exercise_id = ids.exercise_id(started.scenario_id, self._token())
        self._records[exercise_id] = [Recorded(0, _written(started), self._clock())]
        return exercise_id

    def append(self, exercise_id: str, entry: Entry, expected_length: int) -> None:
        """See Journal."""
        records = self._of(exercise_id)
        if len(records) != expected_length:
            raise Conflict(exercise_id, expected_length, len(records))
        records.append(Recorded(expected_length, _written(entry), self._clock()))

    def history(self, exercise_id: str) -> list[Recorded]:
        """See Journal."""
        return list(self._of(exercise_id))

    def read(self, exercise_id: str) -> list[Entry]:
        """See Journal."""
        return [record.entry for record in self._of(exercise_id)]

    def exercises(self) -> list[Summary]:
        """See Journal."""
        found = [summary(name, of, len(of), of[-1].at) for name, of in self._records.items()]
        return sorted(found, key=lambda one: (one.last_at, one.exercise_id), reverse=True)

    def close(self) -> None:
        """See Journal."""

    def _of(self, exercise_id: str) -> list[Recorded]:
        try:
            return self._records[exercise_id]
        except KeyError:
            raise UnknownExercise(exercise_id) from None


def _written(entry: Entry) -> Entry:
    """The entry as it would come back from a file: what cannot be kept there is refused here too."""
    return parse_entry(kind(entry), body(entry))
