"""Players of lines: one game of a script from a seed, in plain Python or compiled. The same bits, other speeds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from tabletop.analysis.lines import Kept, Script, play_line
from tabletop.analysis.rooms import plain_rooms
from tabletop.engine.program import Tables


@dataclass(frozen=True)
class Played:
    """One game of a line: its ending's index (-1 when time ran out), and what `lines.Kept` says."""

    ending: int
    became: tuple[int, ...]
    chosen: tuple[int, ...]
    seen: tuple[int, ...]
    state: tuple[float, ...]


Player: TypeAlias = Callable[[Tables, Script, int, int], Played]
"""Plays a script on these tables with a policy (`playouts`, PASS ..) for the lead, from a seed."""


def plain(p: Tables, script: Script, policy: int, seed: int) -> Played:
    """A game of a line in plain Python; `compiled.line_player` makes a faster one."""
    s, b = [0.0] * p.at.size, [0.0] * p.at.size
    w = plain_rooms.of(p, p.actor.lead, policy)
    kept = Kept(*([0.0] * len(wanted) for wanted in (script.given, script.answer, script.watch)))
    barred: Any = [0] * p.n.options
    end = play_line(p, s, b, w, (seed,), [0, 0, 0], [], policy, barred, script, kept)
    return played(p, end, s, kept)


def played(p: Tables, end: int, state: list[float], kept: Kept) -> Played:
    """What the working space says of a game that is over."""
    became, chosen, seen = (tuple(int(x) for x in found) for found in kept)
    return Played(int(end), became, chosen, seen, tuple(state[: p.at.scratch]))
