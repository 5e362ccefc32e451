"""`tabletop check`: what is wrong with a scenario, where, and what would mend it."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabletop.cli import console, scenarios

if TYPE_CHECKING:
    from tabletop.analysis.balance_games import Hands
    from tabletop.authoring.checking import Report
    from tabletop.engine.program import Tables
    from tabletop.scenario.problems import Severity

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
_PAUSE = 0.3  # seconds between two looks at the files


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "concise", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option(
    "--fix", "fixing", is_flag=True, help="Mend in the files what can only have been meant in one way."
)
@click.option(
    "--deep",
    is_flag=True,
    help="Play many games too, to find what nobody meets and what always wins (TT508 on).",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl+C.")
def command(paths: tuple[str, ...], form: str, fixing: bool, deep: bool, watch: bool) -> None:
    """Look for mistakes in scenarios.

    PATH is a scenario's file, its folder, a folder of such folders, or an id of the library. The exit code is 0 when
    nothing is wrong or there is only advice (info), 1 when there are errors or warnings, 2 when a file cannot be read.
    `tabletop explain TT401` says what a code means.
    """
    if fixing:
        scenarios.keep_the_library(paths)
    files = [file for path in paths for file in scenarios.every(path)]
    hands = _hands() if deep else None
    report = _checked(files, form, fixing, hands)
    if watch:
        _watch(files, form, fixing, hands)
    if report.is_unreadable:
        console.leave(console.Exit.USAGE)
    if report.needs_work:
        console.leave(console.Exit.FINDINGS)


def _hands() -> Callable[[Tables], Hands]:
    """Who plays for the deep rules: the rules compiled where that is possible, else plain Python and fewer games."""
    from tabletop.cli.playing import every_core

    return every_core


def _checked(files: list[Path], form: str, fixing: bool, hands: Callable[[Tables], Hands] | None) -> Report:
    """Checks the files, prints what is found, and says how much."""
    from tabletop.authoring import checking
    from tabletop.authoring.formats import FORMATS, text
    from tabletop.authoring.formats.text import WIDTH

    reports = []
    mended = 0
    for file in files:
        if fixing:
            try:
                found, count = checking.fix(file, scenarios.shown(file))
            except OSError as refused:
                raise console.Refusal(
                    f"'{scenarios.shown(file)}' cannot be written: {refused.strerror}"
                ) from refused
            mended += count
        if hands is not None:
            found = checking.check(file, scenarios.shown(file), deep=True, hands=hands)
        elif not fixing:
            found = checking.check(file, scenarios.shown(file))
        reports.append(found)
    report = checking.together(reports)
    width = shutil.get_terminal_size((WIDTH, 24)).columns
    said = text(report, _painted, width) if form == "text" else FORMATS[form](report)
    if said:
        console.out(said)
    if mended:
        console.note(f"{mended} finding{'s' if mended > 1 else ''} mended.")
    console.note(_total(report, fixing))
    return report


def _watch(files: list[Path], form: str, fixing: bool, hands: Callable[[Tables], Hands] | None) -> None:
    """Checks again after each change; ends by interruption only."""
    from tabletop.authoring import watching

    def look() -> watching.Stamp:
        return watching.stamp(path for file in files for path in watching.files_of(file))

    console.note("Watching for changes; Ctrl+C ends it.")
    for _ in watching.changes(look, lambda: time.sleep(_PAUSE)):
        console.note(f"\n{time.strftime('%H:%M:%S')} something changed.")
        _checked(files, form, fixing, hands)


def _painted(label: str, severity: Severity) -> str:
    return click.style(label, fg=_COLOURS[severity], bold=True)


def _total(report: Report, fixing: bool) -> str:
    counts = Counter(problem.severity for problem in report.problems)
    said = [
        f"{counts[kind]} {kind}{'s' if counts[kind] > 1 else ''}"
        for kind in ("error", "warning", "info")
        if counts[kind]
    ]
    number = report.scenarios
    total = f"{', '.join(said) or 'Nothing wrong'} in {number} scenario{'s' if number != 1 else ''}."
    offered = sum(1 for problem in report.problems if problem.edits)
    return total if fixing or not offered else f"{total} --fix can mend {offered} of them."
