"""What an author says of the world: tracks, flags, authorities, resources, escalation, trust, the clock.

SomeActors and what they can do have rooms of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from tabletop.scenario.document.base import (
    EVERYBODY,
    TITLED,
    Audience,
    Constant,
    Duration,
    Expression,
    Figure,
    Id,
    Model,
    Name,
    Number,
    Prose,
    Ref,
    SomeActors,
    Span,
    Truth,
    Whole,
    fault,
    read_constant,
    read_expression,
    read_name,
)
from tabletop.scenario.nodes import Mapping, Node, Text, describe

DAY = Duration(Fraction(1), "d")


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
        bands.append(Band(read_constant(key), label))
    return tuple(sorted(bands, key=lambda band: band.threshold))


Bands = Annotated[
    tuple[Band, ...],
    PlainValidator(_read_bands),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}}),
]
"""Thresholds and names, lowest first."""


def _read_range(value: object) -> tuple[Expression, Expression]:
    if not isinstance(value, list) or len(value) != 2:
        raise fault("TT103", "expected a range of two numbers such as [0, 100]", value)
    return read_expression(value[0]), read_expression(value[1])


Range = Annotated[
    tuple[Expression, Expression],
    PlainValidator(_read_range),
    WithJsonSchema({"type": "array", "minItems": 2, "maxItems": 2}),
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


@dataclass(frozen=True)
class Trust:
    """One actor's trust in another at the start: its mean, and how much evidence is behind it."""

    truster: Name
    trusted: Name
    start: Figure
    depth: Figure
    line: int = 0
    column: int = 0


_PAIR = re.compile(r"([^\s<>-]+)\s*(->|<->)\s*([^\s<>-]+)\Z")
USUAL_DEPTH = 4.0
"""Evidence behind a relation of which only the trust is given."""


def _read_pair(key: Text, node: Node) -> list[Trust]:
    found = _PAIR.match(key)
    if not found:
        raise fault("TT114", f"'{key}' is no pair of actors", key, "write a -> b or a <-> b")
    names = [read_name(Text(found[group], *key.at(found.start(group)))) for group in (1, 3)]
    if names[0] == names[1]:
        raise fault("TT114", f"'{names[0]}' has no trust in itself", key)
    start, depth = node, None
    if isinstance(node, Mapping):
        unknown = [entry for entry in node if entry not in ("start", "depth")]
        if unknown:
            raise fault("TT101", f"unknown key '{unknown[0]}'", unknown[0], "allowed: start, depth")
        if node.value("start") is None:
            raise fault("TT102", "missing key 'start'", key)
        start, depth = node.value("start"), node.value("depth")  # type: ignore[assignment]  # tested above
    figures = read_constant(start), Figure(USUAL_DEPTH) if depth is None else read_constant(depth)
    if not 0 <= figures[0] <= 100:
        raise fault("TT115", f"trust {start} lies outside 0..100", figures[0])
    if figures[1] < 0:
        raise fault("TT115", f"depth {depth} is below 0", figures[1])
    there = Trust(names[0], names[1], *figures, key.line, key.column)
    back = Trust(names[1], names[0], *figures, key.line, key.column)
    return [there, back] if found[2] == "<->" else [there]


def _read_trust(value: object) -> tuple[Trust, ...]:
    if not isinstance(value, Mapping):
        raise fault("TT103", f"expected pairs of actors such as a -> b, found {describe(value)}", value)
    entries: dict[tuple[str, str], Trust] = {}
    for key, node in value.items():
        for entry in _read_pair(key, node):
            first = entries.setdefault((entry.truster, entry.trusted), entry)
            if first is not entry:
                message = f"trust {entry.truster} -> {entry.trusted} is given twice"
                raise fault("TT110", message, key, f"first in line {first.line}")
    return tuple(entries.values())


Relations = Annotated[tuple[Trust, ...], PlainValidator(_read_trust), WithJsonSchema({"type": "object"})]
"""Trust at the start, one entry for each direction."""


def _read_time(value: object) -> datetime:
    if not isinstance(value, Text):
        raise fault("TT118", f"expected a date and time, found {describe(value)}", value)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        hint = "write it as 2031-03-04T06:00Z"
        raise fault("TT118", f"'{value}' is no date and time", value, hint) from None


class Clock(Model):
    """The scenario's time and the pace of play."""

    start: (
        Annotated[
            datetime, PlainValidator(_read_time), WithJsonSchema({"type": "string", "format": "date-time"})
        ]
        | None
    ) = None
    """Date and time at the start of turn 1."""
    turns: Whole | None = None
    """How many turns there are; with `phases` they say it."""
    step: Span | None = None
    """How much time passes in a turn; default 1d."""
    minutes: Constant | None = None
    """Planned real time of a turn, in minutes."""
    effort: Whole = 3
    """What a seat can spend on orders in a turn."""


class Phase(Model):
    """A module of an exercise: some turns of the same length."""

    title: Prose
    """What people call it; default: its id in words."""
    turns: Whole
    """How many turns it has."""
    step: Span = DAY
    """How much time passes in each."""
    minutes: Constant | None = None
    """Planned real time of each, in minutes."""
    text: Prose | None = None
    """What is read out when it begins."""
    questions: dict[Ref, tuple[Prose, ...]] = Field(default_factory=dict)
    """Questions to discuss, by actor; `all` for everybody."""


Tracks = Annotated[dict[Id, Track], TITLED]
Flags = Annotated[dict[Id, Flag], TITLED, BeforeValidator(_flag)]
Authorities = Annotated[dict[Id, Authority], TITLED]
Resources = Annotated[dict[Id, Resource], TITLED]
Phases = Annotated[dict[Id, Phase], TITLED]
