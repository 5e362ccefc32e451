"""`tabletop resume`: an exercise goes on where it was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from tabletop.cli import console
from tabletop.cli.commands.play import run_drawn, run_lines
from tabletop.cli.console import Exit, Refusal
from tabletop.cli.records import find, opened_journal
from tabletop.cli.replays import recorded_program
from tabletop.cli.setup import ascii_option

if TYPE_CHECKING:
    from tabletop.engine.texts import Program
    from tabletop.exercise.seat import Seat
    from tabletop.exercise.session import Session
    from tabletop.journal import Journal


@click.command("resume")
@click.argument("exercise", required=False)
@click.option("--plain", is_flag=True, help="Line by line, without drawing: for screen readers and pipes.")
@ascii_option
def command(exercise: str | None, plain: bool) -> None:
    """Go on with a recorded exercise.

    EXERCISE is its id or the id's end (`7f3k`). Default: the last one that is still open.
    """
    with opened_journal() as journal:
        found = find(journal, exercise)
        if plain or not console.is_terminal():
            program = recorded_program(journal, found.exercise_id)
            run_lines(_resumed(program, journal, found.exercise_id))
            return

        def read() -> Callable[[], Seat]:
            program = recorded_program(journal, found.exercise_id)
            return lambda: _resumed(program, journal, found.exercise_id)

        run_drawn(found.title, f"reading the record of {found.exercise_id}", read)


def _resumed(program: Program, journal: Journal, exercise_id: str) -> Session:
    """The exercise as it was left. Raises Refusal."""
    from tabletop.exercise import hotseat
    from tabletop.exercise.replaying import ReplayError

    try:
        return hotseat.resume(program, journal, exercise_id)
    except ReplayError as failed:
        raise Refusal(f"{exercise_id} cannot go on: {failed}", Exit.FINDINGS) from failed
