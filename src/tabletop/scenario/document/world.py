"""What an author says of the world: tracks, flags, authorities, resources, escalation.

SomeActors, their relations and the clock have rooms of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from tabletop.scenario.document import shapes
from tabletop.scenario.document.base import DECIMAL, EVERYBODY, Expression, Figure, Model, fault
from tabletop.scenario.document.fields import (
    TITLED,
    Audience,
    Id,
    Number,
    Prose,
    SomeActors,
    Truth,
    read_constant,
    read_expression,
)
from tabletop.scenario.nodes import Mapping, Text, describe


@dataclass(frozen=True)
class Band:
    """A named part of a track: from its threshold up to the next one's."""

    threshold: Figure
    label: Text


def _read_bands(value: object) -> tuple[Band, ...]:
    if not isinstance(value, Mapping):
        raise fault(
            "TT103", f"expected bands such as {{0: calm, 40: strained}}, found {describe(value)}", value
        )
    bands = []
    for key, label in value.items():
        if not isinstance(label, Text):
            raise fault("TT103", f"expected a band's name, found {describe(label)}", label)
        if DECIMAL.match(label) and not DECIMAL.match(key):
            hint = f"the threshold comes first: {label}: {key}"
            raise fault("TT105", f"'{key}' is no number in decimal digits", key, hint)
        bands.append(Band(read_constant(key), label))
    return tuple(sorted(bands, key=lambda band: band.threshold))


Bands = Annotated[
    tuple[Band, ...],
    PlainValidator(_read_bands),
    WithJsonSchema(shapes.BANDS),
]
"""Thresholds and names, lowest first."""


def _read_range(value: object) -> tuple[Expression, Expression]:
    if not isinstance(value, list) or len(value) != 2:
        raise fault("TT103", "expected a range of two numbers such as [0, 100]", value)
    return read_expression(value[0]), read_expression(value[1])


Range = Annotated[
    tuple[Expression, Expression],
    PlainValidator(_read_range),
    WithJsonSchema(shapes.RANGE),
]
"""Lowest and highest value."""


class Track(Model):
    """A bounded number everybody argues about."""

    title: Prose
    """What people call it; default: its id in words."""
    start: Number = Expression("0")
    """Value at the start."""
    range: Range = (Expression("0"), Expression("100"))
    """Lowest and highest value."""
    good: Literal["low", "high", "none"] = "none"
    """Which end is the good one."""
    drift: Number = Expression("0")
    """Added each turn from turn 2 on."""
    bands: Bands = ()
    """Names of its parts, by threshold."""
    seen: Audience = EVERYBODY
    """Who sees it."""
    error: Number | None = None
    """Half-width of what viewers see instead of the truth."""
    text: Prose | None = None
    """What it means."""


def _flag(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    flags = value.like()
    for name, node in value.items():
        if isinstance(node, Text):
            flag = Mapping(node.line, node.column, name)
            flag[Text("text")] = node
            flags[name] = flag
    return flags


class Flag(Model):
    """Something that is true or false; false at the start."""

    title: Prose
    """What people call it; default: its id in words."""
    text: Prose
    """What is so when it is true."""
    seen: Audience = EVERYBODY
    """Who sees it."""


class Authority(Model):
    """A legal basis that is held or not."""

    title: Prose
    """What people call it; default: its id in words."""
    basis: Literal[
        "SOV",
        "DOM",
        "HOST",
        "FLAG",
        "STATELESS",
        "PORT",
        "TREATY",
        "CH6",
        "CH7",
        "REGORG",
        "SD51",
        "CM",
        "HUMANITARIAN",
    ]
    """The kind of legal basis."""
    start: Truth = False
    """Whether it is held at the start."""
    expires: Number | None = None
    """Turns after which it lapses, counted from the turn in which it was last set."""
    contested: Truth = False
    """Whether members may read it differently (`reads`)."""


class Resource(Model):
    """Something that is spent on orders, a purse for each holder."""

    title: Prose
    """What people call it; default: its id in words."""
    start: Number = Expression("0")
    """Amount at the start."""
    income: Number = Expression("0")
    """Added each turn from turn 2 on."""
    max: Number | None = None
    """Most a purse can hold."""
    of: SomeActors = "coalition"
    """Who has a purse of it."""
    shared: Truth = False
    """Whether the holders share one purse."""


class Incidents(Model):
    """When escalation makes things happen by accident."""

    start: Number = Field(default=Expression("60"), alias="from")
    """The escalation from which incidents are drawn."""
    chance: Number = Expression("5 + 0.4 * (escalation - 60)")
    """Chance of one each turn."""


class Escalation(Model):
    """The ladder everybody stands on."""

    start: Number = Expression("0")
    """Value at the start."""
    floor: Number = Expression("0")
    """What it cannot fall below."""
    seen: Audience = EVERYBODY
    """Who sees it."""
    bands: Bands = ()
    """Names of its parts, by threshold."""
    incidents: Incidents = Field(default_factory=Incidents)
    """When it makes incidents happen."""


Tracks = Annotated[dict[Id, Track], TITLED]
Flags = Annotated[dict[Id, Flag], TITLED, BeforeValidator(_flag)]
Authorities = Annotated[dict[Id, Authority], TITLED]
Resources = Annotated[dict[Id, Resource], TITLED]
