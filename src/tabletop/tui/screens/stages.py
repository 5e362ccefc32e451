"""The screens of briefing, situation, floor, results and debrief: which rows they show and what Enter does there.

Never holds the Orders, which have a room of their own.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from tabletop.tui.presenters import briefing, chart, debrief, situation
from tabletop.tui.presenters.rows import Row, stacked
from tabletop.tui.screens.base import StageScreen, bound

Make = Callable[[int], list[Row]]


class BriefingScreen(StageScreen):
    """Before turn 1."""

    NAME = "briefing"
    HEADING = "Briefing"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def columns(self) -> list[Make]:
        return [
            lambda columns: briefing.common(self.view, columns),
            lambda columns: briefing.own(self.view, columns),
        ]

    def action_begin(self) -> None:
        self.table.show("situation")


class SituationScreen(StageScreen):
    """What came in, and where everything stands."""

    NAME = "situation"
    HEADING = "Situation"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def columns(self) -> list[Make]:
        return [self._left, self._right]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "map":
            return chart.bounds_of(self.view) is not None
        return super().check_action(action, parameters)

    def action_orders(self) -> None:
        self.table.show("orders")

    def action_map(self) -> None:
        self.table.show("map")

    def _left(self, columns: int) -> list[Row]:
        if self.is_wide:
            return situation.beside(self.view, columns, self._room)
        return situation.messages(self.view, columns)

    def _right(self, columns: int) -> list[Row]:
        if self.is_wide:
            return situation.theatre(self.view, columns, self._room)
        return stacked(situation.standing(self.view, columns), situation.moved(self.view, columns))

    @property
    def _room(self) -> int:
        """Lines between header and footer."""
        return self.app.size.height - 2


class DebriefScreen(StageScreen):
    """How it ended and what it was worth."""

    NAME = "debrief"
    HEADING = "Debrief"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def columns(self) -> list[Make]:
        return [
            lambda columns: debrief.left_side(self.view, columns),
            lambda columns: debrief.right_side(self.view, self.seat.exercise_id, columns),
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "hand_on":
            return self.seat.is_shared
        return super().check_action(action, parameters)

    async def action_hand_on(self) -> None:
        await self.table.go_on()

    def action_review(self) -> None:
        self.table.show("review")
