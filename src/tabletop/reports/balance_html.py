"""A balance as a page of one file: charts beside the tables that say the same. Opens without any network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from tabletop.analysis.balance import Balance, Expected
from tabletop.analysis.faults import faults, remarks
from tabletop.reports import balance_charts, balance_tables
from tabletop.reports.balance_tables import Table

# The eight hues are Okabe and Ito's (2008), told apart by most people who see few colours.
STYLE = """
:root { color-scheme: light dark; --ink: #1c2733; --page: #fbfaf7; --pale: #d9dee3; --bad: #a32020; --good: #1d6b3a;
  --line: #56b4e9; --policy: #b9c4cf; --mean: #1c2733; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --page: #14191f; --pale: #37424d; --bad: #ff8f80;
  --good: #7fd49b; --policy: #51606e; --line: #2f7fb0; --mean: #fff; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .3rem; }
p.note { margin: .2rem 0 .8rem; opacity: .8; } .bad { color: var(--bad); } .good { color: var(--good); }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { padding: .25rem .7rem; text-align: right; border-bottom: 1px solid var(--pale); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; padding-left: 0; } td:first-child { font-weight: 500; }
svg { width: 100%; height: auto; font: 14px system-ui, sans-serif; fill: var(--ink); } svg .small { font-size: 12px; }
.grid { stroke: var(--pale); } .whisker { stroke: var(--ink); opacity: .5; } .line { fill: var(--line); }
.policy { fill: var(--policy); } .mean { stroke: var(--mean); stroke-width: 3; }
.interval { stroke: var(--mean); stroke-width: 7; opacity: .45; }
.c0 { fill: #0072b2; } .c1 { fill: #e69f00; } .c2 { fill: #009e73; } .c3 { fill: #cc79a7; } .c4 { fill: #56b4e9; }
.c5 { fill: #d55e00; } .c6 { fill: #f0e442; } .c7 { fill: #8a8f94; } .pale { opacity: .45; }
"""
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
    name = escape(f"Balance of {balance.program.title}")
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{name}</title><style>{STYLE}</style></head><body>",
        f"<h1>{name}</h1><p>{escape(balance_tables.head(balance))}.</p>",
        *_findings(balance, expected),
    ]
    for table in balance_tables.tables(balance):
        parts += _section(table, balance)
    return "\n".join([*parts, "</body></html>", ""])


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
    seen = [f"<li>{escape(remark.words)}</li>" for remark in remarks(balance)]
    if seen:
        yield f"<h2>Always the same, which may be meant</h2><ul>{''.join(seen)}</ul>"
    if expected:
        rows = (
            f'<li><b class="{"good" if one.holds else "bad"}">{"ok" if one.holds else "FAIL"}</b> '
            f"<code>{escape(one.text)}</code>: {escape(one.came)}</li>"
            for one in expected
        )
        yield f"<h2>Expected</h2><ul>{''.join(rows)}</ul>"


def _section(table: Table, balance: Balance) -> Iterator[str]:
    yield f'<h2>{escape(table.title)}</h2><p class="note">{escape(table.note)}</p>'
    chart = CHARTS.get(table.title)
    if chart is not None:
        if chart is balance_charts.values:
            yield f'<p class="note">{_BOXES}</p>'
        yield chart(balance)
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.heading)
    yield f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>'
    for row in table.rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        yield f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'
    yield "</tbody></table></div>"
