"""A line: scripted play that tests a scenario, `lines/<name>.yaml` beside it.

Playing it and judging what it expects belong to the tools for authors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from tabletop.scenario.document import shapes
from tabletop.scenario.document.base import Expression, Model, Name, fault
from tabletop.scenario.document.fields import Prose, Whole, read_expression, read_name
from tabletop.scenario.document.rules import Rules
from tabletop.scenario.nodes import Mapping, Node, Text, describe

_TURN = re.compile(r"[1-9][0-9]{0,3}\Z")
_ORDER = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?(\+[a-z][a-z0-9_]*)?(@[a-z][a-z0-9_]*)?\Z")


@dataclass(frozen=True)
class Moves:
    """What is done in one turn: orders by actor, in order, and answers by inject."""

    turn: int
    orders: dict[Name, tuple[Text, ...]]
    answers: dict[Name, Name]
    line: int = 0
    column: int = 0


def _read_orders(node: Node) -> tuple[Text, ...]:
    orders = node if isinstance(node, list) else [node]
    for order in orders:
        if not isinstance(order, Text) or not _ORDER.match(order):
            said = f"'{order}'" if isinstance(order, Text) else describe(order)
            raise fault("TT108", f"{said} is no order", order, "write response, response.value+variant@body")
    return tuple(order for order in orders if isinstance(order, Text))


def _read_turn(key: Text, node: Node) -> Moves:
    if not _TURN.match(key):
        raise fault("TT105", f"'{key}' is no turn", key)
    if not isinstance(node, Mapping):
        raise fault("TT103", f"expected orders by actor, found {describe(node)}", node)
    orders: dict[Name, tuple[Text, ...]] = {}
    answers: dict[Name, Name] = {}
    for actor, given in node.items():
        if actor != "answers":
            orders[read_name(actor)] = _read_orders(given)
        elif isinstance(given, Mapping):
            answers = {read_name(inject): read_name(choice) for inject, choice in given.items()}
        else:
            raise fault("TT103", f"expected choices by inject, found {describe(given)}", given)
    return Moves(int(key), orders, answers, key.line, key.column)


def _read_moves(value: object) -> tuple[Moves, ...]:
    if not isinstance(value, Mapping):
        raise fault("TT103", f"expected moves by turn, found {describe(value)}", value)
    return tuple(sorted((_read_turn(*item) for item in value.items()), key=lambda moves: moves.turn))


def _read_expectations(value: object) -> tuple[Expression, ...]:
    return tuple(map(read_expression, value if isinstance(value, list) else [value]))


class Line(Model):
    """One scripted line of play and what must come of it."""

    title: Prose | None = None
    """What people call it; default: the file's name in words."""
    seeds: Whole = 100
    """How many games are played, with seeds from 0 on."""
    policy: Prose = Text("pass")
    """Plays the lead where no move is given: pass, or a policy of the analysis."""
    moves: Annotated[tuple[Moves, ...], PlainValidator(_read_moves), WithJsonSchema(shapes.MOVES)] = ()
    """What is done, by turn; actors that are not named are on autopilot."""
    expect: Annotated[
        tuple[Expression, ...],
        PlainValidator(_read_expectations),
        WithJsonSchema(shapes.EXPECTATIONS),
    ] = ()
    """What must hold."""
    without: Rules = Field(default_factory=dict)
    """With these coefficients the line must fail."""
