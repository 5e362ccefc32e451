"""Who must agree to an order, and by which rule of consent.

How votes are counted belongs to the engine.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from tabletop.scenario.document.base import Model, fault
from tabletop.scenario.document.effects import Effects
from tabletop.scenario.document.fields import TITLED, Delay, Id, Names, Number, Prose, Ref, SomeActors

Rule = Literal["consensus", "silence", "majority", "qualified", "opt_in", "each"]

ONLY_FOR: dict[str, tuple[str, ...]] = {
    "threshold": ("majority", "qualified"),
    "veto": ("majority",),
    "bloc": ("majority",),
    "weight_threshold": ("qualified",),
    "quorum": ("opt_in",),
}


class Body(Model):
    """A forum in which orders are agreed or refused."""

    title: Prose
    """What people call it; default: its id in words."""
    rule: Rule
    """How it decides."""
    members: SomeActors = "coalition"
    """Who is asked."""
    threshold: Number | None = None
    """majority: votes needed, default more than half of the members; qualified: percent of members."""
    veto: Names = ()
    """majority: members whose no refuses."""
    bloc: Number | None = None
    """majority: votes in favour from outside the members listed."""
    weight_threshold: Number | None = None
    """qualified: percent of all weight."""
    weights: dict[Ref, Number] = Field(default_factory=dict)
    """Weight of members."""
    quorum: Number | None = None
    """opt_in: orderer and yes votes needed, default 2."""
    price: Effects = ()
    """Effects of deciding here, never returned."""
    takes: Delay | None = None
    """Turns or a duration it adds to an order."""

    @model_validator(mode="after")
    def _keys_fit_the_rule(self) -> Body:
        for key, rules in ONLY_FOR.items():
            if key in self.model_fields_set and self.rule not in rules:
                raise fault(
                    "TT111",
                    f"'{key}' does not go with rule {self.rule}",
                    None,
                    f"only with {' or '.join(rules)}",
                )
        if self.rule == "qualified":
            for key in ("threshold", "weight_threshold", "weights"):
                if key not in self.model_fields_set:
                    raise fault("TT102", f"rule qualified needs '{key}'", None)
        return self


Bodies = Annotated[dict[Id, Body], TITLED]
