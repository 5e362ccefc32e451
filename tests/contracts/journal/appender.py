"""A program that appends without end and says each acknowledged place; the kill test runs it and kills it."""

import sys
from pathlib import Path

from tabletop.journal import Ordered
from tabletop.journal.sqlite import SqliteJournal


def append_for_ever(path: Path, exercise: str) -> None:
    """Append orders numbered by their place, printing each place once the journal has acknowledged it."""
    journal = SqliteJournal(path)
    length = len(journal.read(exercise))
    while True:
        journal.append(exercise, Ordered(length, "meridia", f"order-{length}"), length)
        sys.stdout.write(f"{length}\n")
        sys.stdout.flush()
        length += 1


if __name__ == "__main__":
    append_for_ever(Path(sys.argv[1]), sys.argv[2])
