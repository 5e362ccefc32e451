"""A report as JSON, for programs: a list of findings."""

from __future__ import annotations

import json
from dataclasses import asdict

from tabletop.authoring.checking import Report
from tabletop.authoring.codes import titles


def as_json(report: Report) -> str:
    """A list of findings, each with code, title, severity, message, hint, file, place and edits.

    Lines and columns count from 1, columns in characters; line 0 is the file as a whole. `end_column` is one past the
    last character, or null.
    """
    known = titles()
    findings = [{**asdict(problem), "title": known.get(problem.code, "")} for problem in report.problems]
    return json.dumps(findings, ensure_ascii=False, indent=2)
