"""Numbers over turns as lines in braille: several curves in one frame, thresholds across it, turns beneath it.

Never holds what a curve means. Poor terminals get the same drawing in plain signs (see `plain_signs`); a curve is told
from others by the letter at its end, never by its colour alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabletop.tui.presenters.ink import Line, Span, cells, cut, left, line, right
from tabletop.tui.presenters.words import number

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
TONES = ("accent", "warn", "good", "strong", "bad", "quiet")


@dataclass(frozen=True, slots=True)
class Curve:
    """Values at the same distance from one another; None where nothing is known. `letter` stands at its end."""

    values: tuple[float | None, ...]
    letter: str = ""
    tone: str = "accent"


@dataclass(frozen=True, slots=True)
class Tick:
    """A threshold across the frame, with its name."""

    value: float
    label: str = ""


class _Canvas:
    """Cells of two by four dots."""

    def __init__(self, columns: int, rows: int, low: float, high: float) -> None:
        self.columns, self.rows, self.low = columns, rows, low
        self.span = (high - low) or 1.0
        self.masks: dict[tuple[int, int], int] = {}
        self.tones: dict[tuple[int, int], str] = {}

    def y(self, value: float) -> int:
        """Row of dots of a value, from the top; values out of the frame lie on its edge."""
        share = max(0.0, min(1.0, (value - self.low) / self.span))
        return round((1.0 - share) * (self.rows * 4 - 1))

    def draw(self, curve: Curve) -> None:
        """A curve as a line from point to point; a point between two unknown ones is a dot."""
        last = max(1, len(curve.values) - 1)
        before: tuple[int, int] | None = None
        for at, value in enumerate(curve.values):
            if value is None:
                before = None
                continue
            here = (round(at / last * (self.columns * 2 - 1)), self.y(value))
            for x, y in _between(before or here, here):
                cell = (x // 2, y // 4)
                self.masks[cell] = self.masks.get(cell, 0) | _BITS[y % 4][x % 2]
                self.tones[cell] = curve.tone
            before = here

    def row(self, y: int, ticks: frozenset[int] = frozenset()) -> list[Span]:
        """One row of cells; where it is empty, a threshold shows."""
        spans: list[Span] = []
        for x in range(self.columns):
            mask = self.masks.get((x, y), 0)
            sign = chr(0x2800 + mask) if mask else "╌" if y in ticks and x % 2 == 0 else " "
            tone = self.tones.get((x, y), "quiet") if mask else "quiet"
            if spans and spans[-1][1] == tone:
                spans[-1] = (spans[-1][0] + sign, tone)
            else:
                spans.append((sign, tone))
        return spans


def _between(begin: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Dots on the straight way from one to the other, without gaps."""
    steps = max(abs(end[0] - begin[0]), abs(end[1] - begin[1]), 1)
    for k in range(steps + 1):
        share = k / steps
        yield round(begin[0] + (end[0] - begin[0]) * share), round(begin[1] + (end[1] - begin[1]) * share)


def small(curve: Curve, low: float, high: float, columns: int, rows: int) -> list[Line]:
    """One curve without a frame."""
    canvas = _Canvas(columns, rows, low, high)
    canvas.draw(curve)
    return [tuple(canvas.row(y)) for y in range(rows)]


def plot(
    curves: Sequence[Curve], low: float, high: float, columns: int, rows: int, ticks: Sequence[Tick] = ()
) -> list[Line]:
    """Curves in a frame of so many columns; of the rows, the last two are the axis. Nothing without a value."""
    known = [curve for curve in curves if any(value is not None for value in curve.values)]
    if not known or rows < 4:
        return []
    shown = [tick for tick in ticks if low < tick.value < high]
    figures = {low, high, *(tick.value for tick in shown)}
    scale = max(len(number(value)) for value in figures)
    named = max([len(tick.label) for tick in shown], default=0)
    margin = max(min(named, columns // 4), 3, len(known))
    canvas = _Canvas(max(10, columns - scale - margin - 3), rows - 2, low, high)
    for curve in known:
        canvas.draw(curve)
    labels = {canvas.y(value) // 4: number(value) for value in (low, high)}
    labels |= {canvas.y(tick.value) // 4: number(tick.value) for tick in shown}
    across = {canvas.y(tick.value) // 4: tick.label for tick in shown}
    ends = _ends(canvas, known)
    out: list[Line] = []
    for y in range(canvas.rows):
        ending = [(letter, tone) for letter, tone in ends.get(y, ())]
        room = margin - len(ending)
        name = across.get(y, "")
        if ending:  # whole words only beside the letters
            name = next((one for one in (name, name.partition(" ")[0]) if one and cells(one) < room), "")
        out.append(
            line(
                (right(labels.get(y, ""), scale), "quiet"),
                ("┤" if y in labels else "│", "quiet"),
                *canvas.row(y, frozenset(across)),
                " ",
                *ending,
                (f" {name}" if ending and name else cut(name, room), "quiet"),
            )
        )
    return [*out, *_axis(max(len(curve.values) for curve in known), scale, canvas.columns)]


def _ends(canvas: _Canvas, curves: Sequence[Curve]) -> dict[int, list[Span]]:
    """The letters at the curves' ends, by row."""
    found: dict[int, list[Span]] = {}
    for curve in curves:
        last = next(value for value in reversed(curve.values) if value is not None)
        if curve.letter:
            found.setdefault(canvas.y(last) // 4, []).append((curve.letter, curve.tone))
    return found


def _axis(points: int, scale: int, columns: int) -> list[Line]:
    """The axis with the turn at whose end each point lies."""
    last = max(1, points - 1)
    ticks = ["─"] * columns
    names = [" "] * (columns + 2)
    for at in range(points):
        x = round(at / last * (columns - 1))
        name = str(at)
        begin = x if at == 0 else x - len(name) + 1
        if begin == 0 or all(sign == " " for sign in names[max(0, begin - 1) : begin + len(name) + 1]):
            names[begin : begin + len(name)] = list(name)
            ticks[x] = "┴"
    return [
        line((" " * scale + "└" + "".join(ticks), "quiet")),
        line((left("", scale + 1) + "".join(names).rstrip() + " turn", "quiet")),
    ]
