"""A document's single values with the keys that lead to each, as an author would point at them.

`responses board_vessel variants escort when` leads to an expression. What the values mean does not belong here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import TypeAlias

from pydantic import BaseModel

from tabletop.scenario.document.base import Duration, Expression
from tabletop.scenario.document.effects import (
    Effect,
    EscalationFloor,
    Keep,
    Reveal,
    Set,
    Sound,
    Target,
    TrustOf,
    Value,
)
from tabletop.scenario.nodes import Text

Path: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value with the keys that lead to it: Expression, Text, Name, Figure, Duration, Effect, truth or number.

    `is_key`: it stands as the last key itself. An effect's amount has the effect's path.
    """

    path: Path
    value: object
    is_key: bool = False


def leaves(value: object, path: Path = ()) -> Iterator[Leaf]:
    """Every value below one, in the order of the models; what the author did not write is left out."""
    if value is None:
        return
    if isinstance(value, str | Expression | Duration | float | int):
        yield Leaf(path, value)
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name in value.model_fields_set:
                yield from leaves(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, dict):
        for key, item in value.items():
            if isinstance(key, Text):
                yield Leaf((*path, str(key)), key, is_key=True)
            yield from leaves(item, (*path, str(key)))
    elif isinstance(value, Effect):
        here = (*path, target_in_words(value.target))
        yield Leaf(here, value)
        amount = value.amount
        if isinstance(amount, Set | Keep):
            amount = amount.amount
        if isinstance(amount, Expression):
            yield Leaf(here, amount)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from leaves(item, path)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            if part.name not in ("line", "column"):
                yield from leaves(getattr(value, part.name), (*path, part.name))
    else:
        yield Leaf(path, value)


def target_in_words(target: Target) -> str:
    """An effect's target as an author writes it."""
    match target:
        case Value(path=path):
            return ".".join(path)
        case TrustOf(truster=truster, trusted=trusted, mutual=mutual):
            return f"trust {truster} {'<->' if mutual else '->'} {trusted}"
        case Sound(actor=actor):
            return f"sound {actor}"
        case Reveal(what=what, to=to):
            return f"reveal {what}" + (f" -> {to}" if to else "")
        case EscalationFloor():
            return "escalation_floor"
