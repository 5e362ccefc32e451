"""Pieces of charts as SVG that stands in a page: no script, no address outside, a text for who cannot see it.

A chart is as wide as the page lets it: x is a percentage of its width, y pixels, and so words keep their size on a
narrow screen. Colours are those of `pages`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from html import escape

LETTERS = 44
"""Letters of a label's line, that 360 pixels hold."""

SMALL = 46
"""The same of a label in small letters with a figure at its right."""

LINE = 18
"""Pixels from one line of a label to the next."""

COLOURS = 8
"""How many hues the page has; a ninth piece takes the first again, paler."""


def svg(name: str, title: str, said: str, height: float, drawn: Iterable[str]) -> str:
    """A chart; `name` is one of its kind on the page, `said` what it shows for who cannot see it."""
    return (
        f'<svg width="100%" height="{height:.0f}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(said)}</desc>'
        + "".join(drawn)
        + "</svg>"
    )


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """Words, y their lower edge."""
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.2f}%" y="{y:.1f}"{named} text-anchor="{anchor}">{escape(words)}</text>'


def label(y: float, words: str, kind: str = "", letters: int = LETTERS) -> tuple[list[str], float]:
    """Words in as many lines as a narrow screen needs, from y down, and where they end."""
    lines = textwrap.wrap(words, letters)
    return [text(0, y + 14 + LINE * k, line, kind) for k, line in enumerate(lines)], y + LINE * len(lines)


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """A stroke."""
    return f'<line x1="{x1:.2f}%" y1="{y1:.1f}" x2="{x2:.2f}%" y2="{y2:.1f}" class="{kind}"/>'


def bar(x: float, y: float, width: float, height: float, kind: str, words: str = "") -> str:
    """A bar, at least a stroke wide; its words show under the pointer."""
    inner = f"<title>{escape(words)}</title>" if words else ""
    return (
        f'<rect x="{x:.2f}%" y="{y:.1f}" width="{max(0.15, width):.2f}%" height="{height:.1f}" class="{kind}">'
        f"{inner}</rect>"
    )


def hue(place: int) -> str:
    """The class of the so-manieth piece."""
    return f"c{place % COLOURS}" + (" pale" if place >= COLOURS else "")


def axis(bottom: float, unit: str = "", top: float = 22) -> list[str]:
    """Five upright lines from 0 to 100 with their figures above."""
    drawn = []
    for mark in range(0, 101, 25):
        anchor = "start" if mark == 0 else "end" if mark == 100 else "middle"
        drawn.append(line(mark, top, mark, bottom, "grid"))
        drawn.append(text(mark, top - 8, f"{mark}{unit}", "small", anchor))
    return drawn


def keyed(pieces: Sequence[tuple[str, str]], chart: str) -> str:
    """A chart beneath what its colours mean: (class, words)."""
    swatch = '<svg aria-hidden="true" width="14" height="14"><rect width="14" height="14" class="{}"/></svg>'
    drawn = "".join(f"<li>{swatch.format(kind)}{escape(words)}</li>" for kind, words in pieces)
    return f'<figure><ul class="key">{drawn}</ul>{chart}</figure>'
