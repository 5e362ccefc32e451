"""Keys of format 1 that this version cannot play yet, refused with a clear message. An emptied table refuses nothing.

A pattern is a path of keys, `*` for any key, `**` for any number of them; the last part may name a value after `=`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from tabletop.scenario.nodes import Mapping, Node, Text
from tabletop.scenario.problems import Problem

NOT_YET: tuple[tuple[str, str], ...] = ()
"""Where the key stands, and what it is called in the message."""


def not_yet(tree: Node, file: str, table: tuple[tuple[str, str], ...] = NOT_YET) -> list[Problem]:
    """The keys in a file that this version cannot play yet."""
    patterns = [(tuple(pattern.split("/")), name) for pattern, name in table]
    problems = []
    for path, key, value in _walk(tree, ()):
        for pattern, name in patterns:
            if _matches(pattern, path, value):
                message = f"{name} is part of format 1 but comes with a later version"
                problems.append(
                    Problem("TT190", "error", message, file, key.line, key.column, "remove it for now")
                )
                break
    return problems


def _walk(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Text, Node]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield (*path, key), key, value
            yield from _walk(value, (*path, key))
    elif isinstance(node, list):
        for item in node:
            yield from _walk(item, path)


def _matches(pattern: tuple[str, ...], path: tuple[str, ...], value: Node) -> bool:
    if pattern[0] == "**":
        return any(_matches(pattern[1:], path[start:], value) for start in range(len(path)))
    if len(pattern) != len(path):
        return False
    last, _, wanted = pattern[-1].partition("=")
    if wanted and not (isinstance(value, Text) and fnmatchcase(value, wanted)):
        return False
    return all(fnmatchcase(part, wild) for part, wild in zip(path, (*pattern[:-1], last), strict=True))
