"""`tabletop new`: a small scenario to begin with."""

from __future__ import annotations

from pathlib import Path

import click

from tabletop.cli import console, scenarios


@click.command("new")
@click.argument("id")
@click.option(
    "--in",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder in which the scenario's own is made; default: here. It is made too if it is missing.",
)
@click.option(
    "--from",
    "model",
    metavar="SCENARIO",
    help="Begin with a copy of this one: an id of the library, a file, or a folder.",
)
def command(id: str, folder: Path, model: str | None) -> None:
    """Begin a scenario: a small one that can be played at once.

    A folder of the name ID is made with a commented scenario and two lines that test it. Change it piece by piece into
    your own. Nothing that is there is overwritten.

    With --from SCENARIO the folder is a copy of that scenario's, under the new id: so one of the library's becomes one
    that you may change.
    """
    from tabletop.authoring.scaffold import Refused, copied_scenario, new_scenario

    source = scenarios.located(model) if model is not None else None
    try:
        was_there = folder.is_dir()
        made = new_scenario(id, folder) if source is None else copied_scenario(id, folder, source)
    except OSError as refused:
        failed = Path(refused.filename or "")
        if source is not None and failed.is_relative_to(source.parent):
            raise console.Refusal(f"'{failed.as_posix()}' cannot be read: {refused.strerror}") from refused
        raise console.Refusal(
            f"'{(folder / id).as_posix()}' cannot be written: {refused.strerror}"
        ) from refused
    if isinstance(made, Refused):
        raise console.Refusal(made.reason)
    console.out(scenarios.shown(made))
    if not was_there:
        console.note(f"The folder '{folder.as_posix()}' was missing and is made too.")
    place = scenarios.shown(made.parent)
    console.note(f"Next: tabletop play {place}, then tabletop check {place} --watch while you write.")
