"""What the YAML parser says is wrong, in an author's words, with what helps. Reading goes on elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

import yaml

_TWO_VERSIONS = re.compile(r"<{7} |>{7} ")
_HINTS = {
    "mapping values are not allowed": "a text that holds ': ' needs quotes, or lines of its own below |",
    "tab character": "indent with spaces, not tabs",
    "cannot start any token": "indent with spaces, not tabs; a text that begins with @, % or ` needs quotes",
    "while scanning an alias": "a text that begins with * needs quotes",
    "while scanning an anchor": "a text that begins with & needs quotes",
    "',' or": "inside braces and brackets a text with braces, brackets, commas or ': ' needs quotes",
    "node content": "a value is missing here",
    "scanning a quoted scalar": "a closing quote is missing",
    "could not find expected ':'": "is a ':' missing, or the indentation wrong?",
    "did not find expected": "look at indentation and quotes, here and above; a text that begins with { or a quote "
    "needs quotes around the whole",
}
"""What helps, by a part of the parser's message; the first that is found counts."""


def said(error: yaml.MarkedYAMLError, lines: Iterable[str]) -> tuple[str, int, int, str]:
    """Message, line, column and hint for an error of the parser in a text of these lines."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = error.problem or "not valid YAML"
    whole = f"{error.context} {message}"
    hint = next((hint for part, hint in _HINTS.items() if part in whole), "")
    if any(_TWO_VERSIONS.match(line) for line in lines):
        hint = "two versions of the file were put together here; keep one, and no line of <<<<<<<, ======= or >>>>>>>"
    if error.context_mark and error.context and error.context_mark.line + 1 != line:
        message = f"{message}, {error.context} of line {error.context_mark.line + 1}"
    return message, line, column, hint
