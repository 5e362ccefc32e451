"""Options that several commands have, so that they mean and say the same in each.

Never holds an option of one command.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


def many_games(command: _Command) -> _Command:
    """Who plays many games, and by which rules: `workers`, `dask` and `kernel`."""
    for option in reversed(
        (
            click.option(
                "--workers",
                type=click.IntRange(1, 1024),
                metavar="N",
                help="How many play side by side on this machine. Default: one for each processor.",
            ),
            click.option(
                "--dask",
                metavar="ADDRESS",
                help="Play on a Dask cluster, such as tcp://10.0.0.1:8786. See docs/scaling.md.",
            ),
            click.option(
                "--kernel",
                type=click.Choice(["compiled", "plain"]),
                help="The rules compiled, or as plain Python: the same games. Default: compiled where numba is"
                " installed.",
            ),
        )
    ):
        command = option(command)
    return command


def report(command: _Command) -> _Command:
    """What becomes of a report: `as_json` and `html_file`."""
    page = click.option(
        "--html",
        "html_file",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write the report as a page of one file too, with charts.",
    )
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(page(command))
