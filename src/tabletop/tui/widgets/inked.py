"""Toned lines as Textual's content: where a tone becomes a colour of the theme.

Never holds what the lines say. No markup is read, so a player's text is shown as it was typed.
"""

from collections.abc import Iterable

from textual.content import Content

from tabletop.tui.presenters.ink import Line

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
