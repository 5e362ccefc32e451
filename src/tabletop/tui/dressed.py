"""What every application of the project wears: settings, themes, NO_COLOR, plain signs, keys, the palette and the help.

Never holds what an application shows, nor where settings are kept.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen

from tabletop.tui import actions, styles
from tabletop.tui.settings import Setup
from tabletop.tui.styles import WIDE
from tabletop.tui.themes import THEMES
from tabletop.tui.widgets.plain import PlainSigns

if TYPE_CHECKING:
    from tabletop.tui.presenters.ink import Line

Result = TypeVar("Result")
#: Columns and rows below which lines and dialogs no longer hold what they say.
LEAST = Size(60, 16)
BREAKPOINTS: list[tuple[int, str]] = [(0, "-narrow"), (WIDE, "-wide"), (150, "-huge")]

SELDOM = 1000  # collections of what is younger to one of everything
LISTEN = 0.5  # seconds between two looks whether the terminal is still there


@contextmanager
def set_aside() -> Iterator[None]:
    """Keep what is in memory now from the garbage collector for a while.

    A scenario and its rules are some hundred thousand objects that stay; going through them took a third of a second
    at every tenth key or so, in the middle of the game. What is younger is gone through as ever, what has lasted
    hardly ever: a game keeps its past, and screens that were left take little room.
    """
    young, middle, old = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(young, middle, SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)
        gc.unfreeze()


class DressedApp(App[Result]):
    """An App in the project's dress. Its screens name themselves by `NAME`, as in the table of actions."""

    TITLE = "tabletop"
    ENABLE_COMMAND_PALETTE = True
    CSS = styles.CSS
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    def __init__(self, setup: Setup | None = None) -> None:
        # NO_COLOR wants the terminal's own colours. Textual chooses its filter while it is made, by `ansi_color`.
        is_colourless = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if is_colourless else None)
        self.setup = setup or Setup()
        settings = self.setup.settings
        if not settings.animations:  # else as TEXTUAL_ANIMATIONS has it
            self.animation_level = "none"
        self._is_cut_off = False  # from its terminal
        self._plain_signs = [PlainSigns()] if settings.ascii else []
        for one in THEMES:
            self.register_theme(one)
        self.theme = settings.theme
        self.set_keymap(actions.binding_keys(settings.keymap))

    def on_resize(self, event: events.Resize) -> None:
        """Cover the screens while the terminal is too small for them; they stay as they are."""
        if event.size.width < LEAST.width or event.size.height < LEAST.height:
            self.call_later(self._cover)

    def _cover(self) -> None:
        from tabletop.tui.screens.too_small import TooSmall

        if not any(isinstance(one, TooSmall) for one in self.screen_stack):
            self.push_screen(TooSmall(LEAST))

    def on_mount(self) -> None:
        """Say what is wrong with the settings, and mind the terminal. Textual calls this besides a subclass's own."""
        if not self.is_headless:
            self.set_interval(LISTEN, self._listen)
        complaints = self.setup.complaints
        more = ["All: tabletop config validate"] if len(complaints) > 3 else []
        if complaints:
            words = "\n".join([*complaints[:3], *more])
            self.notify(words, title="config.toml", severity="warning", markup=False, timeout=12)

    def run(self, *args: Any, **more: Any) -> Result | None:
        """As Textual's, with pauses of the garbage collector too short to be noticed.

        Raises OSError, as writing to it would, when the terminal has gone.
        """
        with set_aside():
            result = super().run(*args, **more)
        if self._is_cut_off:
            raise OSError(errno.EIO, "the terminal has gone")
        return result

    def _listen(self) -> None:
        """Leave when the terminal has gone without a word: Textual would read its end of input for ever."""
        if sys.__stdin__ is None or not sys.__stdin__.isatty():
            self._is_cut_off = True
            self.exit()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, then plain signs for a terminal that lacks the others."""
        return [*super().get_line_filters(), *self._plain_signs]

    def get_key_display(self, binding: Binding) -> str:
        """A key as people call it, as it is now."""
        return actions.shown(binding.key)

    @property
    def here(self) -> str:
        """Name of the screen in use, in the table of actions; that of the one below a dialog."""
        names = (getattr(screen, "NAME", "") for screen in reversed(self.screen_stack))
        return next((name for name in names if name), "situation")

    def say(self, sentence: str) -> None:
        """Say something in passing."""
        self.clear_notifications()
        self.notify(sentence, markup=False, timeout=3)

    def action_help(self) -> None:
        """Show the keys and rules."""
        from tabletop.tui.screens import help as help_page
        from tabletop.tui.screens.dialogs import Reader

        name = self.here
        here = next(
            (one for one in reversed(self.screen_stack) if getattr(one, "NAME", "") == name), self.screen
        )

        def can(action: str) -> bool:
            return here.check_action(action, ()) is not False

        def page(columns: int) -> list[Line]:
            return help_page.page(name, columns, self.setup.settings.keymap, can)

        self.push_screen(Reader("Help", page))

    def action_palette(self) -> None:
        """Open the palette of commands."""
        self.action_command_palette()

    def action_leave(self) -> None:
        """Leave."""
        self.exit()

    async def action_quit(self) -> None:
        """Textual's own quit asks too."""
        self.action_leave()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what this screen offers, and the themes."""
        for action in actions.of(self.here):
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
        if self.setup.keep_theme is not None:
            refusal = self.setup.keep_theme(theme)
            if refusal is not None:
                self.say(refusal)
