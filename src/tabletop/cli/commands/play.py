"""`tabletop play`: a scenario from STARTEX to ENDEX."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from tabletop.cli import console, options, texts, unattended
from tabletop.cli.console import Refusal
from tabletop.cli.records import opened_journal
from tabletop.cli.scenarios import program_of
from tabletop.cli.setup import ascii_option, setup

if TYPE_CHECKING:
    from tabletop.engine.texts import Program
    from tabletop.exercise.seat import Seat


@click.command("play")
@click.argument("scenario", required=False)
@click.option("--seed", type=options.Whole(0, 2**63 - 1), help="The dice. Default: drawn by chance.")
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
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Play the decisions in this JSON file; - reads them from standard input. See docs/unattended.md.",
)
@click.option(
    "--record",
    is_flag=True,
    help="Keep a game of --autoplay or --script among the exercises, for `replay` and `grade`. What people play is "
    "always kept.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON a turn (--autoplay or --script).")
@click.option(
    "--kernel",
    type=click.Choice(["plain", "compiled"]),
    default="plain",
    show_default=True,
    help="The rules as plain Python, or compiled (--autoplay or --script; extra 'fast'): the same games.",
)
def command(
    scenario: str | None,
    seed: int | None,
    actors: tuple[str, ...],
    plain: bool,
    autoplay: str | None,
    script: str | None,
    record: bool,
    as_json: bool,
    kernel: str,
) -> None:
    """Play a scenario, alone or several people at one keyboard.

    SCENARIO is an id of the library (see `tabletop list`) or the path of a scenario.
    """
    if scenario is None:
        raise Refusal(
            "which scenario? `tabletop list` names them; for example `tabletop play strait-of-shadows`"
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
    if script is not None:
        text, name = texts.read(script)
        unattended.play_script(loaded, text, name, kernel=kernel, as_json=as_json, is_kept=record)
    elif autoplay is not None:
        unattended.play_policy(
            loaded, seed, seats[0], autoplay, kernel=kernel, as_json=as_json, is_kept=record
        )
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
