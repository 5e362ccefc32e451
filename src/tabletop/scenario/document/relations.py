"""Trust between actors at the start, one entry for each direction.

What evidence does to trust belongs to the engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from tabletop.scenario.document import shapes
from tabletop.scenario.document.base import Figure, Name, fault
from tabletop.scenario.document.fields import (
    read_constant,
    read_name,
)
from tabletop.scenario.nodes import Mapping, Node, Text, describe


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


Relations = Annotated[tuple[Trust, ...], PlainValidator(_read_trust), WithJsonSchema(shapes.TRUST)]
"""Trust at the start, one entry for each direction."""
