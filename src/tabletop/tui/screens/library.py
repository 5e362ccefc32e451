"""The Library: what to play, what to go on with, and how one has done; and the dialog that begins a scenario.

Never holds a game: what was chosen is the application's result.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.markup import escape
from textual.message import Message
from textual.widgets import Footer, Input, Label

from tabletop.exercise.shelf import Offer, Past, Sheet
from tabletop.tui import actions
from tabletop.tui.presenters import library
from tabletop.tui.presenters.ink import left, line, paragraphs
from tabletop.tui.presenters.prose import prose
from tabletop.tui.presenters.rows import Row, gap, row, text
from tabletop.tui.screens.dialogs import FRAME, Dialog, Reader
from tabletop.tui.screens.page import Page
from tabletop.tui.widgets.header import HeaderLine
from tabletop.tui.widgets.picker import Picker

if TYPE_CHECKING:
    from tabletop.tui.library import LibraryApp

MOST = 2**63 - 1  # the largest seed


class LibraryScreen(Page):
    """Scenarios and exercises beside what the highlighted one is."""

    NAME = "library"
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings(NAME)]

    def __init__(self) -> None:
        super().__init__()
        self.scenarios: Sequence[Offer] | None = None
        self.past: Sequence[Past] = ()
        self._busy = ""

    @property
    def desk(self) -> LibraryApp:
        """The app."""
        return cast("LibraryApp", self.app)

    def compose(self) -> ComposeResult:
        yield HeaderLine(lambda columns: library.header(self.scenarios, self.past, columns, self._busy))
        with Container(id="body"):
            with VerticalScroll(classes="column", can_focus=False):
                yield Picker(lambda columns: library.shelf(self.scenarios, self.past, columns), id="shelf")
            with VerticalScroll(classes="column", id="about-column", can_focus=False):
                yield Picker(self._about, id="about")
        yield Footer(compact=True, show_command_palette=False)

    def show(self, scenarios: Sequence[Offer] | None, past: Sequence[Past]) -> None:
        """Show these."""
        self.scenarios, self.past = scenarios, past
        shelf = self.query_one("#shelf", Picker)
        for picker in self.query(Picker):
            picker.renew()
        self.query_one(HeaderLine).refresh()
        if self.focused is None and shelf.key:
            self.call_after_refresh(shelf.focus)
        self.refresh_bindings()

    def tell(self, busy: str) -> None:
        """Say on top what is being done; "" for nothing."""
        self._busy = busy
        self.query_one(HeaderLine).refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "resume":
            return any(one.is_open for one in self.past)
        return True

    def action_choose(self) -> None:
        kind, _, id = self.query_one("#shelf", Picker).key.partition(":")
        flawed = [one.summary for one in self.past if one.summary.flaw and one.summary.exercise_id == id]
        if kind == "exercise" and flawed:
            self.desk.say(f"This exercise cannot be opened: {flawed[0].trouble}.")
        elif kind == "exercise":
            self.desk.go_on_with(id)
        elif kind == "scenario":
            self.desk.open_sheet(next(one for one in self.scenarios or () if one.id == id))

    def action_resume(self) -> None:
        last = next((one for one in self.past if one.is_open), None)
        if last is None:
            self.desk.say("No exercise is open.")
        else:
            self.desk.go_on_with(last.summary.exercise_id)

    def _about(self, columns: int) -> list[Row]:
        return library.about(self.query_one("#shelf", Picker).key, self.scenarios, self.past, columns)

    @on(Picker.Moved, "#shelf")
    def _moved(self) -> None:
        self.query_one("#about", Picker).renew()
        self.query_one("#about-column").scroll_to(y=0, animate=False)

    @on(Picker.Chosen, "#shelf")
    def _chosen(self) -> None:
        self.call_later(self.run_action, "choose")


class Seats(Picker):
    """The seats of a scenario. Space marks the highlighted one, and so does a click on its sign."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "mark", "mark", show=False)]

    class Marked(Message):
        """A seat was marked, or is not any more."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def action_mark(self) -> None:
        self.post_message(self.Marked(self.key))

    def on_click(self, event: events.Click) -> None:
        if event.x < 4 and event.chain == 1:
            self.call_later(self.action_mark)  # once the highlight has followed the click


class Begin(Dialog[tuple[tuple[str, ...], int | None] | None]):
    """A scenario's sheet: which seats, and which dice. Gives the seats and the seed (None: by chance)."""

    DEFAULT_CSS = f"""
    Begin {{ {FRAME}
        Input {{ width: 24; margin: 0 0 0 2; background: $hilite; }}
        Label {{ color: $quiet; margin: 1 0 0 2; }}
        #who {{ color: $foreground; width: 1fr; }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "begin"),
        Binding("b", "briefing", "briefing"),
        Binding("escape", "close", "back"),
    ]

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self._marked: set[str] = set()

    def compose(self) -> ComposeResult:
        with Vertical(id="frame") as frame:
            frame.border_title = escape(self._sheet.title)
            frame.border_subtitle = "Enter begin · Space mark · b briefing · Tab seed · Esc back"
            with VerticalScroll(id="inside", can_focus=False):
                yield Seats(self._rows, id="seats")
                yield Label("", id="who", markup=False)
                yield Label("Seed of the dice: a whole number, or nothing for chance", markup=False)
                yield Input(id="seed", type="integer", max_length=19, compact=True)

    def on_mount(self) -> None:
        self.query_one(Picker).focus()
        self._tell()

    @property
    def seats(self) -> tuple[str, ...]:
        """Who is played by people: those marked in the sheet's order, else the highlighted one."""
        marked = tuple(one.id for one in self._sheet.seats if one.id in self._marked)
        here = self.query_one(Picker).key
        return marked or ((here,) if here else ())

    @on(Picker.Chosen)
    @on(Input.Submitted)
    def action_begin(self) -> None:
        words = self.query_one(Input).value.strip()
        seed = int(words) if words.isdecimal() else None
        if words and (seed is None or seed > MOST):
            self.notify("A seed is a whole number from 0 to 2**63 - 1.", markup=False, severity="warning")
        elif self.seats:
            self.dismiss((self.seats, seed))

    def action_briefing(self) -> None:
        self.app.push_screen(Reader("Briefing", lambda columns: prose(self._sheet.briefing, columns)))

    def action_close(self) -> None:
        self.dismiss(None)

    @on(Picker.Moved)
    def _tell(self) -> None:
        names = [one.name for one in self._sheet.seats if one.id in self.seats]
        self.query_one("#who", Label).update(library.who_plays(names, len(self._sheet.seats)))

    @on(Seats.Marked)
    def _mark(self, marked: Seats.Marked) -> None:
        self._marked ^= {marked.key}
        self.query_one(Picker).renew()
        self._tell()

    def _rows(self, columns: int) -> list[Row]:
        rows: list[Row] = [text(*prose(self._sheet.summary, columns)), gap()]
        rows.append(text(line(("Who plays?", "quiet"))))
        room = max(len(one.name) for one in self._sheet.seats)
        for one in self._sheet.seats:
            sign = ("● ", "good") if one.id in self._marked else ("○ ", "quiet")
            role = "leads the coalition" if one.is_lead else one.side
            rows.append(row(one.id, line(sign, (left(one.name, room), "strong"), (f"  {role}", "quiet"))))
        return rows


def wrong(sheet: Sheet) -> Reader:
    """What keeps a scenario from being played."""
    return Reader(f"{sheet.title} cannot be played", lambda columns: paragraphs(sheet.wrong, columns))
