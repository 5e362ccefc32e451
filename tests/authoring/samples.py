"""Small scenarios for the tests of rules: fragments laid over the base that the pages use."""

from __future__ import annotations

from tabletop.authoring.checking import checked
from tabletop.authoring.pages import whole
from tabletop.authoring.rules import every_rule
from tabletop.authoring.subject import Subject, subject_of_text
from tabletop.scenario.problems import Problem


def subject(fragment: str = "") -> Subject:
    """The base with a fragment laid over it (see `tabletop.authoring.pages`), free of the loader's errors."""
    found = subject_of_text(whole(fragment), "s.yaml")
    assert not found.study.problems.has_errors, str(found.study.problems)
    return found


def found(code: str, fragment: str) -> list[Problem]:
    """What the rule of one code finds in the base with a fragment laid over it."""
    rules = [rule for rule in every_rule() if rule.code == code]
    assert rules, f"no rule has the code {code}"
    return [problem for problem in checked(subject(fragment), rules).problems if problem.code == code]


def words(code: str, fragment: str) -> list[str]:
    """The sentences of what it finds."""
    return [problem.message for problem in found(code, fragment)]


def marked(code: str, fragment: str) -> list[str]:
    """What stands at the places of what it finds, up to the end of each mark or of the line."""
    lines = whole(fragment).split("\n")
    return [
        lines[p.line - 1][p.column - 1 : p.end_column - 1 if p.end_column else None]
        for p in found(code, fragment)
    ]
