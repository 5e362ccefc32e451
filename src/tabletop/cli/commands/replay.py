"""`tabletop replay`: a recorded exercise once more, from its record alone."""

import click

from tabletop.cli import console
from tabletop.cli.console import Exit
from tabletop.cli.records import find, opened_journal
from tabletop.cli.replays import recorded_program


@click.command("replay")
@click.argument("exercise")
@click.option("--verify", is_flag=True, help="Only compute it again and compare it with the record.")
def command(exercise: str, verify: bool) -> None:
    """Show a recorded exercise turn by turn.

    EXERCISE is its id or the id's end (`7f3k`). With --verify the exit code is 1 when the record and this
    version of the rules disagree.
    """
    from tabletop.exercise.replaying import ReplayError, replayed
    from tabletop.journal import Advanced, Rewound
    from tabletop.reports.transcript import opening_text, turn_text

    with opened_journal() as journal:
        found = find(journal, exercise)
        program = recorded_program(journal, found.exercise_id)
        entries = journal.read(found.exercise_id)
    stages = 0
    try:
        for entry, game in replayed(program, entries):
            seat = game.played[0]
            if isinstance(entry, Advanced):
                stages += 1
                if entry.stage_from == "floor" and not verify:
                    console.out(turn_text(game, seat))
            elif isinstance(entry, Rewound) and not verify:
                console.out(f"-- Back to turn {entry.turn}, with {entry.dice} dice " + "-" * 40 + "\n")
            elif stages == 0 and not verify and entry is entries[0]:
                console.out(opening_text(game, seat))
    except ReplayError as failed:
        console.error(f"{found.exercise_id}: {failed}")
        console.leave(Exit.FINDINGS)
    if verify:
        count = f"{len(entries)} entries, {stages} closed stages"
        console.out(f"{found.exercise_id}: computed again from its record ({count}); every digest agrees.")
