"""From a record to a game: the entries are played once more, and each closed stage is compared with its digest.

Never holds storage, and never decides anything: what is not in the record did not happen.
"""

from collections.abc import Iterator, Sequence

from tabletop.engine.game import RULES_VERSION, Game, Refusal, start
from tabletop.engine.texts import Program
from tabletop.exercise.intervening import define, intervene
from tabletop.journal import (
    FORMAT,
    Advanced,
    Amended,
    Answered,
    Defined,
    Ended,
    Entry,
    Intervened,
    Noted,
    Ordered,
    Rewound,
    Started,
    Undone,
    Voted,
)


class ReplayError(Exception):
    """A record cannot be played again; `at` is the place of the entry in it (0 is the start)."""

    def __init__(self, at: int, why: str) -> None:
        super().__init__(f"entry {at}: {why}")
        self.at = at


class Diverged(ReplayError):
    """The record says one thing and these rules compute another."""


def replay(program: Program, entries: Sequence[Entry]) -> Game:
    """The game at the end of the record. Raises as `replayed` does."""
    for _, game in replayed(program, entries):
        after = game
    return after


def replayed(program: Program, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Game]]:
    """Each entry with the game after it; `program` is compiled from the texts that the record keeps.

    Raises ReplayError when the record begins otherwise than with its start, is of another layout, of another version
    of the rules or of another scenario than `program`, or holds an entry that is refused or unknown here; Diverged when
    the digest of a state differs.
    """
    if not entries or not isinstance(entries[0], Started):
        raise ReplayError(0, "the record does not begin with its start")
    header = entries[0]
    if header.format != FORMAT:
        raise ReplayError(0, f"its entries have layout {header.format}, this version reads {FORMAT}")
    if header.rules_version != RULES_VERSION:
        raise ReplayError(
            0, f"played by version {header.rules_version} of the rules, this is {RULES_VERSION}"
        )
    if header.digest != program.digest:
        raise ReplayError(0, "the scenario is not the one that was played")
    try:
        game = start(program, header.seed, header.played)
    except ValueError as error:
        raise ReplayError(0, str(error)) from error
    additions: list[str] = []
    yield header, game
    for at, entry in enumerate(entries[1:], start=1):
        match entry:
            case Noted() | Ended():
                pass
            case Rewound(turn, dice):
                game = _done(at, game.rewind(turn, dice))
            case Intervened():
                game = _done(at, intervene(game, entry, at))
            case Defined(yaml=text):
                additions.append(text)
                game = _done(at, define(game, header.scenario, additions))
            case Advanced(turn, stage, digest):
                if (turn, stage) != (game.turn, game.stage):
                    raise Diverged(at, f"it closes {stage} of turn {turn}, the game is in {_where(game)}")
                game = game.advance()
                if game.digest() != digest:
                    raise Diverged(at, f"after {stage} of turn {turn} the state is not the recorded one")
            case Ordered() | Undone() | Answered() | Voted() | Amended():
                game = _done(at, effect(game, entry))
            case _:
                raise ReplayError(at, f"this version cannot replay {type(entry).__name__}")
        yield entry, game


def _done(at: int, after: Game | Refusal) -> Game:
    if isinstance(after, Refusal):
        raise ReplayError(at, after.message)
    return after


def has_ended(entries: Sequence[Entry]) -> bool:
    """Whether the record holds its closing word, and nobody went back behind it."""
    last = [entry for entry in entries if isinstance(entry, Ended | Rewound)]
    return bool(last) and isinstance(last[-1], Ended)


def effect(game: Game, entry: Ordered | Undone | Answered | Voted | Amended) -> Game | Refusal:
    """The game after a seat's decision, or why it may not be taken. The one way from an entry to its effect."""
    match entry:
        case Ordered(_, actor, order):
            return game.order(actor, order)
        case Undone(_, actor):
            return game.undo(actor)
        case Answered(_, actor, inject, choice):
            return game.answer(actor, inject, choice)
        case Voted(_, actor, order, vote):
            return game.vote(actor, order, vote)
        case Amended(_, actor, order, change):
            return game.amend(actor, order, change)


def _where(game: Game) -> str:
    return f"{game.stage} of turn {game.turn}"
