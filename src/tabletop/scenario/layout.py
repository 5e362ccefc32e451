"""Where each value of a YAML file begins and ends in its text, for those who change one and leave the rest as it is.

What the values mean, and what is put in their place, does not belong here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from tabletop.scenario.composer import LOADER

Style = Literal["plain", "single", "double", "literal", "folded", "flow", "block"]
"""How a value is written: a text without or in quotes, behind `|` or `>`; a collection in brackets or line by line."""

_STYLES: dict[str, Style] = {"'": "single", '"': "double", "|": "literal", ">": "folded"}


@dataclass(frozen=True)
class Part:
    """A value; offsets count the text's characters from 0, `end` is behind its last one (blank lines are not its own).

    `key` is where its key begins. `is_shared`: it is an alias or has an anchor, so it stands in other places too.
    """

    key: int
    start: int
    end: int
    style: Style
    is_shared: bool = False
    parts: Mapping[str, Part] = field(default_factory=dict)


def layout(text: str) -> Part | None:
    """The root value with all below it; None where the text is no YAML or nothing. Only for texts read before."""
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        return None
    return None if node is None else _part(node, text, node.start_mark.index, 0)


def _part(node: Any, text: str, key: int, least: int) -> Part:
    start = node.start_mark.index
    if start < least:  # an alias: what it stands for is further up
        return Part(key, least, least, "plain", is_shared=True)
    is_shared = text[start : start + 1] == "&"
    if isinstance(node, yaml.ScalarNode):
        style = _STYLES.get(node.style or "", "plain")
        end = node.end_mark.index
        if style in ("literal", "folded"):
            end = start + len(text[start:end].rstrip())
        return Part(key, start, end, style, is_shared)
    parts: dict[str, Part] = {}
    last = start
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            part = _part(value, text, name.start_mark.index, name.end_mark.index)
            last = max(last, part.end)
            if isinstance(name, yaml.ScalarNode):
                parts[name.value] = part
    else:
        for item in node.value:
            last = max(last, _part(item, text, start, last).end)
    if node.flow_style:
        return Part(key, start, node.end_mark.index, "flow", is_shared, parts)
    return Part(key, start, last, "block", is_shared, parts)
