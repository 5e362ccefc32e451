"""What the screens of a turn's stages have in common: header, lists in one or two columns, footer, and common actions.

Never holds what one stage shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, VerticalScroll

from tabletop.engine.view import View
from tabletop.exercise.seat import Seat
from tabletop.tui import actions
from tabletop.tui.presenters import briefing, details, facts
from tabletop.tui.presenters.header import header
from tabletop.tui.presenters.ink import Line, filled
from tabletop.tui.presenters.rows import Row
from tabletop.tui.presenters.situation import default_answer
from tabletop.tui.presenters.words import actor
from tabletop.tui.screens import going_back
from tabletop.tui.screens.dialogs import Ask, Note, Option, Reader
from tabletop.tui.screens.page import Page
from tabletop.tui.styles import WIDE
from tabletop.tui.widgets.header import HeaderLine
from tabletop.tui.widgets.keys import KeysLine
from tabletop.tui.widgets.picker import Picker

if TYPE_CHECKING:
    from tabletop.tui.app import TabletopApp


def bound(name: str) -> list[Binding]:
    """The bindings of a screen; for its BINDINGS."""
    return actions.bindings(name)


class StageScreen(Page):
    """A screen about a stage. `NAME` is its name in the table of actions, `HEADING` the word on top."""

    NAME: ClassVar[str] = ""
    HEADING: ClassVar[str] = ""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat

    @property
    def view(self) -> View:
        """What the seat sees now."""
        return self.table.view

    @property
    def table(self) -> TabletopApp:
        """The app."""
        return cast("TabletopApp", self.app)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for lists side by side."""
        return self.app.size.width >= WIDE

    def compose(self) -> ComposeResult:
        yield HeaderLine(lambda columns: header(self.view, self.HEADING, columns))
        yield from self.compose_body()
        yield KeysLine()

    def compose_body(self) -> ComposeResult:
        """The lists: one or two columns, below one another where the screen is narrow."""
        with Container(id="body"):
            for at, make in enumerate(self.columns()):
                with VerticalScroll(classes="column", can_focus=False):
                    yield Picker(make, id=f"list{at}")

    def columns(self) -> list[Callable[[int], list[Row]]]:
        """What each column shows."""
        return []

    def on_mount(self) -> None:
        self.call_after_refresh(self.focus_first)

    def focus_first(self) -> None:
        """Focus the first list that has something to highlight."""
        for picker in self.query(Picker):
            if picker.key and picker.can_focus:
                picker.focus()
                return

    def on_resize(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Show the View as it is now."""
        for picker in self.query(Picker):
            picker.renew()
        for one in self.query(HeaderLine):
            one.refresh()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done: an answer when something is asked, and the like."""
        if action == "answer":
            return any(one.asks_me for one in self.view.injects)
        return True

    @property
    def key(self) -> str:
        """Key of the highlighted row of the list in use."""
        focused = self.focused
        return focused.key if isinstance(focused, Picker) else ""

    def action_answer(self) -> None:
        """Ask for an answer to the highlighted dilemma, else to the first one without an answer."""
        asked = [one for one in self.view.injects if one.asks_me]
        if not asked:
            self.table.say("Nothing is asked of you now.")
            return
        here = [one for one in asked if f"inject:{one.id}" == self.key]
        inject = (here or [one for one in asked if not one.answer] or asked)[0]
        options = [
            Option(
                one.id,
                (("● " if one.id == inject.answer else "○ ", "accent"), (one.title, "strong")),
                one.text + (" If you say nothing, this stands." if one.is_default else ""),
            )
            for one in inject.choices
            if one.is_on_offer
        ]

        async def chosen(choice: str | None) -> None:
            if choice is not None and await self.table.do(lambda: self.seat.answer(inject.id, choice)):
                self.renew()

        ask = Ask(
            inject.title or inject.sender,
            options,
            body=lambda columns: details.message(inject, columns, has_choices=False),
            chosen=inject.answer,
        )
        self.app.push_screen(ask, chosen)

    async def action_end_turn(self) -> None:
        """End the seat's orders, after asking when something is left undone."""
        view = self.view
        open_ones = [one for one in view.injects if one.asks_me and not one.answer]
        left: list[str] = []
        if view.effort_left >= 1 and any(entry.is_available for entry in view.menu):
            left.append(f"You have {view.effort_left:g} of {view.effort:g} effort left; it does not keep.")
        left.extend(
            f"“{one.title or one.sender}” is not answered: “{default_answer(one)}” stands."
            for one in open_ones
        )
        if not left:
            await self._end_turn("end")
            return
        options = [
            Option("back", (("Go back", "strong"),)),
            *([Option("answer", (("Answer now", "strong"),))] if open_ones else []),
            Option("end", (("End the turn as it is", "strong"),)),
        ]
        self.app.push_screen(
            Ask(
                "End the turn?",
                options,
                body=lambda columns: filled(left, columns),
                chosen="" if open_ones else "end",
            ),
            self._end_turn,
        )

    def action_ledger(self) -> None:
        """Show why the highlighted number moved."""
        self.tell(self.key)

    def tell(self, key: str) -> None:
        """Show why the number of a row moved."""
        subject, label = details.subject_of(self.view, key)
        if not subject:
            self.table.say("Highlight a track, a partner or a change first.")
            return
        told = self.seat.ledger(subject)
        self.app.push_screen(
            Reader(f"Why did it move? {label}", lambda columns: facts.ledger(label, told, columns))
        )

    def action_open(self) -> None:
        """Show what is behind the highlighted row."""
        kind, _, id = self.key.partition(":")
        view = self.view
        if kind == "inject":
            inject = next(one for one in view.injects if one.id == id)
            if inject.asks_me:
                self.action_answer()
            else:
                self.read(inject.title or inject.sender, lambda columns: details.message(inject, columns))
        elif kind == "track":
            track = next(one for one in (*view.tracks, view.escalation) if one.id == id)
            told = self.seat.ledger(id)
            self.read(track.title, lambda columns: details.track(track, told, columns))
        elif kind == "actor":
            one = actor(view, id)
            assert one is not None
            told = self.seat.ledger(f"trust:{id}->{view.seat}")
            self.read(one.name, lambda columns: details.partner(one, told, columns))
        elif kind == "earlier":
            self._earlier()
        elif kind:
            self.action_ledger()

    def action_briefing(self) -> None:
        """Show the briefing again."""
        view = self.view
        self.read(
            "Briefing",
            lambda columns: [
                part
                for row in (*briefing.common(view, columns), *briefing.own(view, columns))
                for part in row.lines
            ],
        )

    def action_note(self) -> None:
        """Write something down."""

        async def kept(note: tuple[str, float | None] | None) -> None:
            if note is not None and await self.table.do(lambda: self.seat.note(note[0], note[1], self.about)):
                self.table.say("Noted for the review.")

        self.app.push_screen(Note("A note"), kept)

    def action_rewind(self) -> None:
        """Go back to an earlier turn."""
        going_back.ask(self)

    @property
    def about(self) -> str:
        """What a note written now is about: an order's or inject's id."""
        kind, _, id = self.key.partition(":")
        return id if kind == "inject" else ""

    def read(self, title: str, make: Callable[[int], list[Line]]) -> None:
        """Show a text in full."""
        self.app.push_screen(Reader(title, make))

    def _earlier(self) -> None:
        old = [one for one in self.view.injects if not one.is_new]
        options = [
            Option(one.id, ((f"turn {one.turn}  ", "quiet"), (one.title or one.sender, "strong")))
            for one in old
        ]

        def chosen(id: str | None) -> None:
            inject = next((one for one in old if one.id == id), None)
            if inject is not None:
                self.read(inject.title or inject.sender, lambda columns: details.message(inject, columns))

        self.app.push_screen(Ask("Earlier messages", options), chosen)

    async def _end_turn(self, choice: str | None) -> None:
        if choice == "answer":
            self.action_answer()
        elif choice == "end":
            await self.table.go_on()

    @on(Picker.Chosen)
    def _chosen(self) -> None:
        """A double click is Enter."""
        enter = next((one for one in actions.of(self.NAME) if one.keys.split(",")[0] == "enter"), None)
        if enter is not None:
            self.call_later(self.run_action, enter.id)
