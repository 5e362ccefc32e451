"""Scenarios as environments for learners, in the ways of PettingZoo; docs/rl.md describes spaces and rewards.

`env` for agents that act one after the other, `parallel_env` for all at once. Needs the extra `rl`. Learners
themselves do not belong here.
"""

from collections.abc import Sequence

from tabletop.analysis.rl.machines import Machine, compiled, plain
from tabletop.engine.texts import Program

try:
    from pettingzoo.utils.wrappers import AssertOutOfBoundsWrapper, OrderEnforcingWrapper

    from tabletop.analysis.rl.aec import TurnsEnv
    from tabletop.analysis.rl.parallel import TogetherEnv
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        f"{error.name} is missing: learning needs the extra rl, pip install 'tabletop-exercise[rl]'"
    ) from error

__all__ = ["Machine", "TogetherEnv", "TurnsEnv", "compiled", "env", "parallel_env", "plain", "raw_env"]


def raw_env(
    program: Program,
    seats: Sequence[str] | None = None,
    machine: Machine | None = None,
    render_mode: str | None = None,
) -> TurnsEnv:
    """The environment of a scenario without PettingZoo's wrappers; `seats` are actors' ids, the lead's without any.

    `machine` is what it runs on: `plain(program.tables)` (the default) or `compiled(program.tables, folder)`.
    Raises ValueError for a seat that cannot be played.
    """
    return TurnsEnv(program, seats, machine, render_mode)


def env(
    program: Program,
    seats: Sequence[str] | None = None,
    machine: Machine | None = None,
    render_mode: str | None = None,
) -> OrderEnforcingWrapper:
    """`raw_env` in the wrappers that catch wrong use: actions outside the space, steps before a reset."""
    return OrderEnforcingWrapper(AssertOutOfBoundsWrapper(raw_env(program, seats, machine, render_mode)))


def parallel_env(
    program: Program,
    seats: Sequence[str] | None = None,
    machine: Machine | None = None,
    render_mode: str | None = None,
) -> TogetherEnv:
    """The environment in which all seats act at once; arguments as those of `raw_env`."""
    return TogetherEnv(program, seats, machine, render_mode)
