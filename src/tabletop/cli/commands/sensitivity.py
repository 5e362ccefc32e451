"""`tabletop sensitivity`: what is said of a scenario, said again with other coefficients."""

from __future__ import annotations

from pathlib import Path

import click

from tabletop.cli import console, executors, options, playing, scenarios
from tabletop.cli.console import Refusal


@click.command("sensitivity")
@click.argument("scenario")
@click.option(
    "--playouts",
    type=options.Whole(10, 1_000_000),
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
    type=options.Whole(2, 10_000),
    default=40,
    show_default=True,
    help="Variants of all coefficients at once.",
)
@options.many_games
@options.report
def command(
    scenario: str,
    playouts: int | None,
    policies: str,
    samples: int,
    workers: int | None,
    dask: str | None,
    kernel: str | None,
    as_json: bool,
    html_file: Path | None,
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
    from tabletop.scenario.lines import lines_of

    path = scenarios.located(scenario)
    program = scenarios.program_of(scenario).usable()  # one that cannot be used waits for no compiler
    names = options.policies(policies)
    console.check_place(html_file)
    cache = playing.compiled_cache(kernel)
    if cache is not None and dask is None:
        playing.compile_first(
            program.tables, cache, "play_many", *(["play_line"] if any(lines_of(path)) else [])
        )
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
