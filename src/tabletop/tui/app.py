"""The application: shows the screen of the stage the exercise is in, and takes people from one to the next.

Never holds a game: it has a seat, which gives Views and takes decisions.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from tabletop.exercise.seat import Dice, Seat
from tabletop.tui.dressed import DressedApp
from tabletop.tui.presenters import floor
from tabletop.tui.presenters.ink import line, wrapped
from tabletop.tui.screens.base import StageScreen
from tabletop.tui.screens.dialogs import Ask, Option
from tabletop.tui.screens.handover import HandOverScreen
from tabletop.tui.screens.map import MapScreen
from tabletop.tui.screens.orders import OrdersScreen
from tabletop.tui.screens.review import ReviewScreen
from tabletop.tui.screens.stages import (
    BriefingScreen,
    DebriefScreen,
    FloorScreen,
    ResultsScreen,
    SituationScreen,
)
from tabletop.tui.settings import Setup

SCREENS: dict[str, type[StageScreen]] = {
    one.NAME: one
    for one in (
        BriefingScreen,
        SituationScreen,
        MapScreen,
        OrdersScreen,
        FloorScreen,
        ResultsScreen,
        DebriefScreen,
        ReviewScreen,
        HandOverScreen,
    )
}


class TabletopApp(DressedApp[None]):
    """One seat at one exercise."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]

    def __init__(self, seat: Seat, setup: Setup | None = None) -> None:
        super().__init__(setup)
        self.seat = seat
        self.failure: Exception | None = None
        #: Whether giving an order asks how sure its people are, and why.
        self.asks_reasons = self.setup.settings.ask_reasons

    def on_mount(self) -> None:
        self.push_screen(self._screen("handover" if self.seat.is_shared else self._first()))

    def show(self, name: str) -> None:
        """Go to a screen by its name; what was said on the last one is gone."""
        self.clear_notifications()
        self.switch_screen(self._screen(name))

    def go_on(self) -> None:
        """Close the stage and show the next; a floor where nothing is decided is passed by."""
        who = self.seat.view().seat
        if not self.act(self.seat.advance):
            return
        while True:
            view = self.seat.view()
            if view.stage != "floor" or floor.has_business(view):
                break
            if not self.act(self.seat.advance):
                return
        self.show(self._stage() if view.seat == who else "handover")

    def take(self) -> None:
        """The next seat's people are here."""
        self.show(self._first())

    def act(self, deed: Callable[[], str | None]) -> bool:
        """Do something for the seat; say it when it is refused. A record that cannot be written ends the app."""
        try:
            refusal = deed()
        except Exception as failed:
            self.failure = failed
            self.exit()
            return False
        if refusal is not None:
            self.notify(refusal, severity="warning", markup=False, timeout=4)
        return refusal is None

    def action_leave(self) -> None:
        """Leave, after saying how to go on; at once when the exercise is over."""
        if self.seat.view().stage == "over":
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
            body=lambda columns: [part for one in words for part in wrapped(line(one), columns)],
        )
        self.push_screen(ask, lambda choice: self.exit() if choice == "leave" else None)

    def go_back(self, turn: int, dice: Dice) -> None:
        """Back to the Orders of a turn."""
        who = self.seat.view().seat
        if self.act(lambda: self.seat.rewind(turn, dice)):
            self.show(self._stage() if self.seat.view().seat == who else "handover")

    def _first(self) -> str:
        """What a seat sees first: the briefing when nothing has been done, else the stage."""
        view = self.seat.view()
        is_fresh = view.stage == "orders" and view.turn == 1 and not view.orders
        return "briefing" if is_fresh else self._stage()

    def _stage(self) -> str:
        stage = self.seat.view().stage
        return {"orders": "situation", "over": "debrief"}.get(stage, stage)

    def _screen(self, name: str) -> StageScreen:
        return SCREENS[name](self.seat)


def run(session: Seat, setup: Setup | None = None) -> None:
    """Play this seat in the terminal until its people leave. Raises what kept the record from being written."""
    app = TabletopApp(session, setup)
    app.run()
    if app.failure is not None:
        raise app.failure
