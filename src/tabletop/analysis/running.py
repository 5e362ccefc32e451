"""Batches of games, played by whoever can: in this thread, in several, or on other machines. The same numbers on each.

A batch is cut into parts by seed; a part says all that is needed to play it, and its answer goes back to its place, so
that who played it and in which order changes nothing. Never holds what the numbers mean.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, TypeVar

from tabletop.analysis import batch
from tabletop.analysis.rooms import plain_rooms
from tabletop.engine.program import Tables

PART = 250
"""Games of a part: a few milliseconds compiled, so that progress is seen and no worker waits long."""

_In = TypeVar("_In")
_Out = TypeVar("_Out")


@dataclass(frozen=True)
class Part:
    """Seeds first .. first + games - 1 of one seat played by a policy; `barred` are options it may not use."""

    first: int
    games: int
    actor: int
    policy: int
    barred: tuple[int, ...] = ()
    menus: bool = False
    """Whether it is counted in how many turns each option stood on the menu, which takes its time."""


@dataclass(frozen=True)
class Games:
    """What came of a batch: one row a game (`batch.ROW_...`) in the order of seeds, and the sums over all."""

    width: int
    rows: Sequence[float]
    counts: batch.Counts

    def __len__(self) -> int:
        return len(self.rows) // self.width

    def column(self, k: int) -> list[float]:
        """Column k of all games."""
        return [float(x) for x in self.rows[k :: self.width]]


class Executor(Protocol):
    """Applies a function to many things, anywhere; answers come in the order of the things."""

    def map(self, f: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        """f of each thing, in order, as soon as it is known."""
        ...


@dataclass
class Threads(AbstractContextManager["Threads"]):
    """Threads of this process; they run side by side because the compiled kernel gives up the lock (GIL)."""

    workers: int = field(default_factory=lambda: cores())

    def __post_init__(self) -> None:
        self._pool = ThreadPoolExecutor(self.workers, thread_name_prefix="tabletop")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def map(self, f: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
        """f of each thing, in order; at most four parts a worker are under way."""
        yield from in_order(self._pool.submit, f, things, 4 * self.workers)


def cores() -> int:
    """How many of the machine's processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    submit: Callable[..., Future[_Out]], f: Callable[[_In], _Out], things: Iterable[_In], most: int
) -> Iterator[_Out]:
    """Keep `most` calls under way and give their answers in the order of the things."""
    waiting: list[Future[_Out]] = []
    for thing in things:
        waiting.append(submit(f, thing))
        while len(waiting) >= most or (waiting and waiting[0].done()):
            if not waiting[0].done():
                wait(waiting[:1], return_when=FIRST_COMPLETED)
            yield waiting.pop(0).result()
    for future in waiting:
        yield future.result()


def parts(whole: Part, size: int = PART) -> list[Part]:
    """A batch of games cut into parts of so many games; far workers are worth larger ones."""
    ends = whole.first + whole.games
    return [replace(whole, first=at, games=min(size, ends - at)) for at in range(whole.first, ends, size)]


def plain_player(p: Tables, cache: Path | None = None) -> Callable[[Part], Games]:
    """A function that plays a part of a batch of this scenario in plain Python; nothing is kept in `cache`."""
    return lambda part: plain(p, part)


def plain(p: Tables, part: Part) -> Games:
    """A part in plain Python."""
    s, b = [0.0] * p.at.size, [0.0] * p.at.size
    w = plain_rooms.of(p, part.actor, part.policy, part.barred)
    rows = [0.0] * (part.games * batch.row_width(p))
    counts = batch.Counts(*([0.0] * n for n in count_sizes(p, part)))
    barred: Any = list(part.barred) or [0] * p.n.options
    batch.play_many(
        p, s, b, w, [0], [0, 0, 0], [], part.first, part.games, part.actor, part.policy, barred, rows, counts
    )
    return Games(batch.row_width(p), rows, counts)


def count_sizes(p: Tables, part: Part) -> tuple[int, ...]:
    """Lengths of the fields of `batch.Counts`."""
    return (p.n.options if part.menus else 0, *[p.n.options] * 5, p.n.injects, p.n.endings + 1)


def together(answers: Iterable[Games]) -> Games:
    """The answers of a batch's parts as one, in their order."""
    known = list(answers)
    rows = [float(x) for one in known for x in one.rows]
    counts = batch.Counts(
        *(
            [float(sum(column)) for column in zip(*fields, strict=True)]
            for fields in zip(*(one.counts for one in known), strict=True)
        )
    )
    return Games(known[0].width, rows, counts)
