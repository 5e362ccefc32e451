"""A balance for the terminal: findings first, then figures, with bars drawn in text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence

from tabletop.analysis.balance import Balance, Expected
from tabletop.analysis.faults import faults, remarks, title
from tabletop.reports import balance_tables
from tabletop.reports.balance_tables import Table, by_value, column

WIDTH = 100
BAR = 40
Paint = Callable[[str, bool], str]
"""Colours a word of praise (True) or of blame."""


def text(balance: Balance, expected: Sequence[Expected] = (), paint: Paint = lambda word, good: word) -> str:
    """The whole report; `expected` is what the figures were asked to be."""
    parts = [balance_tables.head(balance), _findings(balance, expected, paint)]
    parts += [_chart(balance), _stacked(balance)]
    parts += [_table(table) for table in balance_tables.tables(balance)]
    return "\n\n".join(part for part in parts if part)


def _findings(balance: Balance, expected: Sequence[Expected], paint: Paint) -> str:
    found = faults(balance)
    lines = [f"Faults: {len(found)}" if found else f"Faults: {paint('none found', True)}"]
    for fault in found:
        lines += _wrapped(f"{paint(fault.code, False)} {fault.words}", "  ")
        lines += _wrapped(fault.hint, "        ")
    seen = list(remarks(balance))
    if seen:
        lines.append("Always the same, which may be meant:")
        for remark in seen:
            lines += _wrapped(remark.words, "  ")
    if expected:
        lines.append("Expected:")
        for one in expected:
            lines.append(f"  {paint('ok  ', True) if one.holds else paint('FAIL', False)} {one.text}")
            lines += _wrapped(one.came, "       ")
    return "\n".join(lines)


def _wrapped(words: str, indent: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def _chart(balance: Balance) -> str:
    """A bar for each way."""
    ways = by_value(balance)
    wide = max(len(title(way)) for way in ways)
    lines = [
        "Weighed objectives: # the mean, - up to the end of its 95 % interval",
        f"  {'':{wide}}  0{'50':>{BAR // 2}}{'100':>{BAR // 2}}",
    ]
    for way in ways:
        length = round(way.value.value * BAR / 100)
        end = min(BAR, round((way.value.value + way.value.half_width) * BAR / 100))
        bar = ("#" * length).ljust(end, "-")
        lines.append(f"  {title(way):{wide}}  {bar:{BAR}}  {way.value}")
    return "\n".join(lines)


HELD = "\u00a0"  # no line is broken here
SIGNS = "#=+-:.o*x%&@"


def _stacked(balance: Balance) -> str:
    """How each way's games end, as one bar a way."""
    names = balance_tables.ending_names(balance)
    common = sorted(range(len(names)), key=lambda e: -sum(way.share(e) for way in balance.ways))
    common = [e for e in common if any(way.share(e) for way in balance.ways)]
    wide = max(len(column(way)) for way in balance.ways)
    lines = ["Endings: a whole bar is all games; lines stand in quotes"]
    lines += [f"  {column(way):{wide}}  {_pieces(way.share, common)}" for way in balance.ways]
    shown = (f"{SIGNS[place % len(SIGNS)]} {names[e]}".replace(" ", HELD) for place, e in enumerate(common))
    return "\n".join([*lines, *_wrapped("   ".join(shown), "  ")]).replace(HELD, " ")


def _pieces(share: Callable[[int], float], order: Sequence[int]) -> str:
    drawn, total = "", 0.0
    for place, e in enumerate(order):
        total += share(e)
        drawn += SIGNS[place % len(SIGNS)] * (round(total * 60 / 100) - len(drawn))
    return drawn


def _table(table: Table) -> str:
    """The title, the note and the rows; columns that do not fit side by side follow below."""
    lines = [table.title, *_wrapped(table.note, "  ")]
    for part in _parts(table):
        widths = [max(map(len, cells)) for cells in zip(*part, strict=True)]
        for row in part:
            cells = [row[0].ljust(widths[0])] + [
                cell.rjust(wide) for cell, wide in zip(row[1:], widths[1:], strict=True)
            ]
            lines.append("  " + "  ".join(cells).rstrip())
        lines.append("")
    return "\n".join(lines[:-1])


def _parts(table: Table) -> Iterator[list[tuple[str, ...]]]:
    """The rows with as many columns at a time as fit."""
    rows = [table.heading, *table.rows]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    first = 1
    while first < len(widths):
        last, room = first, WIDTH - 2 - widths[0]
        while last < len(widths) and (last == first or room >= widths[last] + 2):
            room -= widths[last] + 2
            last += 1
        yield [(row[0], *row[first:last]) for row in rows]
        first = last
