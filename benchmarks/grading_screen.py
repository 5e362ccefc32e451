"""Whether the review stays quick while it grades: how late the event loop is, and a key to its paint, beside quiet.

Run it from the root of the checkout: `python -m benchmarks.grading_screen`. An exercise that is over is looked back on
by a screen of this process, once with compiled rules and once as before they were compiled; the work goes on in others.
A watcher wakes every few milliseconds on the event loop; by how much it is late is by how much any frame would be. Keys
move the highlight meanwhile. Each row holds one phase; ratios are against the same screen when nothing goes on beside
it. Last, after how many seconds there was something to see.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.tui import _played
from tabletop.exercise.session import Session
from tabletop.journal.sqlite import SqliteJournal
from tabletop.scenario.load import load
from tabletop.tui.app import TabletopApp
from tabletop.tui.dressed import set_aside
from tabletop.tui.screens.review import ReviewScreen
from tabletop.tui.settings import Setup

TICK = 0.005
QUIET = 6.0  # seconds that are watched after all is graded
PHASES = ("looking back", "grading and trying", "quiet")


class Watch:
    """How late the loop was, and how long keys took, by what went on."""

    def __init__(self, phase: Callable[[], str], look: Callable[[], None]) -> None:
        self._phase, self._look = phase, look
        self.late: dict[str, list[float]] = {one: [] for one in PHASES}
        self.keys: dict[str, list[float]] = {one: [] for one in PHASES}
        self.came: dict[str, float] = {}  # what, and how many seconds after the review was asked for

    async def tick(self) -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(TICK)
            self._look()
            self.late[self._phase()].append(time.perf_counter() - begun - TICK)

    def key(self, begun: float, phase: str) -> None:
        self.keys[phase].append(time.perf_counter() - begun)


async def _watched(session: Session, kernels: Path | None, size: tuple[int, int]) -> Watch:
    app = TabletopApp(session, Setup(kernels=kernels))

    def phase() -> str:
        screen = app.screen
        if not isinstance(screen, ReviewScreen) or screen._found is None:
            return PHASES[0]
        tried = screen._tried
        return PHASES[2] if tried.is_finished and tried.graded is not None else PHASES[1]

    def look() -> None:
        screen = app.screen
        if isinstance(screen, ReviewScreen):
            tried, since = screen._tried, time.perf_counter() - asked
            if screen._found is not None:
                watch.came.setdefault("review", since)
            if tried.turns_graded[1]:
                watch.came.setdefault("grading begun", since)
            if tried.turns_graded[0]:
                watch.came.setdefault("first turn graded", since)
            if tried.graded is not None:
                watch.came.setdefault("all graded", since)
            if tried.is_finished:
                watch.came.setdefault("all tried", since)

    watch, asked = Watch(phase, look), 0.0
    with set_aside():
        async with app.run_test(size=size) as pilot:
            ticking = asyncio.create_task(watch.tick())
            asked = time.perf_counter()
            await pilot.press("r")
            await pilot.pause()
            until, keys = time.perf_counter() + QUIET, 0
            while time.perf_counter() < until:
                now = phase()
                if now != PHASES[2]:
                    until = time.perf_counter() + QUIET
                begun, screen = time.perf_counter(), app.screen
                assert isinstance(screen, ReviewScreen)
                before = screen._here
                app.simulate_key("j" if keys // 6 % 2 == 0 else "k")
                while screen._here == before and time.perf_counter() - begun < 1.0:
                    await asyncio.sleep(0.0005)
                painted = asyncio.Event()
                screen.call_after_refresh(painted.set)
                await painted.wait()
                watch.key(begun, now)
                keys += 1
                await asyncio.sleep(0.05)
            ticking.cancel()
    return watch


def _told(title: str, found: dict[str, list[float]]) -> None:
    quiet = found[PHASES[2]]
    for phase in PHASES:
        some = found[phase]
        if some:
            print(
                f"  {title:14} {phase:24} p50 {_ms(statistics.median(some))} p99 {_ms(_p99(some))} "
                f"longest {_ms(max(some))}   ratio to quiet p99 {_p99(some) / _p99(quiet):5.2f} "
                f"longest {max(some) / max(quiet):5.2f}   (n={len(some)})"
            )


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:6.1f} ms"


def _p99(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scenario", default="strait-of-shadows")
    parser.add_argument("--cache", type=Path, default=Path(".benchmarks/kernel"))
    options = parser.parse_args()
    for words, kernels in (("compiled rules", options.cache), ("rules not compiled yet", None)):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            over = _played(home, options.scenario)
            journal = SqliteJournal(home / "exercises.sqlite3")
            session = Session.resume(load(options.scenario).usable(), journal, over)
            watch = asyncio.run(_watched(session, kernels, (120, 40)))
            journal.close()
        print(f"{options.scenario}, {words}")
        _told("loop late by", watch.late)
        _told("key to paint", watch.keys)
        print("  " + ", ".join(f"{what} after {when:.1f} s" for what, when in watch.came.items()))


if __name__ == "__main__":
    main()
