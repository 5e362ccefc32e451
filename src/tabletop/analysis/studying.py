"""Study: what an expert learns of a scenario before it plays it, once for all games.

A thousand imagined games of one decision cannot find out what a whole exercise is best built up to. What can, is
learned from the start of the scenario, whatever the seed of the game that will be played, and kept as a book: how games
went in which an option was used in a turn. A search then begins with that in place of nothing. It holds averages over
imagined games, as what a search learns does, so that it tells of no dice, moods or hidden values of the game itself.

Written in the kernel's subset of Python; runs plain or compiled, same bits. The book lies in `w` before the tree.
"""

from collections.abc import MutableSequence, Sequence

from tabletop.analysis.imagined import imagine_game
from tabletop.analysis.imagining import worth
from tabletop.analysis.search import begin, play_and_learn
from tabletop.analysis.tree import has_book, keep_book, room_of
from tabletop.engine.kernel.beliefs import believe
from tabletop.engine.kernel.chance import mix
from tabletop.engine.kernel.consent import IMAGINED
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import Tables

STUDIES = 4  # begun anew, since of as many games one may learn far less than another; the best is kept [J]
TESTED = 10  # one more game in so many tells how good a study is: 600, +-0.02 where games differ most [J]


def study(
    p: Tables,
    b: State,
    w: State,
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    barred: Sequence[int],
    games: int,
) -> None:
    """Fill the book in `w` from about `games` imagined games of this seat, if it is empty; `b` is working space."""
    room = room_of(p)
    if has_book(w, room):
        return
    most = -1.0
    for k in range(STUDIES):
        other[0] = k
        other[1] = actor + IMAGINED
        other[2] = k
        for i in range(p.at.scratch):
            w[i] = p.start[i]
        situation(p, w, other, tr)
        believe(p, w, other, actor, b)
        begin(p, b, w, room, actor, barred)
        play_and_learn(p, b, w, other, tr, actor, barred, room, games // STUDIES)
        total = 0.0
        for _ in range(games // STUDIES // TESTED):
            other[0] = mix(other, p.key.turn[0], p.key.policy[0])
            imagine_game(p, b, w, other, tr, actor, barred, room, 0.0, -1)
            total += worth(p, w)
        if total > most:
            most = total
            keep_book(w, room)
