"""A report for people: a line for each finding, and the line of the file with a mark under the place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from tabletop.authoring.checking import Report
from tabletop.scenario.problems import Problem, Severity

WIDTH = 104
"""Columns of the terminal where nothing else is said; of a longer line, what is around the place is shown."""

_MARGIN = 10  # of these, for the line's number and the signs of what is left out
_WORD = re.compile(r"[\w-]+")  # what is marked where nothing says where the mark ends

Paint = Callable[[str, Severity], str]
"""Puts a text into the colour of a severity."""


def plain(text: str, severity: Severity) -> str:
    """Without colours."""
    return text


def concise(report: Report) -> str:
    """A line for each finding: `scenario.yaml:41:13: error[TT203]: no track 'tensoin'; did you mean 'tension'?`."""
    return "\n".join(_printable(str(problem)) for problem in report.problems)


def text(report: Report, paint: Paint = plain, width: int = WIDTH) -> str:
    """A paragraph for each finding: what and where, then the line of the file with a mark, cut to `width` columns."""
    return "\n".join(_paragraph(report, problem, paint, width) for problem in report.problems)


def _paragraph(report: Report, problem: Problem, paint: Paint, width: int) -> str:
    label = f"{problem.severity}[{problem.code}]"
    said = _printable(str(problem)).replace(label, paint(label, problem.severity), 1)
    line = report.line_of(problem)
    if line is None:
        return said
    shown, before, marked = _window(line, problem, max(20, width - _MARGIN))
    number = f"{problem.line:>5} | "
    mark = paint("^" + "~" * (_width(marked) - 1), problem.severity)
    return "\n".join([said, number + shown, " " * (len(number) - 2) + "| " + " " * _width(before) + mark])


def _window(line: str, problem: Problem, width: int) -> tuple[str, str, str]:
    """What is shown of a line, and of that what stands before the mark and above it."""
    line = _printable(line)
    start = min(problem.column - 1, len(line))
    word = _WORD.match(line, start)
    end = problem.end_column - 1 if problem.end_column else word.end() if word else start + 1
    first = 0
    if len(line) > width and start > width // 2:
        first = start - width // 2
    shown = line[first : first + width]
    head = "…" if first else ""
    tail = "…" if first + width < len(line) else ""
    marked = line[start : min(end, first + width)]
    return head + shown + tail, head + line[first:start], marked or " "


def _printable(text: str) -> str:
    """A text that cannot speak to the terminal: signs that show nothing become a dot."""
    return "".join(
        sign if sign.isprintable() else " " if sign == "\t" else "\n" if sign == "\n" else "·"
        for sign in text
    )


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(sign) in ("W", "F") for sign in text)
    bare = sum(unicodedata.combining(sign) > 0 for sign in text)
    return max(1, len(text) + wide - bare) if text else 0
