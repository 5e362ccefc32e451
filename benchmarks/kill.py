"""Games in plain mode, each killed with SIGKILL at a random moment and gone on with: is anything accepted lost?

Accepted is what the program has said "Given:" about. After each kill the record is read and replayed, and the exercise
is resumed by the program itself, which has to come to the same decisions. Prints how many decisions were accepted and
how many of them were lost, and exits with 1 if any was.
"""

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tabletop.engine.texts import Program
from tabletop.exercise.replaying import replay
from tabletop.journal import Entry, Ordered
from tabletop.journal.sqlite import SqliteJournal
from tabletop.scenario.load import load


@dataclass(frozen=True, slots=True)
class Killed:
    """One game: when it was killed, what it had accepted, and what the record kept."""

    seconds: float
    accepted: int
    kept: int
    stage: str
    failure: str = ""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario", nargs="?", default="strait-of-shadows")
    parser.add_argument("--games", type=int, default=100)
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--longest", type=float, default=2.0, help="seconds a game may last after its first turn began"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    program = load(options.scenario).usable()
    chances = random.Random(options.seed)
    moments = [chances.uniform(0, options.longest) for _ in range(options.games)]

    def one(at: int) -> Killed:
        with tempfile.TemporaryDirectory() as home:
            return kill(options.scenario, program, Path(home), at, moments[at])

    with ThreadPoolExecutor(options.at_once) as pool:
        games = list(pool.map(one, range(options.games)))
    accepted, lost = sum(g.accepted for g in games), sum(max(0, g.accepted - g.kept) for g in games)
    failures = [g.failure for g in games if g.failure]
    stages = ", ".join(f"{name} {count}" for name, count in Counter(g.stage for g in games).most_common())
    print(f"{len(games)} games killed; they stood at: {stages}")
    print(f"{accepted} orders accepted, {lost} lost; {len(failures)} games did not go on")
    for words in failures:
        print(f"  {words}")
    if lost or failures:
        raise SystemExit(1)


def kill(scenario: str, program: Program, home: Path, seed: int, seconds: float) -> Killed:
    """Play until the first turn begins, kill so many seconds later, read the record and resume."""
    process = _started(home, ["play", scenario, "--seed", str(seed), "--plain"])
    assert process.stdin is not None
    assert process.stdout is not None
    chances, accepted = random.Random(seed), 0
    typing = threading.Thread(target=_type, args=(process, chances), daemon=True)
    typing.start()
    killer: threading.Timer | None = None
    was_given = False
    for line in process.stdout:
        if killer is None and "Turn 1" in line:
            killer = threading.Timer(seconds, os.kill, (process.pid, signal.SIGKILL))
            killer.start()
        accepted += was_given and line.startswith("Turn ")  # a list of what is given goes on otherwise
        was_given = "Given: " in line
    process.wait()
    if killer is None:
        return Killed(seconds, accepted, 0, "never begun", f"seed {seed}: it did not begin a turn")
    killer.cancel()
    entries = _record(home)
    stage = replay(program, entries).stage
    kept = sum(isinstance(entry, Ordered) for entry in entries)
    if stage == "over":
        return Killed(seconds, accepted, kept, stage)  # there is nothing to go on with
    resumed = _started(home, ["resume", "--plain"])
    out, _ = resumed.communicate("q\n", timeout=120)
    went_on = resumed.returncode == 0 and "Nothing is lost" in out
    if _record(home)[: len(entries)] != entries:
        return Killed(seconds, accepted, kept, stage, f"seed {seed}: the record has changed")
    return Killed(seconds, accepted, kept, stage, "" if went_on else f"seed {seed}: {out[-200:]!r}")


def _started(home: Path, arguments: list[str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tabletop", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "TABLETOP_HOME": str(home), "PYTHONUNBUFFERED": "1"},
    )


def _type(process: "subprocess.Popen[str]", chances: random.Random) -> None:
    """Type what a hurried player would, until nobody reads any more. What does not fit is refused, and that is well."""
    assert process.stdin is not None
    with contextlib.suppress(OSError, ValueError):
        process.stdin.write("\n")
        while process.poll() is None:
            for _ in range(chances.randint(1, 4)):
                process.stdin.write(f"{chances.randint(1, 12)}\n\n")
            process.stdin.write(chances.choice(("e\ny\n\n", "u\n", "n a thought\n", "e\ny\n\n")))
            process.stdin.flush()


def _record(home: Path) -> list[Entry]:
    journal = SqliteJournal(home / "exercises.sqlite3")
    try:
        (summary,) = journal.exercises()
        return journal.read(summary.exercise_id)
    finally:
        journal.close()


if __name__ == "__main__":
    main()
