"""A balance as JSON takes it: every figure of the report, by the scenario's own ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tabletop.analysis.balance import Balance, Expected, Mean, Way, mean_of, quantile
from tabletop.analysis.batch import ROW_COHESION, ROW_ESCALATION, ROW_SCORES, ROW_TRUST, ROW_TURNS, ROW_WORTH
from tabletop.analysis.faults import faults, option_id, untold
from tabletop.analysis.remarks import remarks
from tabletop.analysis.wilson import interval
from tabletop.reports.balance_endings import TIME


def values(balance: Balance, expected: Sequence[Expected] = ()) -> dict[str, Any]:
    """Everything a report says. Values are weighed objectives 0..100, shares percent."""
    program, skill, player = balance.program, balance.skill, balance.player
    alone = balance.without_consulting
    found = balance.decisions
    return {
        "scenario": program.id,
        "digest": program.digest,
        "seat": program.actors[balance.seat].id,
        "compiled": balance.is_compiled,
        "ways": [_way(balance, way) for way in balance.ways],
        "skill": None if skill is None or player is None else {"of": player.name, **_mean(skill)},
        "decisions": {
            "games": found.games,
            "a_turn": round(found.a_turn, 4),
            "that_matter": round(found.that_matter, 4),
            "percent": round(found.share, 4),
        },
        "shortcuts": {
            "best": balance.best.name,
            "unconsulted": None if alone is None else {"as": alone.name, **_mean(alone.value)},
            "always": [{"order": option_id(balance, a.option), **_mean(a.value)} for a in balance.always],
        },
        "faults": [asdict(fault) for fault in faults(balance)],
        "untold": list(untold(balance)),
        "remarks": [asdict(remark) for remark in remarks(balance)],
        "expected": [asdict(one) for one in expected],
    }


def _ending_ids(balance: Balance) -> list[str]:
    """The endings' ids, and what it is called when time runs out."""
    return [*(ending.id for ending in balance.program.endings), TIME]


def _mean(mean: Mean) -> dict[str, float]:
    return {
        "value": round(mean.value, 4),
        "half_width": round(mean.half_width, 4),
        "deviation": round(mean.deviation, 4),
        "games": mean.games,
    }


def _spread(column: Sequence[float]) -> dict[str, float]:
    shares = {"p5": 0.05, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p95": 0.95}
    return {"mean": round(mean_of(column).value, 4)} | {
        name: round(quantile(column, share), 4) for name, share in shares.items()
    }


def _way(balance: Balance, way: Way) -> dict[str, Any]:
    program, games = balance.program, way.games
    tracks = ROW_SCORES + len(program.objectives)
    return {
        "name": way.name,
        "kind": way.kind,
        **_mean(way.value),
        "worth": _spread([100.0 * x for x in games.column(ROW_WORTH)]),
        "turns": _spread(games.column(ROW_TURNS)),
        "endings": {name: round(way.share(e), 4) for e, name in enumerate(_ending_ids(balance))},
        "ending_intervals": {
            name: [round(end, 4) for end in interval(int(games.counts.ends[e]), len(games))]
            for e, name in enumerate(_ending_ids(balance))
        },
        "objectives": {o.id: _spread(games.column(ROW_SCORES + j)) for j, o in enumerate(program.objectives)},
        "tracks": {t.id: _spread(games.column(tracks + k)) for k, t in enumerate(program.tracks)},
        "escalation": _spread(games.column(ROW_ESCALATION)),
        "cohesion": _spread(games.column(ROW_COHESION)),
        "trust": _spread(games.column(ROW_TRUST)),
        "injects": {inject.id: round(way.fires(i), 4) for i, inject in enumerate(program.injects)},
        "responses": {program.responses[r]: asdict(balance.usage(way, r)) for r in balance.responses},
    }
