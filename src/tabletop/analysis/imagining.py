"""What policies that think share: the rest of a turn, the dice of an imagined game, and what a game was worth.

Written in the kernel's subset of Python; runs plain or compiled, same bits. Choosing does not belong here.
"""

from collections.abc import MutableSequence, Sequence

from tabletop.engine.kernel.assess import close_turn, score
from tabletop.engine.kernel.autopilot import autopilots
from tabletop.engine.kernel.chance import mix
from tabletop.engine.kernel.consent import IMAGINED
from tabletop.engine.kernel.decision import close_floor
from tabletop.engine.kernel.floor import open_floor
from tabletop.engine.kernel.resolve import resolve
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import Tables


def finish_turn(p: Tables, s: State, dice: Sequence[int], tr: Trace) -> None:
    """From the close of Orders to the end of the turn, nobody voting or amending."""
    pass_turn(p, s, dice, tr)
    score(p, s)


def pass_turn(p: Tables, s: State, dice: Sequence[int], tr: Trace) -> None:
    """`finish_turn` but for the objectives: whoever asks for them scores them when the game is over."""
    autopilots(p, s, dice, tr)
    open_floor(p, s, dice, tr)
    close_floor(p, s, dice, tr)
    resolve(p, s, dice, tr)
    close_turn(p, s, tr)


def worth(p: Tables, s: State) -> float:
    """The objectives' scores weighed, 0..1; 0 without weights."""
    total = 0.0
    weights = 0.0
    for j in range(p.n.objectives):
        total += s[p.at.score + j] * p.end.weight[j]
        weights += p.end.weight[j]
    if weights == 0.0:
        return 0.0
    return total / weights / 100.0


def reseed(
    p: Tables, dice: Sequence[int], other: MutableSequence[int], actor: int, turn: int, k: int, game: int
) -> None:
    """Fill `other` with the dice of a game this seat imagines: fresh, but for the moods that it knows.

    They are a function of the real seed, turn, pick and the game's number.
    """
    other[0] = mix(dice, p.key.turn[turn], p.key.policy[k])
    for _ in range(game):
        other[0] = mix(other, p.key.turn[0], p.key.policy[k])
    other[1] = actor + IMAGINED * turn
    other[2] = dice[0]
