"""Why cooperation failed, when it failed: every order of a seat that came to nothing, with the cause and a sentence.

Read from the record of an exercise that is over or goes on, as far as the seat may know. Never weighs causes: where
several were at work it names the strongest, as the rules add them up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from tabletop.engine import views
from tabletop.engine.clauses import loaded
from tabletop.engine.game import Game, TurnRecord
from tabletop.engine.program import MODE_CHANCE
from tabletop.engine.view import OrderView, ResultView, StanceView, View

Cause: TypeAlias = Literal["interest", "trust", "law", "capability", "will", "exposure", "time"]
CAUSES: tuple[Cause, ...] = ("interest", "trust", "law", "capability", "will", "exposure", "time")

#: The terms of support by cause. A burden or a line of its own is a member's interest; who was not asked does not
#: trust the asking; mood, and what the others do, move a cabinet's will. Which goes where is judgement.
_BY_TERM: dict[str, Cause] = {
    "interest": "interest", "burden": "interest", "red_line": "interest",
    "base": "trust", "trust": "trust", "consulted": "trust",
    "law": "law",
    "will": "will", "mood": "will", "peers": "will",
    "exposure": "exposure",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Failure:
    """An order that came to nothing or fell short, and one cause of it. `who` is "" where it was nobody's refusal."""

    turn: int
    order: str  # title
    body: str  # title, "" without
    cause: Cause
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Overruled:
    """Somebody said no to an order that was agreed all the same."""

    turn: int
    order: str
    body: str
    by: str  # name of the orderer
    who: str
    is_me: bool  # it was this seat that was overruled


def failures(game: Game, seat: str) -> tuple[Failure, ...]:
    """In the order of turns; one for each member whose no, or missing yes, stopped an order of the seat."""
    found: list[Failure] = []
    contributed: dict[tuple[str, int], OrderView] = {}
    for turn, view in _closed(game, seat):
        for order in view.orders:
            if order.is_mine:
                contributed[order.id, turn] = order
                found.extend(_stopped(turn, order))
        found.extend(
            one
            for result in view.results
            if result.actor_name == view.seat_name
            for one in _short(game, turn, result, contributed.get((result.order, result.ordered)))
        )
    if game.stage == "over":
        for order in views.build(game, seat).pending:
            if order.is_mine:
                words = (
                    f"it would have taken effect in turn {order.due}; the exercise ended in turn {game.turn}"
                )
                found.append(Failure(game.turn, order.title, order.body, "time", "", words))
    return tuple(found)


def overruled(game: Game, seat: str) -> tuple[Overruled, ...]:
    """Who said no in vain: to orders of the seat, and the seat itself to others' that it saw."""
    return tuple(
        Overruled(turn, order.title, order.body, order.actor_name, stance.name, stance.actor == seat)
        for turn, view in _closed(game, seat)
        for order in view.orders
        if order.status == "agreed" and order.body
        for stance in order.stances
        if stance.position == "no" and (order.is_mine or stance.actor == seat)
    )


def _closed(game: Game, seat: str) -> Iterator[tuple[int, View]]:
    """Each turn that is over, as the seat saw its results."""
    records = [*game.past, *([game.record()] if game.stage == "results" else [])]
    for at, record in enumerate(records):
        yield record.turn, views.build(_at_results(game, record, game.past[:at]), seat)


def _at_results(game: Game, record: TurnRecord, past: tuple[TurnRecord, ...]) -> Game:
    return replace(
        game,
        program=record.program,
        stage="results",
        state=record.closed,
        opened=record.opened,
        floor=record.floor,
        trace=record.trace,
        past=past,
        ending=None,
        opened_trace=record.opened_trace,
    )


def _stopped(turn: int, order: OrderView) -> Iterator[Failure]:
    if order.status == "lapsed":
        words = "overtaken by events: its condition no longer held"
        yield Failure(turn, order.title, order.body, "time", "", words)
    elif order.status == "dropped":
        yield Failure(turn, order.title, order.body, "capability", "", "the shared purse was empty")
    elif order.status in ("refused", "refunded"):
        noes = [one for one in order.stances if one.position == "no"]
        for stance in noes or [one for one in order.stances if one.position == "acquiesce"]:
            yield _refused(turn, order, stance)


def _refused(turn: int, order: OrderView, stance: StanceView) -> Failure:
    against = next((one for one in stance.reasons if one.amount < 0.0 or one.term == "red_line"), None)
    cause: Cause = "will" if against is None else _BY_TERM[against.term]
    words = "for reasons it kept to itself" if against is None else against.words
    if stance.position != "no":
        words = f"let it pass, where a yes was needed: {words}"
    return Failure(turn, order.title, order.body, cause, stance.name, words)


def _short(game: Game, turn: int, result: ResultView, order: OrderView | None) -> Iterator[Failure]:
    """An order that failed by the dice while means that its chance counts on were missing."""
    if result.is_certain or result.is_success or order is None or order.contribution > 99.5:
        return
    p, option = game.tables, game.program.options.index(result.order)
    form = p.option.form[option]
    first = p.form.outcome_first[form]
    if p.form.mode[form] != MODE_CHANCE or not loaded(p, p.outcome.chance[first], p.at.contribution, 1):
        return
    missing = [one.name for one in order.stances if one.position != "yes"]
    without = f", without {', '.join(missing)}" if missing else ""
    words = (
        f"rolled {result.roll:.0f} against a chance of {result.chance:.0f} %, "
        f"with {order.contribution:.0f} of 100 of the means{without}"
    )
    yield Failure(turn, result.title, order.body, "capability", "", words)
