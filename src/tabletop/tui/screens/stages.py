"""The screens of briefing, situation, floor, results and debrief: which rows they show and what Enter does there.

Never holds the Orders, which have a room of their own.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from tabletop.engine.view import OrderView
from tabletop.tui.presenters import briefing, chart, debrief, floor, results, situation
from tabletop.tui.presenters.ink import line
from tabletop.tui.presenters.rows import Row, stacked
from tabletop.tui.presenters.words import minus
from tabletop.tui.screens.base import StageScreen, bound
from tabletop.tui.screens.dialogs import Ask, Option

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


class FloorScreen(StageScreen):
    """Positions on what was brought to a body."""

    NAME = "floor"
    HEADING = "Floor"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def columns(self) -> list[Make]:
        return [lambda columns: floor.floor(self.view, columns)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "vote":
            return any(one.can_vote for one in self.view.orders)
        if action == "amend":
            return any(one.amendments for one in self.view.orders)
        return super().check_action(action, parameters)

    def action_proceed(self) -> None:
        self.table.go_on()

    def action_vote(self) -> None:
        order = self._order(lambda one: one.can_vote)
        if order is None:
            self.table.say("No order here asks for your vote.")
            return
        options = [
            Option("yes", line(("Yes", "strong")), "You agree, and take part."),
            Option("acquiesce", line(("Acquiesce", "strong")), "You let it pass."),
            Option("no", line(("No", "strong")), "You object."),
        ]

        def chosen(vote: str | None) -> None:
            if vote is not None and self.table.act(lambda: self.seat.vote(floor.key(order), vote)):
                self.renew()

        self.app.push_screen(Ask(f"Your vote: {order.title}", options), chosen)

    def action_amend(self) -> None:
        order = self._order(lambda one: bool(one.amendments))
        if order is None:
            self.table.say("Nothing here can be amended.")
            return
        options = [
            Option(one.order, line((one.title, "strong")), minus(one.words)) for one in order.amendments
        ]

        def chosen(change: str | None) -> None:
            if change is not None and self.table.act(lambda: self.seat.amend(order.id, change)):
                self.renew()

        self.app.push_screen(Ask(f"Amend, once: {order.title}", options), chosen)

    def _order(self, fits: Callable[[OrderView], bool]) -> OrderView | None:
        """The highlighted order if it fits, else the first that does."""
        found = [one for one in self.view.orders if fits(one)]
        return next((one for one in found if floor.key(one) == self.key), found[0] if found else None)


class ResultsScreen(StageScreen):
    """What the dice said, and what moved."""

    NAME = "results"
    HEADING = "Results"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def columns(self) -> list[Make]:
        return [
            lambda columns: results.carried_out(self.view, columns),
            lambda columns: results.aftermath(self.view, columns),
        ]

    def action_next_turn(self) -> None:
        self.table.go_on()


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

    def action_hand_on(self) -> None:
        self.table.go_on()

    def action_review(self) -> None:
        self.table.show("review")
