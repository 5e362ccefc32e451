"""Reduces Natural Earth's land to the small file that the screens draw maps from: src/tabletop/tui/data/coastline.json.

Run by hand when the source changes, never by the package; needs nothing but the standard library:

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python docs/tools/coastline.py package/land-50m.json src/tabletop/tui/data/coastline.json

The source is TopoJSON: arcs of delta-coded, scaled points that polygons share. The result is plain rings. Each is its
box (south, west, north, east in degrees), its first point (longitude and latitude, `STEPS` to a degree) and, in base 64,
the steps from point to point as signed bytes, longitude and latitude in turn. Even-odd filling of all rings gives the
land.
"""

import argparse
import base64
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

#: Steps to a degree: a step is 1.2 nautical miles of latitude, less than a dot on any map a terminal can show.
STEPS = 50
#: A point that lies closer than this to the line between its neighbours is left out, in degrees.
TOLERANCE = 0.02
#: Islands and lakes smaller than this in both directions are left out, in degrees.
SMALLEST = 0.08

Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Every arc as points of longitude and latitude, in degrees."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for by_x, by_y in arc:
            x, y = x + by_x, y + by_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        found.append(points)
    return found


def rings_of(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Every ring of every polygon, closed: the last point is the first."""
    arcs = arcs_of(topology)
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                points: list[Point] = []
                for number in ring:
                    arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                    points.extend(arc if not points else arc[1:])
                yield unwrapped(points)


def unwrapped(points: list[Point]) -> list[Point]:
    """The ring running on past the date line where it jumps across it; as it was if it then goes around a pole."""
    turns = 0
    out = [points[0]]
    for (x0, _), (x1, y1) in pairwise(points):
        turns += (x1 - x0 < -180) - (x1 - x0 > 180)
        out.append((x1 + 360 * turns, y1))
    return points if turns else out


def thinned(points: list[Point]) -> list[Point]:
    """The line without points that hardly bend it (Douglas and Peucker 1973); both ends stay."""
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        begin, end = spans.pop()
        farthest, at = TOLERANCE, -1
        for k in range(begin + 1, end):
            distance = _distance(points[k], points[begin], points[end])
            if distance > farthest:
                farthest, at = distance, k
        if at >= 0:
            kept.add(at)
            spans += [(begin, at), (at, end)]
    return [points[k] for k in sorted(kept)]


def _distance(point: Point, begin: Point, end: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = point, begin, end
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / length))
    return float(((x - x0 - share * dx) ** 2 + (y - y0 - share * dy) ** 2) ** 0.5)


def packed(points: list[Point]) -> list[Any] | None:
    """A ring as it stands in the file; None when nothing is left of it."""
    grid = [(round(x * STEPS), round(y * STEPS)) for x, y in points]
    grid = [one for k, one in enumerate(grid) if k == 0 or one != grid[k - 1]]
    west, east = min(x for x, _ in grid), max(x for x, _ in grid)
    south, north = min(y for _, y in grid), max(y for _, y in grid)
    if len(grid) < 4 or max(east - west, north - south) < SMALLEST * STEPS:
        return None
    steps: list[int] = []
    here = grid[0]
    for there in grid[1:]:
        by_x, by_y = there[0] - here[0], there[1] - here[1]
        parts = max(1, -(-max(abs(by_x), abs(by_y)) // 127))
        for part in range(parts):
            steps.append(by_x * (part + 1) // parts - by_x * part // parts)
            steps.append(by_y * (part + 1) // parts - by_y * part // parts)
        here = there
    code = base64.b64encode(bytes(step & 0xFF for step in steps)).decode()
    return [south / STEPS, west / STEPS, north / STEPS, east / STEPS, *grid[0], code]


def main() -> None:
    """Read the first file named, write the second."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("source", type=Path, help="land-50m.json of world-atlas")
    parser.add_argument("target", type=Path, help="the file to write")
    given = parser.parse_args()
    topology = json.loads(given.source.read_text(encoding="utf-8"))
    rings = [ring for ring in (packed(thinned(points)) for points in rings_of(topology)) if ring is not None]
    head = {"source": "Natural Earth 1:50m land, public domain; from world-atlas 2.0.2 (ISC)", "steps": STEPS}
    body = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in rings)
    text = json.dumps(head)[:-1] + ', "rings": [\n' + body + "\n]}\n"
    given.target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
