"""What a seat could have done instead in one turn: the neighbours of what it did, one change away.

Never says which is better: that is `grading`.
"""

from collections.abc import Iterator

from tabletop.analysis.plans import Asked, Moment, Moves, possible


def other_orders(at: Moment, moves: Moves) -> list[Moves]:
    """Every possible set of orders one change away, the answers kept; without `moves` itself, none twice.

    Nothing at all; each order of the menu alone; without each order given; each order to another body; each other
    order besides or, where there is no room for both, in place of each of those given.
    """
    found: dict[frozenset[str], Moves] = {}
    for orders in _changes(at, moves.orders):
        taken = possible(at, orders)
        if len(taken) == len(orders):
            found.setdefault(frozenset(taken), Moves(taken, moves.answers))
    found.pop(frozenset(moves.orders), None)
    return list(found.values())


def _changes(at: Moment, given: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield ()
    for k in range(len(given)):
        yield given[:k] + given[k + 1 :]
    for one in at.menu:
        if one in given:
            continue
        same = [k for k, order in enumerate(given) if form_of(order) == form_of(one)]
        besides = (*given, one)
        if not same and len(possible(at, besides)) == len(besides):
            yield besides
        else:
            for k in same or range(len(given)):
                yield (*given[:k], one, *given[k + 1 :])
        yield (one,)


def form_of(order: str) -> str:
    """An order's id without its body."""
    return order.partition("@")[0]


def other_answers(asked: Asked, moves: Moves) -> list[Moves]:
    """The same orders with each other answer on offer to one dilemma."""
    return [
        Moves(
            moves.orders,
            tuple((inject, one if inject == asked.inject else was) for inject, was in moves.answers),
        )
        for one in asked.offered
        if one != asked.chosen
    ]
