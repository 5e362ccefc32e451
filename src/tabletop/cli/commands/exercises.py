"""`tabletop exercises`: what has been played, what came of it, and what can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tabletop.cli import console, places
from tabletop.cli.records import opened_journal

if TYPE_CHECKING:
    from tabletop.exercise.progress import Finish, Standing
    from tabletop.journal import Summary


@click.command("exercises")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool) -> None:
    """List recorded exercises, the latest first, with what came of them.

    Below: the best result of each scenario, and how well you foresaw what came out.
    """
    from tabletop.exercise.standings import Standings

    with opened_journal() as journal:
        standings = Standings(journal, places.progress())
        found = [(one, standings.of(one)) for one in journal.exercises()]
        standings.keep()
    if as_json:
        console.out_json([_record(one, standing) for one, standing in found])
        return
    if not found:
        console.note("No exercise has been recorded yet; begin one with `tabletop play`.")
        return
    rows = [
        (
            one.exercise_id,
            one.title,
            (f"{one.turn}" if one.turn else "-") + (f" of {standing.turns}" if standing else ""),
            _ending(one, standing),
            _score(standing) if one.ending else "",
            one.last_at.astimezone().strftime("%Y-%m-%d"),
        )
        for one, standing in found
    ]
    console.out(console.table(rows, heading=("ID", "SCENARIO", "TURN", "ENDING", "SCORE", "LAST"), fitted=3))
    for sentence in _progress(found):
        console.said(sentence)


def _ending(one: Summary, standing: Standing | None) -> str:
    if one.flaw is not None:
        return one.trouble
    by = f", by {standing.player}" if standing and standing.player else ""
    if one.ending is None:
        return f"open{by}"
    return (f"{standing.ending} ({standing.outcome})" if standing and standing.ending else one.ending) + by


def _score(standing: Standing | Finish | None) -> str:
    return "" if standing is None or standing.score is None else f"{standing.score:.0f}"


def _progress(found: list[tuple[Summary, Standing | None]]) -> list[str]:
    """The best result of each scenario that ended more than once, and calibration over all exercises."""
    from tabletop.exercise.progress import best, calibration

    lines = []
    for title in dict.fromkeys(one.title for one, _ in found):
        played = [s for one, s in found if one.title == title and s is not None]
        ended = sum(bool(s.outcome) + len(s.left) for s in played if not s.player)
        top = best(played)
        if top is not None and ended > 1:
            lines.append(f"{title}: best score {_score(top)} of {ended} games ({top.ending}).")
    told = calibration([call for _, standing in found if standing for call in standing.calls])
    if told is not None:
        lines.append(
            f"Calibration: {told.count} {'call' if told.count == 1 else 'calls'}, said {told.said:.0f} %, "
            f"came out {told.came_out:.0f} %, Brier {told.brier:.2f} (0 is best, always saying 50 gives 0.25)."
        )
    return ["", *lines] if lines else []


def _record(one: Summary, standing: Standing | None) -> dict[str, object]:
    told = None
    if standing is not None:
        from tabletop.exercise.progress import calibration

        told = calibration(standing.calls)
    return {
        "id": one.exercise_id,
        "scenario": one.scenario_id,
        "title": one.title,
        "seed": one.seed,
        "played": list(one.played),
        "started": one.started_at.isoformat(),
        "last": one.last_at.isoformat(),
        "entries": one.length,
        "turn": one.turn,
        "turns": standing.turns if standing else None,
        "ending": one.ending,
        "flaw": one.flaw.name.lower() if one.flaw else None,
        "outcome": (standing.outcome or None) if standing else None,
        "score": standing.score if standing and one.ending else None,
        "player": (standing.player or None) if standing else None,
        "calls": told.count if told else 0,
        "brier": told.brier if told else None,
    }
