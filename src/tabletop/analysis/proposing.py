"""What a search would order in a moment: one more proposal for grading to weigh beside all others.

Never says what a proposal is worth: that is `grading`, on dice of its own.
"""

from collections.abc import Callable

from tabletop.analysis.grading import Propose
from tabletop.analysis.plans import Moment, Moves, possible
from tabletop.analysis.running import Executor
from tabletop.analysis.seeking import Seeker, best
from tabletop.engine.texts import Program


def searching(make: Callable[[Program], Seeker], games: int, executor: Executor | None = None) -> Propose:
    """Proposes the turn's orders that a search of so many games finds; answers stay as they were.

    Numbers drawn in secret stand in it at their start, as the rules say a seat believes: what it finds is judged after.
    """
    made: dict[int, Seeker] = {}

    def propose(at: Moment) -> list[Moves]:
        if id(at.program) not in made:
            made[id(at.program)] = make(at.program)
        found = best(made[id(at.program)], _known(at), at.seed, at.actor, games, executor).decision
        return [Moves(possible(at, (at.program.options[o] for o in found.orders)), at.moves.answers)]

    return propose


def _known(at: Moment) -> tuple[float, ...]:
    """What the seat believes as a state that it believes once more without erring anew: each estimate taken as known."""
    p, s = at.program.tables, list(at.believed)
    for t in range(p.n.tracks):
        if s[p.at.doubt + t] > 0.0:
            s[p.at.known_track + t * p.n.actors + at.actor] = 1.0
    return tuple(s)
