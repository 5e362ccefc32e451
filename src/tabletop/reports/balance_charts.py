"""Charts of a balance as SVG that stands in a page: no script, no address outside, a text for who cannot see it.

Colours are those of the page's style sheet (`balance_html`); which figures there are is `analysis.balance`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tabletop.analysis.balance import Balance, Way, quantile
from tabletop.analysis.batch import ROW_WORTH
from tabletop.analysis.faults import title
from tabletop.reports.balance_tables import by_value, ending_names

LEFT, RIGHT, ROW, TOP = 190, 120, 30, 26
INNER = 480
WIDE = LEFT + INNER + RIGHT
COLOURS = 8
"""How many hues the page has; a ninth ending takes the first again, paler."""


def _svg(name: str, said: str, height: int, drawn: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDE} {height}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(said.split(":")[0])}</title><desc id="{name}-d">{escape(said)}</desc>'
        + "".join(drawn)
        + "</svg>"
    )


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'


def _axis(bottom: float, unit: str = "") -> list[str]:
    """Five upright lines with their figures above."""
    drawn = []
    for mark in range(0, 101, 25):
        x = LEFT + INNER * mark / 100
        drawn.append(f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{bottom:.1f}" class="grid"/>')
        drawn.append(_text(x, TOP - 8, f"{mark}{unit}", "small", "middle"))
    return drawn


def values(balance: Balance) -> str:
    """Of each way: where nine games in ten lie, the middle half, and the mean with its interval."""
    ways = by_value(balance)
    bottom = TOP + ROW * len(ways)
    drawn = _axis(bottom)
    for place, way in enumerate(ways):
        drawn += _box(way, TOP + ROW * (place + 0.5))
    said = "What each way of playing comes to: " + "; ".join(f"{title(way)} {way.value}" for way in ways)
    return _svg("values", said, bottom + 8, drawn)


def _box(way: Way, y: float) -> list[str]:
    worths = [100.0 * x for x in way.games.column(ROW_WORTH)]
    low, first, third, high = (LEFT + INNER * quantile(worths, q) / 100 for q in (0.05, 0.25, 0.75, 0.95))
    mean = LEFT + INNER * way.value.value / 100
    half = INNER * way.value.half_width / 100
    kind = "line" if way.kind == "line" else "policy"
    return [
        _text(LEFT - 10, y + 5, title(way), "", "end"),
        f'<line x1="{low:.1f}" y1="{y:.1f}" x2="{high:.1f}" y2="{y:.1f}" class="whisker"/>',
        f'<rect x="{first:.1f}" y="{y - 8:.1f}" width="{max(1.0, third - first):.1f}" height="16" class="{kind}"/>',
        f'<line x1="{mean - half:.1f}" y1="{y:.1f}" x2="{mean + half:.1f}" y2="{y:.1f}" class="interval"/>',
        f'<line x1="{mean:.1f}" y1="{y - 11:.1f}" x2="{mean:.1f}" y2="{y + 11:.1f}" class="mean"/>',
        _text(LEFT + INNER + 12, y + 5, str(way.value)),
    ]


def endings(balance: Balance) -> str:
    """Of each way: how its games end, as one bar; what the colours mean stands beneath."""
    names = ending_names(balance)
    met = [e for e in range(len(names)) if any(way.share(e) for way in balance.ways)]
    met.sort(key=lambda e: -sum(way.share(e) for way in balance.ways))
    bottom = TOP + ROW * len(balance.ways)
    drawn = _axis(bottom, " %")
    for place, way in enumerate(balance.ways):
        y, x = TOP + ROW * place, float(LEFT)
        drawn.append(_text(LEFT - 10, y + 20, title(way), "", "end"))
        for at, e in enumerate(met):
            width = INNER * way.share(e) / 100
            if width > 0:
                drawn.append(_piece(x, y + 5, width, 20, at, f"{names[e]} {way.share(e):.1f} %"))
                x += width
    columns = 3
    for at, e in enumerate(met):
        x, y = LEFT - 150 + 245 * (at % columns), bottom + 14 + 22 * (at // columns)
        drawn.append(_piece(x, y, 14, 14, at, names[e]))
        drawn.append(_text(x + 20, y + 12, names[e], "small"))
    said = "How the games end: " + "; ".join(
        f"{title(way)} " + ", ".join(f"{names[e]} {way.share(e):.1f} %" for e in met if way.share(e))
        for way in balance.ways
    )
    return _svg("endings", said, bottom + 22 + 22 * -(-len(met) // columns), drawn)


def _piece(x: float, y: float, width: float, height: float, at: int, words: str) -> str:
    pale = " pale" if at >= COLOURS else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height}" class="c{at % COLOURS}{pale}">'
        f"<title>{escape(words)}</title></rect>"
    )


def matters(balance: Balance) -> str:
    """Of each turn: the share of decisions that matter; "" where none was looked at."""
    found = balance.decisions
    turns = [t for t in range(1, balance.tables.n.turns + 1) if found.of_turn(t)[0]]
    if not turns:
        return ""
    bottom = TOP + ROW * len(turns)
    drawn = _axis(bottom, " %")
    for place, turn in enumerate(turns):
        y, share = TOP + ROW * place, found.of_turn(turn)[1]
        drawn.append(_text(LEFT - 10, y + 20, f"turn {turn}", "", "end"))
        drawn.append(_piece(LEFT, y + 6, INNER * share / 100, 18, 0, f"{share:.0f} %"))
        drawn.append(_text(LEFT + INNER + 12, y + 20, f"{share:.0f} %"))
    said = "Decisions that matter: " + ", ".join(f"turn {t} {found.of_turn(t)[1]:.0f} %" for t in turns)
    return _svg("matters", said, bottom + 8, drawn)
