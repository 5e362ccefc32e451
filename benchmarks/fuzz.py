"""Puts broken scenarios through `tabletop check`: what it crashes on, where it hangs, and what takes longest.

Inputs are the examples of the pages, generated scenarios and pieces of the shipped ones, with lines beside them,
mutated; and arbitrary bytes (`fuzz_inputs`). Every format is written of every report. An input that crashes or hangs is
kept.

    python -m benchmarks.fuzz [--count 10000] [--seed 0] [--limit 10] [--keep DIR]
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from benchmarks.fuzz_inputs import corpus, one, shipped
from benchmarks.mutations import values_by_key
from tabletop.authoring.checking import Report, check
from tabletop.authoring.formats import FORMATS

MEMORY = "/dev/shm"
"""Where files cost no disk, if there is such a place."""


class Hang(BaseException):
    """An input took longer than its limit; no `except Exception` may swallow it."""


@dataclass
class Tally:
    """What came of the inputs so far."""

    done: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    crashes: Counter[str] = field(default_factory=Counter)
    hangs: int = 0
    usable: int = 0
    slowest: list[tuple[float, str]] = field(default_factory=list)


def try_one(folder: Path, scenario: bytes, line: bytes, limit: float) -> Report:
    """Checks one input and writes what was found in every format.

    Raises what check raises, and ValueError for a place that is not in a file that can be read.
    """
    path = folder / "scenario.yaml"
    path.write_bytes(scenario)
    beside = folder / "lines" / "try.yaml"
    if not beside.exists() or beside.read_bytes() != line:
        beside.write_bytes(line)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        report = check(path, "scenario.yaml")
        for write in FORMATS.values():
            write(report)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    for problem in report.problems:
        its = report.line_of(problem)
        if (
            problem.line
            and report.texts.get(problem.file)
            and (its is None or not 1 <= problem.column <= len(its) + 1)
        ):
            raise ValueError(f"{problem.code} is placed beside the file: {problem}")
    return report


def run(count: int, seed: int, limit: float, keep: Path, folder: Path) -> Tally:
    """Tries inputs seed, seed + 1 ..; what came of them."""
    texts, large = corpus(), shipped()
    values = values_by_key([*texts, *large])
    tally = Tally()
    for number in range(seed, seed + count):
        kind, scenario, line = one(number, texts, large, values)
        begun = time.process_time()
        try:
            problems = try_one(folder, scenario, line, limit).problems
            tally.codes.update({problem.code for problem in problems})
            tally.usable += not any(p.severity == "error" and p.file == "scenario.yaml" for p in problems)
        except Hang:
            tally.hangs += 1
            _keep(keep, f"hang-{number}", scenario, line, f"longer than {limit:g} s")
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno} {str(error)[:24]}"
            tally.crashes[where] += 1
            if tally.crashes[where] <= 3:
                _keep(keep, f"crash-{number}", scenario, line, traceback.format_exc())
        took = time.process_time() - begun
        tally.slowest = sorted([*tally.slowest, (took, f"{kind} {number}")], reverse=True)[:5]
        tally.kinds[kind] += 1
        tally.done += 1
        if tally.done % 5000 == 0:
            print(f"{tally.done} inputs, {tally.crashes.total()} crashes, {tally.hangs} hangs", flush=True)
    return tally


def _keep(keep: Path, name: str, scenario: bytes, line: bytes, what: str) -> None:
    there = keep / name
    (there / "lines").mkdir(parents=True, exist_ok=True)
    (there / "scenario.yaml").write_bytes(scenario)
    (there / "lines" / "try.yaml").write_bytes(line)
    (there / "what.txt").write_text(what, encoding="utf-8")


def _stop(number: int, frame: FrameType | None) -> None:
    raise Hang


def main() -> int:
    """Reads the arguments, tries the inputs and prints what came of them; 1 when anything crashed or hung."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000, help="how many inputs")
    parser.add_argument("--seed", type=int, default=0, help="number of the first")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds of computing an input may take")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"), help="where to keep what fails")
    given = parser.parse_args()
    signal.signal(signal.SIGPROF, _stop)
    with tempfile.TemporaryDirectory(dir=MEMORY if Path(MEMORY).is_dir() else None) as name:
        folder = Path(name)
        (folder / "lines").mkdir()
        tally = run(given.count, given.seed, given.limit, given.keep, folder)
    print(f"inputs {given.seed} to {given.seed + given.count - 1}: {tally.done}")
    print("kinds: " + ", ".join(f"{kind} {number}" for kind, number in tally.kinds.most_common()))
    print(f"scenarios without an error, so that every rule was asked: {tally.usable}")
    print(f"crashes: {tally.crashes.total()}")
    for where, number in tally.crashes.most_common():
        print(f"  {number:6} {where}")
    print(f"hangs (over {given.limit:g} s): {tally.hangs}")
    print("slowest: " + ", ".join(f"{seconds:.2f} s ({what})" for seconds, what in tally.slowest))
    print(f"codes seen: {len(tally.codes)}: " + " ".join(sorted(tally.codes)))
    return 1 if tally.crashes or tally.hangs else 0


if __name__ == "__main__":
    sys.exit(main())
