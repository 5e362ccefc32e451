"""Answers to dilemmas when Orders closes: one that its actor no longer believes to be on offer was not given.

Only an intervention can change what is on offer while Orders is open. Giving an answer is `Game.answer`.
"""

from typing import TYPE_CHECKING

from tabletop.engine.kernel.trace import State

if TYPE_CHECKING:
    from tabletop.engine.game import Game


def forget_stale_answers(game: "Game", s: State) -> None:
    """Take answers out of `s`, the game's state, that are not on offer now; the default takes their place."""
    p = game.tables
    for inject in range(p.n.injects):
        choice = int(s[p.at.answer + inject])
        if s[p.at.asked + inject] != 0.0 and choice >= 0:
            actor = game.program.actors[p.inject.ask[inject]].id
            if not game.kernel.is_on_offer(p, list(game.believed(actor)), choice):
                s[p.at.answer + inject] = -1.0
