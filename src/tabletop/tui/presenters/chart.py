"""The map of the theatre: coasts in braille with everybody's letters on them, and the same as a list in words.

Never holds the coasts themselves, nor when a mark is shown: the View holds what the seat may see. Poor terminals get
the same drawing in plain signs from `plain_signs`.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import asin, atan2, cos, degrees, radians, sin, sqrt

from tabletop.engine.view import MarkView, View
from tabletop.tui.presenters.coast import Bounds, Place, Window, coast, land, window
from tabletop.tui.presenters.ink import Line, Span, cells, cut, left, line, wrapped
from tabletop.tui.presenters.rows import Row, row, section, text
from tabletop.tui.presenters.words import number

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_WINDS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
_TOLD = dict(
    zip(
        _WINDS,
        ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"),
        strict=True,
    )
)
_EARTH = 3440.065  # its mean radius in nautical miles


@dataclass(frozen=True, slots=True)
class Cell:
    """One sign on the map with its tone."""

    sign: str
    tone: str


def bounds_of(view: View) -> Bounds | None:
    """What the map shows: as the author said, else all marks with some room around them; None without either."""
    if view.map_bounds is not None:
        return view.map_bounds
    if not view.marks:
        return None
    latitudes = [mark.at[0] for mark in view.marks]
    longitudes = [mark.at[1] for mark in view.marks]
    room = max(2.0, (max(latitudes) - min(latitudes)) / 8, (max(longitudes) - min(longitudes)) / 8)
    return (
        max(-90.0, min(latitudes) - room),
        min(longitudes) - room,
        min(90.0, max(latitudes) + room),
        max(longitudes) + room,
    )


def chart(view: View, columns: int, rows: int) -> list[Line]:
    """The map in so many columns and rows, a scale in its last row; nothing when there is nothing to show."""
    bounds = bounds_of(view)
    if bounds is None or columns < 10 or rows < 4:
        return []
    seen = window(bounds, columns * 2, (rows - 1) * 4)
    grid = [list(row) for row in _ground(seen, columns, rows - 1)]
    _put_marks(grid, seen, view)
    return [*(_line_of(cells) for cells in grid), _scale(seen, columns)]


def panel(view: View, columns: int, rows: int) -> list[Row]:
    """The map as a section of a screen that has so many rows left; nothing when they are too few to tell anything."""
    drawn = chart(view, columns, min(rows - 1, columns // 3)) if rows >= 9 else []
    return section("Theatre", [text(*drawn)], columns) if drawn else []


def marks(view: View, columns: int) -> list[Row]:
    """Everything on the map in words: who or what, where, and how far from the seat's own place."""
    home = next((mark.at for mark in view.marks if mark.label == view.seat_name), None)
    rows = []
    for mark in view.marks:
        is_me = mark.label == view.seat_name
        where = place(mark.at)
        far = (
            "" if home is None or is_me else f"{number(round(miles(home, mark.at)))} nm {wind(home, mark.at)}"
        )
        name = line(
            _letter(mark), " ", (cut(mark.label, columns - 8), "strong"), (" (you)" if is_me else "", "quiet")
        )
        others = ", ".join(f"{label} {number(round(way))} nm" for label, way in _ways(view, mark))
        between = (
            wrapped(line("  ", (f"to {others}" if others else "", "quiet")), columns, 4) if others else []
        )
        rows.append(row(_key(view, mark), name, line("  ", (left(where, 16), "quiet"), (far, "")), *between))
    if rows and home is not None:
        rows.append(
            text(*wrapped(line(("Distances are from you, where nothing else is said.", "quiet")), columns))
        )
    return section("On the map", rows, columns)


_NEAREST = 3
"""So many distances from one mark to others are told at most; a judgement."""


def _ways(view: View, mark: MarkView) -> list[tuple[str, float]]:
    """How far what the author put on the map is from the rest of that: the ship from its harbour. Nautical miles."""
    names = {one.name for one in view.actors}
    if mark.label in names:
        return []
    others = [one for one in view.marks if one.label not in names and one is not mark]
    return [(one.label, miles(mark.at, one.at)) for one in others]


def places(view: View) -> list[str]:
    """The map as sentences, for those who listen to it: each distance once, and of many the shortest."""
    home = next((mark.at for mark in view.marks if mark.label == view.seat_name), None)
    if not view.marks:
        return ["This scenario has no map."]
    said, told = ["The map. Miles are nautical."], set[str]()
    for mark in view.marks:
        is_me = mark.label == view.seat_name
        miles_to = sorted((way, label) for label, way in _ways(view, mark) if label not in told)[:_NEAREST]
        told.add(mark.label)
        far = [f"{number(round(way))} from {label}" for way, label in miles_to]
        if home is not None and not is_me:
            far.insert(0, f"{number(round(miles(home, mark.at)))} {_TOLD[wind(home, mark.at)]} of you")
        if far:
            far[0] = far[0].replace(" ", " miles ", 1)
        where = "; ".join([spoken(mark.at), *([", ".join(far)] if far else [])])
        said.append(f"- {mark.label}{' (you)' if is_me else ''}: {where}.")
    return said


def place(at: Place) -> str:
    """A place in words: "17.6 S 40.2 E"."""
    latitude, longitude = at
    longitude = (longitude + 180) % 360 - 180
    return f"{abs(latitude):.1f} {'S' if latitude < 0 else 'N'} {abs(longitude):.1f} {'W' if longitude < 0 else 'E'}"


def spoken(at: Place) -> str:
    """A place as it is spoken: "17.6 south, 40.2 east"."""
    words = {"S": "south,", "N": "north,", "W": "west", "E": "east"}
    return " ".join(words.get(part, part) for part in place(at).split())


def miles(begin: Place, end: Place) -> float:
    """Nautical miles from one place to the other, along the great circle."""
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (begin, end))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


def wind(begin: Place, end: Place) -> str:
    """The direction in which one sets out from one place to the other: one of eight winds."""
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (begin, end))
    course = atan2(sin(d - b) * cos(c), cos(a) * sin(c) - sin(a) * cos(c) * cos(d - b))
    return _WINDS[round(degrees(course) / 45) % 8]


@lru_cache(maxsize=32)
def _ground(seen: Window, columns: int, rows: int) -> tuple[tuple[Cell, ...], ...]:
    """Coasts, and dots where there is land."""
    masks: dict[tuple[int, int], int] = {}
    for x, y in coast(seen):
        at = (x // 2, y // 4)
        masks[at] = masks.get(at, 0) | _BITS[y % 4][x % 2]
    grid: list[tuple[Cell, ...]] = []
    for y, stretches in enumerate(land(seen, 4)[:rows]):
        signs = []
        for x in range(columns):
            mask = masks.get((x, y), 0)
            is_land = (x + y) % 2 == 0 and any(begin <= 2 * x + 1 < end for begin, end in stretches)
            signs.append(Cell(chr(0x2800 + mask), "") if mask else Cell("·" if is_land else " ", "quiet"))
        grid.append(tuple(signs))
    return tuple(grid)


def _put_marks(grid: list[list[Cell]], seen: Window, view: View) -> None:
    """Letters first, each on a cell of its own; then names, where they hide neither a letter nor a name."""
    taken: set[tuple[int, int]] = set()
    standing: list[tuple[int, int, MarkView]] = []
    rows, columns = len(grid), len(grid[0])
    for mark in view.marks:
        x, y = (int(part // size) for part, size in zip(seen.dot(mark.at), (2, 4), strict=True))
        if not (0 <= x < columns and 0 <= y < rows):
            continue
        near = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1), (2, 0), (-2, 0))
        free = [(x + dx, y + dy) for dx, dy in near if 0 <= x + dx < columns and 0 <= y + dy < rows]
        x, y = next((one for one in free if one not in taken), (x, y))
        taken.add((x, y))
        standing.append((x, y, mark))
        grid[y][x] = Cell(*_letter(mark))
    for x, y, mark in standing:
        name = cut(mark.label, 18)
        size = cells(name)
        for begin in (x + 2, x - 1 - size):
            covered = [(at, y) for at in range(begin - 1, begin + size + 1) if (at, y) != (x, y)]
            if begin < 0 or begin + size > columns or any(one in taken for one in covered):
                continue
            grid[y][x + 1 if begin > x else x - 1] = Cell(" ", "")
            filler = [Cell("", "")] * (size - len(name))  # a wide sign takes two cells
            grid[y][begin : begin + size] = [*(Cell(sign, "strong") for sign in name), *filler]
            taken.update(covered)
            break


def _letter(mark: MarkView) -> Span:
    """Actors stand in capitals, places and ships in small letters."""
    return (mark.letter[:1] or "x", "title" if mark.letter.isupper() else "warn")


def _key(view: View, mark: MarkView) -> str:
    """The key of a mark's row: an actor's, which can be opened, else its own."""
    actor = next((one.id for one in view.actors if one.name == mark.label and not one.is_self), "")
    return f"actor:{actor}" if actor else f"mark:{mark.label}"


def _scale(seen: Window, columns: int) -> Line:
    """A stroke of a round number of nautical miles, at most a quarter of the width."""
    to_a_cell = 120 / seen.degree
    lengths = [digit * 10**power for power in range(5) for digit in (1, 2, 5)]
    length = max([one for one in lengths if one / to_a_cell <= columns / 4] or [1])
    stroke = max(2, round(length / to_a_cell))
    return line(("├" + "─" * (stroke - 2) + "┤", "quiet"), (f" {length} nm, north is up", "quiet"))


def _line_of(signs: list[Cell]) -> Line:
    out: list[Span] = []
    for cell in signs:
        if out and out[-1][1] == cell.tone:
            out[-1] = (out[-1][0] + cell.sign, cell.tone)
        else:
            out.append((cell.sign, cell.tone))
    return tuple(out)
