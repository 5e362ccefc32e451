"""How a game gets into its record: its start, and each decision and closed stage as it happens.

A session of people keeps what they decide with it, and so does a game that plays itself (`autoplay`, `script`). Never
decides anything, and never replays: that is `replaying`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from tabletop import __version__
from tabletop.engine.game import RULES_VERSION, Game
from tabletop.engine.texts import Program
from tabletop.journal import FORMAT, Advanced, Ended, Entry, Journal, Noted, Started

Keep: TypeAlias = Callable[[Entry], None]
"""Takes each entry, in the order of the game, before it takes effect."""

PLAYED_BY = "played by"
"""What the note is about that says who plays from there on, in place of people or after."""

PEOPLE = "people"
"""Who plays on after a policy or a script: it is nobody's result still, but no longer its alone."""


def forget(entry: Entry) -> None:
    """Keeps nothing: a game without a record."""


def started(program: Program, files: Mapping[str, str], *, seed: int, seats: Sequence[str]) -> Started:
    """The first entry of a record; the first of `seats` leads. `files`: the texts `program` was made of."""
    return Started(
        format=FORMAT,
        scenario_id=program.id,
        title=program.title,
        digest=program.digest,
        scenario=dict(files),
        rules_version=RULES_VERSION,
        engine_version=__version__,
        seed=seed,
        played=tuple(seats),
        lead=seats[0],
    )


def advanced(game: Game, keep: Keep) -> Game:
    """The game after its stage: what closed it is kept with the state's digest."""
    after = game.advance()
    keep(Advanced(game.turn, game.stage, after.digest()))
    return after


def end(game: Game, keep: Keep) -> None:
    """Keep the record's last word where the game is over."""
    if game.stage == "over" and game.ending is not None:
        keep(Ended(game.turn, game.ending))


def closed(game: Game, keep: Keep) -> Game:
    """The game after its stage, kept as `advanced` does, and the record's last word at the end."""
    after = advanced(game, keep)
    end(after, keep)
    return after


class Recorder:
    """A new record, of a game that plays itself; call it with each entry.

    `by` says who plays, such as "policy greedy": the record says so too, so that it is nobody's result. Raises
    JournalError when nothing can be kept.
    """

    def __init__(self, journal: Journal, first: Started, by: str) -> None:
        self._journal = journal
        self._length = 1
        self.exercise_id = journal.create(first)
        self(Noted(1, first.played[0], by, about=PLAYED_BY))

    def __call__(self, entry: Entry) -> None:
        """Keep an entry: it is on disk before this returns. Raises JournalError and Conflict."""
        self._journal.append(self.exercise_id, entry, self._length)
        self._length += 1


def player(entries: Sequence[Entry]) -> str:
    """Who played in place of people, such as "policy greedy" or "policy greedy, then people"; "" where people did."""
    first = entries[1] if len(entries) > 1 else None
    if not isinstance(first, Noted) or first.about != PLAYED_BY:
        return ""
    others = (one.text for one in entries[2:] if isinstance(one, Noted) and one.about == PLAYED_BY)
    return ", then ".join(dict.fromkeys([first.text, *others]))


def is_by_machine(entries: Sequence[Entry]) -> bool:
    """Whether what stands last in the record was played in place of people."""
    return bool(player(entries)) and not player(entries).endswith(PEOPLE)
