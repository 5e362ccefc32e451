"""Changes to a scenario's text, from one sign to a piece of another text: how `fuzz` breaks what was sound.

All chance is the caller's `random.Random`, so that the same seed gives the same text. Never knows what a check says.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

ODD = (
    "{", "}", "[", "]", ":", "- ", "#", "&a ", "*a", "!x ", "|", ">-", "'", '"', "\\", "\t", "\0", "\r",
    "\u2028", "\ufeff",
    "é", "Ä", "😀", "١", "->", "<->", "@", "+", "%", "...", "---", "<<: *a", "~", "null", "? ", ", ", "\n",
    "  ",
    "1e999", "-0.0", "99999999999999999999", "0.0000001", "nan", "inf", "-1", "1_000", "0x10", "12:30", "101",
    "1m", "9w",
    "turn", "by", "all", "true", "coalition", "not ", " and ", " or ", "((((", "))",
    "trust(a -> b)", "done(inspect@council)", "each: {p: coalition}", "{file: x.md}", "set: ", "keep: ",
    "reveal ", "sound ", "{tension}", "{p.name}",
    "tension", "norland", "# tabletop: ignore[TT401]", "# tabletop: ignore", "min(", "clamp(1,2,3)",
    " if 1 else ", " / 0", " % 0", " ** 9", "lead",
)  # fmt: skip
"""Signs and words that are odd where they land: YAML's, other alphabets', numbers' and the language's own."""

Values = dict[str, list[str]]
"""By key, what stands behind it somewhere."""
_PAIR = re.compile(r"\b([a-z_]+): ([^\s{}\[\],:|>][^{}\[\],:\n]*)")


def mutated(text: str, others: list[str], r: random.Random) -> str:
    """The text with a few changes, most of them small."""
    for _ in range(r.choice((1, 1, 1, 2, 3, 6))):
        text = r.choice(CHANGES)(text, others, r)
    return text


def _insert(text: str, others: list[str], r: random.Random) -> str:
    at = r.randrange(len(text) + 1)
    return text[:at] + r.choice(ODD) + text[at:]


def _replace_word(text: str, others: list[str], r: random.Random) -> str:
    words = text.split(" ")
    words[r.randrange(len(words))] = r.choice(
        (r.choice(ODD), r.choice(words), r.choice(r.choice(others).split(" ")))
    )
    return " ".join(words)


def _cut(text: str, others: list[str], r: random.Random) -> str:
    a = r.randrange(len(text) + 1)
    return text[:a] + text[a + r.choice((1, 2, 5, 20, 200)) :]


def _end(text: str, others: list[str], r: random.Random) -> str:
    return text[: r.randrange(len(text) + 1)]


def _lines(text: str, others: list[str], r: random.Random) -> str:
    lines = text.split("\n")
    at, other = r.randrange(len(lines)), r.randrange(len(lines))
    way = r.randrange(6)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(at, lines[other])
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 3:
        lines[at] = " " * r.randrange(5) + lines[at]
    elif way == 4:
        lines[at] = lines[at].removeprefix(" " * r.randrange(1, 5))
    else:
        lines.insert(at, r.choice(r.choice(others).split("\n")))
    return "\n".join(lines)


def _value(text: str, others: list[str], r: random.Random) -> str:
    lines = text.split("\n")
    at = r.randrange(len(lines))
    key, colon, value = lines[at].partition(": ")
    other = r.choice(r.choice(others).split("\n")).partition(": ")[2]
    odd = r.choice(
        (r.choice(ODD), other, f"{value} {r.choice(ODD)}", f"[{value}]", f"{{{value}}}", f"'{value}'", "")
    )
    lines[at] = key + (colon or ": ") + odd
    return "\n".join(lines)


def _splice(text: str, others: list[str], r: random.Random) -> str:
    other = r.choice(others)
    a, b = r.randrange(len(text) + 1), r.randrange(len(other) + 1)
    return text[:a] + other[b : b + r.choice((10, 100, 1000))] + text[a:]


def _deep(text: str, others: list[str], r: random.Random) -> str:
    at = r.randrange(len(text) + 1)
    pair = r.choice(("[]", "{}", "()", "''", "  ", "- ", "- "))
    many = r.choice((3, 40, 500))
    return text[:at] + pair[0] * many + r.choice(("", "1", "x")) + pair[1] * many + text[at:]


def _digits(text: str, others: list[str], r: random.Random) -> str:
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    if not places:
        return text
    at = r.choice(places)
    return (
        text[:at]
        + r.choice(("0", "-5", "1000", "9" * 30, "0.5", ".5", "1e5", "100", "255", "65536"))
        + text[at + 1 :]
    )


CHANGES: tuple[Callable[[str, list[str], random.Random], str], ...] = (
    _insert, _replace_word, _replace_word, _cut, _end, _lines, _lines, _value, _value, _splice, _deep, _digits,
)  # fmt: skip


def values_by_key(texts: list[str]) -> Values:
    """What stands behind each key in some scenario."""
    found: Values = {}
    for text in texts:
        for key, value in _PAIR.findall(text):
            found.setdefault(key, []).append(value)
    return found


def otherwise(text: str, values: Values, r: random.Random) -> str:
    """The text with a few values replaced by others that stand behind the same key, so that many stay valid."""
    for _ in range(r.choice((1, 1, 2, 4))):
        found = list(_PAIR.finditer(text))
        pair = r.choice(found) if found else None
        if pair is None:
            break
        value = pair[2]
        if number := re.fullmatch(r"-?[0-9.]+", value):
            value = r.choice(
                (value, "0", "1", "50", "100", "-1", f"{r.randrange(101)}", f"{number[0]} + turn")
            )
        if value == pair[2]:
            value = r.choice(values.get(pair[1], [value]))
        text = text[: pair.start(2)] + value + text[pair.end(2) :]
    return text
