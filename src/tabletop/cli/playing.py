"""Who plays where a command needs many games, and what is said about how long that takes.

Never holds what is played.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tabletop.cli import console, places
from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from tabletop.analysis.balance_games import Hands
    from tabletop.engine.program import Tables
    from tabletop.scenario.load import Loaded


def hands(p: Tables, kernel: str | None) -> Hands:
    """The rules compiled, or plain Python with a note that it is slower; a note too where compiling takes time now.

    `kernel` is "compiled", "plain" or None for the faster one that there is. Raises Refusal where it cannot be had.
    """
    from tabletop.analysis.balance_games import compiled_hands, plain_hands

    if kernel == "plain":
        return plain_hands(p)
    try:
        from tabletop.analysis import compiled
    except ImportError as missing:
        hint = "pip install 'tabletop-exercise[fast]'"
        if kernel == "compiled":
            raise Refusal(
                f"the compiled rules need numba and numpy ({missing.name} is missing); {hint}"
            ) from None
        console.note(f"Played in plain Python, a hundred times slower; {hint} makes it fast.")
        return plain_hands(p)
    cache = places.cache()
    if not compiled.is_cached(cache, "survey"):
        console.note("Compiling the rules; a minute or two, this first time only.")
    return compiled_hands(p, cache)


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
