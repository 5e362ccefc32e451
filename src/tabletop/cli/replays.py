"""From a record to the scenario it was played with: compiled again from the texts that the record keeps.

Never decides what a replay shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from tabletop.engine.texts import Program
    from tabletop.journal import Journal


def recorded_program(journal: Journal, exercise_id: str) -> Program:
    """The Program of a recorded exercise. Raises Refusal when the record does not hold a usable scenario."""
    from tabletop.journal import Started
    from tabletop.scenario.load import load_text

    entries = journal.read(exercise_id)
    if not entries or not isinstance(entries[0], Started):
        raise Refusal(f"the record of {exercise_id} does not begin with its start")
    loaded = load_text(entries[0].scenario)
    if loaded.program is None:
        raise Refusal(f"the scenario kept with {exercise_id} cannot be used:\n{loaded.problems}")
    return loaded.program
