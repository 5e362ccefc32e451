"""What became of each order and answer of a line over its games: how often accepted, refused, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tabletop.authoring.lines.judging import Games
from tabletop.engine.game import WHY_NOT
from tabletop.engine.program import AGREED, DROPPED, GIVEN, LAPSED, REFUNDED, REFUSED, WITHDRAWN
from tabletop.engine.texts import Program

SEEDS = 3
"""How many seeds of a refusal are named."""
_BECAME = {
    AGREED: "accepted",
    REFUSED: "refused by {}",
    REFUNDED: "refused by {}, its costs returned",
    LAPSED: "overtaken by events",
    DROPPED: "could no longer be paid",
    WITHDRAWN: "withdrawn",
    GIVEN: "given, and not decided",
}
OVER = "the game was over before"
NOT_OPEN = "not on the menu"
TAKEN = "taken"
GOOD = (_BECAME[AGREED], TAKEN)


@dataclass(frozen=True)
class Fate:
    """What became of one order or answer of one turn: what, how often, and the first seeds; the most frequent first."""

    turn: int
    actor: str
    what: str
    counts: tuple[tuple[str, int, tuple[int, ...]], ...]

    def __str__(self) -> str:
        return f"turn {self.turn} {self.actor}, {self.what}: " + "; ".join(map(_part, self.counts))


def _part(came: tuple[str, int, tuple[int, ...]]) -> str:
    words, count, seeds = came
    if words in GOOD:
        return f"{count} {words}"
    plural = "s" if count > 1 else ""
    return f"{count} {words} (seed{plural} {', '.join(map(str, seeds))}{' ..' if count > len(seeds) else ''})"


def fates(games: Games, program: Program) -> Iterator[Fate]:
    """Of every order, in the order of the line, and then of every answer."""
    p = program.tables
    for k, given in enumerate(games.plan.given):
        body = p.option.body[given.option]
        by = f"'{program.bodies[body].id}'" if body >= 0 else "its body"
        came = [_said(game.became[k], by) for game in games.played]
        yield Fate(given.turn, program.actors[given.actor].id, str(given.order), _counted(came))
    for k, answered in enumerate(games.plan.answered):
        inject = p.choice.inject[answered.choice]
        came = [
            TAKEN if game.chosen[k] else _unasked(game.state[p.at.fired + inject]) for game in games.played
        ]
        actor = program.actors[p.inject.ask[inject]].id
        yield Fate(answered.turn, actor, f"{answered.picked} to {answered.inject}", _counted(came))


def _said(became: int, by: str) -> str:
    if became < 0:
        return f"{NOT_OPEN}: {WHY_NOT[-became]}"
    return OVER if became == 0 else _BECAME[became].format(by)


def _unasked(fired: float) -> str:
    """Why an answer was not taken, by the turn in which its inject fired (0: never)."""
    return "never asked" if fired == 0.0 else "not asked in that turn, or not on offer"


def _counted(came: Sequence[str]) -> tuple[tuple[str, int, tuple[int, ...]], ...]:
    seeds: dict[str, list[int]] = {}
    for seed, words in enumerate(came):
        seeds.setdefault(words, []).append(seed)
    return tuple((words, n, tuple(seeds[words][:SEEDS])) for words, n in Counter(came).most_common())
