"""Who takes part: an actor's place, means, interests and limits.

What an actor can do is a response; what it is asked is an inject.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from tabletop.scenario.document import shapes
from tabletop.scenario.document.base import ALWAYS, Expression, Figure, Model, fault
from tabletop.scenario.document.fields import NAMED, Condition, Id, Number, Prose, Ref, Truth, read_constant
from tabletop.scenario.nodes import Mapping, Text


def _read_position(value: object) -> tuple[Figure, Figure]:
    if not isinstance(value, list) or len(value) != 2:
        raise fault("TT103", "expected latitude and longitude such as [59.4, 24.7]", value)
    latitude, longitude = read_constant(value[0]), read_constant(value[1])
    for figure, limit, name in ((latitude, 90, "latitude"), (longitude, 180, "longitude")):
        if abs(figure) > limit:
            raise fault("TT115", f"{name} {float(figure):g} lies outside -{limit}..{limit}", figure)
    return latitude, longitude


Position = Annotated[
    tuple[Figure, Figure],
    PlainValidator(_read_position),
    WithJsonSchema(shapes.POSITION),
]
"""Latitude and longitude in degrees."""


def _red_lines(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    lines = Mapping(getattr(value, "line", 0), getattr(value, "column", 0), getattr(value, "key", None))
    for item in value:
        if not isinstance(item, Text):
            raise fault("TT103", "expected an id or a tag", item)
        if item in lines:
            raise fault("TT110", f"'{item}' is listed twice", item, _first(lines, item))
        lines[item] = Text(ALWAYS.text, item.line, item.column)
    return lines


def _first(lines: Mapping, item: Text) -> str:
    first = lines[item]
    return f"first in line {first.line}, column {first.column}" if isinstance(first, Text) else ""


class Caveat(Model):
    """What an actor withholds of its part in something it agreed to."""

    share: Number
    """Percent of its part that it withholds."""
    disclosed: Truth = True
    """Whether everybody knows of it."""


def _caveats(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    caveats = value.like()
    for name, node in value.items():
        if isinstance(node, Text):
            caveat = Mapping(node.line, node.column, name)
            caveat[Text("share")] = node
            caveats[name] = caveat
    return caveats


class Actor(Model):
    """A state, organisation or group that acts or consents."""

    name: Prose
    """What people call it; default: its id in words."""
    side: Literal["coalition", "adversary", "neutral", "institution"]
    """Where it stands."""
    playable: Truth | None = None
    """Whether a seat can play it; default: coalition and adversary yes, others no."""
    member: Truth | None = None
    """Whether it is in the coalition at the start; default: its side is coalition."""
    brief: Prose | None = None
    """Private text for whoever plays it."""
    at: Position | None = None
    """Latitude and longitude, for the map."""
    will: Number = Expression("60")
    """Political will at the start, 0..100."""
    exposure: Number = Expression("20")
    """Own people, citizens and trade within reach of retaliation at the start, 0..100."""
    faith: Annotated[Figure, PlainValidator(read_constant), WithJsonSchema(shapes.CONSTANT)] = Figure(50)
    """Base rate of trust in strangers, 0..100."""
    capability: dict[Ref, Number] = Field(default_factory=dict)
    """Means by domain at the start, 0..100."""
    interests: dict[Ref, Number] = Field(default_factory=dict)
    """What it wants, -100..100, by response, tag or instrument."""
    red_lines: Annotated[dict[Ref, Condition], BeforeValidator(_red_lines)] = Field(default_factory=dict)
    """When it always says no, by response, tag or instrument."""
    caveats: Annotated[dict[Ref, Caveat], BeforeValidator(_caveats)] = Field(default_factory=dict)
    """What it withholds of its part, by response or tag."""
    reads: dict[Ref, Number] = Field(default_factory=dict)
    """How far it accepts a contested authority, 0..100; default 50."""
    joins: Condition | None = None
    """When it joins the coalition; tested while it is no member."""
    leaves: Condition | None = None
    """When it leaves the coalition; tested while it is a member."""

    @property
    def is_playable(self) -> bool:
        """Whether a seat can play it."""
        return self.side in ("coalition", "adversary") if self.playable is None else self.playable

    @property
    def is_member(self) -> bool:
        """Whether it is in the coalition at the start."""
        return self.side == "coalition" if self.member is None else self.member


Actors = Annotated[dict[Id, Actor], NAMED]
