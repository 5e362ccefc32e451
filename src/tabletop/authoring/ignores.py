"""`# tabletop: ignore[TT401]`: what an author has looked at and wants to hear no more of.

At the end of a line it stands for that line, on a line of its own for the next one that says something. Errors cannot
be ignored, as what is wrong stays wrong; an ignore without a finding is one itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tabletop.authoring.codes import UNUSED_IGNORE, alike, titles
from tabletop.scenario.comments import comments
from tabletop.scenario.composer import lines_in
from tabletop.scenario.problems import Edit, Problem, Problems

_IGNORE = re.compile(r"#\s*tabletop:\s*ignore\b\s*(?:\[([^\]]*)\])?")
_BEGINNING = re.compile(r"#\s*tabletop:")
_CODE = re.compile(r"[^\s,]+")


@dataclass(frozen=True)
class Ignore:
    """One code that is to be ignored in a line; `line` and `column` are those of the code itself."""

    code: str
    about: int
    line: int
    column: int


def without_ignored(
    problems: Iterable[Problem],
    texts: Mapping[str, str],
    *,
    is_whole: bool,
    unsure: Collection[str] = (),
) -> Problems:
    """The problems nobody asked to ignore, and one for each ignore that ignores nothing.

    `is_whole`: everything could be looked for. If not, an ignore may be about what would have been found; so may one of
    the codes that are `unsure`, as they are looked for only when asked for.
    """
    asked = {file: list(ignores(text)) for file, text in texts.items() if "tabletop:" in text}
    kept = Problems()
    used: set[tuple[str, Ignore]] = set()
    errors: set[tuple[str, int, str]] = set()
    for problem in problems:
        if problem.severity == "error":
            errors.add((problem.file, problem.line, problem.code))
        mine = [i for i in asked.get(problem.file, ()) if (i.about, i.code) == (problem.line, problem.code)]
        if mine and problem.severity != "error":
            used.update((problem.file, ignore) for ignore in mine)
        else:
            kept.add(problem)
    for file, wanted in asked.items():
        for ignore in wanted:
            if (file, ignore) not in used:
                is_error = (file, ignore.about, ignore.code) in errors
                if (is_whole and ignore.code not in unsure) or is_error or ignore.code not in titles():
                    kept.add(_unused(ignore, file, texts[file], is_error))
    return kept


def ignores(text: str) -> Iterator[Ignore]:
    """Every code that a comment of the file asks to ignore."""
    places = [found.start() for found in _BEGINNING.finditer(text)]
    if not places:
        return
    lines = lines_in(text)
    for comment in comments(text, places[-1]):
        found = _IGNORE.match(comment)
        if found is None:
            continue
        about = comment.line
        if not lines[comment.line - 1][: comment.column - 1].strip():
            about = _next(lines, comment.line)
        if found[1] is None:
            yield Ignore("", about, comment.line, comment.column)
        for code in _CODE.finditer(found[1] or ""):
            yield Ignore(code[0], about, comment.line, comment.column + found.start(1) + code.start())


def _next(lines: list[str], line: int) -> int:
    """The first line after one that is neither blank nor a comment."""
    for number, text in enumerate(lines[line:], start=line + 1):
        if text.strip() and not text.lstrip().startswith("#"):
            return number
    return 0


def _unused(ignore: Ignore, file: str, text: str, is_error: bool) -> Problem:
    width = len(ignore.code) or 1
    hint = "remove it"
    edits: tuple[Edit, ...] = ()
    if not ignore.code:
        message, hint = (
            "this ignores nothing: it names no code",
            "write ignore[TT401], with the code to ignore",
        )
    elif is_error:
        message, hint = f"{ignore.code} is an error here and cannot be ignored", "mend it instead"
    elif ignore.code not in titles():
        near = " or ".join(f"'{code}'" for code in alike(ignore.code))
        message, hint = f"there is no code {ignore.code}", f"did you mean {near}?" if near else ""
    else:
        message = f"there is no {ignore.code} here to ignore"
        edits = _removal(ignore, text)
    end = ignore.column + width
    return Problem(UNUSED_IGNORE, "warning", message, file, ignore.line, ignore.column, hint, end, edits)


def _removal(ignore: Ignore, text: str) -> tuple[Edit, ...]:
    """Takes the whole comment away where it holds this one code and nothing else."""
    lines = lines_in(text)
    line = lines[ignore.line - 1]
    start = line.rfind("#", 0, ignore.column)
    comment = _IGNORE.fullmatch(line[start:].rstrip())
    if comment is None or (comment[1] or "").strip() != ignore.code:
        return ()
    before = line[:start].rstrip()
    if before or ignore.line == len(lines):
        return (Edit(ignore.line, len(before) + 1, ignore.line, len(line) + 1, ""),)
    return (Edit(ignore.line, 1, ignore.line + 1, 1, ""),)
