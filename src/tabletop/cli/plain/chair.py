"""Where somebody sits in the plain mode: the seat, the conversation, and what both remember of each other.

Never holds a command.
"""

from collections.abc import Iterable
from typing import Protocol

from tabletop.cli.plain.talk import Talk
from tabletop.engine.view import View
from tabletop.exercise.seat import Seat
from tabletop.tui.presenters.review_decisions import Tried
from tabletop.tui.presenters.sentences import stop
from tabletop.tui.presenters.words import capital


class Closed(Exception):
    """The stage is closed for this seat."""


class Moved(Exception):
    """The exercise has gone back to an earlier turn, or another seat has the keyboard."""


class Chair:
    """A seat and its conversation. `heard` are the orders (ids) that could be given when the menu was told last;
    `tried` is what is known of what was not done.
    """

    def __init__(self, seat: Seat, talk: Talk, asks_reasons: bool) -> None:
        self.seat = seat
        self.talk = talk
        self.asks_reasons = asks_reasons
        self.heard: dict[str, frozenset[str]] = {}
        self.sitting = ""  # the seat that was told to sit down last
        self.tried = Tried()

    def sit_at(self, seat: Seat) -> None:
        """Go on at another exercise's seat."""
        self.seat, self.sitting, self.tried = seat, "", Tried()
        self.heard.clear()

    @property
    def view(self) -> View:
        """What the seat sees now."""
        return self.seat.view()

    def tell(self, lines: Iterable[str]) -> None:
        """Say something, a line each."""
        self.talk.tell(lines)

    def done(self, refusal: str | None) -> bool:
        """Whether an act was done; its refusal is said."""
        if refusal is not None:
            self.tell([stop(capital(refusal))])
        return refusal is None


class Deed(Protocol):
    """What a command does; `rest` is what was typed behind its name. Raises Closed, Moved and Left."""

    def __call__(self, chair: Chair, rest: str, /) -> None: ...
