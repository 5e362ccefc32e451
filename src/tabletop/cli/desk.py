"""`tabletop` without a command: the library, the exercise chosen there, and the library again.

Never draws: the tui does.
"""

import secrets

from tabletop.cli import places
from tabletop.cli.console import Refusal
from tabletop.cli.records import opened_journal


def sit_down() -> None:
    """Show the library until its people leave."""
    from tabletop.exercise.replaying import ReplayError
    from tabletop.exercise.session import Session
    from tabletop.exercise.shelf import Shelf
    from tabletop.tui import app, library

    with opened_journal() as journal:
        shelf = Shelf(journal, places.progress())
        message = ""
        while True:
            choice = library.run(shelf, message)
            message = ""
            if choice is None:
                return
            try:
                if isinstance(choice, library.NewGame):
                    loaded = shelf.load(choice.path)
                    seed = secrets.randbelow(10_000) if choice.seed is None else choice.seed
                    session = Session.begin(
                        loaded.usable(), loaded.files, journal, seed=seed, seat=choice.seat
                    )
                else:
                    from tabletop.cli.replays import recorded_program

                    program = recorded_program(journal, choice.exercise_id)
                    session = Session.resume(program, journal, choice.exercise_id)
            except (ReplayError, Refusal) as failed:
                message = f"This exercise cannot go on: {failed}"
                continue
            app.run(session)
