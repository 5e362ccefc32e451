"""One game of a line as a game that can be told: with its trace, turn by turn. How it is told is the reports'."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.analysis.policies import POLICIES, play_turn
from tabletop.authoring.lines.plan import Plan
from tabletop.engine.game import Game, start
from tabletop.engine.texts import Program


def shown(plan: Plan, program: Program, seed: int) -> Iterator[Game]:
    """The game of this seed at the end of each of its turns: the one that was counted, bit for bit."""
    lead = program.actors[program.tables.actor.lead].id
    policy = next(name for name, number in POLICIES.items() if number == plan.policy)
    seats = [
        actor.id for actor, is_played in zip(program.actors, plan.script.seats, strict=True) if is_played
    ]
    game = start(program, seed, seats)
    while game.stage != "over":
        if not plan.script.led[game.turn]:
            game = play_turn(game, lead, policy)
        game = _moved(game, plan).advance().advance()
        yield game
        game = game.advance()


def _moved(game: Game, plan: Plan) -> Game:
    """The game with the line's orders and answers of the turn, as far as the seats find them on their menus."""
    for given in plan.given:
        if given.turn == game.turn:
            after = game.order(game.program.actors[given.actor].id, str(given.order))
            game = after if isinstance(after, Game) else game
    for answered in plan.answered:
        if answered.turn == game.turn:
            asked = game.tables.inject.ask[game.tables.choice.inject[answered.choice]]
            after = game.answer(game.program.actors[asked].id, answered.inject, answered.picked)
            game = after if isinstance(after, Game) else game
    return game
