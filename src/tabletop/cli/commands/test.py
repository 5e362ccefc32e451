"""`tabletop test`: plays the lines beside scenarios and tells whether what they expect comes true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tabletop.cli import console, options, places, playing, scenarios
from tabletop.cli.console import Refusal

if TYPE_CHECKING:
    from tabletop.analysis.players import Player
    from tabletop.authoring.lines.trials import Players, Report, Scripts
    from tabletop.engine.program import Tables

_LONG = 5.0  # seconds of plain Python after which it is worth saying how it would go faster


@click.command("test")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--line", "names", multiple=True, metavar="NAME", help="Only this line; several times for more."
)
@click.option(
    "--seeds", type=options.Whole(1, 1_000_000), help="Games of each line. Default: as many as it says."
)
@click.option(
    "--show",
    "shown_seed",
    type=options.Whole(0, 2**63 - 1),
    metavar="SEED",
    help="Tell the game of this seed turn by turn instead; with the file of a line, or --line.",
)
@click.option(
    "--verbose",
    is_flag=True,
    help="Tell which condition of a failed expectation does not hold and by how much, and of each order and answer how "
    "often it was accepted, or why not.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--junit",
    "junit_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write JUnit's XML to this file too, for servers that run tests.",
)
@click.option(
    "--kernel",
    type=click.Choice(["compiled", "plain"]),
    help="The rules compiled, or as plain Python: the same games. Default: what is sooner done.",
)
def command(
    paths: tuple[str, ...],
    names: tuple[str, ...],
    seeds: int | None,
    shown_seed: int | None,
    verbose: bool,
    as_json: bool,
    junit_file: Path | None,
    kernel: str | None,
) -> None:
    """Play the lines beside scenarios and tell whether what they expect comes true.

    PATH is a scenario's file, its folder, a folder of such folders, an id of the library, or the file of one line.
    Each line is played with the seeds from 0 on. The exit code is 0 when everything that is expected comes true, 1
    when something does not, 2 when a scenario or a line cannot be used.
    """
    from tabletop.authoring.lines import trials, values, words

    if shown_seed is not None:
        _show(paths, names, shown_seed)
        return
    console.check_place(junit_file)
    read = [_read(path, only) for path, only in _wanted(paths, names)]
    players = _players(kernel, sum(scripts.games(seeds) for scripts in read))
    reports = []
    for scripts in read:
        report = trials.played(scripts, seeds, players)
        _progress(1, 1)  # the bar goes before the report
        reports.append(report)
        if not as_json and (report.lines or report.problems.has_errors):
            console.said(words.text(report, _painted, verbose) + "\n")
    if as_json:
        console.out_json([values.values(report) for report in reports])
    if junit_file is not None:
        _write_junit(junit_file, reports)
    if not any(report.lines or report.problems.has_errors for report in reports):
        raise Refusal(_no_line(paths, names))
    _tell_time(players)
    console.note(_total(reports))
    if any(report.is_unusable for report in reports):
        console.leave(console.Exit.USAGE)
    if not all(report.passes for report in reports):
        console.leave(console.Exit.FINDINGS)


def _no_line(paths: tuple[str, ...], names: tuple[str, ...]) -> str:
    """That no line of these names, or none at all, is beside the scenarios, and which there are."""
    there = sorted({line.name for path, _ in _wanted(paths, ()) for line in _read(path, ()).lines})
    if not names or not there:
        return f"no line is beside {_and(paths)}; lines are files in a folder 'lines' there, see docs/language.md"
    wanted = " or ".join(f"'{name}'" for name in names)
    return f"no line {wanted} is beside {_and(paths)}; there are {', '.join(there)}"


def _show(paths: tuple[str, ...], names: tuple[str, ...], seed: int) -> None:
    """Tells one game of one line."""
    from tabletop.authoring.lines import trials
    from tabletop.authoring.lines.showing import shown
    from tabletop.reports.transcript import turn_text

    lines = [
        line
        for path, only in _wanted(paths, names)
        for line in trials.played(_read(path, only), seeds=1).lines
    ]
    if len(lines) != 1:
        found = f"found {', '.join(line.name for line in lines)}" if lines else "found none"
        raise Refusal(f"--show tells a game of one line, {found}; name it with --line or by its file")
    (line,) = lines
    if line.outcome is None or line.program is None:
        raise Refusal(f"{line.file} cannot be played:\n{line.problems}")
    program = line.program
    for game in shown(line.outcome.games.plan, program, seed):
        seat = program.actors[program.tables.actor.lead].id
        console.said(turn_text(game, seat, console.columns()))


def _write_junit(path: Path, reports: list[Report]) -> None:
    from tabletop.authoring.lines.junit import junit

    try:
        path.write_text(junit(reports), encoding="utf-8")
    except OSError as refused:
        raise Refusal(f"'{path}' cannot be written: {refused.strerror}") from refused


def _wanted(paths: tuple[str, ...], names: tuple[str, ...]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The scenarios that are meant, each with the lines that are; none means all."""
    for path in paths:
        line = Path(path)
        if line.parent.name == "lines" and scenarios.is_file(line):
            from tabletop.authoring.lines.trials import scenario_of

            yield scenarios.located(str(scenario_of(line))), (line.stem,)
        else:
            for file in scenarios.every(path):
                yield file, names


def _read(path: Path, only: tuple[str, ...]) -> Scripts:
    from tabletop.authoring.lines.trials import read_lines

    return read_lines(path, scenarios.shown(path), only)


def _players(kernel: str | None, games: int) -> Players | None:
    """What plays so many games: None for plain Python alone, with a note where that is slower than need be."""
    from tabletop.analysis.fastest import has_compiler

    if kernel == "plain" or games == 0:
        return None
    if not has_compiler():
        hint = "pip install 'tabletop-exercise[fast]'"
        if kernel == "compiled":
            raise Refusal(f"the compiled rules need numba and numpy; {hint}")
        console.note(f"Played in plain Python, which is slower; {hint} makes it fast.")
        return None
    if kernel == "compiled":
        return _compiled

    from tabletop.authoring.lines.hands import Hands

    def tell(seconds: float) -> None:
        _progress(1, 1)
        console.note(f"In plain Python the games left would take {_time(seconds)}.")

    return Hands(games, _is_ready, _compiled, tell, _progress)


def _progress(done: int, total: int) -> None:
    console.progress(done, total, "Playing")


def _is_ready() -> bool:
    """Whether the rules were compiled before."""
    from tabletop.analysis.fastest import is_compiled

    return is_compiled(places.cache(), "play_line")


def _compiled(tables: Tables) -> Player:
    from tabletop.analysis import compiled

    playing.compile_first(tables, places.cache(), "play_line")
    return compiled.line_player(tables, cache=places.cache())


def _tell_time(players: Players | None) -> None:
    """Says what would make it quicker next time, where it took long."""
    from tabletop.authoring.lines.hands import Hands

    if isinstance(players, Hands) and not players.is_compiled and players.seconds > _LONG:
        console.note(
            f"Played in plain Python, in {_time(players.seconds)}. `--kernel compiled` compiles the rules first, which "
            "takes a minute or two once, and it is a matter of seconds from then on."
        )


def _time(seconds: float) -> str:
    """Seconds in words, roughly."""
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} minutes"


def _painted(word: str, good: bool) -> str:
    return click.style(word, fg="green" if good else "red", bold=not good)


def _and(paths: tuple[str, ...]) -> str:
    return " and ".join(f"'{path}'" for path in paths)


def _total(reports: list[Report]) -> str:
    lines = [line for report in reports for line in report.lines]
    failed = sum(not line.passes for line in lines)
    said = f"{len(lines)} line{'s' if len(lines) != 1 else ''} played"
    broken = sum(report.problems.has_errors for report in reports)
    if broken:
        failures = f", {failed} failed" if failed else ""
        which = f"{broken} scenario{'s' if broken != 1 else ''}"
        return f"{said if lines else 'Nothing played'}{failures}; {which} cannot be used, mend that first."
    return f"{said}, {failed} failed." if failed else f"{said}, as expected."
