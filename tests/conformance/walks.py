"""Random legal play of any program, also a generated one: the journeys of scenarios that are in no file.

The commands are those of `journeys`; here they follow from the program and a seed alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from tabletop.engine.game import WITHDRAW, Game, start
from tabletop.engine.program import NOT_ASKED
from tabletop.engine.texts import Program
from tests.conformance.journeys import Command, Journey, Transport, dilemmas, do, live, on_the_floor

MOST_COMMANDS = 12  # in a stage


def seats(program: Program, picker: random.Random) -> tuple[str, ...]:
    """Who is played: some of the actors, whether made for it or not, or nobody."""
    ids = [actor.id for actor in program.actors]
    lead = ids[program.tables.actor.lead]
    return picker.choice(((lead,), tuple(ids), (), tuple(a for a in ids if picker.random() < 0.5)))


def walk(program: Program, seed: int, transport: Transport = live) -> Journey:
    """A random game from its start to its end, carried by `transport` after every command."""
    picker = random.Random(f"walk {seed}")
    first = transport(start(program, seed, seats(program, picker)))
    return onward(first, picker, transport)


def onward(first: Game, picker: random.Random, transport: Transport = live) -> Journey:
    """The game from here to its end."""
    game = first
    steps: list[tuple[Command, Game]] = []
    for _ in range(3 * program_turns(first)):
        for _ in range(MOST_COMMANDS):
            offers = list(offered(game))
            if not offers or picker.random() < 0.25:
                break
            command = picker.choice(offers)
            game = transport(made(game, command))
            steps.append((command, game))
        if game.stage == "over":
            break
        game = transport(made(game, ("advance",)))
        steps.append((("advance",), game))
    assert game.stage == "over", "a game that goes on and on"
    return Journey(first, tuple(steps))


def program_turns(game: Game) -> int:
    """How many turns the game can have at most."""
    return game.tables.n.turns


def made(game: Game, command: Command) -> Game:
    """The game after a command that was on offer."""
    after = do(game, command)
    assert isinstance(after, Game), (command, after)
    return after


def offered(game: Game) -> Iterator[Command]:
    """Every command that a played seat may give now, undoing included."""
    if game.stage == "orders":
        for actor in game.played:
            yield from (("order", actor, id) for id in game.menu(actor))
            if game.orders_of(actor):
                yield "undo", actor
            yield from dilemmas(game, actor)
    elif game.stage == "floor":
        yield from _on_the_floor(game)


def _on_the_floor(game: Game) -> Iterator[Command]:
    p = game.tables
    for orderer, id, slot in on_the_floor(game):
        if orderer in game.played:
            yield from (("amend", orderer, id, change) for change in game.amendments(orderer, id))
            if isinstance(game.amend(orderer, id, WITHDRAW), Game):
                yield "amend", orderer, id, WITHDRAW
        for k, actor in enumerate(game.program.actors):
            i = slot * p.n.actors + k
            is_open = game.state[p.at.vote + i] == NOT_ASKED != game.state[p.at.stance + i]
            if actor.id in game.played and is_open:
                yield from (("vote", actor.id, f"{orderer}:{id}", v) for v in ("yes", "acquiesce", "no"))
