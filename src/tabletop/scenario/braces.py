"""What people write between braces and YAML reads otherwise: texts with commas, effects without their colon.

Only how it is told apart and mended; the tree is built elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tabletop.scenario.nodes import Text
from tabletop.scenario.problems import Edit, Problem

_AMOUNT = re.compile(
    r"([a-z]\w*(?:\.\w+)*|(?:trust|escalation) .+?[a-z_])(\s*:|\s*=|)\s*([+-]?)\s*([0-9][0-9.]*)\Z"
)
MOST = 80
"""Characters of the longest target with its amount that is looked for."""
_NO_PROSE = re.compile(r"[<>=*\"\\{}\[\]]|->")
_ID = re.compile(r"[a-z][a-z0-9_]*\Z")
_OPENING, _CLOSING = "“„”«»‘’‚", "“”»«’‘"


def amount(key: Text) -> tuple[str, tuple[Edit, ...]] | None:
    """The hint and the edits for a key that is a target and its amount, such as `tension +10`; None for another."""
    found = _AMOUNT.match(key) if len(key) <= MOST else None
    if found is None or (not found[2] and not found[3] and " " not in key):
        return None
    target, sign, by = found[1], found[3].replace("+", ""), found[4]
    if "=" in found[2]:
        return f"write {target}: {{set: {sign}{by}}}, or {target}: {by} to add {by}", ()
    hint = f"write {target}: {sign}{by}"
    if key.segments:
        return hint, ()
    line, begin = key.line, key.column + len(target)
    return hint, (Edit(line, begin, line, key.column + found.start(4), f": {sign}"),)


def is_cut(value: Text, pieces: Sequence[Text]) -> bool:
    """Whether the keys without values that follow a text can only be its rest, which commas cut off."""
    if not pieces or any(_NO_PROSE.search(piece) for piece in (value, *pieces)):
        return False
    if value[-1].isdigit() and pieces[0][0].isdigit():  # a fraction with a comma
        return False
    if all(_ID.match(piece) for piece in pieces):  # keys that lack their values
        return False
    if amount(value):  # the first of several effects
        return False
    return " " in value or not any(amount(piece) for piece in pieces)


def rejoined(value: Text, pieces: Sequence[Text], lines: Sequence[str], file: str) -> tuple[Text, Problem]:
    """The text that was meant, and what is to be said of it, with the quotes that mend it where it stands in one line."""
    last = pieces[-1]
    whole, end = ", ".join([value, *pieces]), None
    edits: tuple[Edit, ...] = ()
    if value.line == last.line and not value.segments and not last.segments:
        end = last.column + len(last)
        whole = lines[value.line - 1][value.column - 1 : end - 1]
        edits = (
            Edit(value.line, value.column, value.line, value.column, '"'),
            Edit(value.line, end, value.line, end, '"'),
        )
    hint = f'inside braces write "{whole}" in quotes'
    if whole[0] in _OPENING and whole[-1] in _CLOSING:
        inner = whole[1:-1]
        hint = f'only straight quotes keep a text together: write "{inner}"'
        if end is not None:
            edits = (
                Edit(value.line, value.column, value.line, value.column + 1, '"'),
                Edit(value.line, end - 1, value.line, end, '"'),
            )
        whole = inner
    said = "the comma ends the text here"
    problem = Problem("TT011", "error", said, file, value.line, value.column, hint, end, edits)
    return Text(whole, value.line, value.column), problem
