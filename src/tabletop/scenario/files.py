"""A scenario as files: which is the main one, what their digest is, and what came of loading them.

Never reads YAML, and imports nothing that does: whoever only needs to know whether two scenarios are the same need not
wait for that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from tabletop.engine.texts import Program
from tabletop.scenario.library import FILE_NAME
from tabletop.scenario.problems import Problems, ScenarioError


@dataclass(frozen=True)
class Loaded:
    """What came of loading a scenario: its Program, or None with problems that forbid using it.

    `files` maps the names of its files, relative to the scenario, to their full text: `load_text` makes the same
    Program of them. With a Program, problems are warnings at most.
    """

    program: Program | None
    problems: Problems
    files: Mapping[str, str]

    def usable(self) -> Program:
        """The Program; ScenarioError with all that is wrong if there is none."""
        if self.program is None:
            raise ScenarioError(self.problems)
        return self.program


def digest(files: Mapping[str, str]) -> str:
    """SHA-256 of a scenario's files, in hexadecimal; the order of the mapping does not matter."""
    total = hashlib.sha256()
    for name in sorted(files):
        for part in (name, files[name]):
            data = part.encode()
            total.update(len(data).to_bytes(8, "big"))
            total.update(data)
    return total.hexdigest()


def main_of(files: Mapping[str, str]) -> str | None:
    """The scenario among its files: `scenario.yaml`, or else the first, as loading puts it there."""
    return FILE_NAME if FILE_NAME in files else next(iter(files), None)
