"""How long is spent on what was not done, and what has been found meanwhile: for whoever shows it while it goes on.

Never plays a game (that is `untried`), and never says how it looks.
"""

import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, replace

from tabletop.exercise.beside import Findings, Lost
from tabletop.exercise.untried import Step
from tabletop.exercise.whatif import WhatIf

#: Seconds that are spent on it; then what has been found stands, and it is said how much that is.
BUDGET = 30.0


@dataclass(frozen=True, slots=True)
class Tries:
    """What was found of so many of so many alternatives; `is_finished` when no more will be."""

    found: tuple[WhatIf, ...] = ()
    done: int = 0
    total: int = 0
    is_finished: bool = False


def tries(
    steps: Findings[Step],
    *,
    between: float,
    budget: float = BUDGET,
    clock: Callable[[], float] = time.monotonic,
) -> Generator[Tries, None, None]:
    """Go through `steps`, and say every `between` seconds what was found so far; at the end all of it, finished.

    The end is that of the steps, of the `budget` (seconds) or of the process that takes them, whichever comes first.
    Whoever leaves before ends the work.
    """
    so_far = Tries()
    begun = told = clock()
    with closing(steps):
        while (step := _next(steps)) is not None:
            found = so_far.found if step.found is None else (*so_far.found, step.found)
            so_far = Tries(found, step.done, step.total)
            now = clock()
            if now - begun >= budget:
                break
            if now - told >= between:
                told = now
                yield so_far
    yield replace(so_far, is_finished=True)


def to_go(done: int, total: int, gone: float) -> float | None:
    """Seconds still to go when `done` of `total` parts, about as long each, took `gone` seconds; None while unknown."""
    return gone * (total - done) / done if done else None


def _next(steps: Findings[Step]) -> Step | None:
    """The next one; None where no more come."""
    try:
        return next(steps, None)
    except Lost:
        return None
