"""`tabletop check`: what is wrong with a scenario, where, and what would mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabletop.cli import console, scenarios

if TYPE_CHECKING:
    from tabletop.scenario.problems import Problem, Problems

#: Problems of a file that could not even be read: an error of usage and no finding.
_UNREADABLE = "TT001"


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
def command(paths: tuple[str, ...], form: str) -> None:
    """Look for mistakes in scenarios.

    PATH is a scenario's file, its folder, a folder of such folders, or an id of the library. The exit code is 0 when
    nothing is wrong, 1 when something is, 2 when a file cannot be read.
    """
    from tabletop.scenario.load import load
    from tabletop.scenario.problems import Problems

    files = [file for path in paths for file in _files(path)]
    found = Problems()
    for file in files:
        found.extend(load(file, _shown(file)).problems)
    if form == "json":
        console.out_json([asdict(problem) for problem in found])
    else:
        for problem in found:
            console.out(str(problem))
            if form == "text":
                for line in _marked(problem):
                    console.out(line)
    console.note(_total(found, len(files)))
    if any(problem.code == _UNREADABLE for problem in found):
        console.leave(console.Exit.USAGE)
    if found:
        console.leave(console.Exit.FINDINGS)


def _files(path: str) -> Iterator[Path]:
    folder = Path(path)
    if folder.is_dir() and not (folder / "scenario.yaml").is_file():
        inner = sorted(folder.glob("*/scenario.yaml"))
        if not inner:
            raise console.Refusal(f"no scenario in the folder '{path}'")
        yield from inner
    else:
        yield scenarios.located(path)


def _shown(file: Path) -> str:
    """A file's name in messages: short when it lies below the working directory."""
    here = Path.cwd()
    absolute = file.absolute()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else file).as_posix()


def _marked(problem: Problem) -> Iterator[str]:
    """The line of the file a problem is about, and a mark under the place."""
    try:
        text = Path(problem.file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    lines = text.splitlines()
    if not 1 <= problem.line <= len(lines):
        return
    line = lines[problem.line - 1]
    width = max(1, (problem.end_column or problem.column + 1) - problem.column)
    blanks = "".join(sign if sign == "\t" else " " for sign in line[: problem.column - 1])
    number = f"{problem.line:>5} | "
    yield number + line
    yield " " * (len(number) - 2) + "| " + blanks + "^" + "~" * (width - 1)


def _total(found: Problems, files: int) -> str:
    counts = Counter(problem.severity for problem in found)
    said = [
        f"{counts[kind]} {kind}{'s' if counts[kind] > 1 else ''}"
        for kind in ("error", "warning", "info")
        if counts[kind]
    ]
    return f"{', '.join(said) or 'Nothing wrong'} in {files} scenario{'s' if files != 1 else ''}."
