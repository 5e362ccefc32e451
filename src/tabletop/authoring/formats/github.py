"""A report as workflow commands of GitHub Actions, which show each finding beside its line of a change."""

from __future__ import annotations

from tabletop.authoring.checking import Report
from tabletop.scenario.problems import Problem

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def github(report: Report) -> str:
    """A line for each finding: `::error file=..,line=..,col=..,title=..::message`."""
    return "\n".join(map(_command, report.problems))


def _command(problem: Problem) -> str:
    said = {"file": problem.file}
    if problem.line:
        said |= {"line": str(problem.line), "col": str(problem.column)}
    if problem.end_column:
        said |= {"endLine": str(problem.line), "endColumn": str(problem.end_column)}
    said["title"] = f"tabletop {problem.code}"
    properties = ",".join(f"{name}={_property(value)}" for name, value in said.items())
    message = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    return f"::{_COMMANDS[problem.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    """A message: the signs that would end it are written as their numbers."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
