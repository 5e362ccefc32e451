"""A scenario's overrides of the rules' coefficients. Defaults and sources are the engine's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME, rules
from tabletop.engine.program import Rules
from tabletop.scenario.compile.context import Context
from tabletop.scenario.document.base import Figure, Name
from tabletop.scenario.problems import Problem, did_you_mean

LIMITS = {
    "trust.prior": (0.01, 1000.0),
    "trust.loss_weight": (0.0, 100.0),
    "trust.memory": (0.0, 1.0),
    "trust.memory_per_turn": (0.0, 1.0),
    "autopilot.pass": (0.0, math.inf),
}
"""Outside these the rules would have no meaning."""


def mistakes(rules: Mapping[Name, Figure], file: str) -> Iterator[Problem]:
    """What is wrong with these overrides; `file` is where they stand."""
    known = [*COEFFICIENTS, *LOAD_TIME]
    for name, figure in rules.items():
        low, high = LIMITS.get(str(name), (-math.inf, math.inf))
        if name not in known:
            hint = did_you_mean(name, known)
            yield Problem("TT212", "error", f"no coefficient '{name}'", file, name.line, name.column, hint)
        elif not low <= figure <= high:
            message = f"{name} {float(figure):g} lies outside {low:g}..{high:g}"
            yield Problem("TT115", "error", message, file, figure.line, figure.column)


def coefficients(context: Context) -> tuple[Rules, dict[str, float]]:
    """The rules' coefficients, and all of the scenario's overrides by name."""
    given = context.document.rules
    context.problems.extend(mistakes(given, context.file))
    overrides = {
        str(n): float(figure) for n, figure in given.items() if not any(mistakes({n: figure}, context.file))
    }
    return rules(overrides), overrides


def load_time(overrides: dict[str, float], name: str) -> float:
    """A coefficient that acts when a scenario is compiled."""
    return overrides.get(name, LOAD_TIME[name].default)
