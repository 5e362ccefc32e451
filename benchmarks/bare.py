"""A bare Textual application to compare ours with: a list whose highlight moves, among other widgets.

Never holds anything of ours: it is run as a program of its own.
"""

import sys

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

ENTRIES = 60


class BareList(App[None]):
    """A list, and so many other widgets that there are `widgets`."""

    CSS = "Horizontal { height: 1fr; } OptionList { width: 1fr; height: 1fr; }"
    BINDINGS = [("j", "down"), ("k", "up")]  # noqa: RUF012  # as Textual wants it

    def __init__(self, widgets: int) -> None:
        super().__init__()
        self.widgets = widgets

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield OptionList(*(f"an entry of a list, number {at}, with some words" for at in range(ENTRIES)))
        for _ in range(max(1, self.widgets - 2)):
            yield Static("some words in a widget " * 3)

    def action_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one(OptionList).action_cursor_up()


if __name__ == "__main__":
    BareList(int(sys.argv[1])).run()
