"""The Orders screen: the menu beside what the highlighted entry means.

Never holds the words: they are the presenter's.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from tabletop.engine.view import ForumView, MenuEntry, View
from tabletop.tui.presenters import details, menu, orders
from tabletop.tui.presenters.ink import Line, line
from tabletop.tui.presenters.rows import Row, stacked
from tabletop.tui.presenters.words import how_sure
from tabletop.tui.screens.base import StageScreen, bound
from tabletop.tui.screens.dialogs import Ask, Option
from tabletop.tui.screens.reasons import Reasons
from tabletop.tui.styles import HUGE
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
        self._made: dict[tuple[object, ...], list[Row]] = {}
        self._made_for: View | None = None

    def compose_body(self) -> ComposeResult:
        yield HeaderLine(lambda columns: menu.given(self.view, columns), id="given")
        with Container(id="body"):
            yield Picker(self._menu, id="menu", moved=self._moved)
            yield Picker(self._about, id="people", is_shy=True)
            yield Picker(self._follows, id="follows", is_shy=True)

    @property
    def entry(self) -> MenuEntry | None:
        """The highlighted entry."""
        return menu.entry_of(self.view, self.query_one("#menu", Picker).key)

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

    def _moved(self) -> None:
        """Draw what is about the highlighted entry together with the highlight."""
        for picker in self.query(Picker):
            if picker.id != "menu":
                picker.renew()
                picker.rewind()

    @property
    def is_huge(self) -> bool:
        """Whether there is room for a third column."""
        return self.app.size.width >= HUGE

    def action_situation(self) -> None:
        self.table.show("situation")

    async def action_give(self) -> None:
        entry = self.entry
        if entry is None:
            return
        if not entry.is_available:
            self.table.say(menu.not_now(entry))
            return
        if len(entry.forums) == 1:
            await self._give(entry.forums[0].option)
            return
        options = [
            Option(one.option, orders.forum_choice(one), one.rule_words if one.stances else "")
            for one in entry.forums
        ]
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
        self.query_one("#menu", Picker).renew()
        self._moved()

    def action_only(self) -> None:
        self._is_all = not self._is_all
        self.renew()

    def action_ledger(self) -> None:
        """Show why a number moved: the highlighted one, or one of those that the highlighted order is about."""
        if self.key and self.focused is not self.query_one("#menu"):
            super().action_ledger()
            return
        keys = dict.fromkeys([*self._numbers(), *orders.purse_keys(self.view)])
        options = [Option(key, line((details.subject_of(self.view, key)[1], "strong"))) for key in keys]

        def chosen(key: str | None) -> None:
            if key is not None:
                self.tell(key)

        self.app.push_screen(Ask("Why did it move?", options), chosen)

    def _numbers(self) -> list[str]:
        """Keys of the numbers that are shown about the highlighted entry."""
        entry = self.entry
        if entry is None:
            return []
        at = self._body(entry)
        rows = (*orders.people(entry, at, 60), *orders.consequence(self.view, entry, at, 60))
        return [row.key for row in rows if row.key]

    def action_details(self) -> None:
        entry = self.entry
        if entry is not None:
            self.read(entry.title, self._page)

    def _page(self, columns: int) -> list[Line]:
        entry = self.entry
        if entry is None:
            return []
        at = self._body(entry)
        rows = stacked(
            orders.about(self.view, entry, columns),
            orders.people(entry, at, columns, is_wide=True),
            orders.consequence(self.view, entry, at, columns),
        )
        return [one for row in rows[1:] for one in row.lines]

    def _menu(self, columns: int) -> list[Row]:
        return self._kept(
            ("menu", columns, self._is_all, tuple(self._bodies.items())),
            lambda: menu.menu(self.view, columns, self._is_all, self._bodies),
        )

    def _about(self, columns: int) -> list[Row]:
        """Where there is room, what it is first; where there is none, people first and the text last."""
        entry = self.entry
        if entry is None:
            return []
        at = self._body(entry)
        key = ("about", entry.id, at, columns, self.is_wide, self.is_huge)
        return self._kept(key, lambda: self._told(entry, at, columns))

    def _told(self, entry: MenuEntry, at: int, columns: int) -> list[Row]:
        view, is_wide = self.view, self.is_wide
        about = orders.about(view, entry, columns)
        people = orders.people(entry, at, columns, is_wide=is_wide)
        follows = [] if self.is_huge else orders.consequence(view, entry, at, columns)
        if is_wide:
            return stacked(about, people, follows)
        if not entry.forums[at].stances:
            return [*about, *follows]
        return [*people, *follows, *about[1:]]

    def _follows(self, columns: int) -> list[Row]:
        entry = self.entry
        if entry is None or not self.is_huge:
            return []
        at = self._body(entry)
        key = ("follows", entry.id, at, columns)
        return self._kept(key, lambda: orders.consequence(self.view, entry, at, columns))

    def _kept(self, key: tuple[object, ...], make: Callable[[], list[Row]]) -> list[Row]:
        """Rows as they were made for this View before, else made now."""
        if self._made_for is not self.view:
            self._made_for, self._made = self.view, {}
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def _body(self, entry: MenuEntry) -> int:
        return menu.body(entry, self._bodies)

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
            self.app.push_screen(Reasons(entry.title, how_sure(forum)), answered)
        else:
            await answered(("", None))
