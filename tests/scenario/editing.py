"""A scenario as an editor reads it: by YAML 1.2, which decides itself what is a number and what a truth."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft7Validator

from tabletop.scenario.schema import schema
from tabletop.scenario.schema_files import Kind

_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")


def values(text: str) -> Any:
    """The values of a YAML text; keys are texts."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    return _value(node)


def _value(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    if node.style:  # quoted, or a block
        return node.value
    if node.value in ("true", "false"):
        return node.value == "true"
    return float(node.value) if _NUMBER.match(node.value) else node.value


@cache
def _validator(kind: Kind) -> Draft7Validator:
    return Draft7Validator(schema(kind))


def complaints(text: str, kind: Kind = "scenario") -> list[str]:
    """What an editor finds wrong with a file: the path of keys, and what is said there."""
    return [
        "/".join(map(str, error.absolute_path)) + f": {error.message[:200]}"
        for error in _validator(kind).iter_errors(values(text))
    ]
