"""Plays the lines of a scenario and judges what they expect. How it is told is `words`' and `junit`'s."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from tabletop.analysis.players import Player, plain
from tabletop.authoring.lines.judging import Games, Verdict, judged
from tabletop.authoring.lines.plan import Plan, plan
from tabletop.engine.program import Tables
from tabletop.engine.texts import Program
from tabletop.scenario.compile import compile_scenario
from tabletop.scenario.compile.context import called_by
from tabletop.scenario.document.base import Figure, Name
from tabletop.scenario.document.line import Line
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.library import FILE_NAME
from tabletop.scenario.lines import closed, lines_of, read_line
from tabletop.scenario.load import compiled, read_document
from tabletop.scenario.nodes import words
from tabletop.scenario.problems import Problem, Problems

Players: TypeAlias = Callable[[Tables], Player]
"""Makes a player for a scenario's tables."""


@dataclass(frozen=True)
class Outcome:
    """The games of a line under one set of rules, and what came of its expectations."""

    games: Games
    verdicts: tuple[Verdict, ...]

    @property
    def holds(self) -> bool:
        """Whether every expectation does."""
        return all(verdict.holds for verdict in self.verdicts)


@dataclass(frozen=True)
class Trial:
    """What came of one line. Without `outcome` it could not be played, and `problems` say why.

    `without` is what came under the rules it must fail with, None where it names none; seconds are of this machine.
    """

    name: str
    title: str
    file: str
    problems: Problems
    line: Line | None = None
    program: Program | None = None
    outcome: Outcome | None = None
    without: Outcome | None = None
    seconds: float = 0.0

    @property
    def is_unusable(self) -> bool:
        """Whether it could not be played."""
        return self.outcome is None

    @property
    def passes(self) -> bool:
        """Whether everything it expects holds, and something does not under the rules it must fail with."""
        if self.outcome is None or not self.outcome.holds:
            return False
        return self.without is None or not self.without.holds


@dataclass(frozen=True)
class Report:
    """What came of a scenario's lines; `problems` where the scenario itself cannot be used."""

    id: str
    title: str
    file: str
    problems: Problems
    lines: tuple[Trial, ...] = ()

    @property
    def is_unusable(self) -> bool:
        """Whether the scenario or one of its lines could not be played."""
        return self.problems.has_errors or any(line.is_unusable for line in self.lines)

    @cached_property
    def passes(self) -> bool:
        """Whether every line does."""
        return not self.is_unusable and all(line.passes for line in self.lines)


@dataclass(frozen=True)
class Ready:
    """A line that was read: what is to be played (with `remade` under the rules it must fail with), or what is wrong."""

    name: str
    title: str
    file: str
    problems: Problems
    line: Line | None = None
    program: Program | None = None
    made: Plan | None = None
    remade: Plan | None = None

    def games(self, seeds: int | None = None) -> int:
        """How many games it takes; `seeds` as for `try_lines`."""
        return sum(seeds or plan.seeds for plan in (self.made, self.remade) if plan is not None)


@dataclass(frozen=True)
class Scripts:
    """A scenario with its lines, read and not yet played; `problems` where the scenario itself cannot be used."""

    id: str
    title: str
    file: str
    problems: Problems
    lines: tuple[Ready, ...] = ()

    def games(self, seeds: int | None = None) -> int:
        """How many games its lines take; `seeds` as for `try_lines`."""
        return sum(line.games(seeds) for line in self.lines)


def try_lines(
    path: Path,
    file: str | None = None,
    seeds: int | None = None,
    players: Players | None = None,
    only: Iterable[str] = (),
) -> Report:
    """What comes of a scenario's lines: `path` is its file or folder.

    `seeds` plays so many games of each line instead of its own number; `only` names lines, none means all; `players`
    plays them, by default in plain Python.
    """
    return played(read_lines(path, file, only), seeds, players)


def played(scripts: Scripts, seeds: int | None = None, players: Players | None = None) -> Report:
    """What comes of lines that were read; `seeds` and `players` as for `try_lines`."""
    lines = tuple(_tried(line, seeds, players) for line in scripts.lines)
    return Report(scripts.id, scripts.title, scripts.file, scripts.problems, lines)


def read_lines(path: Path, file: str | None = None, only: Iterable[str] = ()) -> Scripts:
    """A scenario's lines, made ready to be played: `path` is its file or folder, `only` names lines, none means all."""
    name = path.as_posix() if file is None else file
    document, problems = read_document(path, name)
    loaded = compiled(document, problems, name, {})
    if document is None or loaded.program is None:
        return Scripts(path.parent.name, "", name, loaded.problems)
    folder = Path(name).parent if path.is_file() else Path(name)
    found = []
    wanted = set(only)
    for line in lines_of(path):
        if not wanted or line.stem in wanted:
            shown = (folder / "lines" / line.name).as_posix()
            found.append(_ready(line, shown, document, loaded.program))
    return Scripts(loaded.program.id, loaded.program.title, name, closed(path, folder), tuple(found))


def _ready(path: Path, file: str, document: Scenario, program: Program) -> Ready:
    line, problems = read_line(path, file)
    title = words(path.stem) if line is None or line.title is None else str(line.title)
    if line is None:
        return Ready(path.stem, title, file, Problems(called_by(document).hinted(problems)))
    made, problems = plan(line, program, file)
    if problems:
        problems = Problems(called_by(document).hinted(problems))
    remade: Plan | None = None
    if line.without and made is not None:
        other, wrong = with_rules(document, line.without, file)
        problems.extend(wrong)
        if other is not None:
            remade, _ = plan(line, other, file)
            assert remade is not None  # the same names under other coefficients
    if problems.has_errors:
        made = remade = None
    return Ready(path.stem, title, file, problems, line, program, made, remade)


def _tried(ready: Ready, seeds: int | None, players: Players | None) -> Trial:
    began = time.perf_counter()
    outcome = without = None
    if ready.made is not None:
        outcome = _outcome(ready.made, seeds, players)
        without = None if ready.remade is None else _outcome(ready.remade, seeds, players)
    seconds = time.perf_counter() - began
    name, title, file, problems = ready.name, ready.title, ready.file, ready.problems
    return Trial(name, title, file, problems, ready.line, ready.program, outcome, without, seconds)


def _outcome(made: Plan, seeds: int | None, players: Players | None) -> Outcome:
    play = plain if players is None else players(made.tables)
    games = [play(made.tables, made.script, made.policy, seed) for seed in range(seeds or made.seeds)]
    found = Games(made, games)
    return Outcome(found, judged(found))


def with_rules(
    document: Scenario, rules: Mapping[Name, Figure], file: str
) -> tuple[Program | None, list[Problem]]:
    """The scenario's Program under other coefficients, which a line of this file names; or why there is none."""
    changed = {**{n: v for n, v in document.rules.items() if n not in rules}, **rules}
    program, problems = compile_scenario(document.model_copy(update={"rules": changed}), file)
    if program is not None:
        return program, []
    place = next(iter(rules))
    return None, [
        replace(
            problem, message=f"under these rules: {problem.message}", line=place.line, column=place.column
        )
        for problem in problems
        if problem.severity == "error"
    ]


def scenario_of(path: Path) -> Path:
    """The scenario's file a line belongs to."""
    return path.parent.parent / FILE_NAME
