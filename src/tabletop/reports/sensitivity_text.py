"""What hangs on judgement, for the terminal. What is said is `sensitivity_words`'."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from tabletop.analysis.sensitivity import Sensitivity
from tabletop.reports.sensitivity_words import (
    Counted,
    Counts,
    Turned,
    counted,
    intro,
    meaning,
    moves,
    summary,
    turned,
)

WIDTH = 100
"""Columns, where nobody asks for others."""

MOST = 10
"""Coefficients shown of those that move values most."""

BAR = 20
"""Signs of the longest bar."""

COUNTS = 3 + 17 + 4 + 17
"""Columns of the six figures beside a conclusion."""


def text(found: Sensitivity, width: int = WIDTH) -> str:
    """The report, no line longer than `width` columns but where a word is."""
    return "\n".join(_text(found, width))


def _text(found: Sensitivity, width: int) -> Iterator[str]:
    yield f"How much hangs on judgement: {found.program.title}"
    yield ""
    yield textwrap.fill(summary(found), width)
    yield ""
    yield textwrap.fill(intro(found), width)
    yield ""
    said = counted(found)
    shaken = [one for one in said if not one.is_firm]
    if shaken:
        yield from _shaken(shaken, width)
        yield ""
    firm = [one.words for one in said if one.is_firm]
    if firm:
        yield f"What holds in all {len(found.variants)} variants"
        for words in firm:
            yield _wrapped(words, width, 2)
        yield ""
    alone = turned(found)
    yield "What turns with a single coefficient" if alone else "No single coefficient turns a conclusion."
    for one in alone:
        yield from _turned(one, width)
    yield ""
    yield from _tornado(found, width)


def _wrapped(words: str, width: int, indent: int) -> str:
    return textwrap.fill(words, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))


def _shaken(shaken: Sequence[Counted], width: int) -> Iterator[str]:
    title = "What does not always hold"
    wide = min(max(len(title), *(len(one.words) for one in shaken)), width - COUNTS)
    if wide < len(title):
        yield title
        title = ""
    yield f"{title:{wide}}   one at a time        all at once"
    yield f"{'':{wide}}   holds open turned    holds open turned"
    for one in shaken:
        first, *more = textwrap.wrap(one.words, wide, subsequent_indent="  ")
        yield f"{first:{wide}}   {_three(one.alone)}    {_three(one.together)}"
        yield from more


def _three(counts: Counts) -> str:
    return f"{counts.holds:5} {counts.open:4} {counts.turned:6}"


def _turned(one: Turned, width: int) -> Iterator[str]:
    yield _wrapped(f"{one.span.name} {one.span.value:g} -> {one.value:g} ({meaning(one.span)})", width, 2)
    for words in one.instead:
        yield _wrapped(words, width, 6)


def _tornado(found: Sensitivity, width: int) -> Iterator[str]:
    rows = moves(found)[:MOST]
    if not rows:
        return
    yield _wrapped(
        "What moves a value most, in points of 100: at a quarter less, at a quarter more", width, 0
    )
    for one in rows:
        bar = "█" * max(1, round(BAR * one.most / rows[0].most))
        drawn = f"  {one.low.points:+z6.1f} {one.high.points:+z6.1f}  {bar:{BAR}}  "
        words = f"{one.way}: {one.span.name} {one.span.value:g}, {meaning(one.span)}"
        first, *more = textwrap.wrap(words, width - len(drawn))
        yield drawn + first
        yield from (
            " " * (len(drawn) + 2) + line for line in textwrap.wrap(" ".join(more), width - len(drawn) - 2)
        )
