"""The kernel, compiled: the same functions as `engine/kernel/`, made by numba into machine code, and nothing else.

This is the one file that compiles. Every kernel function is rebuilt from its own code with the compiled ones in its
globals; tracing becomes nothing; the constants of the hash become unsigned. Reference counting is off (`_nrt`): with
it, passing tables down calls costs twenty times the work. Needs the extra `fast` (numba, numpy).
"""

import hashlib
import importlib
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import numba
import numpy as np

from tabletop.analysis import batch, whole_program
from tabletop.analysis.following import Plans
from tabletop.analysis.lines import Kept, Script
from tabletop.analysis.planning import room as room_of_plans
from tabletop.analysis.plans import Lot, PlanPlayer, width
from tabletop.analysis.players import Played, Player, played
from tabletop.analysis.rebuilding import MODULES, rebuilt
from tabletop.analysis.rooms import Rooms
from tabletop.analysis.running import Games, Part, count_sizes
from tabletop.analysis.seeking import Seek, Task
from tabletop.analysis.surveys import Surveyor, SurveyPart, met, room
from tabletop.analysis.tables_type import CompiledTables
from tabletop.analysis.tree import room_size
from tabletop.analysis.vectors_type import taking_arrays
from tabletop.engine.kernel import chance
from tabletop.engine.program import Tables
from tabletop.engine.ruling import Kernel

# Rooms of whole games in the kernel's subset, in the order of their imports.
GAMES = (
    "tabletop.analysis.imagining",
    "tabletop.analysis.tree",
    "tabletop.analysis.imagined",
    "tabletop.analysis.search",
    "tabletop.analysis.studying",
    "tabletop.analysis.playouts",
    "tabletop.analysis.lines",
    "tabletop.analysis.batch",
    "tabletop.analysis.surveying",
    "tabletop.analysis.following",
    "tabletop.analysis.planning",
)


@lru_cache(maxsize=2)
def functions(cache: Path | None = None) -> dict[str, Callable[..., Any]]:
    """Every kernel function by name, compiled on first call: about a minute, or a second from `cache`.

    `cache` is a folder that may be shared by versions: what is kept there goes by the sources it was made from.
    """
    whole_program.install()
    if cache is not None:
        setattr(numba.config, "CACHE_DIR", str(cache / digest()))  # noqa: B010  # its types know no such name
    jit: Callable[..., Any] = partial(
        numba.jit, nopython=True, nogil=True, _nrt=False, error_model="numpy", cache=cache is not None
    )
    constants = {name: np.uint64(getattr(chance, name)) for name in chance.UNSIGNED}
    made = rebuilt((*MODULES, *GAMES), jit, {**constants, "note": jit(_no_note)})
    return {name: taking_arrays(f) for name, f in made.items()}


def is_cached(cache: Path, function: str) -> bool:
    """Whether this function, of these sources, was compiled into this folder before."""
    return any((cache / digest()).glob(f"**/*.{function}-*.nbc"))


def digest() -> str:
    """What the compiled code depends on: the sources of the kernel and of this room, and numba's version."""
    names = ("tabletop.engine.program", "tabletop.engine.layout", *MODULES, "tabletop.analysis.rebuilding")
    h = hashlib.sha256(numba.__version__.encode())
    of_numba = ("tables_type", "vectors_type", "whole_program")
    for name in (*names, *GAMES, *(f"tabletop.analysis.{part}" for part in of_numba), __name__):
        source = importlib.import_module(name).__file__
        h.update(Path(str(source)).read_bytes())
    return h.hexdigest()[:16]


def _no_note(
    tr: int, turn: float, cause: int, a: int, b: int, target: int, before: float, after: float
) -> None:
    """A compiled game leaves no trace."""


def dice(seed: int) -> Any:
    """A seed as the compiled functions take it."""
    return np.asarray([seed], dtype=np.uint64)


def imagined() -> Any:
    """Working space for the dice of an imagined game (`playouts.reseed`)."""
    return np.zeros(3, dtype=np.uint64)


def kernel(p: Tables, cache: Path | None = None) -> Kernel:
    """The compiled kernel with the signatures of the plain one, for a `Game` of this scenario: no trace is kept."""
    compiled = CompiledTables(p)
    made = functions(cache)

    def wrap(name: str) -> Callable[..., Any]:
        f = made[name]

        def call(_: Tables, state: list[float], *rest: Any) -> Any:
            vectors = {id(state): np.asarray(state, dtype=np.float64)}
            arguments: list[Any] = []
            for x in rest:
                if isinstance(x, tuple):
                    arguments.append(dice(x[0]))
                elif isinstance(x, list) and (not x or isinstance(x[0], tuple)):
                    arguments.append(0)
                elif isinstance(x, list):
                    arguments.append(vectors.setdefault(id(x), np.asarray(x, dtype=np.float64)))
                else:
                    arguments.append(x)
            result = f(compiled, vectors[id(state)], *arguments)
            for x in (state, *rest):
                if id(x) in vectors:
                    x[:] = vectors[id(x)].tolist()
            return result

        return call

    return Kernel(*(wrap(name) for name in Kernel._fields))


def thinker(
    p: Tables, cache: Path | None = None
) -> Callable[[Tables, list[float], int, int, int], list[float]]:
    """`policies.think`, compiled, for this scenario."""
    compiled, f = CompiledTables(p), functions(cache)["act"]
    b = np.zeros(p.at.size)
    other, barred = imagined(), np.zeros(p.n.options, dtype=np.int64)
    rooms: Rooms[Any] = Rooms(np.zeros)

    def thinking(_: Tables, state: list[float], seed: int, actor: int, policy: int) -> list[float]:
        w = rooms.of(p, actor, policy)
        s = np.asarray(state, dtype=np.float64)
        f(compiled, s, b, w, dice(seed), other, 0, actor, policy, barred)
        thought: list[float] = s.tolist()
        return thought

    return thinking


def line_player(p: Tables, cache: Path | None = None) -> Player:
    """`players.plain`, compiled, for these tables."""
    compiled, f = CompiledTables(p), functions(cache)["play_line"]
    s, b = (np.zeros(p.at.size) for _ in range(2))
    rooms: Rooms[Any] = Rooms(np.zeros)
    other, barred = imagined(), np.zeros(p.n.options, dtype=np.int64)
    taken: dict[int, tuple[Script, Any, Any]] = {}

    def play(_: Tables, script: Script, policy: int, seed: int) -> Played:
        if id(script) not in taken:
            arrays: list[Any] = [np.asarray(x, dtype=np.int64) for x in script]
            room: list[Any] = [np.zeros(len(x)) for x in (script.given, script.answer, script.watch)]
            taken[id(script)] = script, Script(*arrays), Kept(*room)
        same, moves, kept = taken[id(script)]
        assert same is script
        w = rooms.of(p, p.actor.lead, policy)
        end = f(compiled, s, b, w, dice(seed), other, 0, policy, barred, moves, kept)
        return played(p, end, s.tolist(), kept)

    return play


def batch_player(p: Tables, cache: Path | None = None) -> Callable[[Part], Games]:
    """`running.plain`, compiled, for this scenario: any number of threads may call it at once."""
    compiled, f = CompiledTables(p), functions(cache)["play_many"]
    width = batch.row_width(p)
    rooms: Rooms[Any] = Rooms(np.zeros)

    def playing(part: Part) -> Games:
        s, b = np.zeros(p.at.size), np.zeros(p.at.size)
        w = rooms.of(p, part.actor, part.policy, part.barred)
        rows: Any = np.zeros(part.games * width)
        empty: Any = [np.zeros(n) for n in count_sizes(p, part)]
        counts = batch.Counts(*empty)
        barred = np.asarray(part.barred or [0] * p.n.options, dtype=np.int64)
        f(
            compiled, s, b, w, dice(0), imagined(), 0, part.first, part.games, part.actor, part.policy, barred,
            rows, counts,
        )  # fmt: skip
        return Games(width, rows, counts)

    return playing


def survey_player(p: Tables, cache: Path | None = None) -> Surveyor:
    """`surveys.plain`, compiled, for this scenario: any number of threads may call it at once."""
    compiled, f = CompiledTables(p), functions(cache)["survey"]

    def surveying(part: SurveyPart) -> list[tuple[float, ...]]:
        s, b, w, v = (np.zeros(p.at.size) for _ in range(4))
        rows: Any = np.zeros(room(p, part))
        barred = np.asarray(part.barred or [0] * p.n.options, dtype=np.int64)
        f(
            compiled, s, b, w, v, dice(0), imagined(), 0, part.first, part.games, part.actor, part.ahead, part.later,
            barred, rows,
        )  # fmt: skip
        return met(p, part, rows)

    return surveying


def plan_player(p: Tables, cache: Path | None = None) -> PlanPlayer:
    """`plans.plain`, compiled, for this scenario: any number of threads may call it at once."""
    compiled, f = CompiledTables(p), functions(cache)["play_plans"]
    columns = width(p)

    def playing(lot: Lot) -> list[float]:
        b = np.asarray(lot.believed, dtype=np.float64)
        count = len(lot.plans.settled_first) - 1
        w, c = np.zeros(p.at.size), np.zeros(p.at.size)
        kept = np.empty(room_of_plans(p, int(b[p.at.turn]), count))
        rows = np.zeros(count * lot.games * columns)
        arrays: list[Any] = [np.asarray(x, dtype=np.int64) for x in lot.plans]
        unseen = np.asarray(lot.unseen or [], dtype=np.int64)
        f(
            compiled, b, w, c, kept, dice(lot.seed), imagined(), 0, lot.actor, int(lot.unseen is not None), unseen,
            lot.first, lot.games, Plans(*arrays), rows,
        )  # fmt: skip
        played_rows: list[float] = rows.tolist()
        return played_rows

    return playing


def searcher(p: Tables, cache: Path | None = None) -> Seek:
    """`seeking.plain_seeker`'s run, compiled, for this scenario: any number of threads may call it at once."""
    compiled, made = CompiledTables(p), functions(cache)
    barred = np.zeros(p.n.options, dtype=np.int64)

    def run(task: Task) -> list[float]:
        s, b = np.asarray(task.state, dtype=np.float64), np.zeros(p.at.size)
        if task.decided is None:
            w = np.zeros(room_size(p, task.games))
            made["explore"](
                compiled, s, b, w, dice(task.seed), imagined(), 0, task.actor, barred, task.stream, task.games
            )
            grown: list[float] = w[p.at.size :].tolist()
            return grown
        w, rows = np.zeros(room_size(p, 0)), np.zeros(task.games)
        decided, known = np.asarray(task.decided, dtype=np.int64), np.asarray(task.known, dtype=np.float64)
        made["weigh"](
            compiled,
            s,
            b,
            w,
            dice(task.seed),
            imagined(),
            0,
            task.actor,
            barred,
            decided,
            known,
            task.stream,
            rows,
        )
        weighed: list[float] = rows.tolist()
        return weighed

    return run
