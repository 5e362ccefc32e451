"""`tabletop migrate`: bring scenarios of an older format up to the newest."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabletop.cli import console, scenarios

if TYPE_CHECKING:
    from tabletop.authoring.migrations.migrating import Migration


@click.command("migrate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--diff", "showing", is_flag=True, help="Show what would change, line by line.")
@click.option("--write", "writing", is_flag=True, help="Change the files. Without it nothing is written.")
def command(paths: tuple[str, ...], showing: bool, writing: bool) -> None:
    """Bring scenarios of an older format up to the newest.

    PATH is a scenario's file, its folder, a folder of such folders, or an id of the library. Only what the newer format
    says otherwise is edited, in the scenario and the lines beside it; comments and everything else stay as they are.

    The exit code is 0 when all is in the newest format (or was brought there by --write), 1 when something would change
    or stands in the way, 2 when a file cannot be read or written.
    """
    from tabletop.authoring.checking import UNREADABLE
    from tabletop.authoring.migrations import migrating

    if writing:
        scenarios.keep_the_library(paths)
    worst = console.Exit.OK
    for file in [file for path in paths for file in scenarios.every(path)]:
        name = scenarios.shown(file)
        done = migrating.migration(file, name)
        if done.problems.has_errors:
            console.error(str(scenarios.unusable(name, done.problems)))
            unreadable = any(problem.code in UNREADABLE for problem in done.problems)
            worst = max(worst, console.Exit.USAGE if unreadable else console.Exit.FINDINGS)
        elif not done.steps:
            console.note(f"{name}: format {done.source}, the newest. Nothing to do.")
        elif writing:
            worst = max(worst, _write(done, name))
        else:
            _tell(done, name, file, showing)
            worst = max(worst, console.Exit.FINDINGS)
    if worst is not console.Exit.OK:
        console.leave(worst)


def _write(done: Migration, name: str) -> console.Exit:
    """Writes it and says so; how the command then ends."""
    from tabletop.authoring.migrations import migrating

    try:
        stays = migrating.write(done)
    except OSError as refused:
        raise console.Refusal(f"'{name}' cannot be written: {refused.strerror}") from refused
    if stays is not None:
        console.error(f"{stays.name} was changed meanwhile; nothing is written. Try again.")
        return console.Exit.FINDINGS
    console.out(f"{name}: {_way(done)}")
    console.note(f"{_files(done)} changed. `tabletop check {name}` looks whether all is well.")
    return console.Exit.OK


def _tell(done: Migration, name: str, file: Path, showing: bool) -> None:
    """What would change."""
    if showing:
        for changed in done.changed:
            old, new = changed.old.splitlines(keepends=True), changed.new.splitlines(keepends=True)
            lines = difflib.unified_diff(old, new, changed.name, changed.name, "now", "then")
            console.out("".join(line if line.endswith("\n") else f"{line}\n" for line in lines).rstrip("\n"))
    else:
        console.out(f"{name}: {_way(done)}")
    hint = "--write changes them" if showing else "--diff shows what, --write changes them"
    console.note(f"{_files(done)} would change; {hint}.")


def _way(done: Migration) -> str:
    """The formats it goes through, and what changed in each."""
    titles = "; ".join(step.title for step in done.steps)
    return f"format {done.source} -> {done.steps[-1].source + 1} ({titles})"


def _files(done: Migration) -> str:
    count = len(done.changed)
    return f"{count} file{'' if count == 1 else 's'}"
