"""What people write in an expression in words of their own: units, comparisons in words, numerals; and how to say it.

Only texts that the grammar refuses come here, so nothing that means something is taken for a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

_TOKEN = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|\d[\w.]*|\.\d+|->|[<>=!]=|\S")
_JOINING = frozenset({"and", "or", "not", "if", "else", "in", "is"})
_SIGNS = {
    **dict.fromkeys(("above", "over", "exceeds", "more", "greater", "higher"), ">"),
    **dict.fromkeys(("below", "under", "less", "lower", "fewer", "smaller"), "<"),
    **dict.fromkeys(("equals", "equal", "is"), "=="),
}
NUMERALS = {
    **{"once": "1", "one": "1", "twice": "2", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"},
    **{"seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20"},
    **{
        "thirty": "30",
        "forty": "40",
        "fifty": "50",
        "sixty": "60",
        "hundred": "100",
        "zero": "0",
        "none": "0",
    },
}
"""Numbers as words."""


def in_words(text: str) -> tuple[int, int, str, str] | None:
    """What is said in words that signs say: offset, end, message, hint; None where nothing is known of that kind."""
    for form, hint in _IN_WORDS:
        if found := form.search(text):
            said = " ".join(found[0].split())
            written = hint(found) if callable(hint) else found.expand(hint)
            return found.start(), found.end(), f"'{said}' is said with signs here", f"write {written}"
    return None


def _twice(found: re.Match[str]) -> str:
    one, sign, figure, joined, other, its = found.groups()
    return f"{one} {sign} {figure} {joined} {one} {other} {its}: each side names its value"


_VALUE = r"([A-Za-z_][\w.]*)"
_IN_WORDS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(rf"{_VALUE}\s+(?:is\s+)?between\s+([\w.]+)\s+and\s+([\w.]+)", re.I), r"\2 <= \1 <= \3"),
    (re.compile(rf"{_VALUE}\s*([<>]=?)\s*([\w.]+)\s+(and|or)\s*([<>]=?)\s*([\w.]+)"), _twice),
    (re.compile(r"\b(?:after|since)\s+turn\s+(\d+)", re.I), r"turn > \1"),
    (re.compile(r"\b(?:before)\s+turn\s+(\d+)", re.I), r"turn < \1"),
    (re.compile(r"\b(?:from)\s+turn\s+(\d+)(?:\s+on(?:wards)?)?", re.I), r"turn >= \1"),
    (re.compile(r"\b(?:until|by)\s+turn\s+(\d+)", re.I), r"turn <= \1"),
    (re.compile(r"\b(?:in|on|at)\s+turn\s+(\d+)", re.I), r"turn == \1"),
    (
        re.compile(rf"{_VALUE}\s+(?:has|was|is)\s+(?:been\s+)?fired\b|{_VALUE}\s+fired\b", re.I),
        lambda f: f"fired({f[1] or f[2]})",
    ),
    (
        re.compile(
            rf"{_VALUE}\s+(?:(?:has|was|is)\s+)?(?:been\s+)?(done|agreed|refused|failed|succeeded)\b", re.I
        ),
        r"\2(\1) > 0",
    ),
    (re.compile(r"\A\s*minus\s+([\d.]+)\s*\Z", re.I), r"-\1"),
    (re.compile(r"\A\s*plus\s+([\d.]+)\s*\Z", re.I), r"\1"),
    (re.compile(r"\A\s*(?:to|=|set\s+to|set)\s*([\d.]+)\s*\Z", re.I), r"{set: \1} to set it, \1 to add"),
)
"""How it was said, and how to say it: a text with what was found put in."""


def unjoined(text: str) -> tuple[int, int, str, str] | None:
    """Two values with nothing between them that joins them: offset, end, message, hint; None where there are none."""
    every = list(_TOKEN.finditer(text))
    following = [*(found[0].lower() for found in every[1:]), ""]
    tokens = [f for f, then in zip(every, following, strict=True) if f[0] != "is" or then not in _SIGNS]
    for place, (one, two) in enumerate(pairwise(tokens)):
        if not (_ends(one[0]) and _begins(two[0])) or (two[0] == "(" and one[0][0].isalpha()):
            continue
        if two[0] == "not" and tokens[place + 2 : place + 3] and tokens[place + 2][0] == "in":
            continue
        hint = "write what joins them: a sign such as + or >=, or a word such as and"
        word = two[0].lower()
        if word in _SIGNS:
            rest = [found[0] for found in tokens[place + 2 :] if found[0].lower() not in ("than", "to", "or")]
            to = NUMERALS.get(rest[0].lower(), rest[0]) if rest else "50"
            hint = f"write {one[0]} {_SIGNS[word]} {to}"
        elif one[0][0].isdigit() and two[0][0].isalpha():
            hint = f"write the number alone: {one[0]}"
        return one.start(), two.end(), f"nothing joins '{one[0]}' and '{two[0]}'", hint
    return None


def _ends(token: str) -> bool:
    """Whether a value may end with it."""
    return token == ")" or ((token[0].isalnum() or token[0] in "_.") and token not in _JOINING)


def _begins(token: str) -> bool:
    """Whether a value begins with it."""
    return token in ("(", "not") or ((token[0].isalnum() or token[0] in "_.") and token not in _JOINING)
