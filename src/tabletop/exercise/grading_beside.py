"""Grading in a process beside screens that must stay quick.

What grades is read there alone: it takes a while, and the screens have no use for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tabletop.engine.texts import Program
from tabletop.exercise.graded import NotGradable, Progress
from tabletop.journal import Entry


def grading_beside(
    program: Program, entries: Sequence[Entry], seat: str, kernels: Path | None
) -> Iterator[Progress]:
    """As `grading`, beside screens that stay quick: with all processors but one, and without compiling anything.

    Nothing where it cannot be graded. Raises as `replayed` does.
    """
    from tabletop.analysis import fastest
    from tabletop.analysis.running import Threads, cores
    from tabletop.analysis.weighing import Alone, Runner
    from tabletop.exercise.grading import grading, is_compiled

    is_rough = not (fastest.has_compiler() and kernels is not None and is_compiled(kernels))
    with Threads(1 if is_rough else max(1, cores() - 1)) as threads:
        runner: Runner = Alone() if is_rough else threads
        try:
            yield from grading(program, entries, seat, runner, kernels, is_rough=is_rough)
        except NotGradable:
            return
