"""Who plays lines: plain Python as long as that is sooner done than getting the compiled rules, then those.

Both play the same games to the last bit, so which it was changes no result. What is played belongs to `trials`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tabletop.analysis.lines import Script
from tabletop.analysis.players import Played, Player, plain
from tabletop.engine.program import Tables

LOADING = 3.0
"""Seconds until the first game where the rules were compiled before: numba's import and theirs; measured, rounded."""
COMPILING = 90.0
"""Seconds that compiling takes where it was never done; measured, rounded."""
_ENOUGH = 3
"""After so many games it is estimated what the others will take."""


@dataclass
class Hands:
    """Plays `games` games, for as many tables as there are lines.

    `is_ready` says whether the rules were compiled before; `compiled` makes a player of them. Where they come to be
    needed and are not ready, `tell` is given the seconds that the games left would take without them. `progress` hears,
    with every hundredth, how many games of all are done. `seconds` is what plain Python took, so far.
    """

    games: int
    is_ready: Callable[[], bool]
    compiled: Callable[[Tables], Player]
    tell: Callable[[float], None]
    progress: Callable[[int, int], None] = lambda done, total: None
    clock: Callable[[], float] = time.perf_counter
    seconds: float = 0.0
    is_compiled: bool = False
    _played: int = 0
    _done: int = 0
    _ready: bool | None = field(default=None, init=False)

    def __call__(self, tables: Tables) -> Player:
        """A player for these tables; of compiled ones it is made when first needed."""
        made: list[Player] = []

        def play(p: Tables, script: Script, policy: int, seed: int) -> Played:
            if self._done * 100 // self.games != (self._done - 1) * 100 // self.games:
                self.progress(self._done, self.games)
            self._done += 1
            if not self.is_compiled and not self._pays():
                began = self.clock()
                played = plain(p, script, policy, seed)
                self.seconds += self.clock() - began
                self._played += 1
                return played
            if not made:
                made.append(self.compiled(tables))
            return made[0](p, script, policy, seed)

        return play

    def _pays(self) -> bool:
        """Whether the games left would take longer than getting the compiled rules; from then on they play."""
        if self._played < _ENOUGH:
            return False
        left = (self.games - self._played) * self.seconds / self._played
        if left <= LOADING:
            return False
        if self._ready is None:
            self._ready = self.is_ready()
        if not self._ready and left <= COMPILING:
            return False
        if not self._ready:
            self.tell(left)
        self.is_compiled = True
        return True
