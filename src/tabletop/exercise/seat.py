"""What a seat can do, as a protocol: all that the screens and the plain mode know of an exercise.

Never holds an exercise: a session alone, a session over a network and a canned one of a test all look like this.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from tabletop.engine.view import Fact, View
from tabletop.exercise.beside import Findings
from tabletop.exercise.calls import Calls
from tabletop.exercise.graded import Progress
from tabletop.exercise.review import Review
from tabletop.exercise.untried import Step
from tabletop.journal.entries import Dice as Dice


class Seat(Protocol):
    """One seat of an exercise. Each act gives None when it was done, else one sentence that says why not."""

    @property
    def exercise_id(self) -> str:
        """The exercise's name in the record, by which it is resumed."""

    @property
    def is_shared(self) -> bool:
        """Whether several seats share this keyboard; the View's `seat` is the one that has it now."""

    def view(self) -> View:
        """What the seat sees now."""

    def order(self, option: str) -> str | None:
        """Give the order with this full id."""

    def undo(self) -> str | None:
        """Take back the seat's last order of this turn."""

    def answer(self, inject: str, choice: str) -> str | None:
        """Choose in an inject's dilemma; a later answer replaces it."""

    def vote(self, order: str, vote: str) -> str | None:
        """Vote "yes", "acquiesce" or "no" on another's order, named "orderer:id"."""

    def amend(self, order: str, change: str) -> str | None:
        """Change the seat's own order on the floor into `change`, or "withdraw" it."""

    def advance(self) -> str | None:
        """Close the stage."""

    def rewind(self, turn: int, dice: Dice) -> str | None:
        """Go back to the Orders of a turn reached; what is undone stays in the record, as a branch of its own."""

    def note(self, text: str, confidence: float | None = None, about: str = "") -> str | None:
        """Keep words for the review; `confidence` 0..100, `about` an order's or inject's id."""

    def review(self) -> Callable[[], Review]:
        """The exercise looked back on, as work of some tenths of a second that any thread may do."""

    def untried(self) -> Findings[Step]:
        """What was not done, played with the same dice, one alternative at a time; any thread may go through it.

        Raises Lost.
        """

    def grading(self, kernels: Path | None) -> Findings[Progress]:
        """Every decision of the seat graded over many dice; any thread may go through it. Nothing before ENDEX.

        `kernels`: the folder of compiled rules. Where they are not there yet, few games are played in plain Python.
        Raises Lost.
        """

    def again(self, seed: int) -> "Seat | str":
        """Begin the same scenario anew with other dice, in the same seats; or one sentence why that cannot be."""

    def calls(self) -> Calls:
        """How sure the seat said it was of its orders, and what came of them so far; quickly."""

    def ledger(self, subject: str) -> tuple[Fact, ...]:
        """Every visible change of this subject so far (see Fact.subject), oldest first."""
