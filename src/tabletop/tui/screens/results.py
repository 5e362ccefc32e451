"""The Results' screen: the dice as a moment, then what moved and why.

Never holds how a change is worded.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from tabletop.tui.presenters import results
from tabletop.tui.presenters.curtain import Curtain
from tabletop.tui.presenters.rows import Row, height, text
from tabletop.tui.screens.base import bound
from tabletop.tui.screens.moments import MomentScreen


class ResultsScreen(MomentScreen):
    """What the dice said, and what moved."""

    NAME = "results"
    HEADING = "Results"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def columns(self) -> list[Callable[[int], list[Row]]]:
        return [
            lambda columns: self.script(Curtain(self.ticks), columns),
            self._aftermath,
        ]

    def script(self, curtain: Curtain, columns: int) -> list[Row]:
        return results.carried_out(self.view, columns, curtain, self.calls)

    def _aftermath(self, columns: int) -> list[Row]:
        rows = results.aftermath(self.view, columns, self.calls)
        return [text(*((),) * height(rows))] if self.is_under_way else rows

    async def action_next_turn(self) -> None:
        await self.table.go_on()
