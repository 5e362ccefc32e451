"""Charts of what hangs on judgement. What is shown is `sensitivity_words`'; how a chart is put together, `charts`'."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.reports.charts import SMALL, axis, bar, keyed, label, line, svg, text
from tabletop.reports.sensitivity_words import Counted, Counts, Move, Moves, meaning

TOP = 24
LESS, MORE = "c1", "c0"
HOLDS, OPEN, TURNED = "c0", "open", "c5"


def tornado(rows: Sequence[Moves]) -> str:
    """Of each coefficient: by how many points it moves a value, made smaller and made larger, with 95 % intervals."""
    moves = [move for row in rows for move in (row.low, row.high)]
    low = min(0.0, *(move.points - move.half for move in moves))
    high = max(0.0, *(move.points + move.half for move in moves))
    scale = _Scale(low, high)
    drawn, y = [], TOP + 2.0
    for row in rows:
        words, y = label(y, meaning(row.span))
        small, y = label(y - 2, f"{row.span.name} {row.span.value:g}, {row.way}", "small", SMALL)
        drawn += [*words, *small, *_bar(row.low, y + 3, LESS, scale), *_bar(row.high, y + 14, MORE, scale)]
        drawn.append(text(100, y - 4, f"{row.low.points:+z.1f} / {row.high.points:+z.1f}", "small", "end"))
        y += 32
    marks = [
        line(scale.at(mark), TOP, scale.at(mark), y, "nought" if mark == 0 else "grid")
        for mark in scale.marks
    ]
    figures = [
        text(scale.at(mark), TOP - 8, f"{mark:+g}" if mark else "0", "small", "middle")
        for mark in scale.marks
    ]
    said = "; ".join(
        f"{row.span.name}, {meaning(row.span)}: {row.way} moves by {row.low.points:+z.1f} points at a quarter less and by"
        f" {row.high.points:+z.1f} at a quarter more"
        for row in rows
    )
    legend = [(LESS, "a quarter less"), (MORE, "a quarter more")]
    return keyed(
        legend, svg("tornado", "What moves a value most, in points", said, y + 4, [*marks, *figures, *drawn])
    )


def _bar(move: Move, y: float, kind: str, scale: _Scale) -> list[str]:
    start, end = sorted((scale.at(0.0), scale.at(move.points)))
    middle = y + 4.5
    return [
        bar(start, y, end - start, 9, kind, f"{move.points:+z.1f} ± {move.half:.1f}"),
        line(scale.at(move.points - move.half), middle, scale.at(move.points + move.half), middle, "whisker"),
    ]


class _Scale:
    """Where points lie across a chart, in percent, and which of them are marked."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.wide = low, max(high - low, 1e-9)
        step = next((step for step in (1, 2, 5, 10, 20, 25) if self.wide / step <= 6), 50)
        self.marks = [n * step for n in range(-100, 101) if low <= n * step <= high]

    def at(self, points: float) -> float:
        """Percent of the chart's width, a little room left on either side."""
        return 2.0 + 96.0 * (points - self.low) / self.wide


def standings(rows: Sequence[Counted]) -> str:
    """Of each conclusion: in what share of the variants of all coefficients at once it holds, is open, is turned."""
    drawn, y = [], TOP + 2.0
    for row in rows:
        words, y = label(y, row.words)
        drawn += words
        total, x = max(1, sum(row.together)), 0.0
        for kind, name, count in zip((HOLDS, OPEN, TURNED), Counts._fields, row.together, strict=True):
            if count:
                drawn.append(bar(x, y + 3, 100.0 * count / total, 14, kind, f"{name} in {count} of {total}"))
                x += 100.0 * count / total
        y += 28
    said = "; ".join(
        f"{row.words}: holds {row.together.holds}, open {row.together.open}, turned {row.together.turned}"
        for row in rows
    )
    legend = [(HOLDS, "holds"), (OPEN, "open"), (TURNED, "turned")]
    return keyed(legend, svg("standings", "What does not always hold", said, y, [*axis(y, " %"), *drawn]))
