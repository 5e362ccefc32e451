"""A document's single values with the keys that lead to each, as an author would point at them.

`responses board_vessel variants escort when` leads to an expression. What the values mean does not belong here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, partial
from typing import NamedTuple, TypeAlias

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


class Leaf(NamedTuple):
    """A value with the keys that lead to it: Expression, Text, Name, Figure, Duration, Effect, truth or number.

    `is_key`: it stands as the last key itself. An effect's amount has the effect's path.
    """

    path: Path
    value: object
    is_key: bool = False


_leaf: Callable[[tuple[Path, object, bool]], Leaf] = partial(tuple.__new__, Leaf)
"""A leaf of its three parts, without its own way of being made, which takes half as long again."""


def leaves(value: object) -> list[Leaf]:
    """Every value below one, in the order of the models; what the author did not write is left out."""
    found: list[Leaf] = []
    _below(value, (), found)
    return found


def _below(value: object, path: Path, found: list[Leaf]) -> None:
    look = _LOOK[type(value)]
    if look is None:
        found.append(_leaf((path, value, False)))
    else:
        look(value, path, found)


Look: TypeAlias = Callable[[object, Path, list[Leaf]], None]


class _Looks(dict[type, "Look | None"]):
    """How to look below a value of each kind, found out when one is met; None for a kind that is a leaf itself."""

    def __missing__(self, kind: type) -> Look | None:
        """The same for a kind that was not met before."""
        self[kind] = found = _look_below(kind)
        return found


_LOOK = _Looks()


def _look_below(kind: type) -> Look | None:
    if issubclass(kind, str | Expression | Duration | float | int):
        return None
    for other, look in _LOOKS.items():
        if issubclass(kind, other):
            return look
    if is_dataclass(kind):
        parts = tuple(part.name for part in fields(kind) if part.name not in ("line", "column"))
        return lambda value, path, found: _below_parts(value, parts, path, found)
    return None


def _below_nothing(value: object, path: Path, found: list[Leaf]) -> None:
    """What nobody wrote has no leaves."""


@cache
def _keys(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """A model's fields with the keys they have in the file."""
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())


def _below_model(value: object, path: Path, found: list[Leaf]) -> None:
    assert isinstance(value, BaseModel)
    written, values = value.__pydantic_fields_set__, value.__dict__
    for name, key in [entry for entry in _keys(type(value)) if entry[0] in written]:
        item, here = values[name], (*path, key)
        if (look := _LOOK[type(item)]) is None:
            found.append(_leaf((here, item, False)))
        else:
            look(item, here, found)


def _below_mapping(value: object, path: Path, found: list[Leaf]) -> None:
    assert isinstance(value, dict)
    for key, item in value.items():
        here = (*path, str(key))
        if isinstance(key, Text):
            found.append(_leaf((here, key, True)))
        if (look := _LOOK[type(item)]) is None:
            found.append(_leaf((here, item, False)))
        else:
            look(item, here, found)


def _below_effect(value: object, path: Path, found: list[Leaf]) -> None:
    assert isinstance(value, Effect)
    here = (*path, target_in_words(value.target))
    found.append(_leaf((here, value, False)))
    amount = value.amount
    if isinstance(amount, Set | Keep):
        amount = amount.amount
    if isinstance(amount, Expression):
        found.append(_leaf((here, amount, False)))


def _below_list(value: object, path: Path, found: list[Leaf]) -> None:
    assert isinstance(value, tuple | list)
    for item in value:
        _below(item, path, found)


def _below_parts(value: object, parts: tuple[str, ...], path: Path, found: list[Leaf]) -> None:
    for part in parts:
        _below(getattr(value, part), (*path, part), found)


_LOOKS: dict[type, Look] = {
    type(None): _below_nothing,
    BaseModel: _below_model,
    dict: _below_mapping,
    Effect: _below_effect,
    tuple: _below_list,
    list: _below_list,
}


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
