"""Toned lines as Textual's content: where a tone becomes a colour of the theme.

Never holds what the lines say. No markup is read, so a player's text is shown as it was typed.
"""

from collections.abc import Iterable

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from tabletop.tui.presenters.ink import Line, width

STYLES = {
    "": "",
    "strong": "bold",
    "em": "italic",
    "quiet": "$quiet",
    "good": "$good",
    "bad": "$bad",
    "warn": "$warn",
    "accent": "$accent",
    "title": "bold $accent",
    "key": "bold $accent",
}


def inked(line: Line, ground: str = "") -> Content:
    """One line in its tones, on the theme's colour `ground` if one is named."""
    parts = [(text, f"{STYLES[tone]} on ${ground}" if ground else STYLES[tone]) for text, tone in line]
    return Content.assemble(*parts) if parts else Content("")


def page(lines: Iterable[Line]) -> Content:
    """Lines one under the other."""
    return Content("\n").join([inked(line) for line in lines])


def strip(widget: Widget, line: Line, ground: str, end: Line, y: int) -> Strip:
    """One line as the terminal shows it, as wide as the widget, with `end` flush right; `y` is where it stands.

    What `inked` and Textual's own drawing of it come to, in a tenth of the time: nothing is wrapped or measured twice.
    """
    base, parse = widget.visual_style, widget.app.stylesheet.parse_style
    x, segments = 0, []
    rest = widget.size.width - width(line) - width(end)
    for text, tone in (*line, (" " * rest, ""), *end) if end else line:
        words = (
            f"{STYLES[tone]} on ${ground}" if ground and x < widget.size.width - width(end) else STYLES[tone]
        )
        style = base + parse(words) if words else base
        segments.append(Segment(text, style.rich_style_with_offset(x, y)))
        x += len(text)
    return Strip(segments).adjust_cell_length(widget.size.width, base.rich_style)
