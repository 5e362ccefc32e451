"""Brings scenarios of older formats up to the one this version reads, as edits of their text: comments stay.

A step from one format to the next is a module `from_0.py` with `STEP = Step(0, "what changed", scenario_edits)`; it is
found by listing this package. There is none yet, as format 1 is the first. A step says only what changes: the number
behind `format:`, and putting the edits in, are `migrating`'s. What is wrong with a scenario is not said here.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from tabletop.authoring.migrations.step import Step


@cache
def every_step() -> Mapping[int, Step]:
    """Every step by the format it begins with."""
    modules = [found.name for found in pkgutil.iter_modules(__path__) if found.name.startswith("from_")]
    steps = [import_module(f"{__name__}.{name}").STEP for name in modules]
    return {step.source: step for step in steps}
