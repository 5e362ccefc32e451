"""A window on the world's coasts as dots: which dots of a grid are coast, and which are land.

Never holds what stands on the land, nor how a dot looks. Longitude is shrunk by the cosine of the window's middle
latitude, so that a dot is as wide as it is high; good enough from a strait to a continent.
"""

import base64
import json
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise
from math import cos, floor, radians

Bounds = tuple[float, float, float, float]
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world on a grid of dots: column 0 at `west`, row 0 at `north`, `degree` dots to one of latitude."""

    west: float
    north: float
    columns: int
    rows: int
    degree: float
    shrink: float

    @property
    def east(self) -> float:
        """Its eastern edge; may pass 180."""
        return self.west + self.columns / (self.degree * self.shrink)

    @property
    def south(self) -> float:
        """Its southern edge."""
        return self.north - self.rows / self.degree

    def dot(self, place: Place) -> Place:
        """Column and row of a place (latitude, longitude), with fractions; outside the grid if it lies outside."""
        latitude, longitude = place
        while longitude < self.west - 180:
            longitude += 360
        while longitude > self.west + 360:
            longitude -= 360
        return (longitude - self.west) * self.degree * self.shrink, (self.north - latitude) * self.degree


def window(bounds: Bounds, columns: int, rows: int) -> Window:
    """The smallest window of so many dots that holds the bounds (south, west, north, east), them in its middle.

    An eastern edge west of the western one lies beyond the date line.
    """
    south, west, north, east = bounds
    east += 360 if east <= west else 0
    middle = (south + north) / 2
    shrink = max(0.1, cos(radians(middle)))
    degree = min(columns / ((east - west) * shrink), rows / (north - south))
    left = (west + east) / 2 - columns / (2 * degree * shrink)
    return Window(left, middle + rows / (2 * degree), columns, rows, degree, shrink)


@lru_cache(maxsize=32)
def coast(view: Window) -> frozenset[tuple[int, int]]:
    """The dots (column, row) that a coast runs through."""
    found: set[tuple[int, int]] = set()
    columns, rows = view.columns, view.rows
    date_lines = [(turn + 180 - view.west) * view.degree * view.shrink for turn in (-360, 0, 360)]
    for xs, ys in _lines(view):
        for (x0, y0), (x1, y1) in pairwise(zip(xs, ys, strict=True)):
            if (x0 < 0 and x1 < 0) or (y0 < 0 and y1 < 0):
                continue
            if (x0 >= columns and x1 >= columns) or (y0 >= rows and y1 >= rows):
                continue
            if x0 == x1 and any(abs(x0 - one) < 1e-6 for one in date_lines):
                continue  # where land was cut in two to fit on a sheet
            steps = int(max(abs(x1 - x0), abs(y1 - y0))) + 1
            for step in range(steps):
                found.add((floor(x0 + (x1 - x0) * step / steps), floor(y0 + (y1 - y0) * step / steps)))
    return frozenset((x, y) for x, y in found if 0 <= x < columns and 0 <= y < rows)


@lru_cache(maxsize=32)
def land(view: Window, every: int) -> tuple[tuple[tuple[float, float], ...], ...]:
    """For each `every`-th row of dots the stretches of land in it, as pairs of columns with fractions."""
    middles = [row + every / 2 for row in range(0, view.rows, every)]
    crossings: list[list[float]] = [[] for _ in middles]
    for xs, ys in _lines(view, is_filled=True):
        for x0, y0, x1, y1 in zip(xs, ys, xs[1:], ys[1:], strict=False):
            low, high = (y0, y1) if y0 < y1 else (y1, y0)
            if high < 0 or low >= view.rows or (x0 >= view.columns and x1 >= view.columns):
                continue
            first = max(0, int((low - every / 2) // every) + 1)
            for k in range(first, len(middles)):
                y = middles[k]
                if not low <= y < high:
                    break
                crossings[k].append(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
    return tuple(_paired(sorted(row), view.columns) for row in crossings)


def _paired(edges: list[float], last: int) -> tuple[tuple[float, float], ...]:
    if len(edges) % 2:
        edges = [*edges, float(last)]  # what lies right of the window is not looked at
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _lines(view: Window, is_filled: bool = False) -> Iterator[tuple[list[float], list[float]]]:
    """Columns and rows, in dots, of every coast that may be seen; to fill, also of those left of the window."""
    steps, rings = _world()
    stride = max(1, int(5 / view.degree))  # on a map of the world, most points fall on one another
    for turn in (-360.0, 0.0, 360.0):
        for south, west, north, east, x, y, code in rings:
            if south > view.north or north < view.south or west + turn > view.east:
                continue
            if not is_filled and east + turn < view.west:
                continue
            deltas = array("b", base64.b64decode(code))
            scale_x, scale_y = view.degree * view.shrink / steps, view.degree / steps
            move_x, move_y = (view.west - turn) * view.degree * view.shrink, view.north * view.degree
            xs = [at * scale_x - move_x for at in accumulate(deltas[::2], initial=x)]
            ys = [move_y - at * scale_y for at in accumulate(deltas[1::2], initial=y)]
            yield [*xs[:-1:stride], xs[-1]], [*ys[:-1:stride], ys[-1]]


@cache
def _world() -> tuple[int, list[tuple[float, float, float, float, int, int, str]]]:
    """Steps to a degree, and all rings: south, west, north, east, the first point and the steps."""
    data = json.loads((files("tabletop.tui") / "data" / "coastline.json").read_text(encoding="utf-8"))
    return data["steps"], [tuple(ring) for ring in data["rings"]]
