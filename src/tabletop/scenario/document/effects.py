"""What an effect may change and by how much: a mapping of target to amount becomes a list in file order.

Names stay unresolved: whether `tension` is a track is not known here.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Final, NamedTuple, TypeAlias

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from tabletop.scenario.braces import amount
from tabletop.scenario.document import shapes
from tabletop.scenario.document.base import Expression, Name, fault, name_at
from tabletop.scenario.document.fields import ID_FORM, read_expression, read_name, read_truth
from tabletop.scenario.nodes import Mapping, Node, Text, describe


@dataclass(slots=True, unsafe_hash=True)  # as Effect
class Value:
    """A track, flag, authority, resource or `escalation`, or an actor's own: `a.will`, `a.capability.d`."""

    path: Final[tuple[Name, ...]]


@dataclass(slots=True, unsafe_hash=True)  # as Effect
class TrustOf:
    """Trust of one side in another; `mutual`: both ways. `coalition`, `by` and each-names may be a side."""

    truster: Final[Name]
    trusted: Final[Name]
    mutual: Final[bool]


@dataclass(frozen=True)
class Sound:
    """The orderer learns this actor's mind."""

    actor: Name


@dataclass(frozen=True)
class Reveal:
    """A track or flag is exactly known to an actor from now on, or to all when `to` is None."""

    what: Name
    to: Name | None


@dataclass(frozen=True)
class EscalationFloor:
    """The floor of escalation is raised to the amount."""


@dataclass(frozen=True)
class Set:
    """`{set: number}`: the value becomes the amount."""

    amount: Expression


@dataclass(frozen=True)
class Keep:
    """`{keep: number}`: that percentage of the evidence behind trust is kept."""

    amount: Expression


Target: TypeAlias = Value | TrustOf | Sound | Reveal | EscalationFloor
Amount: TypeAlias = Expression | bool | Set | Keep


@dataclass(slots=True, unsafe_hash=True)  # not frozen: it is made by the thousand, and in half the time
class Effect:
    """One line of an effects mapping, with the place of its target. It never changes."""

    target: Final[Target]
    amount: Final[Amount]
    line: Final[int] = 0
    column: Final[int] = 0


class _Line(NamedTuple):
    target: Text
    amount: Node


_line: Callable[[tuple[Text, Node]], _Line] = partial(tuple.__new__, _Line)  # in half the time


def _part(text: Text, found: re.Match[str], group: int | str) -> Name:
    line, column = text.at(found.start(group))
    if ID_FORM.match(found[group]) and not keyword.iskeyword(found[group]):
        return name_at(found[group], line, column)
    return read_name(Text(found[group], line, column))


_ARROW = re.compile(r"trust\s+([^\s<>-]+)\s*(->|<->)\s*([^\s<>-]+)\Z")
_SOUND = re.compile(r"sound\s+(\S+)\Z")
_REVEAL = re.compile(r"reveal\s+([^\s<>-]+)(?:\s*->\s*([^\s<>-]+))?\Z")
_WORD = re.compile(r"[^.]+")
_CALL = re.compile(r"sound\(([a-z]\w*)\)\Z")


def read_target(text: Text) -> Target:
    """The target written in a key of an effects mapping; raises a fault when it is none."""
    if ID_FORM.match(text) and not text.segments and text != "escalation_floor":
        return Value((read_name(text),))
    if found := _ARROW.match(text):
        return TrustOf(_part(text, found, 1), _part(text, found, 3), found[2] == "<->")
    if found := _SOUND.match(text):
        return Sound(_part(text, found, 1))
    if found := _REVEAL.match(text):
        return Reveal(_part(text, found, 1), _part(text, found, 2) if found[2] else None)
    if text == "escalation_floor":
        return EscalationFloor()
    if re.search(r"\s|->", text):
        hint = "write trust a -> b, trust a <-> b, sound a, reveal x, reveal x -> a, or a name such as a.will"
        raise fault("TT112", f"'{text}' is not an effect's target", text, hint)
    if found := _CALL.match(text):
        raise fault("TT112", f"'{text}' is not an effect's target", text, f"write sound {found[1]}")
    parts = text.split(".")
    if len(parts) > 3 or not all(parts) or (len(parts) == 3 and parts[1] != "capability"):
        hint = "write x, a.will, a.exposure, a.member, a.resource or a.capability.domain"
        raise fault("TT112", f"'{text}' is not an effect's target", text, hint)
    return Value(tuple(_part(text, found, 0) for found in _WORD.finditer(text)))


def _read_amount(target: Target, node: Node) -> Amount:
    if isinstance(node, Mapping):
        if list(node) == ["set"] and isinstance(target, Value):
            return Set(read_expression(node.value("set")))
        if list(node) == ["keep"] and isinstance(target, TrustOf):
            return Keep(read_expression(node.value("keep")))
        hint = "{set: number} is for values, {keep: number} for trust"
        raise fault("TT113", "not an effect's amount", node, hint)
    if not isinstance(node, Text):
        raise fault("TT113", f"expected an effect's amount, found {describe(node)}", node)
    if isinstance(target, Sound | Reveal):
        if isinstance(target, Reveal) and node not in ("true", "false"):
            hint = f"write reveal {target.what}: true for all, reveal {target.what} -> actor: true for one"
            raise fault("TT106", f"'{node}' is neither true nor false", node, hint)
        if not read_truth(node):
            raise fault("TT113", "what was learnt is not forgotten: the amount can only be true", node)
        return True
    if node in ("true", "false"):
        if not isinstance(target, Value):
            raise fault("TT113", f"expected a number, found {node}", node)
        return node == "true"
    return read_expression(node)


def _read_effect(line: object) -> Effect:
    if not isinstance(line, _Line):
        raise fault("TT103", f"expected an effect, found {describe(line)}", line)
    target = read_target(line.target)
    return Effect(target, _read_amount(target, line.amount), line.target.line, line.target.column)


def _lines(value: Any) -> Any:
    if not isinstance(value, Mapping):
        hint = "write each as target: amount" + (", without a dash" if isinstance(value, list) else "")
        if isinstance(value, Text) and (meant := amount(value)) is not None:
            hint = f"{meant[0]}, on a line of its own below, or in braces"
        raise fault("TT103", f"expected a mapping of effects, found {describe(value)}", value, hint)
    return [_line(entry) for entry in value.items()]


Effects = Annotated[
    tuple[Annotated[Effect, PlainValidator(_read_effect)], ...],
    BeforeValidator(_lines),
    WithJsonSchema(shapes.EFFECTS),
]
"""A mapping of target to amount, applied in file order."""
