"""The best a seat can do this turn, and what a decision is worth: the search for people's use.

A search is several trees of their own dice (always `ROOTS`, so that the number of workers changes nothing), laid
together afterwards. Judged by what the seat believes: nothing here reads a mood or a hidden value that it cannot know.
The search itself is `search`; what a decision's worth means for a review is said elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from tabletop.analysis.imagining import worth
from tabletop.analysis.running import Executor
from tabletop.analysis.search import begin, explore, must_decide, weigh
from tabletop.analysis.tree import (
    HEAD_STOPPED,
    NODE_ACTION,
    NODE_CHILD,
    NODE_FIELDS,
    NODE_NEXT,
    NODE_SQUARES,
    NODE_TOTAL,
    NODE_VISITS,
    room_of,
    room_size,
)
from tabletop.engine.kernel.beliefs import believe
from tabletop.engine.kernel.orders import give
from tabletop.engine.program import Tables

ROOTS = 4
"""Trees of a search."""


class Task(NamedTuple):
    """What a seeker does: grow a tree of `games`, or weigh what is `decided` over `games` imagined games."""

    state: Sequence[float]
    seed: int
    actor: int
    games: int
    stream: int = 0
    """The tree's number; of weighed games, the first one's."""
    decided: tuple[int, ...] | None = None
    known: Sequence[float] = ()


Seek: TypeAlias = Callable[[Task], Sequence[float]]


@dataclass(frozen=True)
class Seeker:
    """A scenario's search, plain or compiled; a compiled one may be called by any thread."""

    tables: Tables
    run: Seek
    """A task's answer: the tree's room (`tree.Room`, from `p.at.size` on), or the worths of the weighed games."""


@dataclass(frozen=True, slots=True)
class Decision:
    """All a seat decides in a turn: options in the order given, and choices; unanswered dilemmas take their default."""

    orders: tuple[int, ...] = ()
    answers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Valued:
    """One alternative for the next decision, as the search saw it."""

    action: int
    """An option, or p.n.options: order no more, or p.n.options + 1 + a choice."""
    visits: int
    value: float
    """Mean worth, 0..1; pulled down by what was tried afterwards."""
    half_width: float
    """Of the 95 % interval of that mean."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the whole turn's decision, the alternatives for the next one, and what was learned."""

    decision: Decision
    first: tuple[Valued, ...]
    learned: tuple[float, ...]


def plain_seeker(p: Tables) -> Seeker:
    """The search in plain Python, some fifty times slower."""
    return Seeker(p, partial(_plain, p))


def _plain(p: Tables, task: Task) -> Sequence[float]:
    s, b = list(task.state), [0.0] * p.at.size
    barred: Any = [0] * p.n.options
    if task.decided is None:
        w = [0.0] * room_size(p, task.games)
        explore(p, s, b, w, (task.seed,), [0, 0, 0], [], task.actor, barred, task.stream, task.games)
        return w[p.at.size :]
    w, rows = [0.0] * room_size(p, 0), [0.0] * task.games
    weigh(
        p, s, b, w, (task.seed,), [0, 0, 0], [], task.actor, barred, task.decided, task.known, task.stream, rows
    )  # fmt: skip
    return rows


def best(
    seek: Seeker,
    state: Sequence[float],
    seed: int,
    actor: int,
    games: int = 4000,
    executor: Executor | None = None,
) -> Found:
    """The best decision of the turn that `games` imagined games find from this true state at Orders.

    What the seat ordered and answered already stands. Only what it believes of the state is used.
    """
    p = seek.tables
    tasks = [Task(tuple(state), seed, actor, games // ROOTS, stream) for stream in range(ROOTS)]
    trees = [_Tree(p, grown) for grown in _mapped(executor, seek.run, tasks)]
    s, b = list(state), [0.0] * p.at.size
    believe(p, s, (seed,), actor, b)
    orders, answers = [], []
    room = room_of(p)
    w = [0.0] * room_size(p, 0)
    begin(p, b, w, room, actor, [0] * p.n.options)
    nodes = [0] * ROOTS
    base = worth(p, b)
    first: tuple[Valued, ...] | None = None
    while must_decide(p, b, w, actor, room):
        level = _level(trees, nodes, base)
        first = level if first is None else first
        if not level:
            break
        action = level[0].action
        if action < room.stop:
            give(p, b, b, action)
            orders.append(action)
        elif action == room.stop:
            w[room.head + HEAD_STOPPED] = 1.0
        else:
            answers.append(action - room.stop - 1)
            b[p.at.answer + p.choice.inject[answers[-1]]] = float(answers[-1])
        nodes = [tree.child(node, action) for tree, node in zip(trees, nodes, strict=True)]
    learned = tuple(float(sum(x)) for x in zip(*(tree.learned() for tree in trees), strict=True))
    return Found(Decision(tuple(orders), tuple(answers)), first or (), learned)


def values(
    seek: Seeker,
    state: Sequence[float],
    seed: int,
    actor: int,
    decisions: Sequence[Decision],
    games: int,
    learned: Sequence[float] = (),
    first: int = 0,
    executor: Executor | None = None,
) -> list[list[float]]:
    """What imagined games first .. first + games - 1 are worth after each decision: a row each, paired by column.

    Later turns are played by what a search `learned`, the same for all decisions; without it the seat passes.
    """
    stop = room_of(seek.tables).stop
    tasks = [
        Task(
            tuple(state),
            seed,
            actor,
            games,
            first,
            (*one.orders, *(stop + 1 + c for c in one.answers)),
            learned,
        )
        for one in decisions
    ]
    return [[float(x) for x in row] for row in _mapped(executor, seek.run, tasks)]


def _mapped(executor: Executor | None, run: Seek, tasks: Iterable[Task]) -> Iterator[Sequence[float]]:
    return map(run, tasks) if executor is None else executor.map(run, tasks)


class _Tree:
    """A grown tree, read."""

    def __init__(self, p: Tables, room: Sequence[float]) -> None:
        self._room, where = room, room_of(p)
        self._nodes = where.nodes - p.at.size
        self._uses, self._path = where.uses - p.at.size, where.path - p.at.size

    def field(self, node: int, k: int) -> float:
        return float(self._room[self._nodes + node * NODE_FIELDS + k])

    def children(self, node: int) -> Iterator[int]:
        child = int(self.field(node, NODE_CHILD)) if node >= 0 else -1
        while child >= 0:
            yield child
            child = int(self.field(child, NODE_NEXT))

    def child(self, node: int, action: int) -> int:
        return next((k for k in self.children(node) if self.field(k, NODE_ACTION) == action), -1)

    def learned(self) -> list[float]:
        return [float(x) for x in self._room[self._uses : self._path]]


def _level(trees: Sequence[_Tree], nodes: Sequence[int], base: float) -> tuple[Valued, ...]:
    """What can be done at these nodes, one a tree, laid together; most games first."""
    sums: dict[int, list[float]] = {}
    for tree, node in zip(trees, nodes, strict=True):
        for child in tree.children(node):
            known = sums.setdefault(int(tree.field(child, NODE_ACTION)), [0.0, 0.0, 0.0])
            for k, field in enumerate((NODE_VISITS, NODE_TOTAL, NODE_SQUARES)):
                known[k] += tree.field(child, field)
    found = []
    for action, (n, total, squares) in sums.items():
        if n > 0:
            mean = total / n
            spread = max(squares / n - mean * mean, 0.0) * n / (n - 1) if n > 1 else 1.0
            found.append(Valued(action, int(n), base + mean, 1.96 * (spread / n) ** 0.5))
    return tuple(sorted(found, key=lambda one: (-one.visits, -one.value, one.action)))
