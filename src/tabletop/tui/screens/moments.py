"""Screens that show what was decided as a moment: bit by bit, until it is over or any key is pressed.

What is shown is in the record before the moment begins; never does anything wait for it.
"""

from typing import ClassVar

from textual import events
from textual.timer import Timer

from tabletop.tui.presenters.curtain import Curtain
from tabletop.tui.presenters.rows import Row
from tabletop.tui.screens.base import StageScreen
from tabletop.tui.widgets.picker import Picker

_ANY = 76  # columns: what is shown when is the same at all widths


class MomentScreen(StageScreen):
    """A stage's screen that is uncovered along a script; all at once where motion is switched off."""

    TICK: ClassVar[float] = 0.08  # seconds

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]  # as StageScreen takes them
        self.ticks: int | None = None  # of the script, seen so far; None once all is
        self.calls = self.seat.calls()  # how sure its people were of what is shown
        self._beat: Timer | None = None

    def script(self, curtain: Curtain, columns: int) -> list[Row]:
        """The rows that are uncovered, as far as the curtain lets them be seen."""
        raise NotImplementedError

    @property
    def is_under_way(self) -> bool:
        """Whether the moment is not over yet."""
        return self.ticks is not None

    def on_mount(self) -> None:
        if self.app.animation_level != "none" and self._length() > 0:
            self.ticks = 0
            self.renew()
            self._beat = self.set_interval(self.TICK, self.step)

    def step(self, ticks: int = 1) -> None:
        """Uncover so much more of the script."""
        if self.ticks is None:
            return
        self.ticks += ticks
        if self.ticks >= self._length():
            self.uncover()
        else:
            self.renew()
            curtain = Curtain(self.ticks)
            self.script(curtain, _ANY)
            self.query(Picker).first().highlight(curtain.latest)

    def uncover(self) -> None:
        """Show all there is, at once."""
        self.ticks = None
        if self._beat is not None:
            self._beat.stop()
        self.renew()
        self.query(Picker).first().action_edge(-1)

    def on_key(self, event: events.Key) -> None:
        """Any key ends the moment, and does nothing else."""
        if self.is_under_way:
            event.stop()
            self.uncover()

    def on_click(self, event: events.Click) -> None:
        """So does a click."""
        if self.is_under_way:
            event.stop()
            self.uncover()

    def _length(self) -> int:
        curtain = Curtain(0)
        self.script(curtain, _ANY)
        return curtain.at
