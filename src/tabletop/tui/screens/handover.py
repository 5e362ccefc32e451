"""The screen between two seats at one keyboard: it shows nothing of either.

Never decides whose turn it is.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tabletop.tui.presenters.ink import line
from tabletop.tui.presenters.rows import Row, gap, text
from tabletop.tui.presenters.sentences import hand_over
from tabletop.tui.screens.base import StageScreen, bound
from tabletop.tui.widgets.keys import KeysLine


class HandOverScreen(StageScreen):
    """Until the next seat's people say that they are here."""

    NAME = "handover"
    HEADING = "Hand over"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def compose(self) -> ComposeResult:
        yield from self.compose_body()
        yield KeysLine()

    def columns(self) -> list[Callable[[int], list[Row]]]:
        return [self._words]

    def on_mount(self) -> None:
        if self.app.clipboard:
            self.app.copy_to_clipboard("")  # what the last seat copied would be pasted by the next

    def action_take(self) -> None:
        self.table.take()

    def _words(self, columns: int) -> list[Row]:
        first, *rest = hand_over(self.view)
        above = max(1, self.app.size.height // 2 - 4)
        return [
            *(gap() for _ in range(above)),
            text(_centred(first, "title", columns)),
            gap(),
            *(text(_centred(one, "", columns)) for one in rest),
        ]


def _centred(words: str, tone: str, columns: int) -> tuple[tuple[str, str], ...]:
    return line(" " * max(0, (columns - len(words)) // 2), (words, tone))
