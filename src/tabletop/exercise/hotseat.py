"""Several seats at one keyboard: each closes the stage for itself and hands on; with the last one it is closed for all.

Never hides a screen: who draws must, whenever the View's seat has changed.
"""

from collections.abc import Mapping, Sequence

from tabletop.engine.game import Game
from tabletop.engine.texts import Program
from tabletop.exercise.session import Session
from tabletop.journal import Journal
from tabletop.journal.entries import Dice


class HotSeat(Session):
    """A session whose seat is the one that has the keyboard.

    Who closed a stage last begins the next, which spares a hand-over. Who has closed the open stage already is not in
    the record: after a crash everybody gets the keyboard once more.
    """

    is_shared = True

    def __init__(self, game: Game, seat: str, journal: Journal, exercise_id: str, length: int) -> None:
        super().__init__(game, seat, journal, exercise_id, length)
        self.seats = (seat, *(one for one in game.played if one != seat))
        self._closed: set[str] = set()

    def advance(self) -> str | None:
        """Close the stage for this seat and hand on. Once the exercise is over, only hand on."""
        if self.game.stage == "over":
            self._hand_to(self.seats[(self.seats.index(self.seat) + 1) % len(self.seats)])
            return None
        waiting = [one for one in self.seats if one not in self._closed and one != self.seat]
        if waiting:
            self._closed.add(self.seat)
            self._hand_to(waiting[0])
            return None
        refusal = super().advance()
        if refusal is None:
            self._closed.clear()
        return refusal

    def rewind(self, turn: int, dice: Dice) -> str | None:
        """Go back to the Orders of a turn, for everybody; the first seat begins."""
        refusal = super().rewind(turn, dice)
        if refusal is None:
            self._closed.clear()
            self._hand_to(self.seats[0])
        return refusal

    def _hand_to(self, seat: str) -> None:
        self.seat, self._view = seat, None


def begin(
    program: Program, files: Mapping[str, str], journal: Journal, *, seed: int, seats: Sequence[str]
) -> Session:
    """Start an exercise of one or more seats at this keyboard; the first leads. Raises as `Session.begin` does."""
    kind = HotSeat if len(seats) > 1 else Session
    return kind.begin(program, files, journal, seed=seed, seat=seats[0], others=seats[1:])


def resume(program: Program, journal: Journal, exercise_id: str) -> Session:
    """Go on with a recorded exercise at this keyboard. Raises as `Session.resume` does."""
    found = Session.resume(program, journal, exercise_id)
    return HotSeat.resume(program, journal, exercise_id) if len(found.game.played) > 1 else found
