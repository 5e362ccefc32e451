"""Two programs on one file: neither loses, neither overwrites."""

from pathlib import Path

import pytest

from tabletop.journal import Conflict, Ordered
from tabletop.journal.sqlite import SqliteJournal
from tests.contracts.journal.samples import STARTED


def test_of_two_writers_with_the_same_expectation_one_wins_and_the_other_is_told(tmp_path: Path) -> None:
    one, other = SqliteJournal(tmp_path / "e.sqlite3"), SqliteJournal(tmp_path / "e.sqlite3")
    exercise = one.create(STARTED)
    one.append(exercise, Ordered(1, "meridia", "escort"), 1)
    with pytest.raises(Conflict):
        other.append(exercise, Ordered(1, "halvard", "wait"), 1)
    assert other.read(exercise) == [STARTED, Ordered(1, "meridia", "escort")]
    one.close()
    other.close()


def test_what_one_has_written_the_other_reads_at_once(tmp_path: Path) -> None:
    one, other = SqliteJournal(tmp_path / "e.sqlite3"), SqliteJournal(tmp_path / "e.sqlite3")
    exercise = one.create(STARTED)
    assert other.read(exercise) == [STARTED]
    one.close()
    other.close()
