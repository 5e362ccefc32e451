"""Options that several commands have, so that they mean and say the same in each.

Never holds an option of one command.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    _Type = click.ParamType[int]
else:
    _Type = click.ParamType  # it is no generic class in older versions of click


class Whole(_Type):
    """A whole number from `least` to `most`, called N in the help."""

    name = "N"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Fails, in words, for what is none or lies beyond the ends."""
        try:
            number = int(str(value))
        except ValueError:
            self.fail(f"'{value}' is no whole number", param, ctx)
        if not self.least <= number <= self.most:
            self.fail(f"{number} is not from {self.least:,} to {self.most:,}", param, ctx)
        return number


def policies(wanted: str | None) -> tuple[str, ...]:
    """The policies that are meant by names with commas between, each once; None: all. Raises Refusal."""
    from tabletop.analysis.policies import POLICIES
    from tabletop.scenario.problems import did_you_mean

    names = tuple(POLICIES) if wanted is None else tuple(map(str.strip, wanted.split(",")))
    names = tuple(dict.fromkeys(filter(None, names)))
    for name in names:
        if name not in POLICIES:
            hint = did_you_mean(name, POLICIES) or f"there are {', '.join(POLICIES)}"
            raise Refusal(f"no policy '{name}'; {hint}")
    if not names:
        raise Refusal(f"--policy names no policy; there are {', '.join(POLICIES)}")
    return names


_Command = TypeVar("_Command", bound=Callable[..., Any])


def many_games(command: _Command) -> _Command:
    """Who plays many games, and by which rules: `workers`, `dask` and `kernel`."""
    for option in reversed(
        (
            click.option(
                "--workers",
                type=Whole(1, 1024),
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
