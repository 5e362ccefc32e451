"""How sure a seat said it was of each order that stands, and what came of it so far.

As `progress` has it of a whole record, but from the game as it stands, so that a screen need not wait. Never reads a
store.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tabletop.engine.game import Game
from tabletop.engine.outcomes import came_out
from tabletop.exercise.progress import Calibration, Call, calibration
from tabletop.journal import Amended, Entry, Noted, Rewound


@dataclass(frozen=True, slots=True)
class Calls:
    """What was said, 0..100, by turn and order; and how it went over those that are decided, None without any."""

    sure: dict[tuple[int, str], float]
    decided: tuple[Call, ...]

    @property
    def calibration(self) -> Calibration | None:
        """How sure against how right, so far."""
        return calibration(self.decided)


def calls(game: Game, entries: Sequence[Entry], seat: str) -> Calls:
    """The calls of a seat, from its game and the record of it."""
    sure: dict[tuple[int, str], float] = {}
    for entry in entries:
        match entry:
            case Noted(turn, actor, _, float() | int() as confidence, about) if about and actor == seat:
                sure[turn, about] = float(confidence)
            case Amended(turn, actor, order, change) if actor == seat and (turn, order) in sure:
                sure[turn, change] = sure.pop((turn, order))
            case Rewound(turn):
                sure = {key: value for key, value in sure.items() if key[0] < turn}
    found = came_out(game, seat)
    decided = (Call(*key, said, found[key]) for key, said in sure.items() if key in found)
    return Calls(sure, tuple(decided))
