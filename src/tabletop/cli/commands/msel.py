"""`tabletop msel`: the master scenario events list to Excel and back."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabletop.cli import console, scenarios
from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from tabletop.authoring.msel.importing import Imported
    from tabletop.authoring.msel.sheet import Sheet


@click.group("msel")
def command() -> None:
    """Take the list of injects (MSEL) to Excel, and bring changes back.

    The sheet has the columns of HSEEP. White cells come back into the scenario, grey ones are worked out from it, yellow
    ones are for your own planning.
    """


@command.command("export")
@click.argument("scenario")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="An .xlsx or .csv file; default: ID-msel.xlsx here.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def export(scenario: str, output: Path | None, force: bool) -> None:
    """Write the MSEL of a scenario as a sheet. SCENARIO is a file, a folder, or an id of the library."""
    from tabletop.authoring.msel import files
    from tabletop.authoring.msel.sheet import SheetError

    document = scenarios.read(scenario)
    path = output or Path(f"{document.id}-msel.xlsx")
    if path.exists() and not force:
        raise Refusal(f"'{path}' is there already; --force writes over it")
    try:
        path.write_bytes(files.written(document, path.suffix.lower()))
    except SheetError as wrong:
        raise Refusal(f"'{path}': {wrong}") from wrong
    except OSError as refused:
        raise Refusal(f"'{path}' cannot be written: {refused.strerror}") from refused
    console.out(path.as_posix())
    further = f"`tabletop msel import {path} {scenario}` brings changes back."
    if scenarios.is_shelved(scenario):
        further = f"To bring changes back, begin with `tabletop new my-{scenario} --from {scenario}` and export that."
    console.note(f"{_counted(len(document.injects), 'inject')}. {further}")


@command.command("import")
@click.argument("sheet", type=click.Path(path_type=Path))
@click.argument("scenario", required=False)
@click.option(
    "--diff", "only_diff", is_flag=True, help="Show what would change in the file, and change nothing."
)
@click.option(
    "--new", "new_id", metavar="ID", help="Make a new scenario of a sheet that comes from elsewhere."
)
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("."),
    help="With --new: where the new scenario's folder is made; default: here.",
)
def import_(sheet: Path, scenario: str | None, only_diff: bool, new_id: str | None, folder: Path) -> None:
    """Bring changes made in a sheet back into its scenario.

    Texts, times, senders and recipients become edits of the scenario's file, and nothing else in it changes; new rows
    become injects, and rows that are missing remove nothing. Where the file was changed too since the export, the cell is
    named and nothing is written.

    With --new ID a sheet made elsewhere becomes a scenario of its own, with a small frame around it so that it can be
    played at once.

    The exit code is 0 when all came in, 1 when something is left out or in the way, 2 when a file cannot be read.
    """
    if (scenario is None) == (new_id is None):
        raise Refusal(
            "say into which: `tabletop msel import SHEET SCENARIO`, or `--new ID` for a new scenario"
        )
    if scenario is not None:
        if not only_diff:
            scenarios.keep_the_library([scenario])
        _bring_back(_read(sheet), scenarios.located(scenario), scenario, only_diff)
    elif new_id is not None:
        _make(sheet, new_id, folder)


def _read(path: Path) -> Sheet:
    from tabletop.authoring.msel import files
    from tabletop.authoring.msel.sheet import SheetError

    try:
        return files.read(path)
    except SheetError as wrong:
        raise Refusal(f"'{path}': {wrong}") from wrong
    except OSError as refused:
        raise Refusal(f"'{path}' cannot be read: {refused.strerror}") from refused


def _bring_back(sheet: Sheet, path: Path, name: str, only_diff: bool) -> None:
    from tabletop.authoring.edits import edit_file
    from tabletop.authoring.msel.importing import imported
    from tabletop.scenario.study import study

    found = study(path)
    if found.program is None:
        raise scenarios.unusable(name, found.problems)
    done = imported(sheet, found)
    for remark in done.remarks:
        console.out(str(remark))
    if only_diff:
        old, new = found.text.splitlines(), done.text.splitlines()
        for line in difflib.unified_diff(old, new, path.as_posix(), path.as_posix(), lineterm=""):
            console.out(line)
    elif done.text != found.text:
        try:
            if not edit_file(path, found.text, done.text):
                raise Refusal(f"'{path}' was changed meanwhile; import once more")
        except OSError as refused:
            raise Refusal(f"'{path}' cannot be written: {refused.strerror}") from refused
    console.note(_total(done, only_diff))
    if any(remark.severity != "info" for remark in done.remarks):
        console.leave(console.Exit.FINDINGS)


def _make(path: Path, id: str, folder: Path) -> None:
    """Makes a scenario of a sheet from elsewhere; nothing there is ever written over."""
    from tabletop.authoring.msel.foreign import scenario_of
    from tabletop.authoring.msel.sheet import SheetError
    from tabletop.authoring.scaffold import refusal
    from tabletop.scenario.nodes import words

    place = folder / id
    try:
        reason, was_there = refusal(id, folder), folder.is_dir()
    except OSError as refused:
        raise Refusal(f"'{place}' cannot be written: {refused.strerror}") from refused
    if reason is not None:
        raise Refusal(reason.reason)
    try:
        made = scenario_of(_read(path), id, words(id))
    except SheetError as wrong:
        raise Refusal(f"'{path}': {wrong}") from wrong
    file = place / "scenario.yaml"
    try:
        place.mkdir(parents=True)
        file.write_text(made.text, encoding="utf-8", newline="\n")
    except OSError as refused:
        raise Refusal(f"'{file}' cannot be written: {refused.strerror}") from refused
    for remark in made.remarks:
        console.out(str(remark))
    console.out(file.as_posix())
    if not was_there:
        console.note(f"The folder '{folder.as_posix()}' was missing and is made too.")
    if made.by_hand:
        console.note(
            f"Without a time: {_counted(made.by_hand, 'inject')}, which the facilitator's hand alone would fire. Give "
            "each `at` or `when`; check names them (TT423)."
        )
    console.note(
        f"{_counted(made.injects, 'inject')}. It can be played: tabletop play {place}. Actors, orders and endings are "
        "placeholders to be replaced by yours; docs/authoring.md shows how."
    )
    if any(remark.severity != "info" for remark in made.remarks):
        console.leave(console.Exit.FINDINGS)


def _total(done: Imported, only_diff: bool) -> str:
    """What came in, or would; an error forbids all of it."""
    if any(remark.severity == "error" for remark in done.remarks):
        return "Nothing would be changed." if only_diff else "Nothing was changed."
    cells = sum(map(len, done.changed.values()))
    said = []
    if cells:
        said.append(f"{_counted(cells, 'cell')} of {_counted(len(done.changed), 'inject')}")
    if done.added:
        said.append(f"{_counted(len(done.added), 'new inject')}: {', '.join(done.added)}")
    if not said:
        return "The sheet says what the scenario says."
    what = "; ".join(said)
    return f"Would come in: {what}. Without --diff it does." if only_diff else f"Came in: {what}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
