"""Injects and responses defined while a scenario is played, laid behind the scenario's own.

They are written in the author's language, so that what is said live is checked like what was written before. Nothing
else may be added: a running game's tracks, actors and bodies stay as they are.
"""

from __future__ import annotations

from tabletop.scenario.nodes import Mapping, Node, Text, describe
from tabletop.scenario.problems import Problem

SECTIONS = ("responses", "injects")


def with_addition(tree: Node, addition: Node, file: str) -> tuple[Node, list[Problem]]:
    """The scenario's tree with the addition's items behind its own, and what is wrong with the addition."""
    if not isinstance(tree, Mapping) or not isinstance(addition, Mapping):
        where = (addition.line, addition.column)
        message = f"expected injects or responses, found {describe(addition)}"
        return tree, [Problem("TT103", "error", message, file, *where)]
    problems: list[Problem] = []
    whole = tree.like()
    for section, items in addition.items():
        if section not in SECTIONS:
            hint = "a definition may add injects and responses"
            problems.append(
                Problem(
                    "TT101", "error", f"`{section}` cannot be added", file, section.line, section.column, hint
                )
            )
            continue
        if not isinstance(items, Mapping):
            message = f"expected a mapping, found {describe(items)}"
            problems.append(Problem("TT103", "error", message, file, items.line, items.column))
            continue
        own = whole.value(section)
        longer = own.like() if isinstance(own, Mapping) else Mapping(items.line, items.column, section)
        for name, item in items.items():
            if name in longer:
                first = longer.key_of(name)
                hint = f"first in line {first.line} of the scenario" if first is not None else ""
                problems.append(
                    Problem(
                        "TT110", "error", f"'{name}' is defined twice", file, name.line, name.column, hint
                    )
                )
            else:
                longer[name] = item
        whole[whole.key_of(section) or Text(section)] = longer
    return whole, problems
