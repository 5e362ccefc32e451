"""Journeys: whole games of random legal play by a picker of its own, live or rebuilt from JSON at every stage.

A journey keeps every command and the game after it. What must hold of them is judged in the tests.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tabletop.engine.game import WITHDRAW, Game, Refusal, TurnRecord, start
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.program import GIVEN, NOT_ASKED, ORDER_OPTION, ORDER_STATUS
from tabletop.engine.texts import Program
from tabletop.scenario.load import load

ROOT = Path(__file__).parents[2]
FILES = {
    **{path.parent.name: path for path in sorted((ROOT / "scenarios").glob("*/scenario.yaml"))},
    **{path.stem: path for path in sorted((ROOT / "tests" / "scenarios").glob("*.yaml"))},
}
SEEDS = range(4)

Command = tuple[str, ...]
ADVANCE: Command = ("advance",)
Transport = Callable[[Game], Game]


@cache
def program(name: str) -> Program:
    return load(FILES[name]).usable()


def live(game: Game) -> Game:
    """The game itself."""
    return game


def wire(game: Game) -> Game:
    """The game rebuilt from what JSON kept of it."""
    kept = json.dumps(
        {
            **{
                name: getattr(game, name)
                for name in ("seed", "played", "stage", "ending", "opened_trace", "rewinds")
            },
            **{name: getattr(game, name) for name in ("state", "opened", "floor", "trace")},
            "past": [(r.turn, r.opened, r.floor, r.closed, r.trace, r.opened_trace) for r in game.past],
        }
    )
    found: dict[str, Any] = json.loads(kept)
    past = tuple(
        TurnRecord(turn, tuple(opened), tuple(floor), tuple(closed), _trace(trace), game.program, size)
        for turn, opened, floor, closed, trace, size in found["past"]
    )
    return Game(
        program=game.program,
        seed=found["seed"],
        played=tuple(found["played"]),
        stage=found["stage"],
        state=tuple(found["state"]),
        opened=tuple(found["opened"]),
        floor=tuple(found["floor"]),
        trace=_trace(found["trace"]),
        past=past,
        ending=found["ending"],
        opened_trace=found["opened_trace"],
        rewinds=found["rewinds"],
    )


def _trace(rows: list[list[float]]) -> tuple[tuple[float, ...], ...]:
    return tuple(map(tuple, rows))


TRANSPORTS: dict[str, Transport] = {"live": live, "wire": wire}


def do(game: Game, command: Command) -> Game | Refusal:
    """One command: a stage ended, or something a seat asked for."""
    name, *rest = command
    if command == ADVANCE:
        return game.advance()
    made = getattr(game, name)(*rest)
    assert isinstance(made, Game | Refusal)
    return made


@dataclass(frozen=True)
class Journey:
    """A game from its start to its end: the first snapshot, then each command with the snapshot it led to."""

    first: Game
    steps: tuple[tuple[Command, Game], ...]

    @property
    def games(self) -> tuple[Game, ...]:
        return (self.first, *(game for _, game in self.steps))

    @property
    def last(self) -> Game:
        return self.games[-1]


def seats(game: Program, seed: int) -> tuple[str, ...]:
    """Who is played: the lead, everybody playable, nobody, or the lead and whoever stands against it."""
    playable = [a for a in game.actors if a.playable]
    lead = game.actors[game.tables.actor.lead].id
    against = [a.id for a in playable if a.side == "adversary"]
    return ((lead,), tuple(a.id for a in playable), (), (lead, *against))[seed % 4]


@cache
def journey(name: str, transport: str, seed: int) -> Journey:
    """The random game of this seed. Raises AssertionError if what was on offer is refused, or the game won't end."""
    carry = TRANSPORTS[transport]
    scenario = program(name)
    picker = random.Random(f"{name} {seed}")
    game = first = carry(start(scenario, seed, seats(scenario, seed)))
    steps: list[tuple[Command, Game]] = []
    while game.stage != "over":
        assert len(steps) < 100 * scenario.tables.n.turns, "a game that goes on and on"
        found = offers(game)
        command = picker.choice(found) if found and picker.random() < 0.8 else ADVANCE
        made = do(game, command)
        assert isinstance(made, Game), (command, made)
        game = carry(made) if command == ADVANCE else made
        steps.append((command, game))
    return Journey(first, tuple(steps))


def offers(game: Game) -> list[Command]:
    """Everything the seats may do now, apart from ending the stage."""
    return list(_orders(game) if game.stage == "orders" else _floor(game) if game.stage == "floor" else ())


def _orders(game: Game) -> Iterator[Command]:
    for actor in game.played:
        yield from (("order", actor, id) for id in game.menu(actor))
        if game.orders_of(actor):
            yield "undo", actor
        yield from dilemmas(game, actor)


def dilemmas(game: Game, actor: str) -> Iterator[Command]:
    """Answers this seat may give now."""
    p, b = game.tables, list(game.believed(actor))
    for i, inject in enumerate(game.program.injects):
        if p.inject.ask[i] == game.actor(actor) and game.state[p.at.asked + i] != 0:
            for c in range(p.inject.choice_first[i], p.inject.choice_last[i]):
                if game.kernel.is_on_offer(p, b, c):
                    yield "answer", actor, inject.id, game.program.choices[c].id


def on_the_floor(game: Game) -> Iterator[tuple[str, str, int]]:
    """Orders on the floor: orderer, id, slot."""
    p = game.tables
    for slot in range(p.n.slots):
        at = order_at(p, slot)
        if game.state[at + ORDER_STATUS] == GIVEN:
            option = int(game.state[at + ORDER_OPTION])
            yield (
                game.program.actors[p.form.orderer[p.option.form[option]]].id,
                game.program.options[option],
                slot,
            )


def _floor(game: Game) -> Iterator[Command]:
    p = game.tables
    for orderer, id, slot in on_the_floor(game):
        if orderer in game.played:
            changes = game.amendments(orderer, id)
            yield from (
                ("amend", orderer, id, change) for change in (*changes, *([WITHDRAW] if changes else []))
            )
        for k, actor in enumerate(game.program.actors):
            i = slot * p.n.actors + k
            is_open = game.state[p.at.vote + i] == NOT_ASKED != game.state[p.at.stance + i]
            if actor.id in game.played and is_open:
                yield from (("vote", actor.id, f"{orderer}:{id}", v) for v in ("yes", "acquiesce", "no"))
