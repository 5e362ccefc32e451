"""What actors can order: responses with their law, consent, price, results and variants.

Expansion into one order for each orderer, value, variant and body belongs to the compiler.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from tabletop.scenario.document import shapes
from tabletop.scenario.document.base import EVERYBODY, Expression, Model, Name, Who, fault
from tabletop.scenario.document.effects import Effect, Effects
from tabletop.scenario.document.fields import (
    TITLED,
    Audience,
    Condition,
    Delay,
    Id,
    Names,
    Number,
    Prose,
    Ref,
    SomeActors,
    Truth,
    read_expression,
    read_name,
    read_names,
)
from tabletop.scenario.nodes import Mapping, Text

Instrument = Literal["diplomatic", "informational", "military", "economic"]
EscalationClass = Literal["de_escalation", "status_quo", "posturing", "nonviolent", "violent", "nuclear"]

INSTRUMENTS: tuple[Instrument, ...] = ("diplomatic", "informational", "military", "economic")


@dataclass(frozen=True)
class Each:
    """One response per value: the name that stands for the value, and the actors it runs over."""

    name: Name
    over: Who


def _read_each(value: object) -> Each:
    if not isinstance(value, Mapping) or len(value) != 1:
        raise fault("TT103", "expected one name with its actors, such as {partner: coalition}", value)
    (key, node), *_ = value.items()
    return Each(read_name(key), "coalition" if node == "coalition" else read_names(node))


def _read_burden(value: object) -> dict[str, Expression]:
    if not isinstance(value, Mapping):
        return {"*": read_expression(value)}
    return {read_name(key): read_expression(node) for key, node in value.items()}


class Outcome(Model):
    """One of several results."""

    chance: Number | None = None
    """Its chance; the last outcome has none and takes the rest."""
    text: Prose | None = None
    """What is told."""
    effects: Effects = ()
    """What changes."""
    success: Truth | None = None
    """Whether it counts as success; default by place: first success, last failure, others neither."""


class Result(Model):
    """What comes of an order that succeeds or fails."""

    text: Prose | None = None
    """What is told."""
    effects: Effects = ()
    """What changes."""


class Branch(NamedTuple):
    """A possible result in the form common to all responses; chance None takes the rest."""

    id: str
    chance: Expression | None
    text: Text | None
    effects: tuple[Effect, ...]
    succeeded: bool | None


class Pledge(Model):
    """A promise that succeeds in being made and is then kept or broken."""

    to: Ref
    """To whom."""
    kept: Condition
    """When it is kept."""
    within: Number
    """Turns after which it is broken."""
    worth: Number = Expression("1.0")
    """Evidence of trust it moves."""
    sways: Number = Expression("0")
    """Added to the receiver's interest in the orderer's orders while it is open."""
    public: Truth = False
    """Whether the orderer's own people hold it to its word."""


class Terms(Model):
    """The keys of a response that a variant may replace."""

    title: Prose
    """What people call it; default: its id in words."""
    text: Prose | None = None
    """What the player reads."""
    instrument: Instrument | None = None
    """diplomatic, informational, military or economic."""
    tags: Names = ()
    """Free names by which interests, red lines and caveats find it."""
    when: Condition | None = None
    """When it can be ordered."""
    law: Condition | None = None
    """Its legal basis: authorities, and, or, not, parentheses; omitted: no law needed."""
    unlawful: Effects | None = None
    """The price of ordering it without legal basis; omitted: it may not be."""
    consent: Names = ()
    """The body that must agree, or a choice of bodies."""
    effort: Number | None = None
    """What it takes of a seat's turn; default 1, 2 with a body."""
    cost: dict[Ref, Number] = Field(default_factory=dict)
    """What it costs, by resource."""
    takes: Delay | None = None
    """Turns or a duration until it takes effect; default 0."""
    limit: Number | None = None
    """How often it can be ordered in a game."""
    cooldown: Number | None = None
    """For how many further turns it stays blocked."""
    domain: Ref | None = None
    """The capability its participants contribute."""
    escalation: EscalationClass = "status_quo"
    """Its class on the ladder of escalation."""
    burden: (
        Annotated[
            dict[str, Expression],
            PlainValidator(_read_burden),
            WithJsonSchema(shapes.BURDEN),
        ]
        | None
    ) = None
    """Share of an actor's means it would take, 0..100; default 20, 0 for de_escalation and status_quo."""
    risk: Number | None = None
    """How much a member's exposure counts here, 0..100; default by class."""
    seen: Audience = EVERYBODY
    """Who sees the order and its result."""
    chance: Number | None = None
    """Chance of success."""
    success: Result | None = None
    """What comes of success."""
    failure: Result | None = None
    """What comes of failure."""
    outcomes: Annotated[dict[Ref, Outcome], Field(min_length=1)] | None = None
    """More than two results, in order."""
    effects: Effects | None = None
    """What changes when the result is certain."""
    pledge: Pledge | None = None
    """The promise it makes when it succeeds."""
    weight: Number | None = None
    """How likely an autopilot is to choose it; default 0."""
    note: Prose | None = None
    """For the facilitator only."""

    @property
    def branches(self) -> tuple[Branch, ...]:
        """Its possible results in order, whichever way they were written; the last takes the rest."""
        if self.outcomes is not None:
            last = len(self.outcomes) - 1
            return tuple(
                Branch(
                    id,
                    outcome.chance if place < last else None,
                    outcome.text,
                    outcome.effects,
                    _by_place(place, last) if outcome.success is None else outcome.success,
                )
                for place, (id, outcome) in enumerate(self.outcomes.items())
            )
        if self.chance is not None:
            good, bad = self.success or Result(), self.failure or Result()
            return (
                Branch("success", self.chance, good.text, good.effects, True),
                Branch("failure", None, bad.text, bad.effects, False),
            )
        return (Branch("done", None, None, self.effects or (), True),)


def _by_place(place: int, last: int) -> bool | None:
    return True if place == 0 else False if place == last else None


class Variant(Terms):
    """Another way of doing it: the keys it names replace those of its response."""

    @property
    def replaced(self) -> dict[str, Any]:
        """The keys it names, with their values."""
        return {key: getattr(self, key) for key in Variant.model_fields if key in self.model_fields_set}


class Response(Terms):
    """Something an actor can order."""

    by: SomeActors | None = None
    """Who can order it: an actor, a list, or coalition; default: the lead."""
    each: Annotated[Each, PlainValidator(_read_each), WithJsonSchema(shapes.EACH)] | None = None
    """One response per value: a name and the actors it stands for."""
    variants: Annotated[dict[Id, Variant], TITLED] = Field(default_factory=dict)
    """Other ways of doing it; each replaces the keys it names."""

    def varied(self, variant: str) -> Response:
        """The response with the keys of one of its variants in place of its own."""
        return self.model_copy(update=self.variants[variant].replaced)  # type: ignore[index]  # equal as text

    @model_validator(mode="after")
    def _results_are_written_in_one_way(self) -> Response:
        for way in (self, *map(self.varied, self.variants)):
            _check_results(way)
        return self


def _check_results(response: Response) -> None:
    ways = [key for key in ("outcomes", "chance", "effects") if getattr(response, key) is not None]
    if len(ways) > 1:
        message = f"'{ways[0]}' and '{ways[1]}' do not go together"
        raise fault(
            "TT111", message, None, "write chance with success and failure, or outcomes, or effects alone"
        )
    for key in ("success", "failure"):
        if getattr(response, key) is not None and response.chance is None:
            raise fault("TT111", f"'{key}' needs 'chance'", None)
    outcomes = list((response.outcomes or {}).items())
    for place, (id, outcome) in enumerate(outcomes):
        is_last = place == len(outcomes) - 1
        if is_last and outcome.chance is not None:
            raise fault("TT111", f"the last outcome '{id}' takes the rest and has no chance of its own", id)
        if not is_last and outcome.chance is None:
            raise fault("TT102", f"outcome '{id}' needs a 'chance'", id, "only the last takes the rest")


Responses = Annotated[dict[Id, Response], TITLED]
