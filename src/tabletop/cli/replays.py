"""From a record to what a replay shows: the scenario compiled again from the texts it keeps, and its turns by branches.

Never prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tabletop.cli import places
from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from tabletop.engine.texts import Program
    from tabletop.exercise.branches import Branch
    from tabletop.journal import Entry, Journal


def recorded_program(journal: Journal, exercise_id: str) -> Program:
    """The Program of a recorded exercise. Raises Refusal when the record does not hold a usable scenario."""
    from tabletop.journal import Started
    from tabletop.scenario.kept import Kept

    entries = journal.read(exercise_id)
    if not entries or not isinstance(entries[0], Started):
        raise Refusal(f"the record of {exercise_id} does not begin with its start")
    loaded = Kept(places.programs()).load_text(entries[0].scenario)
    if loaded.program is None:
        raise Refusal(f"the scenario kept with {exercise_id} cannot be used:\n{loaded.problems}")
    return loaded.program


@dataclass(frozen=True, slots=True)
class Page:
    """What one seat saw of a turn that was closed; turn 0 is the briefing."""

    branch: int
    turn: int
    text: str


def pages(program: Program, entries: Sequence[Entry], width: int) -> list[Page]:
    """Every closed turn of every branch, in the order of play, as its leading seat saw it; prose fills `width` columns.

    Raises ReplayError.
    """
    from tabletop.exercise.replaying import replayed
    from tabletop.journal import Advanced, Rewound, Started
    from tabletop.reports.transcript import opening_text, turn_text
    from tabletop.tui.presenters.prose import plain

    found: list[Page] = []
    branch, seat = 1, ""
    for entry, game in replayed(program, entries):
        if isinstance(entry, Started):
            seat = entry.lead or game.played[0]
            found.append(Page(branch, 0, opening_text(game, seat, plain, width)))
        elif isinstance(entry, Rewound):
            branch += 1
        elif isinstance(entry, Advanced) and entry.stage_from == "floor":
            found.append(Page(branch, entry.turn, turn_text(game, seat, width)))
    return found


def way(found: Sequence[Page], branches: Sequence[Branch], number: int) -> list[Page]:
    """The turns of one branch from STARTEX on: those it shares with the one it left, then its own."""
    here = branches[number - 1]
    before = way(found, branches, here.parent) if here.parent else []
    return [
        *(one for one in before if one.turn < here.turn),
        *(one for one in found if one.branch == number),
    ]


def until_left(entries: Sequence[Entry], number: int, name: str) -> list[Entry]:
    """The record of the exercise `name` up to where this branch was left for another. Raises Refusal: no such branch."""
    from tabletop.journal import Rewound

    left = [at for at, entry in enumerate(entries) if isinstance(entry, Rewound)]
    if number > len(left) + 1:
        raise no_branch(name, number, len(left) + 1)
    return list(entries[: left[number - 1]] if number <= len(left) else entries)


def no_branch(name: str, number: int, count: int) -> Refusal:
    """That the exercise `name` has no branch of this number, of so many."""
    branches = "1 branch" if count == 1 else f"{count} branches"
    return Refusal(f"{name} has no branch {number}; it has {branches}, which `tabletop replay {name}` lists")


def branch_words(one: Branch) -> str:
    """A branch in a sentence: "2  from turn 3 with the same dice, to turn 7: Seized (victory), score 81"."""
    dice = f" with {'the same' if one.dice == 'same' else 'new'} dice" if one.dice else ""
    came = f"{one.ending} ({one.outcome})" if one.ending else "not ended"
    score = "" if one.score is None or not one.ending else f", score {one.score:.0f}"
    live = "; the exercise stands here" if one.is_live else ""
    first = f"{one.number}  from turn {one.turn}{dice}, to turn {one.reached}: {came}{score}{live}"
    return first + (f"\n     {one.did}; in branch {one.parent}: {one.instead}" if one.did else "")
