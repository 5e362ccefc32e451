"""A report as SARIF 2.1.0 (OASIS Standard, 27 March 2020), which code hosts and editors show beside the file."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import Any
from urllib.parse import quote

from tabletop import __version__
from tabletop.authoring.checking import Report
from tabletop.authoring.codes import titles
from tabletop.authoring.pages import page
from tabletop.scenario.problems import Edit, Problem

_LINE_NUMBER = re.compile(r"\bline \d+")
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(report: Report) -> str:
    """One run with a rule for each code found and a result for each finding; columns count code points."""
    codes = sorted({problem.code for problem in report.problems})
    driver = {
        "name": "tabletop",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in codes],
    }
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes, report, seen) for problem in report.problems],
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": titles().get(code, code)}}
    its = page(code)
    if its is not None:
        rule["fullDescription"] = {"text": its.meaning}
        rule["help"] = {"text": its.text, "markdown": its.text}
    return rule


def _result(problem: Problem, codes: list[str], report: Report, seen: Counter[str]) -> dict[str, Any]:
    message = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    artifact = {"uri": quote(problem.file)}
    location: dict[str, Any] = {"artifactLocation": artifact}
    if problem.line:
        region = {"startLine": problem.line, "startColumn": problem.column}
        if problem.end_column:
            region["endColumn"] = problem.end_column
        location["region"] = region
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": _LEVELS[problem.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"finding/v1": _fingerprint(problem, report, seen)},
    }
    if problem.edits:
        replacements = [_replacement(edit) for edit in problem.edits]
        changes = [{"artifactLocation": artifact, "replacements": replacements}]
        result["fixes"] = [{"description": {"text": problem.hint or "mend it"}, "artifactChanges": changes}]
    return result


def _replacement(edit: Edit) -> dict[str, Any]:
    region = {
        "startLine": edit.line,
        "startColumn": edit.column,
        "endLine": edit.end_line,
        "endColumn": edit.end_column,
    }
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _fingerprint(problem: Problem, report: Report, seen: Counter[str]) -> str:
    """The same finding in another line keeps its print: code, message, file, what the line says, and the how manieth."""
    line = (report.line_of(problem) or "").strip()
    message = _LINE_NUMBER.sub("line", problem.message)
    what = "\0".join([problem.code, problem.file, message, line])
    seen[what] += 1
    return hashlib.sha256(f"{what}\0{seen[what]}".encode()).hexdigest()[:32]
