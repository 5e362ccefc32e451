"""What hangs on judgement as a page: charts beside the tables that say the same.

What is said is `sensitivity_words`'; how a page is made, `pages`'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tabletop.analysis.sensitivity import Sensitivity, Span
from tabletop.reports import pages, sensitivity_charts
from tabletop.reports.sensitivity_words import (
    Counted,
    Move,
    Moves,
    Turned,
    counted,
    intro,
    meaning,
    moves,
    summary,
    turned,
)

MOST = 12
"""Coefficients drawn of those that move values most."""

_BARS = (
    "Points of 100 by which the value of one way of playing moves when one coefficient is made a quarter smaller or "
    "larger: of each coefficient the way it moves most. The thin line is the 95 % interval."
)
_STAND = (
    "The bars are the variants in which all coefficients were varied at once; the table counts those of one coefficient "
    "too."
)
_WAYS = "Weighed objectives, 0 to 100, with the coefficients as they are."
_ALL = "What was varied. The source of every figure here is judgement, the quarter included."


def html(found: Sensitivity) -> str:
    """The whole page."""
    parts = [f'<p class="lead">{escape(summary(found))}</p>', f"<p>{escape(intro(found))}</p>"]
    said = counted(found)
    for section in (
        _moved(moves(found)),
        _shaken([one for one in said if not one.is_firm]),
        _turned(turned(found)),
        _firm(found, [one.words for one in said if one.is_firm]),
        _ways(found),
        _all(found.spans),
    ):
        parts += section
    return pages.page(f"How much hangs on judgement: {found.program.title}", parts)


def _moved(rows: Sequence[Moves]) -> Iterator[str]:
    title = "What moves a value most"
    if not rows:
        yield pages.heading(title, "Nothing moves a value by half a point beyond the luck of the dice.")
        return
    yield pages.heading(title, _BARS)
    yield sensitivity_charts.tornado(rows[:MOST])
    head = ("", "is", "a quarter less", "a quarter more", "moves", "name")
    cells = [
        (
            meaning(row.span),
            f"{row.span.value:g}",
            _points(row.low),
            _points(row.high),
            row.way,
            row.span.name,
        )
        for row in rows
    ]
    yield pages.table(title, head, cells, words=(0, 4, 5))


def _points(move: Move) -> str:
    return f"{move.points:+z.1f} ± {move.half:.1f}"


def _shaken(rows: Sequence[Counted]) -> Iterator[str]:
    if not rows:
        return
    title = "What does not always hold"
    yield pages.heading(title, _STAND)
    yield sensitivity_charts.standings(rows)
    head = ("", *(f"{of}: {word}" for of in ("one", "all") for word in ("holds", "open", "turned")))
    cells = [(row.words, *map(str, (*row.alone, *row.together))) for row in rows]
    yield pages.table(title, head, cells, words=(0,))


def _turned(rows: Sequence[Turned]) -> Iterator[str]:
    if not rows:
        yield pages.heading("No single coefficient turns a conclusion")
        return
    yield pages.heading(
        "What turns with a single coefficient", "What is true instead, all others as they are."
    )
    for row in rows:
        span = row.span
        said = escape(f"{meaning(span)} made {row.value:g} instead of {span.value:g}")
        yield f"<p><b>{said}</b> <code>{escape(span.name)}</code></p>{pages.listed(row.instead)}"


def _firm(found: Sensitivity, firm: Sequence[str]) -> Iterator[str]:
    if firm:
        yield pages.heading(f"What holds in all {len(found.variants)} variants") + pages.listed(firm, "two")


def _ways(found: Sensitivity) -> Iterator[str]:
    ways = sorted(found.base.ways, key=lambda way: -way.value)
    title = "What each way of playing comes to"
    yield pages.heading(title, _WAYS)
    cells = [(way.name, f"{way.value:.1f}", f"{len(way.worths):,}") for way in ways]
    yield pages.table(title, ("", "value", "games"), cells)


def _all(spans: Sequence[Span]) -> Iterator[str]:
    title = "Every coefficient that was varied"
    yield pages.heading(title, _ALL)
    cells = [(meaning(s), f"{s.value:g}", f"{s.low:g}", f"{s.high:g}", s.name) for s in spans]
    yield pages.table(title, ("", "is", "from", "to", "name"), cells, words=(0, 4))
