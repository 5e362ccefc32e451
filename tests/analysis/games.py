"""Whole games played by policies. Holds no test."""

from tabletop.analysis.policies import play_turn
from tabletop.engine.game import Game


def play_game(game: Game, policies: dict[str, str]) -> Game:
    """Play to the end, each seat by its policy (`policies[actor]`; a played seat without one passes)."""
    while game.stage != "over":
        if game.stage == "orders":
            for actor in game.played:
                game = play_turn(game, actor, policies.get(actor, "pass"))
        game = game.advance()
    return game
