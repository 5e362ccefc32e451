"""`tabletop sensitivity`: what is said of a scenario, said again with other coefficients."""

from __future__ import annotations

from pathlib import Path

import click

from tabletop.cli import console, executors, places, scenarios
from tabletop.cli.console import Refusal


@click.command("sensitivity")
@click.argument("scenario")
@click.option(
    "--playouts",
    type=click.IntRange(10, 1_000_000),
    help="Games of each policy under each variant; one in 50 of those that think ahead. Default: 1000, or 50 without"
    " the extra 'fast'.",
)
@click.option(
    "--policy",
    "policies",
    default="pass,random,cautious,hawk",
    show_default=True,
    metavar="P,...",
    help="Which policies play, with commas between, beside the scenario's lines.",
)
@click.option(
    "--samples",
    type=click.IntRange(2, 10_000),
    default=40,
    show_default=True,
    help="Variants of all coefficients at once.",
)
@click.option(
    "--workers", type=click.IntRange(1, 1024), help="How many play. Default: one for each processor."
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    help="Play on a Dask cluster, such as tcp://10.0.0.1:8786. See docs/scaling.md.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--html",
    "html_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report as a page of one file, with charts.",
)
@click.option(
    "--kernel",
    type=click.Choice(["compiled", "plain"]),
    help="The rules compiled, or as plain Python: the same games. Default: compiled where numba is installed.",
)
def command(
    scenario: str,
    playouts: int | None,
    policies: str,
    samples: int,
    workers: int | None,
    dask: str | None,
    as_json: bool,
    html_file: Path | None,
    kernel: str | None,
) -> None:
    """Tell what hangs on coefficients that are judgement.

    Every coefficient that is tagged judgement is made a quarter smaller and a quarter larger, one at a time and then
    all at once; which way of playing comes to more, how each most often ends, and whether the lines beside the scenario
    do what they expect is found again each time.
    """
    from tabletop.authoring.sensitivity import sensitivity
    from tabletop.reports.sensitivity_html import html
    from tabletop.reports.sensitivity_json import values
    from tabletop.reports.sensitivity_text import text

    path = scenarios.located(scenario)
    scenarios.program_of(scenario)  # one that cannot be used waits for no compiler
    names = _policies(policies)
    console.check_place(html_file)
    cache = _kernel(kernel)
    with executors.opened(workers, dask, cache is not None) as executor:
        found, problems = sensitivity(
            path,
            names,
            playouts or (50 if cache is None else 1000),
            samples,
            cache,
            executor,
            lambda done, of: console.progress(done, of, "Playing"),
        )
    if found is None:
        raise Refusal(f"'{scenario}' cannot be used:\n{problems}")
    if as_json:
        console.out_json(values(found))
    else:
        console.out(text(found, console.columns()))
    if html_file is not None:
        console.save(html_file, html(found))


def _policies(wanted: str) -> tuple[str, ...]:
    """The policies that are meant, each once."""
    from tabletop.analysis.policies import POLICIES
    from tabletop.scenario.problems import did_you_mean

    names = tuple(dict.fromkeys(filter(None, wanted.split(","))))
    for name in names:
        if name not in POLICIES:
            hint = did_you_mean(name, POLICIES) or f"there are {', '.join(POLICIES)}"
            raise Refusal(f"no policy '{name}'; {hint}")
    return names


def _kernel(wanted: str | None) -> Path | None:
    """The folder of the compiled rules; None for plain Python, with a note where that is slower."""
    if wanted == "plain":
        return None
    try:
        from tabletop.analysis import compiled
    except ImportError as missing:
        hint = "pip install 'tabletop-exercise[fast]'"
        if wanted == "compiled":
            raise Refusal(
                f"the compiled rules need numba and numpy ({missing.name} is missing); {hint}"
            ) from None
        console.note(f"Played in plain Python, a hundred times slower; {hint} makes it fast.")
        return None
    cache = places.cache()
    if not compiled.is_cached(cache, "play_many"):
        console.note("Compiling the rules; a minute or two, this first time only.")
    return cache
