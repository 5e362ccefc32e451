"""Edits for what the loader finds, where there is only one thing its author can have meant.

A nearest name is a guess and no such thing. A rule offers edits with its finding; putting them in is `edits`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tabletop.scenario.problems import Edit, Problem

_TRUTHS = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_BRACED = re.compile(r"\{[^{}'\"\\]*\}")


def mended(problem: Problem, line: str | None) -> Problem:
    """The problem with the edits that mend it, where there are such; `line` is the one it is about."""
    mend = _MENDS.get(problem.code)
    if problem.edits or mend is None or line is None:
        return problem
    return replace(problem, edits=mend(problem, line))


def _comma(problem: Problem, line: str) -> tuple[Edit, ...]:
    """TT011: quotes around a value that a comma inside parentheses cut in pieces."""
    start = problem.column - 1
    level = 0
    for place in range(start, len(line)):
        sign = line[place]
        if sign in "\"'\\#{}[]":
            return _quoted(problem, line, start, place) if sign in "}]" and level == 0 else ()
        level += (sign == "(") - (sign == ")")
        if sign == "," and level == 0:
            return _quoted(problem, line, start, place)
    return ()


def _braces(problem: Problem, line: str) -> tuple[Edit, ...]:
    """TT013: quotes around a text in braces."""
    found = _BRACED.match(line, problem.column - 1)
    return _quoted(problem, line, found.start(), found.end()) if found else ()


def _quoted(problem: Problem, line: str, start: int, end: int) -> tuple[Edit, ...]:
    written = line[start:end].rstrip()
    if not written:
        return ()
    last = start + len(written) + 1
    return (
        Edit(problem.line, start + 1, problem.line, start + 1, '"'),
        Edit(problem.line, last, problem.line, last, '"'),
    )


def _truth(problem: Problem, line: str) -> tuple[Edit, ...]:
    """TT106: `true` for `yes`, `on` or `True`."""
    found = re.compile(r"\w+").match(line, problem.column - 1)
    word = _TRUTHS.get(found[0].lower()) if found else None
    if found is None or word is None:
        return ()
    return (Edit(problem.line, found.start() + 1, problem.line, found.end() + 1, word),)


_MENDS: dict[str, Callable[[Problem, str], tuple[Edit, ...]]] = {
    "TT011": _comma,
    "TT013": _braces,
    "TT106": _truth,
}
