"""The application: shows the screen of the stage the exercise is in, and takes people from one to the next.

Never holds a game: it has a seat, which gives Views and takes decisions.
"""

from __future__ import annotations

import asyncio
import gc
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import Binding, BindingType

from tabletop.tui.dressed import DressedApp
from tabletop.tui.opening import Opening, OpeningScreen
from tabletop.tui.styles import WIDE

if TYPE_CHECKING:
    from tabletop.engine.view import View
    from tabletop.exercise.seat import Dice, Seat
    from tabletop.tui.screens.base import StageScreen
    from tabletop.tui.settings import Setup

#: Keys that leave while an exercise is still being opened.
LEAVING = ("q", "ctrl+q", "ctrl+c")


class TabletopApp(DressedApp[None]):
    """One seat at one exercise, or one that is still to be opened.

    The seat's work is done on another thread, so that the screen stays alive however slow a disk is; keys wait
    meanwhile and are then taken in their order. No two threads are ever at the seat.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]

    def __init__(self, seat: Seat | Opening, setup: Setup | None = None) -> None:
        super().__init__(setup)
        self._opening = seat if isinstance(seat, Opening) else None
        self._has_left = False
        self._seat = None if isinstance(seat, Opening) else seat
        self._view: View | None = None
        self._turns = asyncio.Lock()  # whose work the seat does
        self._idle = asyncio.Event()
        self._idle.set()
        self._early: deque[events.Event] = deque()
        self.failure: Exception | None = None
        #: Whether giving an order asks how sure its people are, and why.
        self.asks_reasons = self.setup.settings.ask_reasons

    @property
    def seat(self) -> Seat:
        """The seat. There is none before the exercise is open."""
        assert self._seat is not None
        return self._seat

    @property
    def is_open(self) -> bool:
        """Whether there is a seat."""
        return self._seat is not None

    @property
    def view(self) -> View:
        """What the seat sees; while it works, what it saw last."""
        if self._view is None or self._idle.is_set():
            self._view = self.seat.view()
        return self._view

    def on_mount(self) -> None:
        if self._opening is None:
            self._sit_down()
            return
        self.push_screen(OpeningScreen(self._opening))
        self.call_after_refresh(self._open)

    async def on_event(self, event: events.Event) -> None:
        """As Textual's; but keys and clicks wait for the exercise to open, and for the seat to be done."""
        if isinstance(event, (events.InputEvent, events.Paste)):
            if self._seat is None:
                if isinstance(event, events.Key) and event.key in LEAVING:
                    self._has_left = True
                    self.exit()
                elif not isinstance(event, events.MouseMove):
                    self._early.append(event)
                return
            await self._take_early()
            await self._idle.wait()
        await super().on_event(event)

    async def do(self, deed: Callable[[], str | None]) -> bool:
        """Do something for the seat, on another thread; say it when it is refused.

        A record that cannot be written ends the app.
        """

        def done() -> str | None:
            refusal = deed()
            if refusal is None:
                self._look_ahead(self.seat)
            return refusal

        try:
            async with self._at_work():
                refusal = await asyncio.to_thread(done)
        except Exception as failed:
            self.failure = failed
            self.exit()
            return False
        if refusal is not None:
            self.notify(refusal, severity="warning", markup=False, timeout=4)
        return refusal is None

    def _look_ahead(self, seat: Seat) -> None:
        """Have at hand what takes some time: the View, and the coasts of its maps."""
        from tabletop.tui.presenters import ahead

        ahead.draw(seat.view(), self.size.width, self.size.height, self.size.width >= WIDE)

    @asynccontextmanager
    async def _at_work(self) -> AsyncIterator[None]:
        """Keys wait as long as this lasts, and so does other work."""
        async with self._turns:
            self._idle.clear()
            try:
                yield
            finally:
                self._idle.set()

    @work  # made when it is taken up: an app that ends before that leaves no coroutine behind
    async def _open(self) -> None:
        """Open the exercise beside the first frame, then show it."""
        assert self._opening is not None
        try:
            begin = await asyncio.to_thread(_undisturbed, self._opening.read)
            if self._has_left:
                return
            seat = await asyncio.to_thread(begin)
            await asyncio.to_thread(self._look_ahead, seat)
        except Exception as failed:
            self.failure = failed
            self.exit()
            return
        gc.freeze()  # as in `set_aside`: a scenario and its rules stay
        gc.enable()
        self._seat = seat
        self.switch_screen(self._screen("handover" if seat.is_shared else self._first()))
        self.call_later(self._take_early)

    async def _take_early(self) -> None:
        while self._early:
            await super().on_event(self._early.popleft())

    def _sit_down(self) -> None:
        self.push_screen(self._screen("handover" if self.seat.is_shared else self._first()))

    def show(self, name: str) -> None:
        """Go to a screen by its name; what was said on the last one is gone."""
        self.clear_notifications()
        self.switch_screen(self._screen(name))

    async def go_on(self) -> None:
        """Close the stage and show the next; a floor where nothing is decided is passed by."""
        from tabletop.tui.presenters import floor

        who = self.view.seat
        if not await self.do(self.seat.advance):
            return
        while True:
            view = self.view
            if view.stage != "floor" or floor.has_business(view):
                break
            if not await self.do(self.seat.advance):
                return
        self.show(self._stage() if view.seat == who else "handover")

    def sit_at(self, seat: Seat) -> None:
        """Go over to a seat at another exercise."""
        self._seat, self._view = seat, None
        self.show("handover" if seat.is_shared else self._first())

    def take(self) -> None:
        """The next seat's people are here."""
        self.show(self._first())

    def action_leave(self) -> None:
        """Leave, after saying how to go on; at once when the exercise is over."""
        from tabletop.tui.presenters.ink import filled, line
        from tabletop.tui.screens.dialogs import Ask, Option

        if not self.is_open or self.view.stage == "over":
            self.exit()
            return
        if isinstance(self.screen, Ask):
            return
        words = (
            "Everything you decided is in the record already: nothing is lost.",
            f"Go on later with: tabletop resume {self.seat.exercise_id}",
        )
        options = [
            Option("stay", line(("Stay", "strong"))),
            Option("leave", line(("Leave", "strong"))),
        ]
        ask = Ask(
            "Leave the exercise?",
            options,
            body=lambda columns: filled(words, columns),
        )
        self.push_screen(ask, lambda choice: self.exit() if choice == "leave" else None)

    async def go_back(self, turn: int, dice: Dice) -> None:
        """Back to the Orders of a turn."""
        who = self.view.seat
        if await self.do(lambda: self.seat.rewind(turn, dice)):
            self.show(self._stage() if self.view.seat == who else "handover")

    def _first(self) -> str:
        """What a seat sees first: the briefing when nothing has been done, else the stage."""
        view = self.view
        is_fresh = view.stage == "orders" and view.turn == 1 and not view.orders
        return "briefing" if is_fresh else self._stage()

    def _stage(self) -> str:
        return {"orders": "situation", "over": "debrief"}.get(self.view.stage, self.view.stage)

    def _screen(self, name: str) -> StageScreen:
        from tabletop.tui.screens.table import SCREENS

        return SCREENS[name](self.seat)


def _undisturbed(read: Callable[[], Callable[[], Seat]]) -> Callable[[], Seat]:
    """Read without the garbage collector, which finds nothing among things that stay, and import the screens."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        begin = read()
        from tabletop.tui.screens import table  # noqa: F401  # long, so it belongs here too
    finally:
        if was_on:
            gc.enable()
    return begin


def run(seat: Seat | Opening, setup: Setup | None = None) -> Seat | None:
    """Play this seat in the terminal until its people leave; the seat, or None if they left before it was open.

    Raises what kept the exercise from being opened, or the record from being written.
    """
    app = TabletopApp(seat, setup)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.seat if app.is_open else None
