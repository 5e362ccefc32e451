"""`tabletop replay`: a recorded exercise once more, from its record alone."""

import click

from tabletop.cli.console import Refusal


@click.command("replay")
@click.argument("exercise")
@click.option("--verify", is_flag=True, help="Only compute it again and compare it with the record.")
def command(exercise: str, verify: bool) -> None:
    """Show a recorded exercise turn by turn.

    EXERCISE is its id or the id's end (`7f3k`). With --verify the exit code is 1 when the record and this
    version of the rules disagree.
    """
    raise Refusal("replay is not there yet")
