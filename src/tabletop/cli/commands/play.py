"""`tabletop play`: a scenario from STARTEX to ENDEX."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabletop.cli import console, places
from tabletop.cli.console import Refusal
from tabletop.cli.records import opened_journal
from tabletop.cli.scenarios import program_of
from tabletop.cli.setup import ascii_option, setup

if TYPE_CHECKING:
    from tabletop.engine.game import Game
    from tabletop.engine.ruling import Kernel
    from tabletop.engine.texts import Program
    from tabletop.exercise.seat import Seat


@click.command("play")
@click.argument("scenario", required=False)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="The dice. Default: drawn by chance.")
@click.option(
    "--as",
    "actors",
    metavar="ACTOR",
    multiple=True,
    help="The actor you play. Default: the scenario's lead. Several times: people pass the keyboard.",
)
@click.option("--plain", is_flag=True, help="Line by line, without drawing: for screen readers and pipes.")
@ascii_option
@click.option(
    "--autoplay",
    metavar="POLICY",
    help="Let a policy play your seat: pass, random, cautious, hawk, greedy, expert.",
)
@click.option(
    "--script",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Play the orders in this JSON file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a turn (autoplay or script).")
@click.option(
    "--kernel",
    type=click.Choice(["plain", "compiled"]),
    default="plain",
    help="The rules as plain Python, or compiled (extra `fast`; autoplay or script). Same bits.",
)
def command(
    scenario: str | None,
    seed: int | None,
    actors: tuple[str, ...],
    plain: bool,
    autoplay: str | None,
    script: Path | None,
    as_json: bool,
    kernel: str,
) -> None:
    """Play a scenario, alone or several people at one keyboard.

    SCENARIO is an id of the library (see `tabletop list`) or the path of a scenario.
    """
    if scenario is None:
        raise Refusal(
            "which scenario? `tabletop list` names them; for example: tabletop play strait-of-shadows"
        )
    if autoplay is not None and script is not None:
        raise Refusal("--autoplay and --script exclude each other")
    if as_json and autoplay is None and script is None:
        raise Refusal("--json prints a game that plays itself: give --autoplay or --script too")
    if script is not None and (seed is not None or actors):
        raise Refusal("a script names its own seed and seats; leave out --seed and --as")
    if autoplay is not None and len(actors) > 1:
        raise Refusal("a policy plays one seat; give --as once")
    if seed is None:
        import secrets

        seed = secrets.randbelow(10_000)
    if script is None and autoplay is None and not plain and console.is_terminal():
        _play_drawn(scenario, actors, seed)
        return
    loaded = program_of(scenario)
    program = loaded.usable()
    seats = _seats(program, actors)
    seat = seats[0]
    if script is not None:
        _print_turns(
            _scripted(program, script, _kernel(program, kernel if as_json else "plain")), seat, as_json
        )
    elif autoplay is not None:
        _print_turns(_autoplayed(program, seed, seat, autoplay, kernel, as_json), seat, as_json)
    else:
        from tabletop.exercise import hotseat

        with opened_journal() as journal:
            session = hotseat.begin(program, loaded.files, journal, seed=seed, seats=seats)
            run_lines(session)


def _play_drawn(scenario: str, actors: tuple[str, ...], seed: int) -> None:
    """Play in the drawn terminal, which shows itself before the scenario is read."""
    from tabletop.cli.scenarios import located, title_of

    path = located(scenario)
    with ExitStack() as stack:

        def read() -> Callable[[], Seat]:
            from tabletop.exercise import hotseat

            loaded = program_of(scenario)
            program = loaded.usable()
            seats = _seats(program, actors)
            journal = stack.enter_context(opened_journal())
            return lambda: hotseat.begin(program, loaded.files, journal, seed=seed, seats=seats)

        run_drawn(title_of(path), "reading the scenario", read)


def run_lines(seat: Seat) -> None:
    """Play a session line by line. Where it is kept and how to go on is said in the conversation."""
    from tabletop.cli import plain as lines

    console.be_ascii(setup().settings.ascii)
    lines.run(seat, asks_reasons=setup().settings.ask_reasons)


def run_drawn(title: str, words: str, read: Callable[[], Callable[[], Seat]]) -> None:
    """Open an exercise in the drawn terminal and play it (see tabletop.tui.opening). Raises what `read` raises."""
    gc.disable()  # it finds nothing in what is imported, and would take a tenth of the time to the first frame
    try:
        from tabletop.tui import app
        from tabletop.tui.opening import Opening

        seat = app.run(Opening(title, words, read), setup())
    finally:
        gc.enable()
    if seat is None:
        return  # they left before it was open
    view = seat.view()
    if view.stage == "over":
        console.note(f"Kept as {seat.exercise_id}; `tabletop replay {seat.exercise_id}` shows it again.")
    else:
        console.note(f"Kept as {seat.exercise_id}; `tabletop resume {seat.exercise_id}` goes on.")


def _seats(program: Program, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The seats that people take at this keyboard, the first one first."""
    playable = [a.id for a in program.actors if a.playable]
    for actor in actors:
        if actor not in playable:
            raise Refusal(f"nobody can play '{actor}' in {program.id}; seats: {', '.join(playable)}")
    return tuple(dict.fromkeys(actors)) or (program.actors[program.tables.actor.lead].id,)


def _kernel(program: Program, wanted: str) -> Kernel:
    from tabletop.engine.ruling import PLAIN

    if wanted == "plain":
        return PLAIN
    try:
        from tabletop.analysis.compiled import kernel
    except ImportError as missing:
        hint = "install the extra: pip install 'tabletop-exercise[fast]'"
        raise Refusal(
            f"the compiled kernel needs numba and numpy ({missing.name} is missing); {hint}"
        ) from None
    console.note("Compiling the rules; about a minute the first time.")
    return kernel(program.tables, places.cache())


def _autoplayed(
    program: Program, seed: int, seat: str, policy: str, kernel: str, as_json: bool
) -> Iterator[Game]:
    """The game at the end of each turn. A compiled game keeps no trace, so a told one is compiled in thought only."""
    from tabletop.analysis.policies import POLICIES, Think, play_turn, think
    from tabletop.engine.game import start
    from tabletop.engine.ruling import PLAIN

    if policy not in POLICIES:
        raise Refusal(f"no policy '{policy}'; there are {', '.join(POLICIES)}")
    rules = _kernel(program, kernel)
    thinking: Think = think
    if kernel == "compiled":
        from tabletop.analysis.compiled import thinker

        thinking = thinker(program.tables, places.cache())
    elif policy in ("greedy", "expert"):
        console.note(
            f"{policy.capitalize()} thinks ahead; `--kernel compiled` makes it some forty times faster."
        )
    game = start(program, seed, (seat,), rules if as_json else PLAIN)
    while game.stage != "over":
        game = play_turn(game, seat, policy, thinking).advance().advance()
        yield game
        game = game.advance()


def _scripted(program: Program, path: Path, kernel: Kernel) -> Iterator[Game]:
    from tabletop.exercise.script import ScriptError, play_script, read_script

    try:
        yield from play_script(program, read_script(path.read_text(encoding="utf-8")), kernel)
    except UnicodeDecodeError as wrong:
        raise Refusal(f"{path}: not a text in UTF-8, so not a script") from wrong
    except json.JSONDecodeError as wrong:
        raise Refusal(f"{path}:{wrong.lineno}:{wrong.colno}: not JSON: {wrong.msg}") from wrong
    except OSError as wrong:
        raise Refusal(f"{path}: cannot be read ({wrong.strerror})") from wrong
    except RecursionError:
        raise Refusal(f"{path}: nested too deeply for a script") from None
    except ScriptError as wrong:
        raise Refusal(f"{path}: {wrong}") from wrong


def _print_turns(games: Iterator[Game], seat: str, as_json: bool) -> None:
    from tabletop.engine.account import account
    from tabletop.reports.transcript import turn_text

    for game in games:
        if as_json:
            console.out_json(account(game), one_line=True)
        else:
            console.out(turn_text(game, seat))
