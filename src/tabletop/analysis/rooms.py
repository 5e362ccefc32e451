"""Working space for policies, kept between games where an expert's book lies in it, so that it studies but once.

What is kept changes no game: the book is the same whichever game was played first, and all else is begun anew.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from tabletop.analysis.playouts import EXPERT, room
from tabletop.engine.program import Tables

MOST = 4  # spaces kept; each is some hundred thousand numbers at most
_Vector = TypeVar("_Vector", bound=Sequence[float])


class Rooms(threading.local, Generic[_Vector]):
    """Spaces of the thread that asks."""

    def __init__(self, make: Callable[[int], _Vector]) -> None:
        self._make = make
        self._kept: list[tuple[Tables, tuple[int, ...], _Vector]] = []

    def of(self, p: Tables, actor: int, policy: int, barred: Sequence[int] = ()) -> _Vector:
        """Space for this seat and policy; `barred` is 1 for options that it may not use, () for none."""
        size = room(p, policy)
        if policy != EXPERT:
            return self._make(size)
        key = (size, actor, *(o for o, is_barred in enumerate(barred) if is_barred))
        for tables, known, kept in self._kept:
            if tables is p and known == key:
                return kept
        self._kept = [*self._kept[1 - MOST :], (p, key, self._make(size))]
        return self._kept[-1][2]


def zeros(size: int) -> list[float]:
    """Space for plain Python."""
    return [0.0] * size


plain_rooms: Rooms[list[float]] = Rooms(zeros)
