"""What came of recorded exercises: scores, endings and calibration, derived by playing each record once more.

Nothing of it is kept in the record, so that a better way to score needs no new record. Never reads a store.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tabletop.engine import views
from tabletop.engine.game import Game
from tabletop.engine.texts import Program
from tabletop.engine.view import ObjectiveView
from tabletop.exercise.recording import player
from tabletop.exercise.replaying import replayed
from tabletop.journal import Advanced, Amended, Entry, Noted, Rewound, Started

_FAILED = ("refused", "refunded")


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody said how sure they were that an order comes out as meant (0..100), and it did or it did not."""

    turn: int
    order: str
    sure: float
    came_out: bool


@dataclass(frozen=True, slots=True)
class Finish:
    """How a branch of an exercise ended. `score` is 0..100, None without objectives."""

    ending: str  # title
    outcome: str
    score: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an exercise stands, as its seat sees it. `outcome` is "" and `score` not final while it goes on."""

    seat: str  # its name
    turn: int
    turns: int
    ending: str  # its title, "" while open
    outcome: str  # victory, compromise, stalemate, defeat; "" while open
    score: float | None  # 0..100, None without objectives
    ratings: tuple[tuple[str, str, float], ...]  # title, letter, score
    calls: tuple[Call, ...]
    left: tuple[Finish, ...] = ()  # branches that had ended before people went back
    player: str = ""  # who played in place of people, such as "policy greedy"


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well people knew how sure to be. `brier` is 0 for a prophet, 0.25 for one who always says 50."""

    count: int
    brier: float
    said: float  # mean of what was said, 0..100
    came_out: float  # share of what came out, 0..100


def standing(program: Program, entries: Sequence[Entry], seat: str = "") -> Standing:
    """What a record has come to, for one seat (default: the one that leads). Raises as `replayed` does."""
    header = entries[0] if entries and isinstance(entries[0], Started) else None
    seat = seat or ((header.lead or header.played[0]) if header else "")
    sure: dict[tuple[int, str], float] = {}
    outcomes: dict[tuple[int, str], bool] = {}
    game: Game | None = None
    left: list[Finish] = []
    for entry, after in replayed(program, entries):
        before, game = game, after
        if isinstance(entry, Rewound) and before is not None and before.stage == "over":
            left.append(_finish(before, seat))
        match entry:
            case Noted(turn, actor, _, float() | int() as confidence, about) if about and actor == seat:
                sure[turn, about] = float(confidence)
            case Amended(turn, actor, order, change) if actor == seat and (turn, order) in sure:
                sure[turn, change] = sure.pop((turn, order))
            case Advanced():
                _learn(after, seat, outcomes)
            case Rewound(turn):
                sure = {key: value for key, value in sure.items() if key[0] < turn}
                outcomes = {key: value for key, value in outcomes.items() if key[0] < turn}
    assert game is not None  # the first entry is the start, or `replayed` has raised
    seen = views.build(game, seat)
    return Standing(
        seat=seen.seat_name,
        turn=game.turn,
        turns=seen.turns,
        ending=seen.ending.title if seen.ending else "",
        outcome=seen.ending.outcome if seen.ending else "",
        score=score(seen.objectives),
        ratings=tuple((one.title, one.rating, one.score) for one in seen.objectives),
        calls=tuple(
            Call(turn, order, said, outcomes[turn, order])
            for (turn, order), said in sure.items()
            if (turn, order) in outcomes
        ),
        left=tuple(left),
        player=player(entries),
    )


def _finish(game: Game, seat: str) -> Finish:
    seen = views.build(game, seat)
    ending, outcome = (seen.ending.title, seen.ending.outcome) if seen.ending else ("", "")
    return Finish(ending, outcome, score(seen.objectives))


def _learn(game: Game, seat: str, outcomes: dict[tuple[int, str], bool]) -> None:
    """Note which of the seat's orders were refused, and which came out or did not."""
    if game.stage != "results":
        return
    seen = views.build(game, seat)
    for order in seen.orders:
        if order.is_mine and order.status in _FAILED:
            outcomes[game.turn, order.id] = False
    for result in seen.results:
        if result.actor_name == seen.seat_name:
            outcomes[result.ordered, result.order] = result.is_certain or result.is_success


def score(objectives: Sequence[ObjectiveView]) -> float | None:
    """The mean of the objectives' scores by their weights, 0..100; None where nothing weighs."""
    total = sum(one.weight for one in objectives if one.weight > 0)
    if total <= 0:
        return None
    return sum(one.weight * one.score for one in objectives if one.weight > 0) / total


def best(found: Iterable[Standing]) -> Finish | None:
    """The end with the highest score, branches that people went back from included; the first of equals. None without.

    What played itself is nobody's result.
    """
    people = [one for one in found if not one.player]
    every = [end for one in people for end in (Finish(one.ending, one.outcome, one.score), *one.left)]
    ended = [one for one in every if one.outcome and one.score is not None]
    return max(ended, key=lambda one: one.score or 0.0, default=None)


def calibration(calls: Sequence[Call]) -> Calibration | None:
    """How sure against how right, over all calls; None without any. The score is Brier's (1950), for two outcomes."""
    if not calls:
        return None
    count = len(calls)
    return Calibration(
        count=count,
        brier=sum((call.sure / 100 - call.came_out) ** 2 for call in calls) / count,
        said=sum(call.sure for call in calls) / count,
        came_out=100 * sum(call.came_out for call in calls) / count,
    )
