"""`tabletop exercises`: what has been played and what can go on."""

import click

from tabletop.cli import console
from tabletop.cli.records import opened_journal


@click.command("exercises")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool) -> None:
    """List recorded exercises, the latest first."""
    with opened_journal() as journal:
        found = journal.exercises()
    if as_json:
        console.out_json(
            [
                {
                    "id": one.exercise_id,
                    "scenario": one.scenario_id,
                    "title": one.title,
                    "seed": one.seed,
                    "played": list(one.played),
                    "started": one.started_at.isoformat(),
                    "last": one.last_at.isoformat(),
                    "entries": one.length,
                    "turn": one.turn,
                    "ending": one.ending,
                }
                for one in found
            ]
        )
        return
    if not found:
        console.note("No exercise has been recorded yet; begin one with `tabletop play`.")
        return
    rows = [
        (
            one.exercise_id,
            one.title,
            f"turn {one.turn}",
            one.ending or "open",
            one.last_at.astimezone().strftime("%Y-%m-%d %H:%M"),
        )
        for one in found
    ]
    console.out(console.table(rows, heading=("ID", "SCENARIO", "STANDS AT", "ENDING", "LAST")))
