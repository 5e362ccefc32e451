"""Functions that the tests have other processes do; a worker imports them by name."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tabletop.analysis import playouts, running
from tabletop.analysis.executors.sending import Scene, Sent
from tabletop.analysis.running import Games, Part
from tabletop.engine.program import Tables
from tabletop.scenario.load import load, tables_of

HARBOUR = Path(__file__).parents[2] / "scenarios" / "harbour.yaml"


def plain(p: Tables, _: Path | None) -> Callable[[Part], Games]:
    return lambda part: running.plain(p, part)


def harbour() -> tuple[Tables, Sent[Part, Games]]:
    """The tables of a scenario, and the function that plays parts of it in plain Python anywhere."""
    loaded = load(HARBOUR)
    program = loaded.usable()
    return program.tables, Sent(Scene(loaded.files, program.digest, tables_of), plain)


def batch(games: int = 60, size: int = 5) -> list[Part]:
    """A batch of random games in small parts."""
    return running.parts(Part(7, games, 0, playouts.RANDOM, menus=True), size)


def numbers(games: Games) -> tuple[list[float], list[list[float]]]:
    return [float(x) for x in games.rows], [[float(x) for x in field] for field in games.counts]


@dataclass(frozen=True)
class DeadlyOnce:
    """Plays, but the first worker to come to this part is killed over it."""

    play: Sent[Part, Games]
    first: int
    died: Path

    def __call__(self, part: Part) -> Games:
        if part.first == self.first and not self.died.exists():
            self.died.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.play(part)


def deadly(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def refuse(n: int) -> int:
    if n == 3:
        raise OSError(f"no {n}")
    return n


def worker(_: int) -> int:
    return os.getpid()
