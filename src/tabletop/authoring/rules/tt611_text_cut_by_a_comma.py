"""TT611: a comma without quotes makes two texts of one in a list in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.nodes import Text

_ENDS = (".", "?", "!", ":", "…", '"', "'", "”", "»")
_COMMA = re.compile(r"\s*,\s*")
_GOES_ON = re.compile(
    r"[a-z]|\d|(?:Art|Articles?|Chapter|No|Nos|Section|Vol|Annex|Table|Figure|Resolution)\b"
)
"""How the rest of a sentence or of a citation begins, and a text of its own does not."""


def find(subject: Subject) -> Iterator[Finding]:
    """Items of lists of texts that are the rest of the one before: `[Whom do you tell, and when?]`."""
    lines: list[str] = []
    for kind, texts in _lists(subject):
        for one, two in pairwise(texts):
            if not _GOES_ON.match(two) and not _is_half(kind, one, texts):
                continue
            lines = lines or subject.text.split("\n")
            if _are_cut(one, two, lines):
                hint = f'write "{one}, {two}" in quotes, or each text in a line of its own after `- `'
                said = f"the comma ends the text here: '{two}' is one of its own"
                yield Finding(two, said, hint, two.column + len(two))


def _lists(subject: Subject) -> Iterator[tuple[str, Sequence[Text]]]:
    """The lists of texts of people's own words."""
    document = subject.document
    assert document is not None
    yield "sources", document.sources
    for phase in document.phases.values():
        for questions in phase.questions.values():
            yield "questions", questions


def _are_cut(one: Text, two: Text, lines: Sequence[str]) -> bool:
    """Whether nothing stands between two texts but a comma: then neither the end of one nor the other is in quotes."""
    if one.segments or not 0 < one.line <= two.line <= len(lines) or one.endswith(_ENDS):
        return False
    begin = one.column - 1 + len(one)
    if one.line == two.line:
        return _COMMA.fullmatch(lines[one.line - 1][begin : two.column - 1]) is not None
    gap = "\n".join(
        [lines[one.line - 1][begin:], *lines[one.line : two.line - 1], lines[two.line - 1][: two.column - 1]]
    )
    return _COMMA.fullmatch(gap) is not None


def _is_half(kind: str, one: Text, texts: Iterable[Text]) -> bool:
    """Whether a question has no end where others have one."""
    return kind == "questions" and not one.endswith("?") and any(text.endswith("?") for text in texts)


RULE = Rule("TT611", "text cut in two by a comma", "warning", find, needs="document")
