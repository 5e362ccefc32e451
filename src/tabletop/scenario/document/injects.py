"""What happens to the players: the MSEL, with its dilemmas.

When an inject fires and what its effects mean belongs to the engine.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from tabletop.scenario.document.base import EVERYBODY, Model, fault
from tabletop.scenario.document.effects import Effects
from tabletop.scenario.document.fields import TITLED, Audience, Condition, Id, Number, Prose, Ref, Truth, Turn
from tabletop.scenario.problems import did_you_mean

Channel = Literal["press", "social", "intelligence", "diplomatic", "military", "legal", "cyber", "phone"]


class Choice(Model):
    """One answer to a dilemma."""

    title: Prose
    """What people call it; default: its id in words."""
    effects: Effects = ()
    """What changes when it is chosen."""
    when: Condition | None = None
    """When it is on offer."""


class Inject(Model):
    """Something that reaches the players, by time, by condition or by the facilitator's hand."""

    title: Prose
    """What people call it; default: its id in words."""
    when: Condition | None = None
    """The condition that fires it; with `at`, both must hold; with neither it never fires by itself."""
    at: Turn | None = None
    """The turn in which it fires."""
    chance: Number | None = None
    """Drawn each turn the condition holds; default 100."""
    repeat: Truth = False
    """Whether it fires more than once."""
    incident: Truth = False
    """Whether it fires only when escalation draws an incident."""
    to: Audience = EVERYBODY
    """Who receives it."""
    sender: Prose | None = Field(default=None, alias="from")
    """Who it comes from."""
    channel: Channel | None = None
    """How it arrives."""
    text: Prose | None = None
    """What is read."""
    effects: Effects = ()
    """What changes when it fires."""
    ask: Ref | None = None
    """The actor that must choose this turn: a dilemma."""
    choices: Annotated[dict[Ref, Choice], TITLED] = Field(default_factory=dict)
    """The answers it can give."""
    default: Ref | None = None
    """The answer given when nobody answers; one without `when`."""
    objective: Ref | None = None
    """The objective it exercises."""
    expected: Prose | None = None
    """What a prepared team does, for evaluators."""
    note: Prose | None = None
    """For the facilitator only."""

    @model_validator(mode="after")
    def _dilemma_is_whole(self) -> Inject:
        if self.incident and self.chance is not None:
            raise fault(
                "TT111", "an incident has no chance of its own", self.chance, "escalation.incidents has it"
            )
        if self.ask is None:
            for key in ("choices", "default"):
                if key in self.model_fields_set:
                    raise fault("TT111", f"'{key}' needs 'ask'", self.default if key == "default" else None)
            return self
        if not self.choices:
            raise fault("TT102", "'ask' needs 'choices'", self.ask)
        if self.default is None:
            raise fault("TT102", "'ask' needs a 'default' choice", self.ask)
        if self.default not in self.choices:
            raise fault(
                "TT200", f"no choice '{self.default}'", self.default, did_you_mean(self.default, self.choices)
            )
        if self.choices[self.default].when is not None:
            raise fault("TT111", f"the default choice '{self.default}' must have no 'when'", self.default)
        return self


Injects = Annotated[dict[Id, Inject], TITLED]
