"""What a learner's games run on: the kernel's functions on vectors, in plain Python or compiled. The same bits.

A machine has the functions by name, the tables as they take them, and the vectors they work on. Stages of a turn and
what a seat sees of them do not belong here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

from tabletop.analysis import batch, imagining
from tabletop.engine.kernel import (
    assess,
    autopilot,
    beliefs,
    decision,
    floor,
    orders,
    resolve,
    situation,
)
from tabletop.engine.program import Tables

PLAIN: Mapping[str, Callable[..., Any]] = {
    "situation": situation.situation,
    "believe": beliefs.believe,
    "count_menu": batch.count_menu,
    "effort_left": orders.effort_left,
    "give": orders.give,
    "is_on_offer": orders.is_on_offer,
    "autopilots": autopilot.autopilots,
    "open_floor": floor.open_floor,
    "close_floor": decision.close_floor,
    "resolve": resolve.resolve,
    "assess": assess.assess,
    "score": assess.score,
    "ending": assess.ending,
    "worth": imagining.worth,
}


class _NoTrace(list[Any]):
    """Learners read no account of a game, so none is kept."""

    def append(self, entry: Any) -> None:
        return


@dataclass(frozen=True)
class Machine:
    """Functions of the kernel (`PLAIN` names them) and what they take."""

    tables: Tables
    """To be read in Python; functions take `p`."""
    p: Any
    do: Mapping[str, Callable[..., Any]]
    vector: Callable[[int], Any]
    """A vector of so many zeros."""
    dice: Callable[[int], Any]
    """A seed as the functions take it."""
    trace: Any
    picker: Callable[[list[int]], Callable[[Any], Any]]
    """From at least two indices, a function that takes the numbers there out of a vector, in one sweep."""

    def menu_counts(self, menu: Any) -> batch.Counts:
        """What `count_menu` counts in: the menu alone."""
        empty = self.vector(0)
        return batch.Counts(menu, *([empty] * (len(batch.Counts._fields) - 1)))


def plain(p: Tables) -> Machine:
    """Plain Python: needs no compiler, and starts at once."""
    return Machine(
        p, p, PLAIN, lambda n: [0.0] * n, lambda seed: (seed,), _NoTrace(), lambda at: itemgetter(*at)
    )


def compiled(p: Tables, cache: Path | None = None) -> Machine:
    """Machine code; needs the extra `fast`. Compiling takes a minute or so, from a folder `cache` used before seconds."""
    import numpy as np

    from tabletop.analysis.compiled import dice, functions
    from tabletop.analysis.tables_type import CompiledTables

    def picker(at: list[int]) -> Callable[[Any], Any]:
        indices = np.asarray(at)
        return lambda vector: vector[indices]

    made = functions(cache)
    return Machine(p, CompiledTables(p), {name: made[name] for name in PLAIN}, np.zeros, dice, 0, picker)
