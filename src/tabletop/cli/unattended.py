"""Games that play themselves, by a policy or from a script: where `play` gets them, prints them and has them kept.

Never plays one: that is `exercise.autoplay` and `exercise.script`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tabletop.cli import console, places, playing
from tabletop.cli.console import Refusal
from tabletop.cli.records import opened_journal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tabletop.analysis.policies import Think
    from tabletop.engine.game import Game
    from tabletop.engine.ruling import Kernel
    from tabletop.engine.texts import Program
    from tabletop.exercise.recording import Keep
    from tabletop.exercise.script import Script
    from tabletop.scenario.load import Loaded


_ALWAYS = ("situation", "open_floor", "close_floor", "resolve", "assess", "ending")
"""What of the rules every game needs compiled; the rest is as it comes."""


def play_policy(
    loaded: Loaded, seed: int, seat: str, policy: str, *, kernel: str, as_json: bool, is_kept: bool
) -> None:
    """Let a policy play one seat, and print each turn. Raises Refusal."""
    from tabletop.analysis.policies import POLICIES
    from tabletop.exercise import autoplay
    from tabletop.scenario.problems import did_you_mean

    program = loaded.usable()
    if policy not in POLICIES:
        hint = did_you_mean(policy, POLICIES) or f"there are {', '.join(POLICIES)}"
        raise Refusal(f"no policy '{policy}'; {hint}")
    rules, thinking = _rules(program, policy, kernel, as_json)
    with _kept(loaded, seed, (seat,), f"policy {policy}", is_kept, as_json) as keep:
        games = autoplay.play_policy(program, seed, seat, policy, thinking=thinking, kernel=rules, keep=keep)
        _print(games, seat, as_json, is_kept)


def play_script(loaded: Loaded, text: str, name: str, *, kernel: str, as_json: bool, is_kept: bool) -> None:
    """Play the script of this text, which came from `name`, and print each turn. Raises Refusal."""
    from tabletop.exercise import script as scripts
    from tabletop.exercise.recording import forget

    program = loaded.usable()
    script = _read(text, name)
    rules = _kernel(program, kernel if as_json else "plain")
    lead = program.actors[program.tables.actor.lead].id
    seats = sorted(script.played, key=lambda seat: seat != lead)  # the lead first, as at a keyboard
    if is_kept and not seats:
        raise Refusal(f"{name}: nobody plays, so there is no exercise to keep; name the seats in 'played'")

    def games(keep: Keep) -> Iterator[Game]:
        try:
            yield from scripts.play_script(program, script, rules, keep)
        except scripts.ScriptError as wrong:
            raise Refusal(f"{name}: {wrong}") from wrong

    if is_kept:
        for _ in games(forget):  # a script that is refused half-way leaves no half exercise behind
            pass
    with _kept(loaded, script.seed, seats, "a script", is_kept, as_json) as keep:
        _print(games(keep), (seats or [lead])[0], as_json, is_kept)


def _rules(program: Program, policy: str, kernel: str, as_json: bool) -> tuple[Kernel, Think]:
    """The rules, and how a policy thinks. A compiled game keeps no trace, so a told one is compiled in thought only."""
    from tabletop.analysis.policies import think
    from tabletop.engine.ruling import PLAIN

    if kernel == "plain":
        if policy in ("greedy", "expert"):
            first = "studies the scenario for about two minutes, then " if policy == "expert" else ""
            console.note(
                f"{policy.capitalize()} {first}thinks ahead; "
                "`--kernel compiled` makes it some hundred times faster."
            )
        return PLAIN, think
    rules = _kernel(program, kernel) if as_json else PLAIN
    playing.need_compiler()
    playing.tell_compiling("act")
    from tabletop.analysis.compiled import thinker

    return rules, thinker(program.tables, places.cache())


def _kernel(program: Program, wanted: str) -> Kernel:
    from tabletop.engine.ruling import PLAIN

    if wanted == "plain":
        return PLAIN
    playing.need_compiler()
    playing.tell_compiling(*_ALWAYS)
    from tabletop.analysis.compiled import kernel

    return kernel(program.tables, places.cache())


def _read(text: str, name: str) -> Script:
    from tabletop.exercise.script import ScriptError, read_script

    try:
        return read_script(text)
    except json.JSONDecodeError as wrong:
        if not text.strip():
            raise Refusal(f"{name}: nothing in it; a script is JSON, and the shortest is {{}}") from wrong
        raise Refusal(f"{name}:{wrong.lineno}:{wrong.colno}: not JSON: {wrong.msg}") from wrong
    except RecursionError:
        raise Refusal(f"{name}: nested too deeply for a script") from None
    except ScriptError as wrong:
        raise Refusal(f"{name}: {wrong}") from wrong


@contextmanager
def _kept(
    loaded: Loaded, seed: int, seats: Sequence[str], by: str, is_kept: bool, as_json: bool
) -> Iterator[Keep]:
    """Where entries go while a game plays itself: a new record in the user's journal, or nowhere.

    Afterwards its id is said: as a note, and with `as_json` as a last line of the result.
    """
    from tabletop.exercise.recording import Recorder, forget, started

    if not is_kept:
        yield forget
        return
    with opened_journal() as journal:
        recorder = Recorder(journal, started(loaded.usable(), loaded.files, seed=seed, seats=seats), by)
        name = recorder.exercise_id
        whole = f"Kept as {name}: `tabletop replay {name}` shows it again, `tabletop grade {name}` grades it."
        try:
            yield recorder
        except console.ReaderLeft:
            console.note(whole)
            raise
        except BaseException:
            console.note(f"Kept as {name} up to here; `tabletop resume {name}` goes on.")
            raise
    if as_json:
        console.out_json({"exercise": name}, one_line=True)
    console.note(whole)


def _print(games: Iterator[Game], seat: str, as_json: bool, is_kept: bool) -> None:
    """Print each turn. Of a game that is kept, what nobody reads any more (`| head`) is played all the same."""
    from tabletop.engine.account import account
    from tabletop.reports.transcript import turn_text

    try:
        for game in games:
            if as_json:
                console.out_json(account(game), one_line=True)
            else:
                console.said(turn_text(game, seat, console.columns()))
    except console.ReaderLeft:
        for _ in games if is_kept else ():
            pass
        raise
