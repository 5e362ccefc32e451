"""Who sees which order and inject: audiences as a scenario gives them, and members once asked.

Tracks, flags and minds are the business of `kernel/beliefs`; words of `facts` and `views`.
"""

from collections.abc import Sequence

from tabletop.engine.game import Game
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.program import (
    GIVEN,
    NOT_ASKED,
    ORDER_OPTION,
    ORDER_STATUS,
    SEEN_ALL,
    SEEN_BY,
    SEEN_COALITION,
    SEEN_LISTED,
)
from tabletop.engine.texts import Seen


class Sight:
    """What one seat has come to see of a game's orders and injects."""

    def __init__(self, game: Game, viewer: int) -> None:
        self.game = game
        self.p = game.tables
        self.viewer = viewer
        self._asked: dict[int, frozenset[int]] = {}

    def sees(self, seen: Seen, state: Sequence[float], by: int = -1) -> bool:
        """Whether the seat is in this audience at the moment of `state`; `by` is the orderer, where there is one."""
        if seen.kind == SEEN_ALL or (by >= 0 and by == self.viewer):
            return True
        if seen.kind == SEEN_COALITION:
            return state[self.p.at.member + self.viewer] != 0.0
        if seen.kind == SEEN_BY:
            return False
        return seen.kind == SEEN_LISTED and self.viewer in seen.actors

    def sees_order(self, option: int, turn: int, state: Sequence[float]) -> bool:
        """Whether the seat sees an order given in `turn`: by its audience, or because it was asked."""
        form = self.p.option.form[option]
        by = self.p.form.orderer[form]
        return self.sees(self.game.program.forms[form].seen, state, by) or option in self.asked(turn)

    def sees_inject(self, inject: int, state: Sequence[float]) -> bool:
        """Whether the seat receives the inject: by its audience, or because it must answer."""
        if self.p.inject.ask[inject] == self.viewer:
            return True
        return self.sees(self.game.program.injects[inject].to, state)

    def asked(self, turn: int) -> frozenset[int]:
        """The orders of a turn on which the seat was asked; none while that turn's Orders are open."""
        if turn not in self._asked:
            self._asked[turn] = self._find_asked(turn)
        return self._asked[turn]

    def _find_asked(self, turn: int) -> frozenset[int]:
        states: tuple[tuple[float, ...], ...] = ()
        if turn == self.game.turn:
            if self.game.stage != "orders":
                states = (self.game.floor, self.game.state)
        else:
            states = tuple(s for r in self.game.past if r.turn == turn for s in (r.floor, r.closed))
        found = set()
        for s in states:
            for slot in range(self.p.n.slots):
                at = order_at(self.p, slot)
                if s[at + ORDER_STATUS] < float(GIVEN):
                    continue
                if s[self.p.at.stance + slot * self.p.n.actors + self.viewer] != float(NOT_ASKED):
                    found.add(int(s[at + ORDER_OPTION]))
        return frozenset(found)
