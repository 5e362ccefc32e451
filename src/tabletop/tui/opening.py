"""The first frame: a screen that says what is being opened, painted before anything long is read or imported.

Never holds an exercise, nor how it is opened: whoever starts the app brings that along.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

if TYPE_CHECKING:
    from tabletop.exercise.seat import Seat


@dataclass(frozen=True, slots=True)
class Opening:
    """An exercise that is still to be opened.

    `read` does the long part and records nothing; what it gives is called once nobody has left meanwhile. Both run
    beside the screen, one after the other, and whatever they raise ends the app and is raised by its `run`.
    """

    title: str
    words: str
    read: Callable[[], Callable[[], Seat]]


class OpeningScreen(Screen[None]):
    """What is being opened. It looks as the screens do that follow."""

    DEFAULT_CSS = """
    OpeningScreen { background: $background; color: $foreground; }
    OpeningScreen #top, OpeningScreen #foot { height: 1; background: $surface; }
    OpeningScreen #body { height: 1fr; align: center middle; layout: vertical; }
    OpeningScreen #body Static { width: 100%; text-align: center; }
    """

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._opening = opening

    def compose(self) -> ComposeResult:
        yield Static(Content.assemble((" TABLETOP", "bold $accent")), id="top")
        with Container(id="body"):
            yield Static(Content.assemble((self._opening.title, "bold $accent")))
            yield Static(Content(""))
            yield Static(Content.assemble((self._opening.words, "$quiet")))
        yield Static(Content.assemble(("q", "bold $accent"), " quit"), id="foot")
