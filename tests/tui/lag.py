"""How long the event loop is kept from its other work while somebody plays by keyboard: a meter, and a player.

Never holds what is allowed: that is the test's.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.base import StageScreen
from tabletop.tui.screens.dialogs import Ask

_EVERY = 0.001  # seconds between ticks


@dataclass(frozen=True, slots=True)
class Wait:
    """What a tick waited for: seconds by the clock, seconds this thread computed meanwhile, after which key."""

    clock: float
    computed: float
    after: str


@dataclass(slots=True)
class Meter:
    """A task that ticks, and what each tick waited for. `doing` says what is being done now."""

    doing: str = "start"
    waits: list[Wait] = field(default_factory=list)

    @contextmanager
    def ticking(self) -> Iterator[None]:
        """Tick as long as this lasts; in a running event loop."""
        task = asyncio.create_task(self._tick())
        try:
            yield
        finally:
            task.cancel()

    async def _tick(self) -> None:
        while True:
            clock, computed = time.perf_counter(), time.thread_time()
            await asyncio.sleep(_EVERY)
            now = time.perf_counter() - clock - _EVERY
            self.waits.append(Wait(max(0.0, now), time.thread_time() - computed, self.doing))

    def slowest(self) -> dict[str, Wait]:
        """The longest wait by computing after each action, longest first."""
        found: dict[str, Wait] = {}
        for wait in sorted(self.waits, key=lambda one: -one.computed):
            found.setdefault(wait.after, wait)
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

    await pilot.pause()
    while (here := _name(app)) != "debrief":
        if here == "situation" and app.seat.view().turn > looks:
            await press("o")
        elif here == "situation":
            await press("down", "enter")
            await close()
            if any(one.asks_me and not one.answer for one in app.seat.view().injects):
                await press("a")
                await close()
            await press("tab", "down", "l", "escape", "m", "down", "escape", "o")
        elif here == "orders":
            await press(
                "down", "b", "d", "escape", "end", "up", "home", *["down"] * (app.seat.view().turn % 5)
            )
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
    await press("down", "end", "home")
    return pressed


def _name(app: App[Any]) -> str:
    return str(getattr(app.screen, "NAME", "") or type(app.screen).__name__)
