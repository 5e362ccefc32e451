"""`tabletop replay`: a recorded exercise once more, from its record alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tabletop.cli import console, options
from tabletop.cli.console import Exit, Refusal
from tabletop.cli.records import find, opened_journal
from tabletop.cli.replays import Page, branch_words, no_branch, pages, recorded_program, way

if TYPE_CHECKING:
    from tabletop.engine.texts import Program
    from tabletop.exercise.branches import Branch
    from tabletop.journal import Entry

_KEYS = "Enter next turn, p previous, b and a number another branch, q leave: "


@click.command("replay")
@click.argument("exercise")
@click.option("--verify", is_flag=True, help="Only compute it again and compare it with the record.")
@click.option(
    "--branch",
    type=options.Whole(1, 10_000),
    help="Only this way the exercise went, from its first turn. Default: all, one after the other.",
)
@click.option(
    "--step", is_flag=True, help="Stop after each turn, and go on, back or to another branch by keys."
)
def command(exercise: str, verify: bool, branch: int | None, step: bool) -> None:
    """Show a recorded exercise turn by turn.

    EXERCISE is its id or the id's end (`7f3k`). Each time somebody went back, another branch began: they are listed
    first. With --verify all of them are computed again; the exit code is 1 when the record and this version of the rules
    disagree.
    """
    from tabletop.exercise.branches import branches
    from tabletop.exercise.replaying import ReplayError

    if verify and (branch is not None or step):
        raise Refusal("--verify computes the whole record; leave out --branch and --step")
    with opened_journal() as journal:
        found = find(journal, exercise)
        program = recorded_program(journal, found.exercise_id)
        entries = journal.read(found.exercise_id)
    name = found.exercise_id
    try:
        if verify:
            console.out(f"{name}: computed again from its record ({_verified(program, entries)}).")
            return
        told = pages(program, entries, console.columns())
        ways = branches(program, entries, found.played[0])
    except ReplayError as failed:
        console.error(f"{name}: {failed}")
        console.leave(Exit.FINDINGS)
    if branch is not None and branch > len(ways):
        raise no_branch(name, branch, len(ways))
    if len(ways) > 1:
        console.out("Branches:\n" + "\n".join(f"  {branch_words(one)}" for one in ways) + "\n")
    if step:
        _step(told, ways, branch or len(ways))
        return
    last = 0
    for page in told if branch is None else way(told, ways, branch):
        if page.branch != last and last and branch is None:
            console.out(f"-- Branch {branch_words(ways[page.branch - 1])}\n")
        last = page.branch
        console.said(page.text)


def _verified(program: Program, entries: Sequence[Entry]) -> str:
    """Play the whole record, branches that were left too, and say how much it was. Raises ReplayError."""
    from tabletop.exercise.replaying import replayed
    from tabletop.journal import Advanced, Rewound

    done = [entry for entry, _ in replayed(program, entries)]
    stages = sum(isinstance(entry, Advanced) for entry in done)
    ways = 1 + sum(isinstance(entry, Rewound) for entry in done)
    count = "" if ways == 1 else f" in {ways} branches"
    return f"{len(done)} entries, {stages} closed stages{count}; every digest agrees"


def _step(told: Sequence[Page], ways: Sequence[Branch], number: int) -> None:
    """One turn after the other, by what people type. The end of the input leaves."""
    shown, at = way(told, ways, number), 0
    console.said(shown[at].text)
    while True:
        typed = console.ask(_KEYS)
        words = "q" if typed is None else typed.strip().lower()
        if words.startswith("q"):
            return
        number_typed = words.removeprefix("b").strip()
        if not words and at + 1 == len(shown):
            console.out(f"That was the last closed turn of branch {number}.")
            continue
        if not words:
            at += 1
        elif words == "p":
            at = max(0, at - 1)
        elif words.startswith("b") and number_typed.isdecimal() and 1 <= int(number_typed) <= len(ways):
            number = int(number_typed)
            shown = way(told, ways, number)
            at = min(at, len(shown) - 1)
            console.out(f"Branch {branch_words(ways[number - 1])}\n")
        else:
            console.out(f"There is no such key, or no such branch: there are {len(ways)}.")
            continue
        console.said(shown[at].text)
