"""Who plays where a command needs many games, and what is said about how long that takes.

Never holds what is played.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tabletop.cli import console, places
from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from tabletop.analysis.balance_games import Hands
    from tabletop.engine.program import Tables
    from tabletop.scenario.load import Loaded

COMPILING = "First the rules are compiled: a minute or two, this once, and kept for later. Then it plays."
_HINT = "pip install 'tabletop-exercise[fast]'"


def hands(p: Tables, kernel: str | None) -> Hands:
    """The rules compiled, or plain Python: see `compiled_cache`."""
    from tabletop.analysis.balance_games import compiled_hands, plain_hands

    cache = compiled_cache(kernel, "play_many", "play_line", "survey")
    return plain_hands(p) if cache is None else compiled_hands(p, cache)


def compiled_cache(kernel: str | None, *functions: str) -> Path | None:
    """The folder of the compiled rules; None for plain Python.

    `kernel` is "compiled", "plain" or None for the faster one that there is. Says, before anything is played, that plain
    Python is slower, and that these functions still have to be compiled. Raises Refusal where the rules cannot be
    compiled and have to be.
    """
    from tabletop.analysis.running import has_compiler

    if kernel == "plain":
        return None
    if kernel == "compiled":
        need_compiler()
    if not has_compiler():
        console.note(f"Played in plain Python, a hundred times slower; {_HINT} makes it fast.")
        return None
    tell_compiling(*functions)
    return places.cache()


def need_compiler() -> None:
    """Raises Refusal where the rules cannot be compiled."""
    from tabletop.analysis.running import has_compiler

    if not has_compiler():
        raise Refusal(f"the compiled rules need numba and numpy; {_HINT}")


def tell_compiling(*functions: str) -> None:
    """Says what comes first, and how long it takes, where one of these functions was not compiled before."""
    from tabletop.analysis import compiled

    cache = places.cache()
    missing = [one for one in functions if not compiled.is_cached(cache, one)]
    if missing:
        console.note(COMPILING)


def sent(near: Hands, loaded: Loaded) -> Hands:
    """Hands whose parts other processes and machines can play, which read the scenario's texts for themselves."""
    from tabletop.analysis import line_games, running, surveys
    from tabletop.analysis.executors.sending import Scene, Sent
    from tabletop.scenario.load import tables_of

    scene = Scene(loaded.files, loaded.usable().digest, tables_of)
    if near.is_compiled:
        cache = places.cache()
        play, survey = Sent(scene, running.player, cache), Sent(scene, surveys.surveyor, cache)
        line = Sent(scene, line_games.liner, cache)
    else:
        play, survey = Sent(scene, running.plain_player), Sent(scene, surveys.plain_surveyor)
        line = Sent(scene, line_games.plain_liner)
    return replace(near, play=play, line=line, survey=survey)


def every_core(p: Tables) -> Hands:
    """The fastest hands there are, on every processor, with a bar while they play."""
    from tabletop.analysis.running import Threads

    made = hands(p, None)
    if made.is_compiled:
        made = replace(made, executor=Threads())
    return replace(made, tell=lambda done, total: console.progress(done, total, "Playing"))
