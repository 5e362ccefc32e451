"""A scenario's overrides of the rules' coefficients. Defaults and sources are the engine's."""

from __future__ import annotations

import math

from tabletop.engine.coefficients import COEFFICIENTS, LOAD_TIME, rules
from tabletop.engine.program import Rules
from tabletop.scenario.compile.context import Context
from tabletop.scenario.problems import did_you_mean

_LIMITS = {
    "trust.prior": (0.01, 1000.0),
    "trust.loss_weight": (0.0, 100.0),
    "trust.memory": (0.0, 1.0),
    "trust.memory_per_turn": (0.0, 1.0),
    "autopilot.pass": (0.0, math.inf),
}
"""Outside these the rules would have no meaning."""


def coefficients(context: Context) -> tuple[Rules, dict[str, float]]:
    """The rules' coefficients, and all of the scenario's overrides by name."""
    overrides: dict[str, float] = {}
    known = [*COEFFICIENTS, *LOAD_TIME]
    for name, figure in context.document.rules.items():
        low, high = _LIMITS.get(str(name), (-math.inf, math.inf))
        if name not in known:
            context.report("TT212", f"no coefficient '{name}'", name, did_you_mean(name, known))
        elif not low <= figure <= high:
            context.report("TT115", f"{name} {float(figure):g} lies outside {low:g}..{high:g}", figure)
        else:
            overrides[str(name)] = float(figure)
    return rules(overrides), overrides


def load_time(overrides: dict[str, float], name: str) -> float:
    """A coefficient that acts when a scenario is compiled."""
    return overrides.get(name, LOAD_TIME[name].default)
