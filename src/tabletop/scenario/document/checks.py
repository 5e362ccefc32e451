"""Checks that need more than one section of a file: ids used twice, tags that are ids, turns.

They read the tree and not the models, so that a file with other errors is checked as well.
"""

from __future__ import annotations

from tabletop.scenario.nodes import Mapping, Node, Text
from tabletop.scenario.problems import Problem

_ONE_POOL = ("actors", "tracks", "flags", "authorities", "resources")
_OWN_POOLS = ("responses", "injects", "objectives", "endings", "bodies")
_INSTRUMENTS = ("diplomatic", "informational", "military", "economic")


def check_ids(tree: Node, file: str) -> list[Problem]:
    """Ids used twice among the sections that share their names, and tags that are ids or instruments.

    Within one section a repeated id is a duplicate key, which reading the file has found.
    """
    problems: list[Problem] = []
    pool: dict[str, tuple[Text, str]] = {}
    for section in _ONE_POOL:
        for name in _ids(tree, section):
            if name in pool:
                first, its_section = pool[name]
                message = f"'{name}' is already one of the {its_section}"
                hint = (
                    f"first in line {first.line}; actors, tracks, flags, authorities and resources share ids"
                )
                problems.append(Problem("TT110", "error", message, file, name.line, name.column, hint))
            else:
                pool[name] = (name, section)
    defined = dict(pool)
    for section in _OWN_POOLS:
        defined.update({str(name): (name, section) for name in _ids(tree, section) if name not in defined})
    for response in _section(tree, "responses").values():
        problems += _check_tags(response, defined, file)
    return problems


def _check_tags(response: Node, defined: dict[str, tuple[Text, str]], file: str) -> list[Problem]:
    if not isinstance(response, Mapping):
        return []
    tags = response.value("tags")
    problems = []
    for tag in tags if isinstance(tags, list) else [tags]:
        if not isinstance(tag, Text):
            continue
        if tag in _INSTRUMENTS:
            what, hint = "an instrument", "name it otherwise"
        elif tag in defined:
            id, section = defined[tag]
            what, hint = f"one of the {section}", f"name it otherwise: line {id.line} defines {id}"
        else:
            continue
        message = f"tag '{tag}' is also {what}"
        problems.append(Problem("TT117", "error", message, file, tag.line, tag.column, hint))
    variants = response.value("variants")
    for variant in variants.values() if isinstance(variants, Mapping) else ():
        problems += _check_tags(variant, defined, file)
    return problems


def check_turns(tree: Node, file: str) -> list[Problem]:
    """Turns are given by the clock or by the phases, not by both and not by neither."""
    clock = _section(tree, "clock")
    key = tree.key_of("clock") if isinstance(tree, Mapping) else None
    if not _section(tree, "phases"):
        if key is None or "turns" in clock:
            return []
        message = "clock needs 'turns', or the scenario 'phases'"
        return [Problem("TT102", "error", message, file, key.line, key.column)]
    return [
        Problem(
            "TT111", "error", f"clock '{key}' and 'phases' do not go together", file, key.line, key.column
        )
        for key in clock
        if key in ("turns", "step", "minutes")
    ]


def _section(tree: Node, name: str) -> Mapping:
    section = tree.value(name) if isinstance(tree, Mapping) else None
    return section if isinstance(section, Mapping) else Mapping()


def _ids(tree: Node, section: str) -> list[Text]:
    return list(_section(tree, section))
