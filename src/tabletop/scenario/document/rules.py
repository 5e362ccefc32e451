"""Coefficients of the rules that a scenario, or a line that leaves something out, sets otherwise.

Which coefficients there are, and their defaults, is the engine's.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from tabletop.scenario.document import shapes
from tabletop.scenario.document.base import Figure, Name, fault
from tabletop.scenario.document.fields import read_constant
from tabletop.scenario.nodes import Mapping, describe


def _read_rules(value: object) -> dict[Name, Figure]:
    if not isinstance(value, Mapping):
        raise fault("TT103", "expected coefficients by group, such as {support: {exposure: 2.0}}", value)
    rules: dict[Name, Figure] = {}
    for group, coefficients in value.items():
        if not isinstance(coefficients, Mapping):
            message = f"expected coefficients of '{group}', found {describe(coefficients)}"
            raise fault("TT103", message, coefficients)
        for key, node in coefficients.items():
            rules[Name(f"{group}.{key}", key.line, key.column)] = read_constant(node)
    return rules


Rules = Annotated[dict[Name, Figure], PlainValidator(_read_rules), WithJsonSchema(shapes.RULES)]
"""Numbers by `group.name`, each with the place of its name."""
