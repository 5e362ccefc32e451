"""TT607: a mark or an actor that lies outside the map."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject


def find(subject: Subject) -> Iterator[Finding]:
    """Places outside the map's bounds; a map whose west lies east of its east goes over the date line."""
    assert subject.document is not None
    d = subject.document
    if d.map is None or d.map.bounds is None:
        return
    south, west, north, east = d.map.bounds
    places = [(f"mark '{id}'", mark.at) for id, mark in d.map.marks.items()]
    places += [(f"'{id}'", actor.at) for id, actor in d.actors.items() if actor.at is not None]
    for what, (latitude, longitude) in places:
        outside = []
        if not south <= latitude <= north:
            outside.append(f"latitude {latitude:g} is not within {south:g} to {north:g}")
        is_within = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
        if not is_within:
            outside.append(f"longitude {longitude:g} is not within {west:g} to {east:g}")
        if outside:
            where = latitude if "latitude" in outside[0] else longitude
            hint = "latitude comes first, then longitude; or widen map.bounds [south, west, north, east]"
            yield Finding(where, f"{what} lies outside the map: {' and '.join(outside)}", hint)


RULE = Rule("TT607", "place outside the map", "warning", find, needs="document")
