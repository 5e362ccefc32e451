"""The terminal: from a key to the whole paint, and from the start to the first frame, beside a bare Textual app.

Run it from the root of the checkout: `python -m benchmarks.tui`. Both programs run in a pseudo-terminal of their own at
the same time, and are given their keys in turn; the bare one (`benchmarks/bare.py`) has as many widgets as our screen,
and a list in which the highlight moves. Ratios are medians over medians; the first frame after a key holds the
highlight, the last one everything about it. Last it plays a game in this process and prints which actions kept the
event loop longest.
"""

import argparse
import asyncio
import fcntl
import gc
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import cycle
from pathlib import Path

from tabletop.analysis.policies import play_turn
from tabletop.exercise.session import Session
from tabletop.exercise.shelf import Shelf
from tabletop.journal.sqlite import SqliteJournal
from tabletop.scenario.load import load
from tabletop.tui.app import TabletopApp
from tabletop.tui.dressed import set_aside
from tabletop.tui.library import LibraryApp
from tabletop.tui.opening import Opening
from tests.tui.lag import Meter, browse, play

SILENCE = 0.12  # seconds without a byte after which a paint is taken to be whole
WRITTEN = 0.01  # seconds without a byte after which one frame is taken to be written
SETTLED = 0.5  # seconds that a new screen is given before keys are timed
FRAME = 0.003  # seconds without a byte after which a frame is taken to be whole
PATIENCE = 30.0  # seconds until a program that says nothing is given up

#: Screen: the keys that lead to it from the start of an exercise, and those that are timed there, over and over.
SCREENS = {
    "situation": (["\r", "\t"], ["j"] * 4 + ["k"] * 4),
    "orders": (["\r", "o"], ["j"] * 20 + ["k"] * 20),
    "debrief": ([], ["j", "k"]),
}
#: What the first frame says, and what the frame with the briefing does and no earlier one: its footer.
FIRST_WORDS, USEFUL_WORDS = "TABLETOP", "begin"
#: Screens that come up when an exercise that is over is opened again.
AFTERWARDS = {"debrief"}

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    count = 0
    def compose(self):
        for at in range({widgets}):
            yield Static("some words in a widget " * 6)
    def on_key(self, event):
        self.count += 1
        self.query(Static).first().update(f"key {{self.count}} " + "words " * 10)

Bare().run()
"""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, command: list[str], home: Path, size: tuple[int, int]) -> None:
        self._fd, theirs = pty.openpty()
        columns, rows = size
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {
            **{name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")},
            "TABLETOP_HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }  # fmt: skip
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment,
            start_new_session=True,
            preexec_fn=_at_terminal,
        )
        os.close(theirs)

    def paint(self, since: float, patience: float, least: int = 1) -> float | None:
        """Seconds from `since` to the last byte before a silence, once `least` bytes came; None if none came."""
        last, got = None, 0
        while True:
            wait = SILENCE if got >= least else max(0.0, since + patience - time.perf_counter())
            if not select.select([self._fd], [], [], wait)[0]:
                return None if last is None or got < least else last - since
            try:
                got += len(os.read(self._fd, 1 << 16))
            except OSError:  # the program has ended
                return None
            last = time.perf_counter()

    def until(self, words: str, patience: float) -> float | None:
        """Seconds from the start to the end of the paint in which these words come up; None if they do not."""
        came = b""
        while words.encode() not in came:
            wait = max(0.0, self.begun + patience - time.perf_counter())
            if not select.select([self._fd], [], [], wait)[0]:
                return None
            try:
                came += os.read(self._fd, 1 << 16)
            except OSError:  # the program has ended
                return None
        last = time.perf_counter() - self.begun
        while select.select([self._fd], [], [], WRITTEN)[0]:
            os.read(self._fd, 1 << 16)
            last = time.perf_counter() - self.begun
        return last

    def press(self, key: str) -> tuple[float, float] | None:
        """Seconds from a key to its first frame and to the last; None when it changed nothing within two seconds."""
        now = time.perf_counter()
        os.write(self._fd, key.encode())
        first = last = None
        while True:
            wait = max(0.0, now + 2.0 - time.perf_counter())
            if last is not None:
                wait = FRAME if first is None else SILENCE
            if select.select([self._fd], [], [], wait)[0]:
                os.read(self._fd, 1 << 16)
                last = time.perf_counter() - now
            elif last is None:
                return None
            elif first is None:
                first = last
            else:
                return first, last

    def close(self) -> None:
        """Gone at once."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._fd)


def _at_terminal() -> None:
    """Take standard input as this process's terminal: it ends with it, even when nobody is left to end it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@contextmanager
def terminal(command: list[str], home: Path, size: tuple[int, int]) -> Iterator[Terminal]:
    """A terminal that is closed afterwards."""
    with closing(Terminal(command, home, size)) as one:
        yield one


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("scenario", nargs="?", default="strait-of-shadows")
    parser.add_argument("--keys", type=int, default=100, help="timed on each screen")
    parser.add_argument("--starts", type=int, default=10)
    parser.add_argument("--size", default="80x24,120x40")
    parser.add_argument("--no-game", action="store_true", help="leave the slowest actions out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        over = _played(home, options.scenario)
        for words in options.size.split(","):
            size = (int(words.split("x")[0]), int(words.split("x")[1]))
            for name in SCREENS:
                _keys(name, options.scenario, over, home, size, options.keys)
            _starts(options.scenario, home, size, options.starts)
        if not options.no_game:
            asyncio.run(_game(options.scenario, home, (120, 40)))


def _command(name: str, scenario: str, over: str) -> list[str]:
    there = ["resume", over] if name in AFTERWARDS else ["play", scenario, "--seed", "3"]
    return [sys.executable, "-m", "tabletop", *there]


def _bare(home: Path, widgets: int) -> list[str]:
    path = home / f"bare_{widgets}.py"
    path.write_text(BARE.format(widgets=widgets))
    return [sys.executable, str(path)]


def _keys(name: str, scenario: str, over: str, home: Path, size: tuple[int, int], number: int) -> None:
    """Press keys in turn in our screen and in a bare list among as many widgets."""
    ways, timed = SCREENS[name]
    widgets = asyncio.run(_widgets(home, over if name in AFTERWARDS else scenario, name, size))
    found: dict[str, list[tuple[float, float]]] = {"ours": [], "bare": []}
    silent = 0
    bare = [sys.executable, str(Path(__file__).with_name("bare.py")), str(widgets)]
    with (
        terminal(_command(name, scenario, over), home, size) as ours,
        terminal(bare, home, size) as plain,
    ):
        programs = {"ours": ours, "bare": plain}
        for one in programs.values():
            one.paint(one.begun, PATIENCE, least=1000)
        for key in ways:
            ours.press(key)
            time.sleep(SETTLED)
        for at, key in zip(range(number + 4), cycle(timed), strict=False):
            for who, one in programs.items():
                took = one.press(key)
                if took is None:
                    silent += 1
                elif at >= 4:  # the first few warm caches up
                    found[who].append(took)
    where = f"{size[0]}x{size[1]} {name}"
    print(f"{where}: {widgets} widgets" + f", {silent} keys silent" * bool(silent))
    for which, what in enumerate(("the highlight moved", "everything painted")):
        _told(f"  {what}", *([pair[which] for pair in found[who]] for who in ("ours", "bare")))


def _starts(scenario: str, home: Path, size: tuple[int, int], number: int) -> None:
    """Start both programs in turn: until anything of ours is painted, and until the briefing can be read."""
    widgets = asyncio.run(_widgets(home, scenario, "briefing", size))
    ours, bare = _command("briefing", scenario, ""), _bare(home, widgets)
    found: dict[str, list[float]] = {"first": [], "useful": [], "bare": []}
    for at in range(number + 1):
        times: dict[str, float | None] = {}
        with terminal(ours, home, size) as one:
            times["first"] = one.until(FIRST_WORDS, PATIENCE)
            times["useful"] = one.until(USEFUL_WORDS, PATIENCE)
        with terminal(bare, home, size) as one:
            times["bare"] = one.until("some words", PATIENCE)
        for name, took in times.items():
            if took is not None and at:
                found[name].append(took)
    where = f"{size[0]}x{size[1]}"
    _told(f"{where} first frame, {widgets} widgets", found["first"], found["bare"])
    _told(f"{where} first useful frame", found["useful"], found["bare"])
    print("  The first frame says only what is being opened; in the useful one the briefing can be read.")


def _told(what: str, ours: list[float], bare: list[float]) -> None:
    a, b = statistics.median(ours), statistics.median(bare)
    print(
        f"{what:44} ours p50 {1000 * a:6.0f} ms p99 {1000 * _p99(ours):6.0f}   bare p50 {1000 * b:6.0f} ms "
        f"p99 {1000 * _p99(bare):6.0f}   ratio p50 {a / b:.2f} p99 {_p99(ours) / _p99(bare):.2f}  (n={len(ours)})",
        flush=True,
    )


def _p99(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


def _session(home: Path, scenario: str, seed: int = 3) -> Session:
    loaded = load(scenario)
    program = loaded.usable()
    lead = program.actors[program.tables.actor.lead].id
    journal = SqliteJournal(home / "exercises.sqlite3")
    return Session.begin(program, loaded.files, journal, seed=seed, seat=lead)


def _played(home: Path, scenario: str) -> str:
    """Record a game that is over; its id."""
    session = _session(home, scenario)
    while session.game.stage != "over":
        if session.game.stage == "orders":
            wanted = play_turn(session.game, session.seat, "random")
            for order in wanted.orders_of(session.seat):
                session.order(order)
        session.advance()
    return session.exercise_id


async def _widgets(home: Path, what: str, screen: str, size: tuple[int, int]) -> int:
    """How many widgets this screen has."""
    journal = SqliteJournal(home / "exercises.sqlite3")
    try:
        known = {one.exercise_id for one in journal.exercises()}
        program = load("strait-of-shadows").usable() if what in known else None
        session = Session.resume(program, journal, what) if program is not None else _session(home, what)
        app = TabletopApp(session)
        async with app.run_test(size=size) as pilot:
            for key in SCREENS.get(screen, ([], []))[0]:
                await pilot.press("enter" if key == "\r" else key)
            await pilot.pause()
            return len(list(app.screen.walk_children()))
    finally:
        journal.close()


async def _game(scenario: str, home: Path, size: tuple[int, int]) -> None:
    """Look through the library and play a game in this process; print which actions kept the event loop longest."""
    session = _session(home, scenario)
    shelf = Shelf(SqliteJournal(home / "exercises.sqlite3"), programs=home / "cache" / "programs")
    meter = Meter()
    library, app = (
        LibraryApp(shelf),
        TabletopApp(Opening(session.game.program.title, "", lambda: lambda: session)),
    )
    gc.collect()
    await asyncio.sleep(0)
    with set_aside(), meter.watching():  # as the application's own `run` does
        await asyncio.sleep(0)  # so that nothing of the above is counted
        async with library.run_test(size=size) as pilot:
            await browse(library, pilot, meter)
        meter.doing = "start"
        async with app.run_test(size=size) as pilot:
            keys = await play(app, pilot, meter)
    shelf.journal.close()
    print(
        f"\nA game of {keys} keys at {size[0]}x{size[1]}: the longest callback of the event loop, by action"
    )
    for action, hold in list(meter.slowest().items())[:16]:
        print(
            f"  {action:32} computing {1000 * hold.computed:6.1f} ms, by the clock {1000 * hold.clock:6.1f} ms"
        )
    over = sum(hold.computed > 0.05 for hold in meter.holds)
    print(f"  {over} of {len(meter.holds)} callbacks computed for more than 50 ms")


if __name__ == "__main__":
    main()
