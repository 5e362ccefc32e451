"""`tabletop list`: what there is to play."""

import click

from tabletop.cli import console


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool) -> None:
    """List the scenarios of the library."""
    from tabletop.scenario import library

    headings = library.headings()
    if as_json:
        console.out_json(
            [
                {
                    "id": heading.id,
                    "title": heading.title,
                    "summary": heading.summary,
                    "difficulty": heading.difficulty or None,
                    "turns": heading.turns,
                    "path": str(heading.path),
                }
                for heading in headings
            ]
        )
        return
    if not headings:
        console.note("The library is empty.")
        return
    rows = [
        (heading.id, heading.title, heading.difficulty or "-", f"{heading.turns or '?'} turns")
        for heading in headings
    ]
    console.out(console.table(rows, heading=("ID", "TITLE", "DIFFICULTY", "LENGTH")))
