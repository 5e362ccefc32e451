"""The question asked when an order is given: how sure, and why. Enter skips it.

Never keeps the answer: the record does.
"""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.markup import escape
from textual.widgets import Input, Label

from tabletop.tui.screens.dialogs import IN_PERCENT, IN_WORDS, Note


class Reasons(Note):
    """How sure its orderer is of an order, and why; ("", None) when skipped, None to go back without ordering."""

    DEFAULT_CSS = "Reasons #why-label, Reasons #why { display: none; }"

    def __init__(self, title: str, question: str) -> None:
        super().__init__(title)
        self._question = question

    def compose(self) -> ComposeResult:
        with Vertical(id="frame") as frame:
            frame.border_title = escape(self._title)
            frame.border_subtitle = "Enter gives the order · Esc back"
            yield Label(self._question, markup=False)
            yield Input(id="chance", type="number", max_length=5, placeholder=IN_PERCENT)
            yield Label("Why?", markup=False, id="why-label")
            yield Input(id="why", max_length=1000, placeholder=IN_WORDS)

    @on(Input.Submitted, "#chance")
    def _ask_why(self) -> None:
        if self._sure() is None:
            self.dismiss(("", None))
            return
        for id in ("#why-label", "#why"):
            self.query_one(id).display = True
        self.query_one("#why", Input).focus()

    @on(Input.Submitted, "#why")
    def _done(self) -> None:
        self.dismiss((self.query_one("#why", Input).value, self._sure()))

    def _sure(self) -> float | None:
        typed = self.query_one("#chance", Input).value
        try:
            return max(0.0, min(100.0, float(typed)))
        except ValueError:
            return None
