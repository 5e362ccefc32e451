"""The Map screen: the theatre beside a list of what stands on it.

Never holds the drawing: that is the presenter's.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from tabletop.tui.presenters import chart
from tabletop.tui.presenters.ink import line
from tabletop.tui.presenters.rows import Row, section, text
from tabletop.tui.screens.base import StageScreen, bound


class MapScreen(StageScreen):
    """Where everybody and everything is, as the seat may see it."""

    NAME = "map"
    HEADING = "Map"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def columns(self) -> list[Callable[[int], list[Row]]]:
        return [self._chart, lambda columns: chart.marks(self.view, columns)]

    def action_situation(self) -> None:
        self.table.show("situation")

    def _chart(self, columns: int) -> list[Row]:
        drawn = chart.chart(self.view, columns, self.app.size.height - 3)
        return section("Theatre", [text(*drawn or [line("This scenario has no map.")])], columns)
