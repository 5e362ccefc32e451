"""Answers to dilemmas when Orders closes: one that its actor no longer believes to be on offer was not given.

Only an intervention can change what is on offer while Orders is open. Giving an answer is `Game.answer`.
"""

from collections.abc import Callable

from tabletop.engine.kernel.trace import State
from tabletop.engine.program import Tables


def forget_stale_answers(p: Tables, s: State, is_on_offer: Callable[[int, int], bool]) -> None:
    """Take answers out of the state that are not on offer now; the default takes their place.

    `is_on_offer`: whether an actor believes a choice to be.
    """
    for inject in range(p.n.injects):
        choice = int(s[p.at.answer + inject])
        if s[p.at.asked + inject] != 0.0 and choice >= 0 and not is_on_offer(p.inject.ask[inject], choice):
            s[p.at.answer + inject] = -1.0
