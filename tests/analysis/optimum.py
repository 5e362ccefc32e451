"""The best that a seat can do in a tiny scenario, exactly: every order it could give, against every way chance can go."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.analysis.enumeration import STAGES, Enumeration, State
from tabletop.analysis.imagining import worth
from tabletop.engine.kernel.orders import give, refusal
from tabletop.engine.program import Tables


class Optimum:
    """Values of a game whose lead plays as well as can be, seeing all; everybody else is on autopilot."""

    def __init__(self, p: Tables) -> None:
        self.p, self.actor, self.chance = p, p.actor.lead, Enumeration(p)
        self._known: dict[State, float] = {}

    def decisions(self, state: State, given: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], State]]:
        """Each list of orders that is on the menu, and the state with them given."""
        yield given, state
        for o in range(self.p.actor.option_first[self.actor], self.p.actor.option_last[self.actor]):
            s = list(state)
            if refusal(self.p, s, o) == 0:
                give(self.p, s, s, o)
                yield from self.decisions(tuple(s), (*given, o))

    def after(self, ordered: State) -> float:
        """What a game is worth in which this has been ordered."""
        total = 0.0
        for closed, share in list(self.chance.through(ordered, STAGES[1:])):
            total += share * self._at_end(closed)
        return total

    def values(self, state: State) -> dict[tuple[int, ...], float]:
        """What each decision is worth at this opening of Orders."""
        return {given: self.after(ordered) for given, ordered in self.decisions(state)}

    def _at_end(self, closed: State) -> float:
        if closed[self.p.at.ended] != 0.0 or closed[self.p.at.turn] == self.p.n.turns:
            return worth(self.p, list(closed))
        if closed not in self._known:
            opened = list(self.chance.through(closed, STAGES[:1]))
            self._known[closed] = sum(share * max(self.values(state).values()) for state, share in opened)
        return self._known[closed]
