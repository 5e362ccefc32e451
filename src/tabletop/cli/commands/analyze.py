"""`tabletop analyze`: whether a scenario is any good, by many games of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabletop.cli import console, executors, options, playing, scenarios
from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from tabletop.analysis.balance import Balance, Expected
    from tabletop.analysis.balance_games import Hands
    from tabletop.analysis.line_games import Scripted
    from tabletop.authoring.thresholds import Threshold
    from tabletop.engine.texts import Program
    from tabletop.scenario.load import Loaded

COMPILED, PLAIN = 1000, 20
"""Games of a policy that does not think, by default."""

WIDEST = 160
"""Columns that a report makes use of."""


@click.command("analyze")
@click.argument("scenario")
@click.option(
    "--playouts",
    type=options.Whole(2, 10_000_000),
    help=f"Games of each line and of each policy that plays at once; fewer of those that think. Default: {COMPILED},"
    f" or {PLAIN} without the extra 'fast'.",
)
@click.option(
    "--policy",
    "policies",
    metavar="P,...",
    help="Which policies play, with commas between. Default: all of them.",
)
@click.option("--seat", metavar="ACTOR", help="Whose play is weighed. Default: the lead's.")
@click.option("--seed", type=options.Whole(0, 2**62), default=0, help="The first game's seed. Default: 0.")
@click.option(
    "--expect",
    "expected",
    multiple=True,
    metavar="EXPR",
    help="What must come true, such as 'skill() >= 10'; several times for more. See docs/analyze.md.",
)
@options.many_games
@options.report
def command(
    scenario: str,
    playouts: int | None,
    policies: str | None,
    seat: str | None,
    seed: int,
    expected: tuple[str, ...],
    workers: int | None,
    dask: str | None,
    kernel: str | None,
    as_json: bool,
    html_file: Path | None,
) -> None:
    """Tell by many games whether a scenario is any good.

    What each way of playing comes to (policies, and the lines beside the scenario), how often each inject fires and each
    response is open, ordered and agreed to, which decisions matter, luck against skill, and shortcuts that win without
    consulting anybody or with one order over and over.

    The exit code is 0 when everything that --expect says comes true, 1 when something does not, 2 when the scenario
    cannot be used.
    """
    from tabletop.analysis.balance_games import amount, weigh
    from tabletop.authoring.balancing import scripted
    from tabletop.authoring.thresholds import judged

    loaded = scenarios.program_of(scenario)
    program = loaded.usable()
    actor = _seat(program, seat)
    names = options.policies(policies)
    console.check_place(html_file)
    lines, problems = scripted(scenarios.located(scenario), program)
    if problems.has_errors:
        console.note(f"Lines that cannot be played are left out:\n{problems}")
    thresholds = _thresholds(expected, program, names, lines)
    hands = playing.hands(program.tables, kernel, far=dask is not None)
    games = playouts or (COMPILED if hands.is_compiled else PLAIN)
    balance = _weighed(
        lambda hands: weigh(
            program, actor, names, lines, amount(games, hands.is_compiled), hands, first=seed
        ),
        hands,
        loaded,
        workers,
        dask,
    )
    found = [judged(threshold, balance) for threshold in thresholds]
    _tell(balance, found, as_json, html_file)
    if not all(one.holds for one in found):
        console.leave(console.Exit.FINDINGS)


def _seat(program: Program, seat: str | None) -> int:
    """The actor that is meant, as its place."""
    from tabletop.scenario.problems import did_you_mean

    if seat is None:
        return program.tables.actor.lead
    p = program.tables
    able = {
        actor.id: a
        for a, actor in enumerate(program.actors)
        if p.actor.option_last[a] > p.actor.option_first[a]
    }
    if seat not in able:
        hint = did_you_mean(seat, able) or f"there are {', '.join(able)}"
        raise Refusal(f"no seat '{seat}' with anything to order; {hint}")
    return able[seat]


def _thresholds(
    texts: tuple[str, ...], program: Program, policies: tuple[str, ...], lines: tuple[Scripted, ...]
) -> list[Threshold]:
    from tabletop.authoring.thresholds import Threshold, read_threshold

    ways = (*policies, *(line.name for line in lines))
    found = []
    for text in texts:
        read = read_threshold(text, program, ways)
        if not isinstance(read, Threshold):
            raise Refusal(f"--expect '{text}': {'; '.join(read)}")
        found.append(read)
    return found


def _weighed(
    weigh: Callable[[Hands], Balance], hands: Hands, loaded: Loaded, workers: int | None, dask: str | None
) -> Balance:
    """The balance, played by so many threads (of plain Python: processes) or by a cluster, with a bar while it lasts."""

    def tell(done: int, total: int) -> None:
        console.progress(done, total, "Playing")

    hands = replace(hands, tell=tell)
    if dask is None and not hands.is_compiled and workers == 1:
        return weigh(hands)
    with executors.opened(workers, dask, hands.is_compiled) as executor:
        if dask is not None or not hands.is_compiled:
            hands = playing.sent(hands, loaded)
        return weigh(replace(hands, executor=executor))


def _tell(balance: Balance, expected: list[Expected], as_json: bool, html_file: Path | None) -> None:
    from tabletop.reports import balance_html, balance_json, balance_text

    if as_json:
        console.out_json(balance_json.values(balance, expected))
    else:
        console.out(balance_text.text(balance, expected, _painted, console.columns(most=WIDEST)))
    if html_file is not None:
        console.save(html_file, balance_html.html(balance, expected))


def _painted(word: str, good: bool) -> str:
    return click.style(word, fg="green" if good else "red", bold=not good)
