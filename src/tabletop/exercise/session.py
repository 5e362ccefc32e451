"""A solo exercise: one seat, one authority. What the seat decides is written down and synced before it takes effect.

Never holds rules or the store's kind. Several seats, and a facilitator, are another room's.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Self, cast

from tabletop.engine import facts, views
from tabletop.engine.game import Game, Refusal, start
from tabletop.engine.texts import Program
from tabletop.engine.view import Fact, View
from tabletop.exercise.beside import Beside, Findings, Here
from tabletop.exercise.calls import Calls, calls
from tabletop.exercise.graded import Progress
from tabletop.exercise.grading_beside import grading_beside
from tabletop.exercise.recording import PEOPLE, PLAYED_BY, advanced, end, is_by_machine, started
from tabletop.exercise.replaying import ReplayError, effect, has_ended, replay
from tabletop.exercise.review import Review, review
from tabletop.exercise.untried import Step, untried
from tabletop.journal import (
    Amended,
    Answered,
    Journal,
    Noted,
    Ordered,
    Rewound,
    Started,
    Undone,
    Voted,
)
from tabletop.journal.entries import Dice, Entry, Vote


class Session:
    """A game, its record, and the seat that plays it (a `Seat`). Make one with `begin` or `resume`."""

    is_shared = False

    def __init__(self, game: Game, seat: str, journal: Journal, exercise_id: str, length: int) -> None:
        self.game = game
        self.seat = seat
        self.exercise_id = exercise_id
        self._journal = journal
        self._length = length
        self._view: View | None = None
        self._takes_over = False  # from a policy or a script: the record says so before what people do first

    @classmethod
    def begin(
        cls,
        program: Program,
        files: Mapping[str, str],
        journal: Journal,
        *,
        seed: int,
        seat: str,
        others: Sequence[str] = (),
    ) -> Self:
        """Start a new exercise and its record. `files`: the texts `program` was made of, by name (see `Started`).

        `others` are seats that people play beside `seat`.

        Raises ValueError for an unknown seat or a seed out of range, JournalError when nothing can be recorded.
        """
        first = started(program, files, seed=seed, seats=(seat, *others))
        game = start(program, seed, first.played)
        return cls(game, seat, journal, journal.create(first), length=1)

    @classmethod
    def resume(cls, program: Program, journal: Journal, exercise_id: str) -> Self:
        """Go on with a recorded exercise, whose scenario compiled to `program`.

        Raises ReplayError (see `replaying`), UnknownExercise and JournalError.
        """
        entries = journal.read(exercise_id)
        game = replay(program, entries)
        header = cast(Started, entries[0])
        if not game.played:
            raise ReplayError(0, "nobody plays it")
        seat = header.lead if header.lead in game.played else game.played[0]
        session = cls(game, seat, journal, exercise_id, len(entries))
        if not has_ended(entries):
            end(game, session._append)  # a crash between the last stage and its closing word
        session._takes_over = is_by_machine(entries)
        return session

    def view(self) -> View:
        """What the seat sees now."""
        if self._view is None:
            self._view = views.build(self.game, self.seat)
        return self._view

    def order(self, option: str) -> str | None:
        """Give the order with this full id."""
        return self._decide(Ordered(self.game.turn, self.seat, option))

    def undo(self) -> str | None:
        """Take back the seat's last order of this turn."""
        return self._decide(Undone(self.game.turn, self.seat))

    def answer(self, inject: str, choice: str) -> str | None:
        """Choose in an inject's dilemma; a later answer replaces it."""
        return self._decide(Answered(self.game.turn, self.seat, inject, choice))

    def vote(self, order: str, vote: str) -> str | None:
        """Vote "yes", "acquiesce" or "no" on another's order, named "orderer:id"."""
        return self._decide(Voted(self.game.turn, self.seat, order, cast(Vote, vote)))

    def amend(self, order: str, change: str) -> str | None:
        """Change the seat's own order on the floor into `change`, or "withdraw" it."""
        return self._decide(Amended(self.game.turn, self.seat, order, change))

    def advance(self) -> str | None:
        """Close the stage."""
        if self.game.stage == "over":
            return "The exercise is over."
        self.game, self._view = advanced(self.game, self._append), None
        end(self.game, self._append)  # where that fails, the stage is closed all the same
        return None

    def rewind(self, turn: int, dice: Dice) -> str | None:
        """Go back to the Orders of a turn reached; what is undone stays in the record, as a branch of its own."""
        after = self.game.rewind(turn, dice)
        if isinstance(after, Refusal):
            return after.message
        self._append(Rewound(turn, dice))
        self.game, self._view = after, None
        return None

    def note(self, text: str, confidence: float | None = None, about: str = "") -> str | None:
        """Keep words for the review; `confidence` 0..100, `about` an order's or inject's id."""
        if not text.strip() and confidence is None:
            return "There is nothing to keep."
        if confidence is not None and not 0 <= confidence <= 100:
            return "How sure you are is a percentage from 0 to 100."
        self._append(Noted(self.game.turn, self.seat, text.strip(), confidence, about))
        return None

    def review(self) -> Callable[[], Review]:
        """The exercise looked back on, as work of some tenths of a second that any thread may do."""
        program, entries = self.game.program, self._journal.read(self.exercise_id)
        return partial(review, program, entries, self.seat)

    def untried(self) -> Findings[Step]:
        """What was not done, played with the same dice in another process, one alternative at a time."""
        return Beside(untried, self.game, self._journal.read(self.exercise_id), self.seat)

    def grading(self, kernels: Path | None) -> Findings[Progress]:
        """Every decision of the seat graded over many dice, in another process. Nothing before ENDEX."""
        if self.game.stage != "over":
            return Here()
        entries = self._journal.read(self.exercise_id)
        return Beside(grading_beside, self.game.program, entries, self.seat, kernels)

    def again(self, seed: int) -> Self | str:
        """Begin the same scenario anew with other dice, in the same seats; or one sentence why that cannot be."""
        header = cast(Started, self._journal.read(self.exercise_id)[0])
        if header.digest != self.game.program.digest:
            return "What was added to the scenario in play cannot be taken into another exercise."
        seats = [one for one in (header.lead, *header.played) if one in header.played]
        first, *others = dict.fromkeys(seats)
        return self.begin(
            self.game.program, header.scenario, self._journal, seed=seed, seat=first, others=others
        )

    def calls(self) -> Calls:
        """How sure the seat said it was of its orders, and what came of them so far."""
        return calls(self.game, self._journal.read(self.exercise_id), self.seat)

    def ledger(self, subject: str) -> tuple[Fact, ...]:
        """Every visible change of this subject so far, oldest first."""
        return facts.ledger(self.game, self.seat, subject)

    def _decide(self, entry: Ordered | Undone | Answered | Voted | Amended) -> str | None:
        after = effect(self.game, entry)
        if isinstance(after, Refusal):
            return after.message
        self._append(entry)
        self.game, self._view = after, None
        return None

    def _append(self, entry: Entry) -> None:
        """On disk before this returns. A Conflict or JournalError gets out, and nothing has happened."""
        if self._takes_over and not isinstance(entry, Noted):
            self._append(Noted(self.game.turn, self.seat, PEOPLE, about=PLAYED_BY))
            self._takes_over = False
        self._journal.append(self.exercise_id, entry, self._length)
        self._length += 1
