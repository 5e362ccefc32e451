"""Why something would have been better: which objectives gain, whose consent was to be had, and at what cost.

Consent and costs are those that the seat's orders page shows for these orders, by what the seat believed. Never says
what a decision was worth: that is `analysis.grades`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from tabletop.analysis.grades import Decision
from tabletop.analysis.plans import Moment
from tabletop.engine.game import Game
from tabletop.engine.kernel.orders import cost_of, effort_of
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import Expected, chance_agreed
from tabletop.engine.words import number, order_title, several

#: Chances in per cent below which a difference is not told; a judgement.
APART = 5.0


@dataclass(frozen=True, slots=True)
class Consent:
    """What a seat expected of one order's body: its chance to agree, and who most likely would not, in per cent."""

    agreed: float
    objector: str
    no: float


def reasons(game: Game, at: Moment, one: Decision) -> tuple[str, ...]:
    """Why the best found is worth more, in sentences; () where nothing better was found.

    `game` is the moment's, with its Orders open. Of answers and of the floor only the objectives are told.
    """
    if not one.gave_up:
        return ()
    found = list(_objectives(at, one))
    if not one.inject and not one.floor:
        mine, best = (_ordered(game, at, orders) for orders in (one.chosen, one.best))
        found += _consent(at, one, consents(mine, at, one.chosen), consents(best, at, one.best))
        found += _costs(_spent(game, at, one.chosen), _spent(game, at, one.best))
    return tuple(found)


def _objectives(at: Moment, one: Decision) -> Iterator[str]:
    whole = apportioned(one.gains, round(one.gave_up))
    gained = sorted(zip(whole, one.gains, at.program.objectives, strict=True), key=lambda each: -each[1])
    said = [f"“{text.title}” {points:+d}" for points, _, text in gained if points]
    if said:
        yield f"Of these points: {several(said)}."


def apportioned(parts: Sequence[float], total: int) -> list[int]:
    """Parts as whole numbers that add up to the total, each less than 1 off where the parts themselves do so within 1/2.

    By largest remainders: all are rounded down, and those that lost most get one back.
    """
    whole = [floor(part) for part in parts]
    for k in sorted(range(len(parts)), key=lambda k: whole[k] - parts[k])[: max(0, total - sum(whole))]:
        whole[k] += 1
    return whole


def _ordered(game: Game, at: Moment, orders: Iterable[str]) -> Game:
    """The same Orders with these given, as far as they can be."""
    while isinstance(before := game.undo(at.seat), Game):
        game = before
    for order in orders:
        after = game.order(at.seat, order)
        game = after if isinstance(after, Game) else game
    return game


def consents(game: Game, at: Moment, orders: Iterable[str]) -> dict[str, Consent]:
    """What the seat expects of each of these orders that goes to a body, all that is ordered in `game` considered."""
    p, seat = at.program.tables, Seat(game, at.seat)
    expected, found = Expected(seat), {}
    for order in orders:
        option = _option(at, order)
        stances = expected.stances(option)
        if p.option.body[option] < 0 or not stances:
            continue
        against = max(stances, key=lambda stance: stance.no)
        name = at.program.actors[against.member].name
        found[order] = Consent(chance_agreed(seat, option, stances), name, 100.0 * against.no)
    return found


def helps(game: Game, at: Moment, order: str, consulting: str) -> bool:
    """Whether this order's body would have been likelier to agree to it beside this other order."""
    alone, beside = (
        consents(_ordered(game, at, orders), at, (order,)).get(order)
        for orders in ((order,), (consulting, order))
    )
    return alone is not None and beside is not None and beside.agreed - alone.agreed >= APART


def _consent(
    at: Moment, one: Decision, mine: Mapping[str, Consent], best: Mapping[str, Consent]
) -> Iterator[str]:
    """Each order that a body decides, where it stands otherwise than in the better orders."""
    for order, was in mine.items():
        would = best.get(order)
        if would is None and was.agreed < 100.0 - APART:
            yield f"{_named(at, order)} {_had(was)}{_against(was)}."
        elif would is not None and abs(would.agreed - was.agreed) >= APART:
            yield f"{_named(at, order)} {_had(was)}{_against(was)}; the better way: {would.agreed:.0f}{_against(would)}."
    for order, would in best.items():
        if order not in mine:
            yield f"{_named(at, order)} {_had(would)}{_against(would)}."


def _named(at: Moment, order: str) -> str:
    option = _option(at, order)
    body = at.program.bodies[at.program.tables.option.body[option]].title
    return f"“{order_title(at.program, option)}” ({body})"


def _had(consent: Consent) -> str:
    if consent.agreed < 0.5:
        return "had no chance of being agreed to"
    if consent.agreed >= 99.5:
        return "was sure to be agreed to"
    return f"had {consent.agreed:.0f} chances in 100 of being agreed to"


def _against(consent: Consent) -> str:
    if consent.no < APART:
        return ""
    return (
        f" ({consent.objector} a no in {consent.no:.0f})"
        if consent.no < 99.5
        else f" ({consent.objector} a sure no)"
    )


def _spent(game: Game, at: Moment, orders: Iterable[str]) -> dict[str, float]:
    """Effort and resources of these orders together, as the seat believed, by their titles."""
    seat = Seat(game, at.seat)
    spent = {"effort": 0.0, **{resource.title.lower(): 0.0 for resource in at.program.resources}}
    for order in orders:
        form = at.program.tables.option.form[_option(at, order)]
        spent["effort"] += effort_of(seat.p, seat.b, form)
        for r, resource in enumerate(at.program.resources):
            spent[resource.title.lower()] += cost_of(seat.p, seat.b, form, r)
    return spent


def _costs(mine: Mapping[str, float], best: Mapping[str, float]) -> Iterator[str]:
    said = [
        f"{number(best[name])} {name} instead of {number(mine[name])}"
        for name in mine
        if mine[name] != best[name]
    ]
    if said:
        yield f"The better way takes {several(said)}."


def _option(at: Moment, order: str) -> int:
    return at.program.options.index(order, at.program.tables.actor.option_first[at.actor])
