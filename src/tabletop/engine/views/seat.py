"""What every builder of a View starts from: one seat, what it believes now and then, and how things are called.

The believed state is made here and nowhere else in this package; builders read the truth only for what rules.md calls
public or a result.
"""

from collections.abc import Sequence

from tabletop.engine.game import Game
from tabletop.engine.kernel.beliefs import believe
from tabletop.engine.sight import Sight
from tabletop.engine.texts import Template
from tabletop.engine.words import fill, letters, vocabulary


class Seat:
    """One seat at one moment of a game. `b` is the state as it believes it; working space in it may be used."""

    def __init__(self, game: Game, actor: str, state: Sequence[float] | None = None) -> None:
        """The seat now, or believing as it did at an earlier state of this turn. Raises KeyError for no such actor."""
        index = game.actor(actor)
        if index is None:
            raise KeyError(actor)
        self.game, self.me = game, index
        self.program, self.p = game.program, game.tables
        self.turn, self.stage = game.turn, game.stage
        self.b = self.belief(game.state if state is None else state)
        self.letters = letters(a.name for a in game.program.actors)
        self.sight = Sight(game, index)
        self.told: dict[tuple[int, float, float], str] = {}  # effects in words, see `consequences`
        self._words: dict[str, str] | None = None

    def on_the_floor(self) -> "Seat":
        """The same seat with what it believed when positions were taken, once the turn is resolved."""
        if self.stage not in ("results", "over"):
            return self
        return Seat(self.game, self.program.actors[self.me].id, self.game.floor)

    @property
    def is_over_orders(self) -> bool:
        """Whether this turn's orders are no longer secret."""
        return self.stage != "orders"

    def belief(self, state: Sequence[float]) -> list[float]:
        """A state as this seat believes it."""
        out = list(state)
        believe(self.p, list(state), self.game.dice, self.me, out)
        return out

    def before(self) -> Sequence[float] | None:
        """The state in which the turn before closed: what the seat was shown last. None in turn 1."""
        past = [r for r in self.game.past if r.turn == self.turn - 1]
        return past[0].closed if past else None

    def name(self, actor: int) -> str:
        """What people call an actor."""
        return self.program.actors[actor].name

    def words(self) -> dict[str, str]:
        """What people call the names in an author's condition."""
        if self._words is None:
            self._words = vocabulary(self.program, self.me)
        return self._words

    def text(self, template: Template, state: list[float] | None = None) -> str:
        """A text with its values as the seat believes them, now or in another believed state."""
        return fill(self.p, self.b if state is None else state, template)
