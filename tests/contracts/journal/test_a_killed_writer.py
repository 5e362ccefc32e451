"""A program killed while it writes has lost nothing that was acknowledged."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.journal import Ordered
from tabletop.journal.sqlite import SqliteJournal
from tests.contracts.journal import appender
from tests.contracts.journal.samples import STARTED


@pytest.mark.parametrize("chance", range(3))
def test_everything_acknowledged_before_a_kill_is_in_the_record(tmp_path: Path, chance: int) -> None:
    path = tmp_path / "exercises.sqlite3"
    journal = SqliteJournal(path)
    exercise = journal.create(STARTED)
    journal.close()
    # The seed chooses after which acknowledgement the blow falls; where in the next write it falls is up to
    # the day.
    last_wanted = random.Random(chance).randint(1, 200)
    with subprocess.Popen(
        [sys.executable, str(appender.__file__), str(path), exercise], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        acknowledged = 0
        while acknowledged < last_wanted:
            acknowledged = int(writer.stdout.readline())
        writer.kill()
        rest = writer.stdout.read().split()
    acknowledged = max([acknowledged, *(int(place) for place in rest)])

    survivor = SqliteJournal(path)
    entries = survivor.read(exercise)
    assert len(entries) > acknowledged
    assert entries[1:] == [Ordered(n, "meridia", f"order-{n}") for n in range(1, len(entries))]
    survivor.append(exercise, Ordered(0, "meridia", "the exercise goes on"), len(entries))
    survivor.close()
