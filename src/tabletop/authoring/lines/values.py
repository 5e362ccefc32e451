"""What came of lines, as values that JSON takes; told for people it is in `words`."""

from __future__ import annotations

from typing import Any

from tabletop.authoring.lines.expectations import Share, Watched
from tabletop.authoring.lines.fates import Fate, fates
from tabletop.authoring.lines.judging import Count, Verdict
from tabletop.authoring.lines.trials import Report, Trial
from tabletop.authoring.lines.words import ending_id, never_on_the_menu


def values(report: Report) -> dict[str, Any]:
    """A report as JSON takes it."""
    return {
        "scenario": report.id,
        "file": report.file,
        "passes": report.passes,
        "problems": [str(problem) for problem in report.problems],
        "lines": [_line_values(line) for line in report.lines],
    }


def _line_values(line: Trial) -> dict[str, Any]:
    found: dict[str, Any] = {
        "line": line.name,
        "title": line.title,
        "file": line.file,
        "passes": line.passes,
        "problems": [str(problem) for problem in line.problems],
    }
    if line.outcome is not None and line.program is not None:
        games = line.outcome.games
        found["games"] = len(games.played)
        found["endings"] = {ending_id(line.program, e): n for e, n in games.endings.items()}
        found["objectives"] = {
            objective.id: round(score, 4)
            for objective, score in zip(line.program.objectives, games.scores, strict=True)
        }
        found["worth"] = round(games.worth, 4)
        found["expectations"] = [_verdict_values(verdict) for verdict in line.outcome.verdicts]
        found["orders"] = [_fate_values(fate) for fate in fates(games, line.program)]
        found["notes"] = list(never_on_the_menu(games, line.program))
    if line.without is not None and line.line is not None:
        found["without"] = {
            "rules": {str(name): float(figure) for name, figure in line.line.without.items()},
            "fails_as_it_must": not line.without.holds,
            "expectations": [_verdict_values(verdict) for verdict in line.without.verdicts],
        }
    return found


def _fate_values(fate: Fate) -> dict[str, Any]:
    came = [{"came": words, "count": n, "seeds": list(seeds)} for words, n, seeds in fate.counts]
    return {"turn": fate.turn, "actor": fate.actor, "order": fate.what, "came": came}


def _verdict_values(verdict: Verdict) -> dict[str, Any]:
    return {
        "expected": verdict.expectation.text,
        "holds": verdict.holds,
        "close": verdict.is_close,
        "counts": [_count_values(count) for count in verdict.counts],
    }


def _count_values(count: Count) -> dict[str, Any]:
    part = count.part
    found: dict[str, Any] = {"count": count.count, "of": count.games, "seeds": list(count.seeds)}
    if isinstance(part, Share):
        low, high = count.interval
        return {
            "share": part.name,
            "percent": round(count.value, 4),
            "interval": [round(low, 4), round(high, 4)],
            **found,
        }
    if isinstance(part, Watched):
        return {"always" if part.turn == 0 else "at": part.text, "turn": part.turn, **found}
    return {"refused": part.text, **found}
