"""`tabletop` without a command: the library, the exercise chosen there, and the library again.

Never draws: the tui does.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tabletop.cli import places
from tabletop.cli.console import Refusal
from tabletop.cli.records import find, opened_journal
from tabletop.cli.scenarios import title_of
from tabletop.cli.setup import setup

if TYPE_CHECKING:
    from tabletop.exercise.seat import Seat
    from tabletop.exercise.shelf import Shelf
    from tabletop.tui.library import Choice
    from tabletop.tui.opening import Opening


def sit_down() -> None:
    """Show the library until its people leave. What is wrong with the settings is said the first time only."""
    from tabletop.exercise.replaying import ReplayError
    from tabletop.exercise.shelf import Shelf
    from tabletop.journal import JournalError
    from tabletop.scenario.problems import ScenarioError
    from tabletop.tui import app, library

    with opened_journal() as journal:
        shelf = Shelf(journal, places.progress(), programs=places.programs())
        choice = library.run(shelf, "", setup())
        while choice is not None:
            message = ""
            try:
                app.run(_opening(shelf, choice), replace(setup(), complaints=()))
            except (ReplayError, Refusal, JournalError, ScenarioError) as failed:
                message = f"This exercise cannot go on: {failed}"
            choice = library.run(shelf, message, replace(setup(), complaints=()))


def _opening(shelf: Shelf, choice: Choice) -> Opening:
    """What was chosen, still to be begun or gone on with. Raises Refusal; so may reading it, and more."""
    from tabletop.cli.replays import recorded_program
    from tabletop.exercise import hotseat
    from tabletop.tui.library import NewGame
    from tabletop.tui.opening import Opening

    journal = shelf.journal
    if isinstance(choice, NewGame):
        new = choice

        def begun() -> Callable[[], Seat]:
            loaded = shelf.load(new.path)
            program = loaded.usable()
            seed = secrets.randbelow(10_000) if new.seed is None else new.seed
            return lambda: hotseat.begin(program, loaded.files, journal, seed=seed, seats=new.seats)

        return Opening(title_of(choice.path), "reading the scenario", begun)
    found = find(journal, choice.exercise_id)

    def resumed() -> Callable[[], Seat]:
        program = recorded_program(journal, found.exercise_id)
        return lambda: hotseat.resume(program, journal, found.exercise_id)

    return Opening(found.title, f"reading the record of {found.exercise_id}", resumed)
