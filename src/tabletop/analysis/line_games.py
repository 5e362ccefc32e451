"""Games of a script as work that can be done anywhere: a part is a script and a range of seeds, its answer as of a batch.

What a line expects is not asked here: its conditions are left out, so that the scenario's own tables are enough.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from tabletop.analysis import batch, running
from tabletop.analysis.batch import Counts
from tabletop.analysis.lines import Script
from tabletop.analysis.players import Played, Player
from tabletop.analysis.players import plain as plain_player
from tabletop.analysis.playouts import PASS
from tabletop.analysis.running import Games, Part
from tabletop.engine.program import AGREED, GIVEN, REFUNDED, REFUSED, Tables

PART = 50
"""Games of a part; their rows are written in Python, so each takes a tenth of a millisecond at least."""


@dataclass(frozen=True)
class Scripted:
    """A line as it is played: its name, its script, and who plays the lead in turns of which it says nothing."""

    name: str
    script: Script
    policy: int = PASS


@dataclass(frozen=True)
class LinePart:
    """Seeds first .. first + games - 1 of a script, looked at from one seat."""

    script: Script
    policy: int
    first: int
    games: int
    actor: int


Liner = Callable[[LinePart], Games]
"""Plays a part: rows and counts as a batch has them, but no menus; orders counted are the script's."""


def line_parts(line: Scripted, first: int, games: int, actor: int) -> list[LinePart]:
    """So many games of a line cut into parts."""
    script, end = line.script._replace(watch_turn=[], watch=[]), first + games
    whole = LinePart(script, line.policy, first, games, actor)
    return [replace(whole, first=at, games=min(PART, end - at)) for at in range(first, end, PART)]


def liner(p: Tables, make: Callable[[], Player]) -> Liner:
    """Whoever plays scripts in this scenario, by any number of threads at once; `make` makes a player for one of them."""
    # A compiled player has its own working space, so each thread needs one of its own; and it keeps every script that it
    # was given, so parts that came from elsewhere are given the first of their like.
    here = threading.local()

    def play(part: LinePart) -> Games:
        if not hasattr(here, "player"):
            here.player, here.scripts = make(), {}
        script = here.scripts.setdefault(tuple(map(tuple, part.script)), part.script)
        return _played(p, replace(part, script=script), here.player)

    return play


def plain_liner(p: Tables, cache: Path | None = None) -> Liner:
    """Whoever plays scripts in this scenario in plain Python; nothing is kept in `cache`."""
    return lambda part: _played(p, part, plain_player)


def _played(p: Tables, part: LinePart, play: Player) -> Games:
    width = batch.row_width(p)
    rows = [0.0] * (width * part.games)
    counts = Counts(*([0.0] * n for n in running.count_sizes(p, Part(0, 0, 0, PASS))))
    for g in range(part.games):
        game = play(p, part.script, part.policy, part.first + g)
        _count(p, part, game, rows, g * width, counts)
    return Games(width, rows, counts)


def _count(p: Tables, part: LinePart, played: Played, rows: list[float], at: int, to: Counts) -> None:
    """Write a game down as a batch writes its own."""
    state = [*played.state, *([0.0] * (p.at.size - len(played.state)))]
    batch.end_row(p, state, part.actor, rows, at, to)
    for option, status in zip(part.script.given, played.became, strict=True):
        if status >= GIVEN:
            to.given[option] += 1.0
            to.agreed[option] += status == AGREED
            to.refused[option] += status in (REFUSED, REFUNDED)


def without(line: Scripted, options: Collection[int]) -> Scripted:
    """The line with these orders left out."""
    script = line.script
    given: list[int] = []
    firsts = [0, 0]
    for turn in range(1, len(script.given_first) - 1):
        orders = script.given[script.given_first[turn] : script.given_first[turn + 1]]
        given += [option for option in orders if option not in options]
        firsts.append(len(given))
    return replace(line, script=script._replace(given=given, given_first=firsts))


def always(p: Tables, actor: int, option: int) -> Scripted:
    """One order given in every turn, and nothing else."""
    turns = p.n.turns
    script = Script(
        seats=[int(a == actor) for a in range(p.n.actors)],
        led=[1] * (turns + 1),
        given_first=[0, *range(turns + 1)],
        given=[option] * turns,
        answer_first=[0] * (turns + 2),
        answer=[],
        watch_turn=[],
        watch=[],
    )
    return Scripted(f"always {option}", script)
