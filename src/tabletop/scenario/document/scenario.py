"""The whole of a scenario file, format 1.

Checks that need more than one key of the root stand in `checks`; references are resolved by the compiler.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from tabletop.scenario.document import shapes
from tabletop.scenario.document.actors import Actors, Position
from tabletop.scenario.document.base import Duration, Figure, Model, Name, fault
from tabletop.scenario.document.bodies import Bodies
from tabletop.scenario.document.clock import DAY, Clock, Phases
from tabletop.scenario.document.fields import Condition, Prose, Ref, read_constant
from tabletop.scenario.document.injects import Injects
from tabletop.scenario.document.outcome import Endings, Objectives
from tabletop.scenario.document.relations import Relations
from tabletop.scenario.document.responses import Responses
from tabletop.scenario.document.rules import Rules
from tabletop.scenario.document.world import Authorities, Escalation, Flags, Resources, Tracks
from tabletop.scenario.nodes import Text, describe

_SCENARIO_ID = re.compile(r"[a-z][a-z0-9_-]*\Z")


def _read_format(value: object) -> Literal[1]:
    if value != "1":
        raise fault("TT116", f"format {value} is unknown", value, "this version reads format: 1")
    return 1


def _read_scenario_id(value: object) -> Text:
    if not isinstance(value, Text):
        raise fault("TT103", f"expected an id, found {describe(value)}", value)
    if not _SCENARIO_ID.match(value):
        hint = "an id is small letters, digits, _ and -, a letter first"
        raise fault("TT108", f"'{value}' is no id", value, hint)
    return value


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, Text) else value


Texts = Annotated[tuple[Prose, ...], BeforeValidator(_one_or_many), WithJsonSchema(shapes.TEXTS)]


def _read_bounds(value: object) -> tuple[Figure, Figure, Figure, Figure]:
    if not isinstance(value, list) or len(value) != 4:
        raise fault("TT103", "expected south, west, north and east such as [50, 10, 65, 35]", value)
    south, west, north, east = map(read_constant, value)
    if south >= north:
        raise fault("TT115", "the first latitude must lie south of the second", south)
    return south, west, north, east


class Mark(Model):
    """A place on the map."""

    at: Position
    """Latitude and longitude."""
    label: Prose | None = None
    """What is written beside it."""
    when: Condition | None = None
    """When it is shown."""


class Map(Model):
    """The theatre."""

    bounds: (
        Annotated[
            tuple[Figure, Figure, Figure, Figure],
            PlainValidator(_read_bounds),
            WithJsonSchema(shapes.BOUNDS),
        ]
        | None
    ) = None
    """South, west, north, east in degrees."""
    marks: dict[Ref, Mark] = Field(default_factory=dict)
    """Places on it."""


@dataclass(frozen=True)
class Turn:
    """Length of one turn and the phase it belongs to."""

    step: Duration
    minutes: float | None
    phase: Name | None


class Scenario(Model):
    """A scenario as its author wrote it, sugar taken off, references unresolved."""

    format: Annotated[Literal[1], PlainValidator(_read_format), WithJsonSchema(shapes.FORMAT)]
    """The version of this language."""
    id: Annotated[Text, PlainValidator(_read_scenario_id), WithJsonSchema(shapes.SCENARIO_ID)]
    """Its id, also the name of its folder."""
    title: Prose
    """Its title; default: its id in words."""
    tags: Texts = ()
    """What it is about."""
    summary: Prose | None = None
    """One or two sentences for the library."""
    briefing: Prose | None = None
    """Markdown; what every seat reads first."""
    version: Prose | None = None
    """Version of the scenario."""
    authors: Texts = ()
    """Who wrote it."""
    license: Prose | None = None
    """Under which terms it may be used."""
    sources: Texts = ()
    """Citations behind facts and figures."""
    difficulty: Literal["introductory", "intermediate", "advanced"] | None = None
    """How hard it is."""
    clock: Clock
    """The scenario's time and the pace of play."""
    phases: Phases = Field(default_factory=dict)
    """Modules with turns of their own, instead of the clock's turns, step and minutes."""
    lead: Ref
    """The actor a solo player plays."""
    actors: Annotated[Actors, Field(min_length=1)]
    """Who takes part; their order is the order of everything done by actor."""
    trust: Relations = ()
    """Trust at the start; unlisted pairs have no evidence."""
    tracks: Tracks = Field(default_factory=dict)
    """Bounded numbers everybody argues about."""
    flags: Flags = Field(default_factory=dict)
    """What is true or false."""
    authorities: Authorities = Field(default_factory=dict)
    """Legal bases."""
    resources: Resources = Field(default_factory=dict)
    """What is spent on orders."""
    escalation: Escalation = Field(default_factory=Escalation)
    """The ladder of escalation."""
    bodies: Bodies = Field(default_factory=dict)
    """Who must agree, and how."""
    responses: Responses = Field(default_factory=dict)
    """What can be ordered."""
    injects: Injects = Field(default_factory=dict)
    """The MSEL."""
    objectives: Objectives = Field(default_factory=dict)
    """What is scored."""
    endings: Endings = Field(default_factory=dict)
    """How it can end, the first that holds."""
    rules: Rules = Field(default_factory=dict)
    """Coefficients of the rules that differ here, as `group.name`."""
    map: Map | None = None
    """The theatre."""

    @property
    def calendar(self) -> tuple[Turn, ...]:
        """Every turn in order, from the phases or else from the clock."""
        if not self.phases:
            turn = Turn(self.clock.step or DAY, self.clock.minutes, None)
            return (turn,) * (self.clock.turns or 0)
        return tuple(
            Turn(phase.step, phase.minutes, id)
            for id, phase in self.phases.items()
            for _ in range(phase.turns)
        )
