"""The application: shows the screen of the stage the exercise is in, and takes people from one to the next.

Never holds a game: it has a seat, which gives Views and takes decisions.
"""

import os
from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tabletop.exercise.seat import Seat
from tabletop.tui import actions, styles
from tabletop.tui.presenters import floor
from tabletop.tui.presenters.ink import line, wrapped
from tabletop.tui.screens import help as help_page
from tabletop.tui.screens.base import WIDE, StageScreen
from tabletop.tui.screens.dialogs import Ask, Option, Reader
from tabletop.tui.screens.map import MapScreen
from tabletop.tui.screens.orders import OrdersScreen
from tabletop.tui.screens.stages import (
    BriefingScreen,
    DebriefScreen,
    FloorScreen,
    ResultsScreen,
    SituationScreen,
)
from tabletop.tui.themes import THEMES

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
    )
}
BREAKPOINTS: list[tuple[int, str]] = [(0, "-narrow"), (WIDE, "-wide"), (150, "-huge")]


class TabletopApp(App[None]):
    """One seat at one exercise."""

    TITLE = "tabletop"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]
    CSS = styles.CSS
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def __init__(self, seat: Seat, *, theme: str = "") -> None:
        # NO_COLOR wants the terminal's own colours. Textual chooses its filter while it is made, by `ansi_color`.
        is_colourless = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if is_colourless else None)
        self.seat = seat
        self.failure: Exception | None = None
        self.animation_level = "none"
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme or THEMES[0].name

    def on_mount(self) -> None:
        view = self.seat.view()
        is_fresh = view.stage == "orders" and view.turn == 1 and not view.orders
        self.push_screen(self._screen("briefing" if is_fresh else self._stage()))

    def show(self, name: str) -> None:
        """Go to a screen by its name; what was said on the last one is gone."""
        self.clear_notifications()
        self.switch_screen(self._screen(name))

    def go_on(self) -> None:
        """Close the stage and show the next; a floor where nothing is decided is passed by."""
        if not self.act(self.seat.advance):
            return
        view = self.seat.view()
        if view.stage == "floor" and not floor.has_business(view) and not self.act(self.seat.advance):
            return
        self.show(self._stage())

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

    def say(self, sentence: str) -> None:
        """Say something in passing."""
        self.notify(sentence, markup=False, timeout=4)

    def action_help(self) -> None:
        """Show the keys and rules."""
        name = self._here()
        self.push_screen(Reader("Help", lambda columns: help_page.page(name, columns)))

    def action_palette(self) -> None:
        """Open the palette of commands."""
        self.action_command_palette()

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

    async def action_quit(self) -> None:
        """Textual's own quit asks too."""
        self.action_leave()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what this screen offers, and the themes."""
        for action in actions.of(self._here()):
            is_offered = not action.screens or screen.check_action(action.id, ())
            if action.id == "palette" or not is_offered:
                continue
            target = self if not action.screens else screen
            method = getattr(target, f"action_{action.id}", None)
            if method is not None:
                yield SystemCommand(action.label.capitalize(), action.help, method)
        for one in () if self.no_color else THEMES:
            words = f"Colours of {one.name}."
            yield SystemCommand(
                f"Theme {one.name.removeprefix('tabletop-')}", words, lambda t=one.name: self._wear(t)
            )

    def _wear(self, theme: str) -> None:
        self.theme = theme

    def _here(self) -> str:
        stage = next((one for one in reversed(self.screen_stack) if isinstance(one, StageScreen)), None)
        return stage.NAME if stage else "situation"

    def _stage(self) -> str:
        stage = self.seat.view().stage
        return {"orders": "situation", "over": "debrief"}.get(stage, stage)

    def _screen(self, name: str) -> StageScreen:
        return SCREENS[name](self.seat)


def run(session: Seat) -> None:
    """Play this seat in the terminal until its people leave. Raises what kept the record from being written."""
    app = TabletopApp(session)
    app.run()
    if app.failure is not None:
        raise app.failure
