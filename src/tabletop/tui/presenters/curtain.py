"""How much of a moment is to be seen: a script of ticks, along which a presenter lays out what it shows when.

Never holds what is shown, nor a clock: a screen counts the ticks. What is hidden keeps its lines, so that nothing jumps.
"""

from collections.abc import Sequence

from tabletop.tui.presenters.ink import Line


class Curtain:
    """Seen are the first `ticks` ticks of a moment; all of it where None. Laying out moves `at` along the script."""

    def __init__(self, ticks: int | None = None) -> None:
        self.ticks = ticks
        self.at = 0
        self.latest = ""  # key of the row that was uncovered last

    def after(self, ticks: int) -> bool:
        """Whether what comes so many ticks later in the script is seen already."""
        self.at += ticks
        return self.ticks is None or self.ticks >= self.at

    def part(self, ticks: int) -> float:
        """How far something has come that begins now and lasts so many ticks: 0 before it, 1 once it is over."""
        begun, self.at = self.at, self.at + ticks
        if self.ticks is None:
            return 1.0
        return min(1.0, max(0.0, (self.ticks - begun) / ticks))

    def lines(self, ticks: int, key: str, lines: Sequence[Line], instead: Line = ()) -> list[Line]:
        """The lines of the row `key` if seen so many ticks later; before that as many, `instead` for the first."""
        if self.after(ticks):
            self.latest = key or self.latest
            return list(lines)
        return [instead, *((),) * (len(lines) - 1)][: len(lines)]


def swept(part: float, end: float) -> float:
    """Where a die that runs over 0..100, back, and on to `end` has come to; it slows down as it goes."""
    way = (200.0 + end) * (1.0 - (1.0 - part) ** 2)
    return way if way <= 100.0 else 200.0 - way if way <= 200.0 else way - 200.0
