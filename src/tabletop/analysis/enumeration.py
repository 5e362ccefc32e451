"""Every way a game can go, with its exact probability: chance and autopilots enumerated, moods at 0.

The kernel runs with another `draw`: a number that is not known yet, only the interval it lies in. Each comparison
with a threshold inside the interval parts the game in two, weighed by the lengths. For tiny scenarios; the number of
states grows with every roll.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tabletop.analysis.rebuilding import MODULES, rebuilt
from tabletop.engine.program import RING_ROLL, Tables

State = tuple[float, ...]
STAGES = ("situation", "autopilots", "open_floor", "close_floor", "resolve", "assess")
"""A turn with nobody at the table."""


@dataclass
class _Run:
    """One way through a turn: the decisions to take first, those taken, and the probability so far."""

    decisions: list[int]
    taken: list[tuple[int, int]] = field(default_factory=list)  # (choice, number of choices)
    probability: float = 1.0
    drawn: dict[tuple[int, int], "_Unknown"] = field(default_factory=dict)

    def choose(self, shares: Sequence[float]) -> int:
        """Take one of several ways: the one to take next, or the first."""
        k = len(self.taken)
        choice = self.decisions[k] if k < len(self.decisions) else 0
        self.taken.append((choice, len(shares)))
        self.probability *= shares[choice]
        return choice


class _Unknown:
    """A draw times a factor, known to lie in low..high (of the draw itself)."""

    def __init__(self, run: _Run) -> None:
        self.run = run
        self.low, self.high = 0.0, 1.0

    def __mul__(self, factor: float) -> "_Scaled":
        return _Scaled(self, factor)

    __rmul__ = __mul__

    def is_below(self, threshold: float) -> bool:
        if threshold <= self.low:
            return False
        if threshold >= self.high:
            return True
        share = (threshold - self.low) / (self.high - self.low)
        below = self.run.choose((share, 1.0 - share)) == 0
        if below:
            self.high = threshold
        else:
            self.low = threshold
        return below

    def cell(self, n: int) -> int:
        """floor(u n), equal cells; only of a draw not yet compared."""
        chosen = self.run.choose([1.0 / n] * n)
        self.low, self.high = chosen / n, (chosen + 1) / n
        return chosen


class _Scaled:
    def __init__(self, of: _Unknown, factor: float) -> None:
        self.of, self.factor = of, factor

    def __lt__(self, x: float) -> bool:
        return self.of.is_below(x / self.factor) if self.factor > 0.0 else x > 0.0

    def __ge__(self, x: float) -> bool:
        return not self < x

    def __gt__(self, x: float) -> bool:  # `running > roll` asks whether the roll is below
        return not self < x

    def __int__(self) -> int:
        return self.of.cell(int(self.factor))


class Enumeration:
    """The distinct states of a scenario turn by turn, every seat on autopilot."""

    def __init__(self, p: Tables) -> None:
        self.p = p
        self.run = _Run([])
        self.kernel = rebuilt(MODULES, lambda f: f, {"draw": self._draw, "note": lambda *_: None})

    def _draw(self, dice: object, turn_key: int, key: int) -> Any:
        if turn_key == 0:
            return 0.5  # a mood of 0
        known = self.run.drawn.get((turn_key, key))
        if known is None:
            known = self.run.drawn[(turn_key, key)] = _Unknown(self.run)
        return known

    def after(self, turns: int) -> dict[State, float]:
        """Probability of each state at the end of turn `turns`; games that have ended stay as they are."""
        states: dict[State, float] = {tuple(self.p.start): 1.0}
        for _ in range(turns):
            following: dict[State, float] = {}
            for state, probability in states.items():
                for after, share in self._turn(state):
                    following[after] = following.get(after, 0.0) + probability * share
            states = following
        return states

    def _turn(self, state: State) -> Iterator[tuple[State, float]]:
        if state[self.p.at.ended] != 0.0:
            yield state, 1.0
            return
        yield from self.through(state, STAGES)

    def through(self, state: State, stages: Sequence[str]) -> Iterator[tuple[State, float]]:
        """Each state these stages of a turn can lead to from this one, with its probability; some more than once."""
        decisions: list[int] | None = []
        while decisions is not None:
            self.run = _Run(decisions)
            s: list[Any] = list(state)
            for stage in stages:
                arguments: list[Any] = [(0,), None]
                self.kernel[stage](self.p, s, *arguments)
            yield self._plain(s), self.run.probability
            decisions = _next(self.run.taken)

    def _plain(self, s: list[Any]) -> State:
        """The state without rolls (which are only shown) and without working space."""
        p = self.p
        for k in range(int(s[p.at.ring_count])):
            s[p.at.ring + k * p.n.ring_width + RING_ROLL] = 0.0
        s[p.at.scratch :] = [0.0] * (p.at.size - p.at.scratch)
        return tuple(s)


def _next(taken: list[tuple[int, int]]) -> list[int] | None:
    """The decisions of the next way after this one, depth first; None when all are done."""
    while taken:
        choice, number = taken.pop()
        if choice + 1 < number:
            return [c for c, _ in taken] + [choice + 1]
    return None
