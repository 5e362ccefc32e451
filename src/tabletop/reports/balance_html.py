"""A balance as a page: charts beside the tables that say the same. How a page is made is `pages`' business."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from tabletop.analysis.balance import Balance, Expected
from tabletop.analysis.faults import faults, untold
from tabletop.analysis.remarks import remarks
from tabletop.reports import balance_charts, balance_tables, balance_words, pages
from tabletop.reports.balance_tables import Table

CHARTS: dict[str, Callable[[Balance], str]] = {
    "What each way of playing comes to": balance_charts.values,
    "How the games end": balance_charts.endings,
    "Decisions that matter": balance_charts.matters,
}
_BOXES = (
    "The box holds the middle half of the games, the thin line nine in ten; the mark is the mean, the band its 95 % "
    "interval. Lines beside the scenario are blue."
)


def html(balance: Balance, expected: Sequence[Expected] = ()) -> str:
    """The whole page; `expected` is what the figures were asked to be."""
    lead = f'<p class="lead">{escape(balance_words.summary(balance))}</p>'
    parts = [lead, f"<p>{escape(balance_words.head(balance))}.</p>", *_findings(balance, expected)]
    for table in balance_tables.tables(balance):
        parts += _section(table, balance)
    return pages.page(f"Balance of {balance.program.title}", parts)


def _findings(balance: Balance, expected: Sequence[Expected]) -> Iterator[str]:
    yield "<h2>Faults</h2>"
    found = faults(balance)
    if found:
        items = (
            f'<li><b class="bad">{fault.code}</b> {escape(fault.words)}.'
            f'<p class="note">Remedy: {escape(fault.hint)}.</p></li>'
            for fault in found
        )
        yield f"<ul>{''.join(items)}</ul>"
    else:
        yield '<p class="good">None found.</p>'
    doubts = [f"<li>{escape(words)}</li>" for words in untold(balance)]
    if doubts:
        yield f"<h2>What so few games cannot tell</h2><ul>{''.join(doubts)}</ul>"
    seen = [f"<li>{escape(remark.words)}</li>" for remark in remarks(balance)]
    if seen:
        yield f"<h2>What may be meant so</h2><ul>{''.join(seen)}</ul>"
    if expected:
        rows = (
            f'<li><b class="{"good" if one.holds else "bad"}">{"ok" if one.holds else "FAIL"}</b> '
            f"<code>{escape(one.text)}</code>: {escape(one.came)}</li>"
            for one in expected
        )
        yield f"<h2>Expected</h2><ul>{''.join(rows)}</ul>"


def _section(table: Table, balance: Balance) -> Iterator[str]:
    yield pages.heading(table.title, table.note)
    chart = CHARTS.get(table.title)
    if chart is not None:
        if chart is balance_charts.values:
            yield f'<p class="note">{_BOXES}</p>'
        yield chart(balance)
    yield pages.table(table.title, table.heading, table.rows, words=(0,))
