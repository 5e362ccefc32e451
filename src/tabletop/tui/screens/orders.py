"""The Orders screen: the menu beside what the highlighted entry means.

Never holds the words: they are the presenter's.
"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from tabletop.engine.view import ForumView, MenuEntry
from tabletop.tui.presenters import orders
from tabletop.tui.presenters.ink import Line
from tabletop.tui.presenters.rows import Row, stacked
from tabletop.tui.screens.base import StageScreen, bound
from tabletop.tui.screens.dialogs import Ask, Option
from tabletop.tui.screens.reasons import Reasons
from tabletop.tui.widgets.header import HeaderLine
from tabletop.tui.widgets.picker import Picker


class OrdersScreen(StageScreen):
    """What can be ordered, who would agree, and what follows."""

    NAME = "orders"
    HEADING = "Orders"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]  # as StageScreen
        self._is_all = True
        self._bodies: dict[str, int] = {}

    def compose_body(self) -> ComposeResult:
        yield HeaderLine(lambda columns: orders.given(self.view, columns), id="given")
        with Container(id="body"):
            with VerticalScroll(classes="column", id="menu-column", can_focus=False):
                yield Picker(lambda columns: orders.menu(self.view, columns, self._is_all), id="menu")
            with VerticalScroll(classes="column", id="entry-column", can_focus=False):
                yield Picker(self._about, id="people")

    @property
    def entry(self) -> MenuEntry | None:
        """The highlighted entry."""
        return orders.entry_of(self.view, self.query_one("#menu", Picker).key)

    @property
    def forum(self) -> ForumView | None:
        """The body before which the highlighted entry is looked at."""
        entry = self.entry
        return None if entry is None else entry.forums[self._body(entry)]

    @property
    def about(self) -> str:
        """A note written here is about the highlighted order."""
        forum = self.forum
        return forum.option if forum else ""

    @on(Picker.Moved, "#menu")
    def _moved(self) -> None:
        self.query_one("#people", Picker).renew()
        self.query_one("#entry-column").scroll_to(y=0, animate=False)

    def action_situation(self) -> None:
        self.table.show("situation")

    async def action_give(self) -> None:
        entry = self.entry
        if entry is None:
            return
        if not entry.is_available:
            self.table.say(f"Not now: {orders.clause(entry) or 'it cannot be ordered'}")
            return
        if len(entry.forums) == 1:
            await self._give(entry.forums[0].option)
            return
        options = [Option(one.option, orders.forum_choice(one), one.rule_words) for one in entry.forums]
        here = self.forum
        self.app.push_screen(
            Ask(f"Who decides on it? {entry.title}", options, chosen=here.option if here else ""), self._give
        )

    async def action_undo(self) -> None:
        if await self.table.do(self.seat.undo):
            self.renew()

    def action_body(self) -> None:
        entry = self.entry
        if entry is None or len(entry.forums) < 2:
            self.table.say("No other body could decide on it.")
            return
        self._bodies[entry.id] = (self._body(entry) + 1) % len(entry.forums)
        self._moved()

    def action_only(self) -> None:
        self._is_all = not self._is_all
        self.renew()

    def action_details(self) -> None:
        entry = self.entry
        if entry is not None:
            self.read(entry.title, self._page)

    def _page(self, columns: int) -> list[Line]:
        return [one for row in self._about(columns, is_full=True)[1:] for one in row.lines]

    def _about(self, columns: int, is_full: bool = False) -> list[Row]:
        """Where there is room, what it is first; where there is none, people first and the text last."""
        entry = self.entry
        if entry is None:
            return []
        at = self._body(entry)
        is_wide = self.is_wide or is_full
        people = orders.people(entry, at, columns, is_wide=is_wide)
        follows = orders.consequence(entry, at, columns)
        if is_wide:
            return stacked(orders.about(self.view, entry, columns), people, follows)
        if not entry.forums[at].stances:
            return [*orders.about(self.view, entry, columns), *follows]
        return [*people, *follows, *orders.about(self.view, entry, columns)[1:]]

    def _body(self, entry: MenuEntry) -> int:
        return min(self._bodies.get(entry.id, 0), len(entry.forums) - 1)

    async def _give(self, option: str | None) -> None:
        """Ask how sure and why, keep that, and give the order."""
        entry = self.entry
        if option is None or entry is None:
            return

        async def answered(answer: tuple[str, float | None] | None) -> None:
            if answer is None:
                return
            why, sure = answer
            if sure is not None and not await self.table.do(lambda: self.seat.note(why, sure, option)):
                return
            if await self.table.do(lambda: self.seat.order(option)):
                self.renew()

        forum = next((one for one in entry.forums if one.option == option), entry.forums[0])
        if self.table.asks_reasons and orders.is_open(forum):
            self.app.push_screen(Reasons(entry.title), answered)
        else:
            await answered(("", None))
