"""`tabletop` without a command: the library, the exercise chosen there, and the library again.

Never draws: the tui does.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from tabletop.cli import places
from tabletop.cli.console import Refusal
from tabletop.cli.records import opened_journal
from tabletop.cli.setup import setup

if TYPE_CHECKING:
    from tabletop.exercise.session import Session
    from tabletop.exercise.shelf import Shelf
    from tabletop.tui.library import Choice


def sit_down() -> None:
    """Show the library until its people leave. What is wrong with the settings is said the first time only."""
    from tabletop.exercise.replaying import ReplayError
    from tabletop.exercise.shelf import Shelf
    from tabletop.journal import JournalError
    from tabletop.tui import app, library

    with opened_journal() as journal:
        shelf = Shelf(journal, places.progress())
        choice = library.run(shelf, "", setup())
        while choice is not None:
            message = ""
            try:
                app.run(_session(shelf, choice), replace(setup(), complaints=()))
            except (ReplayError, Refusal, JournalError) as failed:
                message = f"This exercise cannot go on: {failed}"
            choice = library.run(shelf, message, replace(setup(), complaints=()))


def _session(shelf: Shelf, choice: Choice) -> Session:
    """What was chosen, begun or gone on with. Raises ReplayError and Refusal."""
    from tabletop.cli.replays import recorded_program
    from tabletop.exercise import hotseat
    from tabletop.tui.library import NewGame

    if isinstance(choice, NewGame):
        loaded = shelf.load(choice.path)
        seed = secrets.randbelow(10_000) if choice.seed is None else choice.seed
        return hotseat.begin(loaded.usable(), loaded.files, shelf.journal, seed=seed, seats=choice.seats)
    program = recorded_program(shelf.journal, choice.exercise_id)
    return hotseat.resume(program, shelf.journal, choice.exercise_id)
