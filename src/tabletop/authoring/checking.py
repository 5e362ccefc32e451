"""Checks a scenario: what the loader says, what the rules find, less what its author asked to ignore.

Which findings there are is decided by the rules, how they are printed by `formats`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from tabletop.analysis.balance_games import Hands, plain_hands
from tabletop.authoring.edits import edit_file, edited
from tabletop.authoring.ignores import without_ignored
from tabletop.authoring.lines.plan import plan
from tabletop.authoring.mending import mended
from tabletop.authoring.rule import Rule
from tabletop.authoring.rules import every_rule
from tabletop.authoring.subject import Subject, subject_of, subject_of_text
from tabletop.engine.program import Tables
from tabletop.scenario.compile.context import called_by
from tabletop.scenario.composer import lines_in
from tabletop.scenario.problems import Problem, Problems

UNREADABLE = frozenset({"TT001", "TT002", "TT003"})
"""Findings of a file that cannot be read as text at all: wrong usage rather than something wrong with a scenario."""


@dataclass(frozen=True)
class Report:
    """What a check of one or more scenarios found, in the order of the places.

    `texts` are the files that were checked by their name in messages, `paths` where they lie.
    """

    problems: tuple[Problem, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    paths: Mapping[str, Path] = field(default_factory=dict)
    scenarios: int = 0
    _lines: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def is_unreadable(self) -> bool:
        """Whether some file could not be read."""
        return any(problem.code in UNREADABLE for problem in self.problems)

    @property
    def needs_work(self) -> bool:
        """Whether there is an error or a warning; infos are advice."""
        return any(problem.severity != "info" for problem in self.problems)

    def line_of(self, problem: Problem) -> str | None:
        """The line of the file a problem is about; None when it is about the whole of one."""
        lines = self._lines.get(problem.file)
        if lines is None:
            lines = self._lines[problem.file] = lines_in(self.texts.get(problem.file, ""))
        return lines[problem.line - 1] if 1 <= problem.line <= len(lines) else None


def together(reports: Iterable[Report]) -> Report:
    """Several reports as one."""
    all_of = list(reports)
    problems = Problems(problem for report in all_of for problem in report.problems)
    texts = {name: text for report in all_of for name, text in report.texts.items()}
    paths = {name: path for report in all_of for name, path in report.paths.items()}
    return Report(tuple(problems), texts, paths, sum(report.scenarios for report in all_of))


def check(
    path: Path | str,
    file: str | None = None,
    *,
    deep: bool = False,
    hands: Callable[[Tables], Hands] = plain_hands,
) -> Report:
    """What is wrong with a scenario's file or folder and the lines beside it; `file` names it in messages.

    `deep`: the rules that play it are asked as well, and `hands` play (default: plain Python, and few games).
    """
    with nullcontext() if deep else _uncollected():
        return checked(replace(subject_of(path, file), hands=hands), deep=deep)


def check_text(text: str, file: str = "scenario.yaml", *, deep: bool = False) -> Report:
    """What is wrong with a scenario given as text; `deep` as for `check`."""
    with nullcontext() if deep else _uncollected():
        return checked(subject_of_text(text, file), deep=deep)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Looks for no garbage meanwhile: all that a check makes is needed until its end, and looking takes long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def checked(subject: Subject, rules: Iterable[Rule] | None = None, *, deep: bool = False) -> Report:
    """What is wrong with a subject: by the loader, and by these rules (default: every rule, deep ones if asked for)."""
    found = Problems(subject.study.problems)
    found.extend(subject.closed)
    for line in subject.lines:
        wrong = Problems(line.problems)
        if line.line is not None and subject.program is not None:
            wrong.extend(plan(line.line, subject.program, line.file)[1])
        found.extend(called_by(subject.document).hinted(wrong) if wrong and subject.document else wrong)
    asked = (rule for rule in every_rule() if deep or not rule.deep) if rules is None else rules
    for rule in asked:
        if rule.applies_to(subject):
            found.extend(rule.problems(subject))
    texts = {subject.file: subject.text} | {line.file: line.text for line in subject.lines}
    paths = {line.file: line.path for line in subject.lines}
    if subject.path is not None:
        paths[subject.file] = subject.path
    is_whole = subject.program is not None and all(line.line is not None for line in subject.lines)
    played = [rule.code for rule in every_rule() if rule.deep]
    kept = without_ignored(found, texts, is_whole=is_whole, unsure=played)
    report = Report(tuple(kept), texts, paths, 1)
    return replace(report, problems=tuple(mended(p, report.line_of(p)) for p in report.problems))


MOST_ROUNDS = 20
"""After a round of edits something else may come to light; no file needs more."""


def fix(path: Path | str, file: str | None = None) -> tuple[Report, int]:
    """Puts in every edit that mends a finding, until none is left; what is wrong then, and how many findings went.

    Raises OSError when a file cannot be written.
    """
    total = 0
    report = check(path, file)
    for _ in range(MOST_ROUNDS):
        count = _fix_once(report)
        if not count:
            break
        total += count
        report = check(path, file)
    return report, total


def _fix_once(report: Report) -> int:
    count = 0
    for name, path in report.paths.items():
        groups = [problem.edits for problem in report.problems if problem.file == name and problem.edits]
        text = report.texts[name]
        new, put_in = edited(text, groups)
        if new != text and edit_file(path, text, new):
            count += put_in
    return count
