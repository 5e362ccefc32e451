"""A balance for the terminal: findings first, then figures, with bars drawn in text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tabletop.analysis.balance import Balance, Expected
from tabletop.analysis.faults import faults, title, untold
from tabletop.analysis.remarks import remarks
from tabletop.reports import balance_endings, balance_tables, balance_words
from tabletop.reports.balance_tables import Table, by_value

WIDTH = 100
"""Columns, where nobody asks for others, and the most of a sentence."""

NAME = 38
"""Columns of a row's name, before it goes on in the next line."""

BAR = 40
"""Signs of a bar, where there is room."""

Paint = Callable[[str, bool], str]
"""Colours a word of praise (True) or of blame."""


def text(
    balance: Balance,
    expected: Sequence[Expected] = (),
    paint: Paint = lambda word, good: word,
    width: int = WIDTH,
) -> str:
    """The whole report: tables as wide as `width`, sentences no wider than can be read.

    `expected` is what the figures were asked to be.
    """
    prose = min(width, WIDTH)
    parts = [balance_words.head(balance), textwrap.fill(balance_words.summary(balance), prose)]
    parts += [_findings(balance, expected, paint, prose), _chart(balance, prose)]
    parts += [_table(_drawn(balance, table), width) for table in balance_tables.tables(balance)]
    return "\n\n".join(part for part in parts if part)


def _findings(balance: Balance, expected: Sequence[Expected], paint: Paint, width: int) -> str:
    found = faults(balance)
    lines = [f"Faults: {len(found)}" if found else f"Faults: {paint('none found', True)}"]
    for fault in found:
        first, *more = _wrapped(f"{fault.code} {fault.words}", "  ", width)
        lines += [first.replace(fault.code, paint(fault.code, False), 1), *more]
        lines += _wrapped(fault.hint, "        ", width)
    doubts = list(untold(balance))
    if doubts:
        lines.append("What so few games cannot tell:")
        for words in doubts:
            lines += _wrapped(words, "  ", width)
    seen = list(remarks(balance))
    if seen:
        lines.append("What may be meant so:")
        for remark in seen:
            lines += _wrapped(remark.words, "  ", width)
    if expected:
        lines.append("Expected:")
        for one in expected:
            lines.append(f"  {paint('ok  ', True) if one.holds else paint('FAIL', False)} {one.text}")
            lines += _wrapped(one.came, "       ", width)
    return "\n".join(lines)


def _wrapped(words: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(words, width, initial_indent=indent, subsequent_indent=indent + "  ")


def _chart(balance: Balance, width: int) -> str:
    """A bar for each way."""
    ways = by_value(balance)
    wide = max(len(title(way)) for way in ways)
    room = max(10, min(BAR, width - wide - 18) // 2 * 2)
    lines = [
        *_wrapped(
            "The objectives' scores weighed: # the mean, - up to the end of its 95 % interval", "", width
        ),
        f"  {'':{wide}}  0{'50':>{room // 2}}{'100':>{room // 2}}",
    ]
    for way in ways:
        length = round(way.value.value * room / 100)
        end = min(room, round((way.value.value + way.value.half_width) * room / 100))
        bar = ("#" * length).ljust(end, "-")
        lines.append(f"  {title(way):{wide}}  {bar:{room}}  {way.value}")
    return "\n".join(lines)


def _drawn(balance: Balance, table: Table) -> Table:
    """The table as the terminal shows it: shares of endings with bars."""
    if table.title != balance_tables.ENDINGS:
        return table
    shown = balance_endings.rows(balance, by_value(balance))
    drawn = (
        (row.name if row.is_outcome else f"  {row.name}", *balance_endings.cells(row, shown)) for row in shown
    )
    return replace(table, rows=tuple(drawn))


def _table(table: Table, width: int) -> str:
    """The title, the note and the rows; columns that do not fit side by side follow below."""
    lines = [table.title, *_wrapped(table.note, "  ", min(width, WIDTH))]
    for part in _parts(table, width - 2):
        widths = _widths(part)
        for row in part:
            name, *more = _name(row[0])
            cells = [name.ljust(widths[0])] + [
                cell.rjust(wide) for cell, wide in zip(row[1:], widths[1:], strict=True)
            ]
            lines.append("  " + "  ".join(cells).rstrip())
            lines += [f"  {rest}" for rest in more]
        lines.append("")
    return "\n".join(lines[:-1])


def _name(words: str) -> list[str]:
    """A row's name in as many lines as it needs."""
    inner = words.lstrip(" ")
    indent = " " * (len(words) - len(inner))
    return textwrap.wrap(inner, NAME, initial_indent=indent, subsequent_indent=indent + "  ") or [""]


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is."""
    columns = list(zip(*rows, strict=True))
    names = max(len(line) for name in columns[0] for line in _name(name))
    return [names, *(max(map(len, cells)) for cells in columns[1:])]


def _parts(table: Table, room: int) -> Iterator[list[tuple[str, ...]]]:
    """The rows with as many columns at a time as fit; where that takes several parts, all about as wide."""
    rows = [table.heading, *table.rows]
    widths = _widths(rows)
    cuts = _cuts(widths, room)
    for narrower in range(room - 1, widths[0], -1):
        tried = _cuts(widths, narrower)
        if len(tried) > len(cuts):
            break
        cuts = tried
    for first, last in cuts:
        yield [(row[0], *row[first:last]) for row in rows]


def _cuts(widths: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Which columns stand side by side, beside the first, in so much room."""
    cuts, first = [], 1
    while first < len(widths):
        last, left = first, room - widths[0]
        while last < len(widths) and (last == first or left >= widths[last] + 2):
            left -= widths[last] + 2
            last += 1
        cuts.append((first, last))
        first = last
    return cuts
