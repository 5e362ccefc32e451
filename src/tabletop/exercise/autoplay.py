"""A whole exercise played by a policy, with or without a record.

What a policy decides is `analysis.policies`'; nothing is printed here.
"""

from collections.abc import Iterator

from tabletop.analysis.policies import Think, decided, think
from tabletop.engine.game import Game, Refusal, start
from tabletop.engine.ruling import PLAIN, Kernel
from tabletop.engine.texts import Program
from tabletop.exercise.recording import Keep, closed, forget
from tabletop.exercise.replaying import effect
from tabletop.journal import Answered, Ordered


def play_policy(
    program: Program,
    seed: int,
    seat: str,
    policy: str,
    *,
    thinking: Think = think,
    kernel: Kernel = PLAIN,
    keep: Keep = forget,
) -> Iterator[Game]:
    """The game at the end of each turn (stage results), one seat played by a policy and the others on autopilot.

    Raises KeyError for an unknown policy or seat, and what `keep` raises.
    """
    game = start(program, seed, (seat,), kernel)
    while game.stage != "over":
        wanted = decided(game, seat, policy, thinking)
        entries: list[Ordered | Answered] = [Ordered(game.turn, seat, order) for order in wanted.orders]
        entries += [Answered(game.turn, seat, inject, choice) for inject, choice in wanted.answers]
        for entry in entries:
            after = effect(game, entry)
            assert not isinstance(after, Refusal), after
            keep(entry)
            game = after
        game = closed(closed(game, keep), keep)
        yield game
        game = closed(game, keep)
