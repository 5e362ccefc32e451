"""Work that can be sent to another process or machine: a scenario's texts, and what is to be made of them.

A worker reads a scenario once, however many parts it is given, and only when its own rules are those of the sender.
Who carries the work there is decided beside this module.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from tabletop.analysis.executors import OtherVersion
from tabletop.engine.program import Tables

_In = TypeVar("_In")
_Out = TypeVar("_Out")

KEPT = 16
"""Scenarios, with what was made of them, that a worker keeps; the oldest goes first."""

_made: dict[tuple[str, str, str], Callable[[Any], Any]] = {}
_making = threading.Lock()


@cache
def rules_here() -> str:
    """What numbers depend on beside the scenario: a digest of the sources that read, rule and play it."""
    root = Path(__file__).parents[2]
    total = hashlib.sha256()
    for room in ("engine", "scenario", "analysis"):
        for path in sorted((root / room).glob("**/*.py")):
            total.update(path.relative_to(root).as_posix().encode())
            total.update(path.read_bytes())
    return total.hexdigest()[:16]


def folder_here(wanted: Path | None) -> Path | None:
    """A folder as it can be used on this machine, made where it is not there; None where that is forbidden."""
    if wanted is None:
        return None
    try:
        wanted.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return wanted if os.access(wanted, os.W_OK) else None


@dataclass(frozen=True)
class Scene:
    """A scenario as it is sent: its files by name, their digest, and the function (of a module) that reads them."""

    files: Mapping[str, str]
    digest: str
    read: Callable[[Mapping[str, str]], Tables]


@dataclass(frozen=True)
class Sent(Generic[_In, _Out]):
    """A function that works in any process: `make`, a function of a module, makes it there of the scene's tables.

    `kernels` is a folder for compiled rules, which each machine has of its own, or does without. Raises OtherVersion
    where the rules are not the sender's.
    """

    scene: Scene
    make: Callable[[Tables, Path | None], Callable[[_In], _Out]]
    kernels: Path | None = None
    rules: str = field(default_factory=lambda: rules_here())

    def __call__(self, thing: _In) -> _Out:
        """What is made, applied."""
        return self._function()(thing)

    def _function(self) -> Callable[[_In], _Out]:
        key = (self.scene.digest, f"{self.make.__module__}.{self.make.__qualname__}", str(self.kernels))
        made = _made.get(key)
        if made is None:
            with _making:
                made = _made.get(key)
                if made is None:
                    if self.rules != rules_here():
                        raise OtherVersion(
                            "a worker has other rules of tabletop than this machine; install the same version on all"
                        )
                    made = self.make(self.scene.read(self.scene.files), folder_here(self.kernels))
                    while len(_made) >= KEPT:
                        del _made[next(iter(_made))]
                    _made[key] = made
        return made
