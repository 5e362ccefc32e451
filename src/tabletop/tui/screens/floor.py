"""The Floor's screen: the vote as a moment, and what a seat may still do before the votes count.

Never holds how a position is worded.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from tabletop.engine.view import OrderView
from tabletop.tui.presenters import facts, floor
from tabletop.tui.presenters.curtain import Curtain
from tabletop.tui.presenters.ink import line
from tabletop.tui.presenters.rows import Row
from tabletop.tui.screens.base import bound
from tabletop.tui.screens.dialogs import Ask, Option
from tabletop.tui.screens.moments import MomentScreen


class FloorScreen(MomentScreen):
    """Positions on what was brought to a body."""

    NAME = "floor"
    HEADING = "Floor"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def columns(self) -> list[Callable[[int], list[Row]]]:
        return [lambda columns: self.script(Curtain(self.ticks), columns)]

    def script(self, curtain: Curtain, columns: int) -> list[Row]:
        return floor.floor(self.view, columns, curtain, self.calls)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "vote":
            return any(one.can_vote for one in self.view.orders)
        if action == "amend":
            return any(one.amendments for one in self.view.orders)
        return super().check_action(action, parameters)

    async def action_proceed(self) -> None:
        await self.table.go_on()

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

        async def chosen(vote: str | None) -> None:
            if vote is not None and await self.table.do(lambda: self.seat.vote(floor.key(order), vote)):
                self.renew()

        self.app.push_screen(Ask(f"Your vote: {order.title}", options), chosen)

    def action_amend(self) -> None:
        order = self._order(lambda one: bool(one.amendments))
        if order is None:
            self.table.say("Nothing here can be amended.")
            return
        options = [
            Option(one.order, line((one.title, "strong")), floor.offer_words(one)) for one in order.amendments
        ]

        async def chosen(change: str | None) -> None:
            if change is not None and await self.table.do(lambda: self.seat.amend(order.id, change)):
                self.calls = self.seat.calls()
                self.renew()

        self.app.push_screen(Ask(f"Amend, once: {order.title}", options), chosen)

    def action_ledger(self) -> None:
        subject, label = floor.trust_of(self.view, self.key)
        if not subject:
            self.table.say("Highlight a member to see how its trust came about.")
            return
        told = self.seat.ledger(subject)
        self.read(f"Why did it move? {label}", lambda columns: facts.ledger(label, told, columns))

    def _order(self, fits: Callable[[OrderView], bool]) -> OrderView | None:
        """The highlighted order if it fits, else the first that does."""
        here = floor.order_of(self.view, self.key)
        if here is not None and fits(here):
            return here
        return next((one for one in self.view.orders if fits(one)), None)
