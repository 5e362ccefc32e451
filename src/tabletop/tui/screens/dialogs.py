"""Dialogs that any screen may open: a choice among a few things, a text to read, words to write down.

Never holds what is chosen, read or done with it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.markup import escape
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from tabletop.tui.presenters.ink import Line, line, paragraphs, wrapped
from tabletop.tui.presenters.rows import Row, gap, row, text
from tabletop.tui.screens.page import Courteous
from tabletop.tui.widgets.picker import Picker

Result = TypeVar("Result")

#: What stands in fields that are still empty.
IN_PERCENT = "0 to 100 percent, or nothing"
IN_WORDS = "in a few words, or nothing"

#: How a dialog stands on the screen.
FRAME = """
    align: center middle;
    background: $background 60%;
    #frame {
        width: 90%; max-width: 90; height: auto; max-height: 90%;
        background: $surface; border: round $accent; padding: 0 1;
        border-title-color: $accent; border-title-style: bold; border-subtitle-color: $quiet;
    }
    #inside { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
"""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its key, its line, and a sentence about it."""

    key: str
    label: Line
    about: str = ""


class Dialog(Courteous[Result], ModalScreen[Result]):
    """What stands over a screen until it is closed, and then gives a result."""


class Ask(Dialog[str | None]):
    """A question and its answers; gives the chosen key, or None when the dialog was closed."""

    DEFAULT_CSS = f"Ask {{ {FRAME} }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose"),
        Binding("escape,q", "close", "back"),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        *,
        body: Callable[[int], list[Line]] | None = None,
        chosen: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._options = options
        self._body = body
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        with Vertical(id="frame") as frame:
            frame.border_title = escape(self._title)
            frame.border_subtitle = "↑ ↓ choose · Enter · Esc back"
            with VerticalScroll(id="inside", can_focus=False):
                yield Picker(self._rows, id="answers")

    def on_mount(self) -> None:
        picker = self.query_one(Picker)
        picker.focus()
        if self._chosen:
            picker.highlight(self._chosen)

    @on(Picker.Chosen)
    def action_choose(self) -> None:
        self.dismiss(self.query_one(Picker).key or None)

    def action_close(self) -> None:
        self.dismiss(None)

    def _rows(self, columns: int) -> list[Row]:
        rows: list[Row] = []
        if self._body is not None:
            rows = [text(*self._body(columns)), gap()]
        for option in self._options:
            about = [line("  ", *one) for one in paragraphs(option.about, columns - 2, "quiet")]
            rows.append(row(option.key, *wrapped(option.label, columns, 2), *about))
        return rows


class Reader(Dialog[None]):
    """A text to read, as long as it is."""

    DEFAULT_CSS = f"Reader {{ {FRAME} }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "close", "back"),
        Binding("down,j", "scroll(2)", show=False),
        Binding("up,k", "scroll(-2)", show=False),
        Binding("pagedown,space", "scroll(12)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("home,g", "scroll(-9999)", show=False),
        Binding("end,G", "scroll(9999)", show=False),
    ]

    def __init__(self, title: str, make: Callable[[int], list[Line]]) -> None:
        super().__init__()
        self._title = title
        self._lines = make

    def compose(self) -> ComposeResult:
        with Vertical(id="frame") as frame:
            frame.border_title = escape(self._title)
            frame.border_subtitle = "Esc back"
            with VerticalScroll(id="inside", can_focus=False):
                yield Picker(lambda columns: [text(*self._lines(columns))])

    def action_close(self) -> None:
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        self.query_one("#inside").scroll_relative(y=by, animate=False)


class Note(Dialog[tuple[str, float | None] | None]):
    """Words to keep, and how sure their writer is."""

    DEFAULT_CSS = f"""
    Note {{ {FRAME}
        Input, Input:focus {{ border: none; height: 1; background: $hilite; margin: 0 0 1 0; }}
        Label {{ color: $quiet; }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "back")]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        with Vertical(id="frame") as frame:
            frame.border_title = escape(self._title)
            frame.border_subtitle = "Enter keeps it · Esc back"
            yield Label("What do you think, and why?", markup=False)
            yield Input(id="words", max_length=1000, placeholder=IN_WORDS)
            yield Label("How sure are you that it comes out so?", markup=False)
            yield Input(id="sure", type="number", max_length=5, placeholder=IN_PERCENT)

    @on(Input.Submitted, "#words")
    def _next(self) -> None:
        self.query_one("#sure", Input).focus()

    @on(Input.Submitted, "#sure")
    def _keep(self) -> None:
        sure = self.query_one("#sure", Input).value
        words = self.query_one("#words", Input).value
        try:
            confidence = float(sure) if sure.strip() else None
        except ValueError:
            confidence = None
        self.dismiss((words, confidence))

    def action_close(self) -> None:
        self.dismiss(None)
