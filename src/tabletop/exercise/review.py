"""An exercise looked back on, as data: how numbers went, what was decided and why, how sure people were, and branches.

Derived from the record, as the seat saw it; after ENDEX numbers are the truth, beside what the seat believed. Never
holds what the View tells already (ending, objectives, promises, refusals), nor how it looks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tabletop.engine import views
from tabletop.engine.game import WITHDRAW, Game
from tabletop.engine.kernel.beliefs import estimate, sees_escalation, sees_track
from tabletop.engine.kernel.trust import trust
from tabletop.engine.texts import Program
from tabletop.exercise.branches import Branch, branches, order_words
from tabletop.exercise.cooperation import Failure, Overruled, failures, overruled
from tabletop.exercise.expectations import Expectation, expectations
from tabletop.exercise.progress import Calibration, Call, calibration, standing
from tabletop.exercise.replaying import replay
from tabletop.exercise.whatif import WhatIf, standing_entries, what_if
from tabletop.journal import Amended, Entry, Noted, Ordered, Rewound


@dataclass(frozen=True, slots=True)
class Series:
    """A number over the turns: when the first Orders opened, then at the end of each turn. None: not known."""

    id: str
    title: str
    letter: str
    values: tuple[float | None, ...]
    believed: tuple[float | None, ...]
    low: float
    high: float
    good: str  # low, high, none
    bands: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Given:
    """An order of the seat that stood, with what was said when it was given; `came_out` None while not known."""

    turn: int
    title: str  # as it was given
    sure: float | None
    why: str
    came_out: bool | None
    became: str = ""  # on the floor: "withdrawn", or "amended to ..."; "" where it stayed as it was

    @property
    def words(self) -> str:
        """The order and what became of it on the floor."""
        return f"{self.title}, {self.became}" if self.became else self.title


@dataclass(frozen=True, slots=True)
class Review:
    """All of it. `is_truth`: the exercise is over, so that numbers are no longer estimates."""

    is_truth: bool
    turns: int  # closed
    tracks: tuple[Series, ...]
    escalation: Series | None
    trust: tuple[Series, ...]  # of each other actor in the seat
    given: tuple[Given, ...]
    calibration: Calibration | None
    branches: tuple[Branch, ...]
    what_ifs: tuple[WhatIf, ...]
    failures: tuple[Failure, ...] = ()
    overruled: tuple[Overruled, ...] = ()
    expected: tuple[Expectation, ...] = ()  # only after ENDEX


def review(program: Program, entries: Sequence[Entry], seat: str) -> Review:
    """The review of a record for one seat; takes some tenths of a second. Raises as `replayed` does."""
    game = replay(program, entries)
    calls = standing(program, entries, seat).calls
    is_truth = game.stage == "over"
    return Review(
        is_truth=is_truth,
        turns=len(_states(game)) - 1,
        tracks=_tracks(game, seat, is_truth),
        escalation=_escalation(game, seat, is_truth),
        trust=_trust(game, seat),
        given=_given(program, entries, seat, calls),
        calibration=calibration(calls),
        branches=branches(program, entries, seat),
        what_ifs=tuple(what_if(game, entries, seat)),
        failures=failures(game, seat),
        overruled=overruled(game, seat),
        expected=expectations(game, entries, seat),
    )


def _states(game: Game) -> list[tuple[float, ...]]:
    """The state when the first Orders opened, and at the end of each turn."""
    first = game.past[0].opened if game.past else game.opened
    closed = [record.closed for record in game.past]
    return [first, *closed, *([game.state] if game.stage == "results" else [])]


def _tracks(game: Game, seat: str, is_truth: bool) -> tuple[Series, ...]:
    p, me = game.tables, game.actor(seat) or 0
    found = []
    for k, text in enumerate(game.program.tracks):
        believed = tuple(
            estimate(p, list(s), game.dice, k, me) if sees_track(p, list(s), k, me) else None
            for s in _states(game)
        )
        true = tuple(s[p.at.track + k] for s in _states(game))
        if is_truth or any(value is not None for value in believed):
            values = true if is_truth else believed
            found.append(
                Series(text.id, text.title, "", values, believed, text.low, text.high, text.good, text.bands)
            )
    return tuple(found)


def _escalation(game: Game, seat: str, is_truth: bool) -> Series | None:
    p, me = game.tables, game.actor(seat) or 0
    true = tuple(s[p.at.escalation] for s in _states(game))
    seen = tuple(s[p.at.escalation] if sees_escalation(p, list(s), me) else None for s in _states(game))
    if not is_truth and not any(value is not None for value in seen):
        return None
    values = true if is_truth else seen
    bands = game.program.escalation_bands
    return Series("escalation", "Escalation", "", values, seen, 0.0, 100.0, "low", bands)


def _trust(game: Game, seat: str) -> tuple[Series, ...]:
    p, me = game.tables, game.actor(seat) or 0
    found = []
    for one in views.build(game, seat).actors:
        other = game.actor(one.id)
        if one.trust_in_me is None or other is None:
            continue
        values = tuple(trust(p, list(s), other, me) for s in _states(game))
        found.append(Series(one.id, one.name, one.letter, values, values, 0.0, 100.0, "high", ()))
    return tuple(found)


def _given(program: Program, entries: Sequence[Entry], seat: str, calls: Sequence[Call]) -> tuple[Given, ...]:
    """The seat's orders that stood, each with the last word about it."""
    said: dict[tuple[int, str], Noted] = {}
    for entry in entries:
        match entry:
            case Noted(turn, actor, _, _, about) if about and actor == seat:
                said[turn, about] = entry
            case Rewound(turn):
                said = {key: note for key, note in said.items() if key[0] < turn}
    came_out = {(call.turn, call.order): call.came_out for call in calls}
    found = []
    kept = standing_entries(entries)[0]
    changes = {
        (one.turn, one.order): one.change for one in kept if isinstance(one, Amended) and one.actor == seat
    }
    for one in kept:
        if not isinstance(one, Ordered) or one.actor != seat:
            continue
        note = said.get((one.turn, one.order))
        change = changes.get((one.turn, one.order), "")
        amended = f"amended to “{order_words(program, seat, change)}”" if change else ""
        found.append(
            Given(
                turn=one.turn,
                title=order_words(program, seat, one.order),
                sure=None if note is None else note.confidence,
                why="" if note is None else note.text,
                came_out=came_out.get((one.turn, change or one.order)),
                became="withdrawn" if change == WITHDRAW else amended,
            )
        )
    return tuple(found)
