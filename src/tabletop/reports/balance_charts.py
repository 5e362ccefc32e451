"""Charts of a balance. Which figures there are is `analysis.balance`'s; how a chart is put together, `charts`'."""

from __future__ import annotations

from tabletop.analysis.balance import Balance, Way, quantile
from tabletop.analysis.batch import ROW_WORTH
from tabletop.analysis.faults import title
from tabletop.reports import balance_endings
from tabletop.reports.balance_tables import by_value, ending_names
from tabletop.reports.charts import axis, bar, hue, keyed, line, svg, text

TOP = 24
ROW = 44
"""Pixels of a way: its name, and its bar beneath."""


def values(balance: Balance) -> str:
    """Of each way: where nine games in ten lie, the middle half, and the mean with its interval."""
    ways = by_value(balance)
    bottom = TOP + ROW * len(ways)
    drawn = axis(bottom)
    for place, way in enumerate(ways):
        drawn += _box(way, TOP + ROW * place)
    said = "; ".join(f"{title(way)} {way.value}" for way in ways)
    return svg("values", "What each way of playing comes to", said, bottom + 4, drawn)


def _box(way: Way, y: float) -> list[str]:
    worths = [100.0 * x for x in way.games.column(ROW_WORTH)]
    low, first, third, high = (quantile(worths, q) for q in (0.05, 0.25, 0.75, 0.95))
    mean, half = way.value.value, way.value.half_width
    middle = y + 30
    return [
        text(0, y + 16, title(way)),
        text(100, y + 16, str(way.value), "", "end"),
        line(low, middle, high, middle, "whisker"),
        bar(first, middle - 8, third - first, 16, "line" if way.kind == "line" else "policy"),
        line(max(0.0, mean - half), middle, min(100.0, mean + half), middle, "interval"),
        line(mean, middle - 11, mean, middle + 11, "mean"),
    ]


def endings(balance: Balance) -> str:
    """Of each way: how its games end, as one bar from victory to defeat; what the colours mean stands above."""
    names, ways = ending_names(balance), by_value(balance)
    met = balance_endings.in_order(balance, ways)
    bottom = TOP + ROW * len(ways)
    drawn = axis(bottom, " %")
    for place, way in enumerate(ways):
        y, x = TOP + ROW * place, 0.0
        drawn.append(text(0, y + 16, title(way)))
        for at, e in enumerate(met):
            share = way.share(e)
            if share > 0:
                drawn.append(bar(x, y + 21, share, 19, hue(at), f"{names[e]} {share:.1f} %"))
                x += share
    said = "; ".join(
        f"{title(way)} " + ", ".join(f"{names[e]} {way.share(e):.1f} %" for e in met if way.share(e))
        for way in ways
    )
    legend = [(hue(at), _named(balance, e)) for at, e in enumerate(met)]
    return keyed(legend, svg("endings", "How the games end", said, bottom + 4, drawn))


def _named(balance: Balance, e: int) -> str:
    """An ending with its outcome; or that time ran out."""
    name, endings = ending_names(balance)[e], balance.program.endings
    return f"{name} ({endings[e].outcome})" if e < len(endings) else name


def matters(balance: Balance) -> str:
    """Of each turn: the share of decisions that matter; "" where none was looked at."""
    found = balance.decisions
    turns = [t for t in range(1, balance.tables.n.turns + 1) if found.of_turn(t)[0]]
    if not turns:
        return ""
    bottom = TOP + ROW * len(turns)
    drawn = axis(bottom, " %")
    for place, turn in enumerate(turns):
        y, share = TOP + ROW * place, found.of_turn(turn)[1]
        drawn.append(text(0, y + 16, f"turn {turn}"))
        drawn.append(text(100, y + 16, f"{share:.0f} %", "", "end"))
        drawn.append(bar(0, y + 21, share, 17, "c0", f"{share:.0f} %"))
    said = ", ".join(f"turn {t} {found.of_turn(t)[1]:.0f} %" for t in turns)
    return svg("matters", "Decisions that matter", said, bottom + 4, drawn)
