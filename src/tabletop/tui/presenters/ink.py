"""Lines of toned text: what presenters give and screens colour. Needs no Textual, so the plain mode reads the same words.

Never holds words of the game. A tone names a meaning (`good`, `quiet`), never a colour, and never carries meaning
alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

#: The closed set of tones.
TONES = ("", "strong", "em", "quiet", "good", "bad", "warn", "accent", "title", "key")

Span: TypeAlias = tuple[str, str]
Line: TypeAlias = tuple[Span, ...]

_FIGURE = re.compile(r"\(?[+−±-]\.?\d|%")  # belongs to the word before it
_PIECES = re.compile(r"[^\S\u00a0]+|[\S\u00a0]+")
_UNIT = re.compile(r"(?:nm|h|d|w)\b[^\w]*$")  # belongs to the number before it
HELD = "\u00a0"  # a blank at which no line is broken
_GLUED = 32  # columns: no more is kept together
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """The text without control and direction signs (a terminal would obey them); tabs become blanks."""
    return _CONTROL.sub("", text.replace("\t", " "))


def line(*parts: str | Span) -> Line:
    """One line of its parts; a bare string has no tone. Empty parts vanish."""
    spans = ((part, "") if isinstance(part, str) else part for part in parts)
    return tuple((clean(text).replace("\n", " "), tone) for text, tone in spans if text)


def cells(text: str) -> int:
    """Columns the text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def width(one: Line) -> int:
    """Columns the line takes."""
    return sum(cells(text) for text, _ in one)


def words(one: Line) -> str:
    """The line without its tones."""
    return "".join(text for text, _ in one)


def cut(text: str, columns: int) -> str:
    """The text in at most so many columns; one that is longer ends in an ellipsis."""
    if cells(text) <= columns:
        return text
    kept = ""
    for sign in text:
        if cells(kept + sign) > columns - 1:
            break
        kept += sign
    return kept.rstrip() + "…" if columns > 0 else ""


def left(text: str, columns: int) -> str:
    """The text in exactly so many columns, blanks behind."""
    short = cut(text, columns)
    return short + " " * (columns - cells(short))


def right(text: str, columns: int) -> str:
    """The text in exactly so many columns, blanks before."""
    short = cut(text, columns)
    return " " * (columns - cells(short)) + short


def joined(parts: Iterable[Line], between: str = "  ") -> Line:
    """Lines end to end as one."""
    out: list[Span] = []
    for part in parts:
        if out and part:
            out.append((between, ""))
        out.extend(part)
    return tuple(out)


def apart(begin: Line, end: Line, columns: int) -> Line:
    """Two lines as one: the first flush left, the second flush right; the first is cut when both do not fit."""
    room = columns - width(end)
    short = crop(begin, max(0, room - 1))
    return (*short, (" " * max(0, room - width(short)), ""), *end)


def crop(one: Line, columns: int) -> Line:
    """The line in at most so many columns."""
    if width(one) <= columns:
        return one
    out: list[Span] = []
    room = columns
    for text, tone in one:
        if cells(text) >= room:
            out.append((cut(text + "…", room), tone))
            break
        out.append((text, tone))
        room -= cells(text)
    return tuple(out)


def wrapped(one: Line, columns: int, indent: int = 0) -> list[Line]:
    """The line broken between words into lines of at most `columns`; all but the first begin with `indent` blanks.

    A signed figure stays with the word before it, and a unit with its number.
    """
    columns = max(columns, indent + 8)
    if width(one) <= columns:
        return [_stripped(one)]
    lines: list[list[Span]] = [[]]
    used = 0
    for before, word in _glued(_word_groups(one), min(_GLUED, columns - indent)):
        if not word:
            continue  # blanks at the end begin no line
        if used + width(before) + width(word) <= columns or (used <= indent and len(lines) > 1):
            spans = [*before, *word]
        else:
            lines.append([(" " * indent, "")])
            used = indent
            spans = list(word)
        for text, tone in spans:
            while used + cells(text) > columns:  # a word longer than a line
                part = _head(text, columns - used)
                lines[-1].append((part, tone))
                text = text[len(part) :]
                lines.append([(" " * indent, "")])
                used = indent
            lines[-1].append((text, tone))
            used += cells(text)
    return [_stripped(spans) for spans in lines]


def filled(sentences: Iterable[str], columns: int) -> list[Line]:
    """Sentences filled to the width, each from a new line."""
    return [part for one in sentences for part in wrapped(line(one), columns)]


def _head(text: str, columns: int) -> str:
    """As much of the text's beginning as fits."""
    end = 0
    while end < len(text) and cells(text[: end + 1]) <= columns:
        end += 1
    return text[:end]


def _word_groups(one: Line) -> list[tuple[Line, Line]]:
    """Each word, which may be of several tones, with the blanks before it."""
    groups: list[tuple[list[Span], list[Span]]] = [([], [])]
    for text, tone in one:
        for piece in _PIECES.findall(text):
            if piece.isspace() and piece[0] != HELD:
                if groups[-1][1]:
                    groups.append(([], []))
                groups[-1][0].append((piece, tone))
            else:
                groups[-1][1].append((piece, tone))
    return [(tuple(blanks), tuple(word)) for blanks, word in groups]


def _glued(groups: Iterable[tuple[Line, Line]], most: int) -> list[tuple[Line, Line]]:
    """The same with a figure and its word, or a number and its unit, as one word of at most `most` columns."""
    out: list[tuple[Line, Line]] = []
    for before, word in groups:
        if out and word and words(before) == " " and _belong(words(out[-1][1]), words(word), most):
            first, kept = out[-1]
            out[-1] = (first, (*kept, *before, *word))
        else:
            out.append((before, word))
    return out


def _belong(before: str, word: str, most: int) -> bool:
    if cells(before) + 1 + cells(word) > most or not before:
        return False
    return bool(_FIGURE.match(word)) or (before[-1].isdigit() and bool(_UNIT.match(word)))


def paragraphs(text: str, columns: int, tone: str = "") -> list[Line]:
    """Plain text filled to the width: single line breaks are blanks, empty lines stay."""
    out: list[Line] = []
    for block in re.split(r"\n\s*\n", clean(text).strip()):
        if out:
            out.append(())
        out.extend(wrapped(((" ".join(block.split()), tone),), columns))
    return out if text.strip() else []


def _stripped(spans: Sequence[Span]) -> Line:
    """Without blanks at the end, and what is of one tone in one: each span is drawn by itself."""
    kept: list[Span] = []
    for text, tone in spans:
        text = text.replace(HELD, " ")
        if kept and kept[-1][1] == tone:
            kept[-1] = (kept[-1][0] + text, tone)
        elif text:
            kept.append((text, tone))
    while kept and kept[-1][0].isspace():
        kept.pop()
    if kept and kept[-1][0] != (end := kept[-1][0].rstrip()):
        kept[-1] = (end, kept[-1][1])
    return tuple(kept)
