"""The same dice, another decision: what would have come of it, had one order gone to another body or not been given.

Each answer is one game, played from the turn of the order with everything else as it was: exact for these dice, and
no forecast for others. Only after ENDEX: before, it would tell the future.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from tabletop.engine import views
from tabletop.engine.game import Game, Refusal
from tabletop.exercise.branches import order_words
from tabletop.exercise.progress import score
from tabletop.exercise.replaying import effect
from tabletop.journal import (
    Advanced,
    Amended,
    Answered,
    Defined,
    Entry,
    Intervened,
    Ordered,
    Rewound,
    Undone,
    Voted,
)

_Kept: TypeAlias = Ordered | Answered | Voted | Amended | Advanced


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One order given otherwise, and how the exercise would have ended; `by` is the change of the score."""

    turn: int
    order: str  # in words, as it was given
    instead: str  # in words, "" for not giving it
    ending: str  # its title
    outcome: str
    score: float | None
    by: float | None
    ratings: tuple[tuple[str, str, float], ...]  # of each objective: title, letter, change of its score
    left_out: int  # later decisions that could no longer be taken


def what_if(game: Game, entries: Sequence[Entry], seat: str) -> Iterator[WhatIf]:
    """Every order of the seat that stood, with each other body it could have gone to, and without it.

    None before ENDEX and none of turns whose dice have changed since or in which a facilitator intervened.
    """
    if game.stage != "over":
        return
    kept, since = standing_entries(entries)
    real = views.build(game, seat)
    scores = [one.score for one in real.objectives]
    mine = score(real.objectives)
    for at, entry in enumerate(kept):
        if not isinstance(entry, Ordered) or entry.actor != seat or entry.turn < since:
            continue
        start = game.rewind(entry.turn, "same")
        if isinstance(start, Refusal):
            continue
        first = next(k for k, one in enumerate(kept) if one.turn >= entry.turn)
        for change in (*_other_bodies(game, entry), None):
            played = _played(start, kept[first:], at - first, change)
            if played is None:
                continue
            after, left_out = played
            seen = views.build(after, seat)
            got = score(seen.objectives)
            yield WhatIf(
                turn=entry.turn,
                order=order_words(game.program, seat, entry.order),
                instead="" if change is None else order_words(game.program, seat, change),
                ending=seen.ending.title if seen.ending else "",
                outcome=seen.ending.outcome if seen.ending else "",
                score=got,
                by=None if got is None or mine is None else got - mine,
                ratings=tuple(
                    (one.title, one.rating, one.score - before)
                    for one, before in zip(seen.objectives, scores, strict=True)
                ),
                left_out=left_out,
            )


def standing_entries(entries: Sequence[Entry]) -> tuple[list[_Kept], int]:
    """What neither going back nor taking back has undone, and the first turn that can be played again as it was."""
    kept: list[_Kept] = []
    since = 1
    for entry in entries:
        match entry:
            case Rewound(turn, dice):
                kept = [one for one in kept if one.turn < turn]
                since = turn if dice == "new" else min(since, turn)
            case Intervened(turn) | Defined(turn):
                since = max(since, turn + 1)
            case Undone(turn, actor):
                for at in range(len(kept) - 1, -1, -1):
                    one = kept[at]
                    if isinstance(one, Ordered) and (one.turn, one.actor) == (turn, actor):
                        del kept[at]
                        break
            case Ordered() | Answered() | Voted() | Amended() | Advanced():
                kept.append(entry)
    return kept, since


def _other_bodies(game: Game, entry: Ordered) -> Iterator[str]:
    actor, p = game.actor(entry.actor), game.tables
    given = None if actor is None else game.option(actor, entry.order)
    if actor is None or given is None:
        return
    for option in range(p.actor.option_first[actor], p.actor.option_last[actor]):
        if option != given and p.option.form[option] == p.option.form[given]:
            yield game.program.options[option]


def _played(game: Game, entries: Sequence[_Kept], at: int, change: str | None) -> tuple[Game, int] | None:
    """To the end, with the entry at `at` changed; None when it could not have been changed so."""
    replaced = entries[at]
    assert isinstance(replaced, Ordered)
    left_out = 0
    for k, entry in enumerate(entries):
        if game.stage == "over":
            break
        if isinstance(entry, Advanced):
            game = game.advance()
            continue
        if _concerns(entry, replaced):
            continue
        if k == at:
            if change is None:
                continue
            entry = replace(replaced, order=change)
        after = effect(game, entry)
        if not isinstance(after, Refusal):
            game = after
        elif k == at:
            return None
        else:
            left_out += 1
    while game.stage != "over":
        game = game.advance()
    return game, left_out


def _concerns(entry: _Kept, order: Ordered) -> bool:
    """Whether an entry amends or votes on the order that is no longer given so."""
    if entry.turn != order.turn:
        return False
    if isinstance(entry, Amended):
        return (entry.actor, entry.order) == (order.actor, order.order)
    return isinstance(entry, Voted) and entry.order == f"{order.actor}:{order.order}"
