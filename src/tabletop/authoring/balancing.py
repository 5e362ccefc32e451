"""A scenario's balance as its author asks for it: with the lines beside it, and with what its figures must be."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tabletop.analysis.line_games import Scripted
from tabletop.authoring.lines.plan import plan
from tabletop.engine.texts import Program
from tabletop.scenario.document.line import Line
from tabletop.scenario.lines import closed, lines_of, read_line
from tabletop.scenario.problems import Problems


def scripted(path: Path, program: Program) -> tuple[tuple[Scripted, ...], Problems]:
    """The lines beside a scenario's file as they are played, and what is wrong with those that cannot be."""
    found, problems = [], closed(path, path if path.is_dir() else path.parent)
    for file in lines_of(path):
        line, wrong = read_line(file)
        problems.extend(wrong)
        if line is not None:
            made, wrong = _played(file, line, program)
            found += made
            problems.extend(wrong)
    return tuple(found), problems


def scripts(lines: Iterable[tuple[Path, Line | None]], program: Program) -> tuple[Scripted, ...]:
    """Lines that were read already; those that cannot be played are left out."""
    return tuple(one for file, line in lines if line is not None for one in _played(file, line, program)[0])


def _played(file: Path, line: Line, program: Program) -> tuple[list[Scripted], Problems]:
    made, wrong = plan(line, program, file.as_posix())
    return ([] if made is None else [Scripted(file.stem, made.script, made.policy)]), wrong
