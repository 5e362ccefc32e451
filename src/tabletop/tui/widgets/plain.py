"""Whatever is drawn, in plain signs: the last thing done to each line before it reaches a poor terminal.

Never holds which sign becomes which: that is the presenters' `plain_signs`.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tabletop.tui.presenters.plain_signs import plain_signs


class PlainSigns(LineFilter):
    """Every segment in ASCII, as wide as it was."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(plain_signs(text), style, control) for text, style, control in segments]
