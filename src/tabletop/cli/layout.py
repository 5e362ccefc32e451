"""Text laid out for the width of a terminal: lines broken between words, rows as columns.

Never prints: that is `console`'s.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

_HELD = "\u00a0"  # no line is broken here


def filled(text: str, columns: int) -> str:
    """The text with its lines broken between words, what was indented going on deeper."""
    lines = []
    for line in text.replace(" %", f"{_HELD}%").split("\n"):
        depth = len(line) - len(line.lstrip(" "))
        deep = " " * min(columns // 2, depth + 2 if depth else 0)
        lines += textwrap.wrap(
            line, columns, subsequent_indent=deep, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return "\n".join(lines).replace(_HELD, " ")


def table(
    rows: Sequence[Sequence[str]],
    heading: Sequence[str] = (),
    fitted: int | None = None,
    columns: int | None = None,
) -> str:
    """Rows as aligned columns, two blanks apart; no blanks at the end of a line.

    Where all of it is wider than `columns`, the column `fitted` goes on in further lines.
    """
    lines = [list(row) for row in ([heading, *rows] if heading else rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))] if lines else []
    if fitted is not None and lines and columns is not None:
        spare = columns - sum(widths) - 2 * (len(widths) - 1)
        widths[fitted] = max(12, widths[fitted] + min(0, spare))
        lines = [part for line in lines for part in _parted(line, fitted, widths[fitted])]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _parted(line: Sequence[str], column: int, width: int) -> list[list[str]]:
    """The line, with what is too wide for its column in lines of their own below."""
    first, *more = textwrap.wrap(line[column], width) or [""]
    below = [["" if k != column else words for k in range(len(line))] for words in more]
    return [[*line[:column], first, *line[column + 1 :]], *below]
