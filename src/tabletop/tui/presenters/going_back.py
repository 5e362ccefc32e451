"""Going back in words: which turns there are, what was done in them, and what becomes of what is undone.

Never goes back itself.
"""

from dataclasses import dataclass
from typing import Final, Literal

from tabletop.engine.view import View
from tabletop.tui.presenters.words import listed

KEPT: Final = "What you did since then is kept in the record as a branch; the exercise goes on from the turn you choose."
#: The dice to go on with: their name in the record, what they are called, and what it means.
DICE: Final[tuple[tuple[Literal["same", "new"], str, str], ...]] = (
    (
        "same",
        "The same dice",
        "The same decision has the same luck: you see what another decision would have done.",
    ),
    ("new", "New dice", "Everybody knows the old ones by now; the luck is new from here on."),
)


@dataclass(frozen=True, slots=True)
class Past:
    """A turn to go back to, and what the seat did in it."""

    turn: int
    did: str


def turns(view: View) -> list[Past]:
    """The turns that can be gone back to, the last first."""
    told = {one.turn: listed([order.partition(":")[0] for order in one.orders]) for one in view.turns_played}
    found = [
        Past(turn, told.get(turn, "") or ("nothing ordered" if turn in told else ""))
        for turn in range(1, view.turn + 1)
    ]
    if view.stage == "orders":
        given = listed([one.title for one in view.orders if one.is_mine])
        found[-1] = Past(view.turn, f"this turn{f': {given}' if given else ''}")
    return found[::-1]
