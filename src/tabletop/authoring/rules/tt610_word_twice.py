"""TT610: the same small word stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress
from operator import eq

from tabletop.authoring.prose import every_text, place_in
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.problems import Edit

_SMALL = "the|a|an|of|to|and|or|for|with|at|by|from|as|its|their|our|your"
_TWICE = re.compile(rf"\b({_SMALL})(\s+)\1\b(?![-'.])", re.IGNORECASE)
"""Words that never rightly follow themselves; "that that" and "had had" may."""
_SMALL_WORDS = frozenset(_SMALL.split("|"))
_WORD = re.compile(r"\w+")
_NO_WORDS = str.maketrans({sign: " " for sign in map(chr, range(128)) if not _WORD.match(sign)})


def find(subject: Subject) -> Iterator[Finding]:
    """Small words written twice; where both stand in one line, the second can be taken out."""
    if not _has_one_twice(subject.prose):
        return
    for words in every_text(subject):
        if not _has_one_twice(words.text):
            continue
        for found in _TWICE.finditer(words.text):
            if _is_meant(found):
                continue
            where = place_in(words.text, found.start())
            after = place_in(words.text, found.end(1))
            end = place_in(words.text, found.end() - 1)
            is_one_line = (
                where.line == end.line and end.column - where.column == found.end() - 1 - found.start()
            )
            edits = (Edit(after.line, after.column, end.line, end.column + 1, ""),) if is_one_line else ()
            end_column = end.column + 1 if is_one_line else None
            yield Finding(where, f"'{found[1]}' stands twice", "remove one", end_column, edits)


def _has_one_twice(text: str) -> bool:
    """Whether some small word follows itself: told far quicker than where."""
    lower = text.casefold()
    words = lower.translate(_NO_WORDS).split() if lower.isascii() else _WORD.findall(lower)
    return not _SMALL_WORDS.isdisjoint(compress(words, map(eq, words, words[1:])))


def _is_meant(found: re.Match[str]) -> bool:
    """Whether the second word begins something new, or the first is a letter: "Plan A a week later"."""
    second = found[0][found.end(2) - found.start() :]
    return second != second.lower() or found[1] == "A" or found[2].count("\n") > 1


RULE = Rule("TT610", "word that stands twice", "info", find, needs="document")
