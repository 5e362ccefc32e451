"""The line on top of a screen.

Never holds what it says.
"""

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from tabletop.tui.presenters.ink import Line
from tabletop.tui.widgets.inked import inked


class HeaderLine(Widget):
    """One line from `make(columns)`."""

    DEFAULT_CSS = """
    HeaderLine { height: 1; width: 1fr; }
    """

    def __init__(
        self, make: Callable[[int], Line], *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._make = make

    def render(self) -> Content:
        return inked(self._make(self.size.width))
