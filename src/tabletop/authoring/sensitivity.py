"""Plays a scenario and its lines under varied coefficients, to find which conclusions hang on them.

What is varied and when a conclusion holds is `analysis.sensitivity`'s, how it is told the reports'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from tabletop.analysis import batch, fastest, running
from tabletop.analysis.executors.sending import folder_here
from tabletop.analysis.players import Player, plain
from tabletop.analysis.playouts import worth
from tabletop.analysis.policies import POLICIES
from tabletop.analysis.running import Executor, Part
from tabletop.analysis.sensitivity import (
    Findings,
    Sensitivity,
    Verdict,
    Way,
    latin_hypercube,
    one_at_a_time,
    spans,
)
from tabletop.authoring.lines.judging import Games, judged
from tabletop.authoring.lines.plan import plan
from tabletop.authoring.lines.trials import Outcome, with_rules
from tabletop.engine.program import Tables
from tabletop.engine.texts import Program
from tabletop.scenario.compile.coefficients import LIMITS
from tabletop.scenario.document.base import Figure, Name
from tabletop.scenario.document.line import Line
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.lines import lines_of, read_line
from tabletop.scenario.load import load, read_texts
from tabletop.scenario.problems import Problems

GAMES = 1000
SAMPLES = 40
CHEAP = ("pass", "random", "cautious", "hawk")
"""The policies that think no further than the order at hand; what thinks ahead plays one game in 50."""

_PASSING = "autopilot.pass"


@dataclass(frozen=True)
class Trying:
    """Finds what comes of a scenario under coefficients; can be sent to other processes.

    `policies` are names with how many games each plays, `kernel` is the folder for compiled rules, None for plain Python.
    A worker that cannot compile plays in plain Python, to the same numbers.
    """

    files: Mapping[str, str]
    lines: Mapping[str, Line]
    policies: Sequence[tuple[str, int]]
    kernel: Path | None

    def __call__(self, rules: Mapping[str, float]) -> Findings:
        """The findings with these coefficients laid over the scenario's."""
        document = _document(tuple(self.files.items()))
        program = varied(document, rules)
        ways = [self._policy(program.tables, name, games) for name, games in self.policies]
        verdicts = []
        for name, line in self.lines.items():
            outcome = self._line(line, program)
            without = None
            if line.without:
                laid_over = {**rules, **{str(n): float(x) for n, x in line.without.items()}}
                without = self._line(line, varied(document, laid_over))
            ways.append(_way_of(name, program, outcome.games))
            verdicts.append(_verdict(name, outcome, without))
        return Findings(tuple(ways), tuple(verdicts))

    def _policy(self, p: Tables, name: str, games: int) -> Way:
        whole = Part(0, games, p.actor.lead, POLICIES[name])
        if self.kernel is None:
            found = running.plain(p, whole)
        else:
            found = fastest.batch_player(p, folder_here(self.kernel))(whole)
        worths = tuple(100.0 * x for x in found.column(batch.ROW_WORTH))
        return Way(name, worths, tuple(int(n) for n in found.counts.ends))

    def _line(self, line: Line, program: Program) -> Outcome:
        made, problems = plan(line, program, line.title or "")
        if made is None:
            raise ValueError(f"the line cannot be read again: {problems}")
        play: Player = plain
        if self.kernel is not None:
            play = fastest.line_player(made.tables, folder_here(self.kernel))
        games = Games(made, [play(made.tables, made.script, made.policy, seed) for seed in range(made.seeds)])
        return Outcome(games, judged(games))


def sensitivity(
    path: Path,
    policies: Sequence[str] = CHEAP,
    games: int = GAMES,
    samples: int = SAMPLES,
    kernel: Path | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Sensitivity | None, Problems]:
    """What comes of a scenario under each variant, or None with what is wrong; `path` is its file or folder.

    `progress` is told how many variants are done, of how many. Lines play as many games as they say.
    """
    loaded = load(path)
    if loaded.program is None:
        return None, loaded.problems
    lines = {}
    for file in lines_of(path):
        line, problems = read_line(file)
        if line is not None:
            made, problems = plan(line, loaded.program, file.as_posix())
        if line is None or made is None:
            return None, problems
        lines[f"line {file.stem}"] = line
    document, problems = read_texts(loaded.files)
    assert document is not None  # it was compiled above
    overrides = {str(name): float(figure) for name, figure in document.rules.items()}
    over = spans(overrides, LIMITS)
    variants = (*one_at_a_time(over), *latin_hypercube(over, samples))
    counts = [(name, games if name in CHEAP else max(20, games // 50)) for name in policies]
    trying = Trying(loaded.files, lines, counts, kernel)
    mapped = map if executor is None else executor.map
    # The first alone: where the rules have to be compiled, the others find that done.
    (base,) = mapped(trying, [{}])
    progress(1, 1 + len(variants))
    found: list[Findings] = []
    for findings in mapped(trying, [variant.rules for variant in variants]):
        found.append(findings)
        progress(1 + len(found), 1 + len(variants))
    return Sensitivity(loaded.program, over, variants, base, tuple(found)), problems


@lru_cache(maxsize=4)
def _document(files: tuple[tuple[str, str], ...]) -> Scenario:
    document, problems = read_texts(dict(files))
    if document is None:
        raise ValueError(f"the scenario cannot be read again: {problems}")
    return document


def varied(document: Scenario, rules: Mapping[str, float]) -> Program:
    """The scenario's Program with these coefficients laid over its own.

    Where the scenario says nothing of `autopilot.pass`, each actor's default is multiplied: 0 outside the coalition.
    """
    given = dict(rules)
    factor = 1.0
    if _PASSING not in {str(name) for name in document.rules}:
        factor = given.pop(_PASSING, 1.0)
    program, problems = with_rules(document, {Name(n, 0, 0): Figure(x) for n, x in given.items()}, "varied")
    if program is None:
        raise ValueError("; ".join(problem.message for problem in problems))
    actor = program.tables.actor
    passing = tuple(factor * x for x in actor.passing)
    return replace(program, tables=program.tables._replace(actor=actor._replace(passing=passing)))


def _way_of(name: str, program: Program, games: Games) -> Way:
    p = program.tables
    ends = [0] * (p.n.endings + 1)
    for game in games.played:
        ends[game.ending] += 1  # time ran out: -1, the last
    return Way(name, tuple(100.0 * worth(p, list(game.state)) for game in games.played), tuple(ends))


def _verdict(name: str, outcome: Outcome, without: Outcome | None) -> Verdict:
    """A line passes when it holds, and does not hold under the rules it must fail with."""
    parts = [(outcome.holds, _is_sure(outcome))]
    if without is not None:
        parts.append((not without.holds, _is_sure(without)))
    passes = all(good for good, _ in parts)
    is_sure = all(sure for _, sure in parts) if passes else any(sure for good, sure in parts if not good)
    return Verdict(name, passes, is_sure)


def _is_sure(outcome: Outcome) -> bool:
    """Whether other dice would have said the same: nothing close where all holds, else a failure that is not close."""
    if outcome.holds:
        return not any(verdict.is_close for verdict in outcome.verdicts)
    return any(not verdict.holds and not verdict.is_close for verdict in outcome.verdicts)
