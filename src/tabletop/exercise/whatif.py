"""The same dice, another decision: what would have come of it, had one order gone to another body or not been given.

Each answer is one game, played from the turn of the order with everything else as it was: exact for these dice, and
no forecast for others. Only after ENDEX: before, it would tell the future. Orders that were not given, and answers,
are the other room's: `untried`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

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

Kept: TypeAlias = Ordered | Answered | Voted | Amended | Advanced
#: How it would have been otherwise: not ordered, before another body, another answer, another order, one order more.
Kind: TypeAlias = Literal["without", "body", "answer", "instead", "besides"]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """One decision taken otherwise, and how the exercise would have ended; `by` is the change of the score."""

    turn: int
    order: str  # in words, what was ordered or answered; "" where something would have been ordered besides
    instead: str  # in words, "" for not giving it
    ending: str  # its title
    outcome: str
    score: float | None
    by: float | None
    ratings: tuple[tuple[str, str, float], ...]  # of each objective: title, letter, change of its score
    left_out: int  # later decisions that could no longer be taken
    kind: Kind = "without"
    games: int = 1  # 1: these dice; more: a mean over as many dice
    ends_alike: bool = False  # in the ending that came


def what_if(game: Game, entries: Sequence[Entry], seat: str) -> Iterator[WhatIf]:
    """Every order of the seat that stood, with each other body it could have gone to, and without it.

    None before ENDEX and none of turns whose dice have changed since or in which a facilitator intervened.
    """
    if game.stage != "over":
        return
    kept, since = standing_entries(entries)
    compared = Compared(game, seat)
    for at, entry in enumerate(kept):
        if not isinstance(entry, Ordered) or entry.actor != seat or entry.turn < since:
            continue
        start = game.rewind(entry.turn, "same")
        if isinstance(start, Refusal):
            continue
        first = next(k for k, one in enumerate(kept) if one.turn >= entry.turn)
        for change in (*_other_bodies(game, entry), None):
            put = [] if change is None else [replace(entry, order=change)]
            played = play_on(start, *changed(kept[first:], at - first, put))
            if played is not None:
                given = order_words(game.program, seat, entry.order)
                instead = "" if change is None else order_words(game.program, seat, change)
                yield compared.told("body" if instead else "without", entry.turn, given, instead, *played)


class Compared:
    """How a game ended, for one seat; and how others, played from it, ended beside it."""

    def __init__(self, game: Game, seat: str) -> None:
        view = views.build(game, seat)
        seen = view.objectives
        self._seat = seat
        self._ending = view.ending.title if view.ending else ""
        self._scores = [one.score for one in seen]
        self._mine = score(seen)

    def told(self, kind: Kind, turn: int, order: str, instead: str, after: Game, left_out: int) -> WhatIf:
        """Another game that is over, in words and points."""
        seen = views.build(after, self._seat)
        got = score(seen.objectives)
        return WhatIf(
            turn=turn,
            order=order,
            instead=instead,
            ending=seen.ending.title if seen.ending else "",
            outcome=seen.ending.outcome if seen.ending else "",
            score=got,
            by=None if got is None or self._mine is None else got - self._mine,
            ratings=tuple(
                (one.title, one.rating, one.score - before)
                for one, before in zip(seen.objectives, self._scores, strict=True)
            ),
            left_out=left_out,
            kind=kind,
            ends_alike=bool(seen.ending and seen.ending.title == self._ending),
        )


def standing_entries(entries: Sequence[Entry]) -> tuple[list[Kept], int]:
    """What neither going back nor taking back has undone, and the first turn that can be played again as it was."""
    kept: list[Kept] = []
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


def changed(entries: Sequence[Kept], at: int, put: Sequence[Kept]) -> tuple[list[Kept], int]:
    """The entries with `put` in place of the one at `at`, without what hung on it; and where `put` begins, or -1."""
    gone = entries[at]
    kept: list[Kept] = []
    begin = -1
    for k, entry in enumerate(entries):
        if k == at:
            begin = len(kept) if put else -1
            kept.extend(put)
        elif not (isinstance(gone, Ordered) and _concerns(entry, gone)):
            kept.append(entry)
    return kept, begin


def play_on(game: Game, entries: Sequence[Kept], must: int) -> tuple[Game, int] | None:
    """To the end, and how many decisions could not be taken; None when the one at `must` (-1: none) could not."""
    left_out = 0
    for k, entry in enumerate(entries):
        if game.stage == "over":
            break
        if isinstance(entry, Advanced):
            game = game.advance()
            continue
        after = effect(game, entry)
        if not isinstance(after, Refusal):
            game = after
        elif k == must:
            return None
        else:
            left_out += 1
    while game.stage != "over":
        game = game.advance()
    return game, left_out


def _concerns(entry: Kept, order: Ordered) -> bool:
    """Whether an entry amends or votes on the order that is no longer given so."""
    if entry.turn != order.turn:
        return False
    if isinstance(entry, Amended):
        return (entry.actor, entry.order) == (order.actor, order.order)
    return isinstance(entry, Voted) and entry.order == f"{order.actor}:{order.order}"
