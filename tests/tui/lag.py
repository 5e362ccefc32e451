"""How long the event loop is kept from its other work while somebody plays by keyboard: a meter, and a player.

Never holds what is allowed: that is the test's.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from textual.app import App
from textual.pilot import Pilot

from tabletop.tui.app import TabletopApp
from tabletop.tui.library import LibraryApp
from tabletop.tui.screens.base import StageScreen
from tabletop.tui.screens.dialogs import Ask


@dataclass(frozen=True, slots=True)
class Hold:
    """What the event loop did in one go: seconds by the clock, seconds this thread computed, after which key."""

    clock: float
    computed: float
    after: str


@dataclass(slots=True)
class Meter:
    """How long each callback kept the event loop. `doing` says what is being done now."""

    doing: str = "start"
    holds: list[Hold] = field(default_factory=list)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Time every callback that asyncio runs as long as this lasts."""
        run = asyncio.Handle._run
        meter = self

        def timed(handle: asyncio.Handle) -> None:
            clock, computed = time.perf_counter(), time.thread_time()
            run(handle)
            computed = time.thread_time() - computed
            meter.holds.append(Hold(time.perf_counter() - clock, computed, meter.doing))

        with patch.object(asyncio.Handle, "_run", timed):
            yield

    def slowest(self) -> dict[str, Hold]:
        """The longest hold by computing after each action, longest first."""
        found: dict[str, Hold] = {}
        for hold in sorted(self.holds, key=lambda one: -one.computed):
            found.setdefault(hold.after, hold)
        return found


async def play(app: TabletopApp, pilot: Pilot[Any], meter: Meter, looks: int = 99) -> int:
    """Play the seat's game to its end by keyboard, and look at every screen in the first `looks` turns; how many keys."""
    pressed = 0

    async def press(*keys: str) -> None:
        nonlocal pressed
        for key in keys:
            meter.doing = f"{_name(app)}: {key}"
            app.simulate_key(key)  # not pilot.press: it waits for an idle process, which never ticks
            await pilot.pause(0.01)
            pressed += 1

    async def close() -> None:
        """Answer whatever has opened over the screen with what it offers."""
        for _ in range(6):
            if isinstance(app.screen, StageScreen):
                return
            await press("enter" if isinstance(app.screen, Ask) else "escape")

    while not app.is_open:
        await pilot.pause(0.01)
    await pilot.pause()
    while (here := _name(app)) != "debrief":
        if here == "situation" and app.view.turn > looks:
            await press("o")
        elif here == "situation":
            await press("down", "enter")
            await close()
            if any(one.asks_me and not one.answer for one in app.view.injects):
                await press("a")
                await close()
            await press("tab", "down", "l", "escape", "m", "down", "escape", "question_mark", "escape")
            await press("colon", *"map", "escape", "w", "escape", "n", "escape", "i", "escape", "o")
        elif here == "orders":
            await press("down", "b", "d", "escape", "end", "up", "home", *["down"] * (app.view.turn % 5))
            await press("enter", "enter", "enter", "enter")  # which body, how sure, and the next order
            await close()
            await press("e")
            if isinstance(app.screen, Ask):
                await press("end", "enter")
        elif here == "results":
            await press("down", "l", "escape")
            await close()
            await press("enter")
        else:
            await press("enter")
        if pressed > 2000:
            raise AssertionError(f"the game does not end; it is at {_name(app)}")
    await press("down", "end", "home", "r")
    while any(not worker.is_finished for worker in app.workers):  # the record is played once more
        await press("down")
        await pilot.pause(0.1)
    await press("down", "tab", "down", "enter", "escape", "end", "r", "escape", "escape")
    return pressed


async def browse(app: LibraryApp, pilot: Pilot[Any], meter: Meter) -> None:
    """Look through the library, and open the sheet of a scenario."""
    for key in ("down", "down", "down", "up", "end", "home", "question_mark", "escape", "enter"):
        meter.doing = f"{_name(app)}: {key}"
        app.simulate_key(key)
        await pilot.pause(0.05)
    await app.workers.wait_for_complete()
    await pilot.pause(0.05)
    for key in ("space", "tab", "escape"):
        meter.doing = f"{_name(app)}: {key}"
        app.simulate_key(key)
        await pilot.pause(0.05)


def _name(app: App[Any]) -> str:
    return str(getattr(app.screen, "NAME", "") or type(app.screen).__name__)
