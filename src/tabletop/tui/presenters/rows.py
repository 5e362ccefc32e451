"""Rows that can be chosen among, and section headings between them: what a list on a screen is made of.

Never holds what a row says.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tabletop.tui.presenters.ink import Line, Span, cut, line, width


@dataclass(frozen=True, slots=True)
class Row:
    """Some lines that belong together. `key` names what they are about; "" for rows nobody can choose."""

    key: str
    lines: tuple[Line, ...]


def row(key: str, *lines: Line) -> Row:
    """A row that can be chosen."""
    return Row(key, lines)


def text(*lines: Line) -> Row:
    """Lines that only are read."""
    return Row("", lines)


def heading(title: str, columns: int, aside: Span = ("", "")) -> Row:
    """A ruled heading across the width, with something said at its end."""
    begin = line(("── ", "quiet"), (cut(title, max(8, columns - 8 - len(aside[0]))), "title"), " ")
    end = line(" ", aside, (" ──", "quiet")) if aside[0] else ()
    rule = columns - width(begin) - width(end)
    return Row("", ((*begin, ("─" * max(0, rule), "quiet"), *end),))


def gap() -> Row:
    """An empty line."""
    return Row("", ((),))


def section(title: str, rows: Sequence[Row], columns: int, aside: Span = ("", "")) -> list[Row]:
    """A heading and its rows; nothing when there are none."""
    return [heading(title, columns, aside), *rows] if rows else []


def stacked(*sections: Sequence[Row]) -> list[Row]:
    """Sections one under the other, an empty line between those that hold something."""
    out: list[Row] = []
    for one in sections:
        if one:
            out.extend([*([gap()] if out else []), *one])
    return out


def height(rows: Sequence[Row]) -> int:
    """Lines that the rows take."""
    return sum(len(one.lines) for one in rows)
