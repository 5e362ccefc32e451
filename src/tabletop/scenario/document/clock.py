"""The scenario's time: its start, its turns, and the phases of an exercise.

The clock that runs while people play belongs to the exercise.
"""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from tabletop.scenario.document import shapes
from tabletop.scenario.document.base import Duration, Model, fault
from tabletop.scenario.document.fields import (
    TITLED,
    Constant,
    Id,
    Prose,
    Ref,
    Span,
    Whole,
)
from tabletop.scenario.nodes import Text, describe

DAY = Duration(Fraction(1), "d")
"""A turn's length where none is given."""


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

    start: Annotated[datetime, PlainValidator(_read_time), WithJsonSchema(shapes.TIME)] | None = None
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


Phases = Annotated[dict[Id, Phase], TITLED]
