"""`tabletop grade`: every decision of a recorded exercise graded, and luck told apart from skill."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from tabletop.cli import console, options, places
from tabletop.cli.console import Exit, Refusal
from tabletop.cli.records import find, opened_journal
from tabletop.cli.replays import recorded_program, until_left

if TYPE_CHECKING:
    from tabletop.exercise.graded import Graded, TurnGraded, Verdict


@click.command("grade")
@click.argument("exercise")
@click.option("--seat", metavar="ACTOR", help="Whose decisions. Default: the seat that leads.")
@click.option(
    "--branch",
    type=options.Whole(1, 10_000),
    help="A way that was left by going back. Default: the last one.",
)
@click.option(
    "--games",
    type=options.Whole(20, 100_000),
    help="Games of each way that is compared. Default: as many as bring the error below 1.5 points.",
)
@click.option(
    "--workers", type=options.Whole(1, 256), help="Threads that play. Default: one for each processor."
)
@click.option(
    "--search",
    type=options.Whole(100, 100_000),
    metavar="GAMES",
    help="Search each turn's orders too, over so many imagined games, and weigh what is found. Default: no search.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    exercise: str,
    seat: str | None,
    branch: int | None,
    games: int | None,
    workers: int | None,
    search: int | None,
    as_json: bool,
) -> None:
    """Grade every decision of a recorded exercise, and tell luck from skill.

    EXERCISE is its id or the id's end (`7f3k`); it must be over. A decision is judged by what the seat could know:
    games are imagined from its beliefs, on dice that are the same for all that is compared. Luck is what the real dice
    and moods then gave. Points are those of the objectives, weighed, of 100; ± is a 95 % interval.
    """
    from tabletop.exercise.replaying import ReplayError

    with opened_journal() as journal:
        found = find(journal, exercise)
        program = recorded_program(journal, found.exercise_id)
        entries = journal.read(found.exercise_id)
    name = found.exercise_id
    if branch is not None:
        entries = until_left(entries, branch, name)
    seats = [one.id for one in program.actors]
    if seat is not None and seat not in seats:
        raise Refusal(f"there is no actor '{seat}' in {program.title}; played: {', '.join(found.played)}")
    try:
        graded = _graded(program, entries, seat or _leads(entries), games, workers, search or 0)
    except ReplayError as failed:
        raise Refusal(f"{name} cannot be graded: {failed}", Exit.FINDINGS) from failed
    if as_json:
        console.out_json({"exercise": name, "title": program.title, **_values(graded)})
        return
    console.out(f"{program.title}, {graded.seat_name}, {name}")
    for line in _summary(graded):
        console.out(line)
    for turn in graded.turns:
        console.out()
        for line in _turn(turn):
            console.said(line)
    for line in _turning(graded):
        console.said(line)
    console.out()
    console.said(
        f"Points of 100; ± is a 95 % interval. {graded.games:,} imagined games were weighed. The best found is not "
        "the best there is: what it names is a floor under what was possible."
    )


def _leads(entries: Any) -> str:
    header = entries[0]
    return str(header.lead or header.played[0])


def _graded(
    program: Any, entries: Any, seat: str, games: int | None, workers: int | None, search: int
) -> Graded:
    from tabletop.analysis.fastest import has_compiler
    from tabletop.analysis.running import Threads, cores
    from tabletop.analysis.weighing import Alone
    from tabletop.cli.playing import COMPILING
    from tabletop.exercise.graded import SLOW, NotGradable
    from tabletop.exercise.grading import grading, is_compiled
    from tabletop.journal import Rewound

    cache = places.cache()
    compiles = has_compiler() and not is_compiled(cache, bool(search))
    if not has_compiler():
        console.note(SLOW)
    elif compiles:
        console.note(COMPILING)
    graded = None
    try:
        with Threads(workers or cores()) as threads:
            runner = threads if has_compiler() else Alone()
            steps = grading(program, entries, seat, runner, cache, games, search=search)
            if compiles:  # by what is graded first: no measure of how long the rest takes
                with console.waiting("Compiling the rules"):
                    graded = next((step.graded for step in steps if step.done), None)
            for step in steps:
                console.progress(step.done, step.total, "Grading")
                graded = step.graded
    except NotGradable as why:
        left = any(isinstance(entry, Rewound) for entry in entries)
        hint = (
            " A way that was left may be over: --branch and its number, which `tabletop replay` lists."
            if left
            else ""
        )
        raise Refusal(f"{why}{hint}") from why
    assert graded is not None
    return graded


def _summary(graded: Graded) -> list[str]:
    parts = f"others' positions and orders {_signed(graded.others)}, dice and all else {_signed(graded.dice)}"
    rows = [
        ["", f"{graded.begin:6.1f}", "to be expected when it began, by the best found"],
        ["given up", f"{_signed(-graded.gave_up):>6}", "by decisions, judged by what could be known"],
        ["luck", f"{_signed(graded.luck):>6}", parts],
        ["found", f"{_signed(graded.found):>6}", _found(graded.found)],
        ["score", f"{graded.final:6.1f}", "of 100"],
    ]
    return console.table(rows).splitlines()


def _found(x: float) -> str:
    if _signed(x).startswith("-"):
        return "by planning anew each turn: it went on worse than foreseen, luck apart"
    return "by planning anew each turn, knowing more: better than the plan before"


def _signed(x: float, digits: int = 1) -> str:
    return f"{0.0:.{digits}f}" if abs(x) < 0.5 * 10**-digits else f"{x:+.{digits}f}"


def _turn(turn: TurnGraded) -> list[str]:
    lines = [
        f"Turn {turn.turn}: {turn.before:.1f} to be expected by the best found, {turn.value.mean:.1f} "
        f"±{turn.value.half:.1f} as decided, {_luck(turn)}{_way(turn.found)}"
    ]
    for one in turn.verdicts:
        lines.append(f"  {one.subject}: {one.did}")
        if one.better:
            lines.append(f"    better: {one.better}")
        lines.append(f"    {_verdict(one)}")
        lines += [f"    {sentence}" for sentence in one.why]
    return lines


def _luck(turn: TurnGraded) -> str:
    parts = f"others {_signed(turn.others.mean)}, dice {_signed(turn.dice.mean)}"
    return f"luck {_signed(turn.luck.mean)} ±{turn.luck.half:.1f} ({parts})"


def _turning(graded: Graded) -> list[str]:
    """The decisions on which most hung, each by foresight, and what luck then made of its turn."""
    if not graded.turning:
        return []
    by_turn = {turn.turn: turn for turn in graded.turns}
    lines = [
        "",
        "Where it was decided",
        "  Foresight is what could be known then: by that alone a decision is judged. What its turn then came to is "
        "hindsight, and luck: a right decision can end badly, and a wrong one well.",
    ]
    for one in graded.turning:
        lines.append(f"  Turn {one.turn}, {one.subject}")
        lines.append(f"    foresight: {_swing(one)}")
        lines.append(f"    hindsight: {_luck(by_turn[one.turn])}")
    return lines


def _swing(one: Verdict) -> str:
    if one.gave_up:
        return one.words
    return f"won {one.over_passing.mean:.0f} points over {one.against} by “{one.did}”; nothing clearly better was found"


def _way(found: float) -> str:
    """What leads from a turn's value and luck to what was to be expected in the next; "" where it is nothing."""
    said = _signed(found)
    worse = " (worse than foreseen)" if said.startswith("-") else ""
    return f", found {said}{worse}" if said != "0.0" else ""


def _verdict(one: Verdict) -> str:
    """The points given up and what is to be learned of it: what was done, and what was better, stand above."""
    if not one.gave_up:
        return one.words
    lesson = f": {one.insight}" if one.insight else ""
    return f"{one.words.partition(':')[0]} (±{one.regret.half:.1f}){lesson}"


def _values(graded: Graded) -> dict[str, Any]:
    return asdict(graded)
