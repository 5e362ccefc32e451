"""A report as a page of one file: its style, its head and its tables. No script, no address outside, made for paper too.

What a page says is the business of whoever makes it; charts are drawn with `charts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

# The eight hues are Okabe and Ito's (2008), told apart by most people who see few colours.
STYLE = """
:root { color-scheme: light dark; --ink: #1c2733; --page: #fbfaf7; --pale: #d9dee3; --bad: #a32020; --good: #1d6b3a;
  --line: #56b4e9; --policy: #b9c4cf; --mean: #1c2733; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --page: #14191f; --pale: #37424d; --bad: #ff8f80;
  --good: #7fd49b; --policy: #51606e; --line: #2f7fb0; --mean: #fff; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); max-width: 62rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin-bottom: .4rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .3rem; }
p.note { margin: .2rem 0 .8rem; opacity: .8; max-width: 48rem; } p.lead { font-size: 1.1rem; max-width: 48rem; }
.bad { color: var(--bad); } .good { color: var(--good); } li p.note { margin: 0 0 .4rem; }
.wide { overflow-x: auto; margin-top: .8rem; } .wide:focus-visible { outline: 2px solid var(--line); }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; overflow-wrap: normal; }
th, td { padding: .25rem .7rem; text-align: right; border-bottom: 1px solid var(--pale); white-space: nowrap;
  vertical-align: top; }
tr { background: var(--page); } tbody tr:nth-child(even) { background: color-mix(in srgb, var(--pale) 35%, var(--page)); }
th:first-child { text-align: left; padding-left: 0; font-weight: 500; position: sticky; left: 0; background: inherit;
  background-clip: padding-box; }
thead th { font-weight: 700; }
.crowded th, .crowded td { padding-left: .4rem; padding-right: .4rem; } .crowded th:first-child { padding-left: 0; }
table th.nested:first-child { padding-left: 1.1rem; }
.words th:first-child { white-space: normal; min-width: 11rem; } td.words { white-space: normal; text-align: left;
  min-width: 11rem; }
th.words { text-align: left; }
@media (max-width: 40rem) { .words th:first-child, td.words { min-width: 8rem; } }
svg { display: block; max-width: 48rem; margin: .6rem 0; overflow: visible; font: 14px system-ui, sans-serif;
  fill: var(--ink); } svg .small { font-size: 12px; }
svg text { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
.grid { stroke: var(--pale); } .whisker { stroke: var(--ink); opacity: .55; } .line { fill: var(--line); }
.nought { stroke: var(--ink); } .policy { fill: var(--policy); } .mean { stroke: var(--mean); stroke-width: 3; }
.interval { stroke: var(--mean); stroke-width: 7; opacity: .45; }
figure { margin: 0; }
ul.key { list-style: none; margin: .4rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; }
ul.key svg { display: inline-block; width: 14px; height: 14px; margin: 0 .4rem 0 0; vertical-align: -2px; }
.c0 { fill: #0072b2; } .c1 { fill: #e69f00; } .c2 { fill: #009e73; } .c3 { fill: #cc79a7; } .c4 { fill: #56b4e9; }
.c5 { fill: #d55e00; } .c6 { fill: #f0e442; } .c7 { fill: #8a8f94; } .pale { opacity: .45; } .open { fill: var(--pale); }
@media (min-width: 60rem) { ul.two { columns: 2; column-gap: 3rem; } }
@media print {
  :root { color-scheme: light; --ink: #000; --page: #fff; --pale: #c4cad0; --bad: #8a1010; --good: #14522c;
    --line: #56b4e9; --policy: #b9c4cf; --mean: #000; }
  @page { margin: 15mm; }
  body { font-size: 10pt; max-width: none; margin: 0; padding: 0; }
  h2, p.note { break-after: avoid; } figure, svg, tr, li { break-inside: avoid; } svg { zoom: .72; }
  thead { display: table-header-group; }
  .wide { overflow: visible; } th:first-child { position: static; }
  table { font-size: 7.5pt; } th, td { padding: .12rem .35rem; }
  .crowded { font-size: 6.5pt; } .crowded th, .crowded td { padding: .1rem .2rem; }
  .crowded thead th { white-space: normal; overflow-wrap: anywhere; }
}
"""

NESTED = "\u2003"
"""Stands before what belongs to the row above."""

CROWDED = 8
"""Columns from which a table is set smaller on paper."""


def page(title: str, parts: Iterable[str]) -> str:
    """The whole file; the parts are HTML."""
    name = escape(title)
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{name}</title><style>{STYLE}</style></head><body>",
            f"<h1>{name}</h1>",
            *parts,
            "</body></html>",
            "",
        ]
    )


def heading(title: str, note: str = "") -> str:
    """A section's title, and how what follows is to be read."""
    return f"<h2>{escape(title)}</h2>" + (f'<p class="note">{escape(note)}</p>' if note else "")


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]], words: Sequence[int] = ()) -> str:
    """A table, which a narrow screen moves sideways. `words` are columns of words; 0 among them lets the first break."""
    kinds = [' class="words"' if place and place in words else "" for place in range(len(head))]
    top = "".join(
        f'<th scope="col"{kind}>{escape(cell)}</th>' for kind, cell in zip(kinds, head, strict=True)
    )
    named = " ".join((["words"] if 0 in words else []) + (["crowded"] if len(head) >= CROWDED else []))
    body = []
    for row in rows:
        cells = "".join(
            f"<td{kind}>{escape(cell)}</td>" for kind, cell in zip(kinds[1:], row[1:], strict=True)
        )
        nested = ' class="nested"' if row[0].startswith(NESTED) else ""
        body.append(f'<tr><th scope="row"{nested}>{escape(row[0].removeprefix(NESTED))}</th>{cells}</tr>')
    drawn = f'<table class="{named}"' if named else "<table"
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(title)}">'
        f"{drawn}><thead><tr>{top}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def listed(items: Iterable[str], kind: str = "") -> str:
    """A list of texts; with the kind "two" in two columns where there is room."""
    drawn = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f'<ul class="{kind}">{drawn}</ul>' if kind else f"<ul>{drawn}</ul>"
