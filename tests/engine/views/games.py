"""Games for the tests of views: every scenario the tests have, played by seats that order at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from tabletop.engine.game import Game, start
from tabletop.engine.texts import Program
from tabletop.scenario.load import load
from tests.scenario.compiling import SCENARIOS, everything, read

NAMES = ("everything", "harbour", "strait-of-shadows")


@cache
def program(name: str) -> Program:
    """A scenario by name."""
    if name == "everything":
        return everything()
    if name == "harbour":
        found, said = read((SCENARIOS / "harbour.yaml").read_text("utf-8"))
        assert found is not None, said
        return found
    return load(name).usable()


def seats(name: str) -> tuple[str, ...]:
    """The lead, another member and the first actor that is none: the seats that people play in the tests."""
    found = program(name)
    lead = found.actors[found.tables.actor.lead].id
    others = [a.id for a in found.actors if a.id != lead]
    outside = [a.id for a in found.actors if a.side == "adversary"]
    return tuple(dict.fromkeys([lead, others[0], outside[0]]))


def moments(name: str, seed: int, played: tuple[str, ...] | None = None) -> Iterator[Game]:
    """Every stage of a game in which the played seats order, answer, amend and vote at random."""
    chance = random.Random(f"{name}:{seed}")
    game = start(program(name), seed, seats(name) if played is None else played)
    while game.stage != "over":
        yield game
        if game.stage == "orders":
            for seat in game.played:
                game = _order(game, seat, chance)
            yield game
        elif game.stage == "floor":
            for seat in game.played:
                game = _amend_and_vote(game, seat, chance)
            yield game
        game = game.advance()
    yield game


def _order(game: Game, seat: str, chance: random.Random) -> Game:
    for _ in range(chance.randint(0, 3)):
        menu = game.menu(seat)
        if menu:
            given = game.order(seat, chance.choice(menu))
            assert isinstance(given, Game)
            game = given
    return game


def _amend_and_vote(game: Game, seat: str, chance: random.Random) -> Game:
    for order in game.orders_of(seat):
        changes = game.amendments(seat, order)
        if changes and chance.random() < 0.3:
            changed = game.amend(seat, order, chance.choice((*changes, "withdraw")))
            assert isinstance(changed, Game)
            game = changed
    for other in game.program.actors:
        for order in game.orders_of(other.id):
            voted = game.vote(seat, f"{other.id}:{order}", chance.choice(("yes", "acquiesce", "no")))
            if isinstance(voted, Game) and chance.random() < 0.5:
                game = voted
    return game
