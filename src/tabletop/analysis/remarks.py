"""What a balance shows that may be meant: what never differs, and objectives and endings that say different things.

What is a fault of a scenario is told in `faults`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tabletop.analysis import names
from tabletop.analysis.balance import Balance, Way
from tabletop.analysis.batch import ROW_SCORES
from tabletop.analysis.faults import ENOUGH, games, inject_named, never_open, order_named, title
from tabletop.analysis.wilson import interval
from tabletop.engine.program import Tables
from tabletop.engine.words import several

SELDOM = 2.0
"""Percent of games below which something is said hardly ever to happen (judgement)."""
APART = 10.0
"""Percent of games by which another way must surely win more, before objectives and endings disagree (judgement)."""


@dataclass(frozen=True)
class Remark:
    """Something that may be meant so: what never differs, or objectives and endings that say different things."""

    kind: str
    words: str


def remarks(balance: Balance) -> Iterator[Remark]:
    """What never happens or always does, beyond the faults: endings, injects, bodies' answers, tracks; and first
    whether the plan that scores most is another than the one that wins most."""
    yield from _disagreement(balance)
    program, ways, p = balance.program, balance.ways, balance.tables
    played = games(balance)
    for e, ending in enumerate(program.endings):
        if not any(way.games.counts.ends[e] for way in ways):
            yield Remark(
                "ending", f"No game of {played:,} ended with {names.with_id(ending.title, ending.id)}."
            )
    for i in range(len(program.injects)):
        if all(way.fires(i) == 100.0 for way in ways) and p.inject.at[i] < 0:
            yield Remark(
                "inject", f"Inject {inject_named(balance, i)} fired in every game, whatever was done."
            )
    yield from _seldom(balance)
    yield from _bodies(balance)
    for t, track in enumerate(program.tracks):
        columns = [way.games.column(_first_track(p) + t) for way in ways]
        if len({x for column in columns for x in column}) == 1:
            yield Remark(
                "track", f"{names.with_id(track.title, track.id)} ended every game at {columns[0][0]:g}."
            )


def _seldom(balance: Balance) -> Iterator[Remark]:
    """What few games come to, and what those who plan ahead have hardly any use for."""
    program, ways = balance.program, balance.ways
    often = [max(way.fires(i) for way in ways) for i in range(len(program.injects))]
    rare = [inject_named(balance, i) for i, percent in enumerate(often) if 0.0 < percent < SELDOM]
    if rare:
        yield Remark(
            "inject", f"Fired in fewer than {SELDOM:g} % of the games of every way: {several(rare)}."
        )
    planned = [way for way in ways if way.kind == "line" or way.name in ("greedy", "expert")]
    if balance.player is None or balance.player.name not in ("greedy", "expert"):
        return
    unused, shut = [], {fault.index for fault in never_open(balance)}
    for response in balance.responses:
        given = [balance.usage(way, response).given for way in planned]
        if 100.0 * max(given) < SELDOM and response not in shut:
            name = names.response(program, balance.seat, response)
            unused.append(names.with_id(name, program.responses[response]))
    if unused:
        who = several([title(way) for way in planned if way.kind == "policy"])
        yield Remark(
            "response",
            f"Ordered in fewer than {SELDOM:g} of 100 games by {who}, and by any line: {several(unused)}.",
        )


def _disagreement(balance: Balance) -> Iterator[Remark]:
    """Where another way wins plainly more games than the way that scores most."""
    best = balance.best
    most = max(balance.ways, key=lambda way: _won(balance, way) / max(1, len(way.games)))
    (_, high), (low, _) = (interval(_won(balance, way), len(way.games)) for way in (best, most))
    if low - high > APART:
        won = [f"{100.0 * _won(balance, way) / len(way.games):.0f} %" for way in (best, most)]
        yield Remark(
            "objectives",
            f"Objectives and endings disagree: {title(best)} scores most and wins {won[0]} of its games, "
            f"{title(most)} wins {won[1]}.",
        )


def _won(balance: Balance, way: Way) -> int:
    """How many of a way's games end in victory."""
    endings = enumerate(balance.program.endings)
    return sum(int(way.games.counts.ends[e]) for e, one in endings if one.outcome == "victory")


def _bodies(balance: Balance) -> Iterator[Remark]:
    """Orders that a body always or never agrees to."""
    p = balance.tables
    for o in range(p.actor.option_first[balance.seat], p.actor.option_last[balance.seat]):
        if p.option.body[o] < 0 or _asks_nobody(p, p.option.body[o], balance.seat):
            continue
        agreed = sum(way.games.counts.agreed[o] for way in balance.ways)
        refused = sum(way.games.counts.refused[o] for way in balance.ways)
        if agreed + refused < ENOUGH or (agreed and refused):
            continue
        word = "always" if agreed else "never"
        yield Remark(
            "body", f"{order_named(balance, o)} was {word} agreed to, {agreed + refused:,.0f} times."
        )


def _asks_nobody(p: Tables, body: int, seat: int) -> bool:
    """Whether the body has no members but the seat itself."""
    listed = p.body.listed[body * p.n.actors : (body + 1) * p.n.actors]
    return not p.body.dynamic[body] and not any(x for a, x in enumerate(listed) if a != seat)


def _first_track(p: Tables) -> int:
    return ROW_SCORES + p.n.objectives
