"""Where somebody sits in the plain mode: the seat, the conversation, and what both remember of each other.

Never holds a command.
"""

from collections.abc import Iterable
from typing import Protocol

from tabletop.cli.plain.talk import Talk
from tabletop.engine.view import View
from tabletop.exercise.seat import Seat
from tabletop.tui.presenters.sentences import stop
from tabletop.tui.presenters.words import capital


class Closed(Exception):
    """The stage is closed for this seat."""


class Moved(Exception):
    """The exercise has gone back to an earlier turn, or another seat has the keyboard."""


class Chair:
    """A seat and its conversation. `heard` are the orders (ids) that could be given when the menu was told last."""

    def __init__(self, seat: Seat, talk: Talk, asks_reasons: bool) -> None:
        self.seat = seat
        self.talk = talk
        self.asks_reasons = asks_reasons
        self.heard: dict[str, frozenset[str]] = {}

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
