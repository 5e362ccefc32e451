"""`tabletop play`: a scenario from STARTEX to ENDEX."""

from pathlib import Path

import click

from tabletop.cli.console import Refusal


@click.command("play")
@click.argument("scenario", required=False)
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="The dice. Default: drawn by chance.")
@click.option(
    "--as", "actor", metavar="ACTOR", help="The actor you play. Default: the scenario's first seat."
)
@click.option("--plain", is_flag=True, help="Line by line, without drawing: for screen readers and pipes.")
@click.option("--autoplay", metavar="POLICY", help="Let it play itself; the policies: autopilot, pass.")
@click.option(
    "--script",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Play the orders in this file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a turn.")
def command(
    scenario: str | None,
    seed: int | None,
    actor: str | None,
    plain: bool,
    autoplay: str | None,
    script: Path | None,
    as_json: bool,
) -> None:
    """Play a scenario, alone or several people at one keyboard.

    SCENARIO is an id of the library (see `tabletop list`) or the path of a scenario.
    """
    raise Refusal("play is not there yet")
