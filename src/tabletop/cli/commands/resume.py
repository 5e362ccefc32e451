"""`tabletop resume`: an exercise goes on where it was left."""

import click

from tabletop.cli.commands.play import run_session
from tabletop.cli.console import Exit, Refusal
from tabletop.cli.records import find, opened_journal
from tabletop.cli.setup import ascii_option


@click.command("resume")
@click.argument("exercise", required=False)
@click.option("--plain", is_flag=True, help="Line by line, without drawing: for screen readers and pipes.")
@ascii_option
def command(exercise: str | None, plain: bool) -> None:
    """Go on with a recorded exercise.

    EXERCISE is its id or the id's end (`7f3k`). Default: the last one that is still open.
    """
    from tabletop.cli.replays import recorded_program
    from tabletop.exercise import hotseat
    from tabletop.exercise.replaying import ReplayError

    with opened_journal() as journal:
        found = find(journal, exercise)
        program = recorded_program(journal, found.exercise_id)
        try:
            session = hotseat.resume(program, journal, found.exercise_id)
        except ReplayError as failed:
            raise Refusal(f"{found.exercise_id} cannot go on: {failed}", Exit.FINDINGS) from failed
        run_session(session, plain=plain)
