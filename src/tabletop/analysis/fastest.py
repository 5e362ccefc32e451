"""Whoever plays fastest here: the rules compiled where the extra `fast` is installed, else plain Python.

The way from who needs many games to `compiled`, which stands on all that is played and is read only when it is asked
for. The functions are of a module, so that their names can be sent to other processes. Never holds what is played.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from tabletop.analysis import hidden, line_games, plans, players, running, seeking, surveys
from tabletop.analysis.hidden import Past
from tabletop.analysis.line_games import Liner
from tabletop.analysis.plans import PlanPlayer
from tabletop.analysis.players import Player
from tabletop.analysis.running import Games, Part
from tabletop.analysis.seeking import Seeker
from tabletop.analysis.surveys import Surveyor
from tabletop.engine.program import Tables


def has_compiler() -> bool:
    """Whether the extra `fast` is installed; without it everything works, slower."""
    return find_spec("numba") is not None and find_spec("numpy") is not None


def is_compiled(cache: Path, *functions: str) -> bool:
    """Whether these functions of the kernel were compiled into this folder before; needs the extra `fast`."""
    from tabletop.analysis.compiled import is_cached

    return all(is_cached(cache, function) for function in functions)


def batch_player(p: Tables, cache: Path | None = None) -> Callable[[Part], Games]:
    """Plays parts of a batch; a compiled one for any number of threads at once."""
    if has_compiler():
        from tabletop.analysis.compiled import batch_player

        return batch_player(p, cache)
    return running.plain_player(p)


def line_player(p: Tables, cache: Path | None = None) -> Player:
    """Plays scripts, a game a call; for one thread."""
    if has_compiler():
        from tabletop.analysis.compiled import line_player

        return line_player(p, cache)
    return players.plain


def liner(p: Tables, cache: Path | None = None) -> Liner:
    """Plays parts of a line, in any number of threads at once."""
    return line_games.liner(p, partial(line_player, p, cache))


def survey_player(p: Tables, cache: Path | None = None) -> Surveyor:
    """Surveys decisions; a compiled one for any number of threads at once."""
    if has_compiler():
        from tabletop.analysis.compiled import survey_player

        return survey_player(p, cache)
    return surveys.plain_surveyor(p)


def plan_player(p: Tables, cache: Path | None = None) -> PlanPlayer:
    """Plays lots of plans; a compiled one for any number of threads at once."""
    if has_compiler():
        from tabletop.analysis.compiled import plan_player

        return plan_player(p, cache)
    return partial(plans.plain, p)


def seeker(p: Tables, cache: Path | None = None) -> Seeker:
    """The search of a scenario; a compiled one for any number of threads at once."""
    if has_compiler():
        from tabletop.analysis.compiled import searcher

        return Seeker(p, searcher(p, cache))
    return seeking.plain_seeker(p)


def past(cache: Path | None = None) -> Past:
    """How games of the past are played; many of them where they are compiled."""
    if has_compiler():
        return Past(lambda tables: line_player(tables, cache), hidden.COMPILED)
    return hidden.PLAIN
