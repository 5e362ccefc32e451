"""Who plays where a command needs many games, and what is said about how long that takes.

Never holds what is played.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tabletop.cli import console, places
from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tabletop.analysis.balance_games import Hands
    from tabletop.engine.program import Tables
    from tabletop.scenario.load import Loaded

COMPILING = "Compiling the rules first: a minute or two, this once."
_HINT = "pip install 'tabletop-exercise[fast]'"


def hands(p: Tables, kernel: str | None, *, far: bool = False) -> Hands:
    """The rules compiled, or plain Python: see `compiled_cache`. What is missing is compiled now, unless it is played
    far away, by others.
    """
    from tabletop.analysis.balance_games import compiled_hands, plain_hands

    cache = compiled_cache(kernel)
    if cache is None:
        return plain_hands(p)
    if not far:
        compile_first(p, cache, "play_many", "play_line", "survey")
    return compiled_hands(p, cache)


def compiled_cache(kernel: str | None) -> Path | None:
    """The folder of the compiled rules; None for plain Python, with a note where that is slower.

    `kernel` is "compiled", "plain" or None for the faster one that there is. Raises Refusal where the rules cannot be
    compiled and have to be.
    """
    from tabletop.analysis.fastest import has_compiler

    if kernel == "plain":
        return None
    if kernel == "compiled":
        need_compiler()
    if not has_compiler():
        console.note(f"Played in plain Python, a hundred times slower; {_HINT} makes it fast.")
        return None
    return places.cache()


def compile_first(p: Tables, cache: Path, *functions: str) -> None:
    """Compile what of "play_many", "play_line", "survey" was not compiled before, and say how long it takes.

    Left alone it would be compiled by the first game, in silence.
    """
    from tabletop.analysis import compiled

    missing = [one for one in functions if not compiled.is_cached(cache, one)]
    seat = next((a for a in range(p.n.actors) if p.actor.option_last[a] > p.actor.option_first[a]), None)
    if not missing or seat is None:
        return
    console.note(COMPILING)
    from tabletop.analysis.line_games import always
    from tabletop.analysis.policies import POLICIES
    from tabletop.analysis.running import Part
    from tabletop.analysis.surveys import SurveyPart

    passing, script = POLICIES["pass"], always(p, seat, p.actor.option_first[seat]).script
    games: dict[str, Callable[[], object]] = {
        "play_many": lambda: compiled.batch_player(p, cache)(Part(0, 1, seat, passing)),
        "play_line": lambda: compiled.line_player(p, cache)(p, script, passing, 0),
        "survey": lambda: compiled.survey_player(p, cache)(SurveyPart(0, 1, seat, 1)),
    }
    with console.waiting("Compiling the rules"):
        for one in missing:
            games[one]()


def need_compiler() -> None:
    """Raises Refusal where the rules cannot be compiled."""
    from tabletop.analysis.fastest import has_compiler

    if not has_compiler():
        raise Refusal(f"the compiled rules need numba and numpy; {_HINT}")


def tell_compiling(*functions: str) -> None:
    """Says what comes first, and how long it takes, where one of these functions was not compiled before."""
    from tabletop.analysis.fastest import is_compiled

    if not is_compiled(places.cache(), *functions):
        console.note(COMPILING)


def sent(near: Hands, loaded: Loaded) -> Hands:
    """Hands whose parts other processes and machines can play, which read the scenario's texts for themselves."""
    from tabletop.analysis import fastest, line_games, running, surveys
    from tabletop.analysis.executors.sending import Scene, Sent
    from tabletop.scenario.load import tables_of

    scene = Scene(loaded.files, loaded.usable().digest, tables_of)
    if near.is_compiled:
        cache = places.cache()
        play, survey = Sent(scene, fastest.batch_player, cache), Sent(scene, fastest.survey_player, cache)
        line = Sent(scene, fastest.liner, cache)
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
