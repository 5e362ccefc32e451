"""What a seat decided on the floor, graded: its votes, and its own orders amended, withdrawn or left as they were.

Positions are known there and votes not yet counted. From what the seat then believes the rest of the turn is imagined
many times over, with the same dice for each way in which one thing could have been decided, and then the rest of the
game by a plan. Orders, and answers to dilemmas, are `grading`.
"""

import random
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tabletop.analysis.grades import Decision, decided
from tabletop.analysis.grading import FRESH
from tabletop.analysis.imagining import worth
from tabletop.analysis.planning import PLAN_ENDING, PLAN_WORTH
from tabletop.analysis.plans import Later, Lot, Moment, Moves, PlanPlayer, World, numbers, plan, width
from tabletop.analysis.weighing import GOLDEN, Effort, Runner, Tally, difference, joined
from tabletop.engine.game import VOTES, WITHDRAW, Game
from tabletop.engine.kernel.amendments import amend, can_amend_to, is_settled, withdraw
from tabletop.engine.kernel.assess import assess, ending
from tabletop.engine.kernel.beliefs import imagine
from tabletop.engine.kernel.consent import IMAGINED
from tabletop.engine.kernel.decision import close_floor
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.kernel.resolve import resolve
from tabletop.engine.kernel.situation import situation
from tabletop.engine.program import GIVEN, NOT_ASKED, ORDER_OPTION, ORDER_STATUS, WITHDRAWN
from tabletop.engine.sight import Sight

#: Games of each imagined rest of the game after one imagined rest of a turn.
TAIL = 2
#: One imagined rest of a turn for so many games of an `Effort`: to look for a better way, and to judge it.
LOOKED, JUDGED = 5, 8
#: But no fewer, or chance would be taken for a difference.
FEWEST = (6, 20)
_NAMES = {position: name for name, position in VOTES.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to decide on the floor: a vote on another's order, or what becomes of one's own ("": it stays)."""

    slot: int
    order: str
    """The order's id as it came to the floor; of another's with its orderer: "meridia:shadow"."""
    is_vote: bool
    offered: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Floor:
    """The floor of one turn as a seat met it, and what it decided there."""

    at: Moment
    believed: tuple[float, ...]
    asked: tuple[Asked, ...]


def floor(game: Game, at: Moment) -> Floor:
    """The floor of this moment's turn, from a game whose floor is about to close."""
    p, me = at.program.tables, at.actor
    opened = replace(game, state=game.floor)
    b = list(opened.believed(at.seat))
    asked = [*_own(opened, game, at, b), *_votes(opened, game, at)]
    sight = Sight(opened, me)
    for slot in range(p.n.slots):
        where = order_at(p, slot)
        option = int(b[where + ORDER_OPTION])
        mine = p.actor.first_slot[me] <= slot < p.actor.first_slot[me] + int(b[p.at.order_count + me])
        if (
            b[where + ORDER_STATUS] >= float(GIVEN)
            and not mine
            and not sight.sees_order(option, game.turn, game.floor)
        ):
            b[where : where + p.n.order_width] = [0.0] * p.n.order_width
    return Floor(at, tuple(b), tuple(asked))


def _own(opened: Game, closing: Game, at: Moment, b: list[float]) -> Iterator[Asked]:
    p = at.program.tables
    first = p.actor.first_slot[at.actor]
    for slot in range(first, first + int(b[p.at.order_count + at.actor])):
        where = order_at(p, slot)
        option = int(b[where + ORDER_OPTION])
        if p.option.body[option] < 0 or is_settled(b, where):
            continue
        options = range(p.actor.option_first[at.actor], p.actor.option_last[at.actor])
        ways = [at.program.options[o] for o in options if can_amend_to(p, b, slot, o)]
        became = int(closing.state[where + ORDER_OPTION])
        chosen = "" if became == option else at.program.options[became]
        if closing.state[where + ORDER_STATUS] == float(WITHDRAWN):
            chosen = WITHDRAW
        yield Asked(slot, at.program.options[option], False, ("", *ways, WITHDRAW), chosen)


def _votes(opened: Game, closing: Game, at: Moment) -> Iterator[Asked]:
    p = at.program.tables
    for a, actor in enumerate(at.program.actors):
        first = p.actor.first_slot[a]
        for slot in range(first, first + int(opened.state[p.at.order_count + a])):
            i = slot * p.n.actors + at.actor
            where = order_at(p, slot)
            if a == at.actor or opened.state[where + ORDER_STATUS] != float(GIVEN):
                continue
            position = opened.state[p.at.stance + i]
            if position == float(NOT_ASKED):
                continue
            vote = closing.state[p.at.vote + i]
            chosen = _NAMES[int(position if vote == float(NOT_ASKED) else vote)]
            order = at.program.options[int(opened.state[where + ORDER_OPTION])]
            yield Asked(slot, f"{actor.id}:{order}", True, tuple(VOTES), chosen)


def graded(
    here: Floor, later: Later, play: PlanPlayer, effort: Effort, runner: Runner
) -> tuple[list[Decision], int]:
    """Each thing decided on this floor, going on with `later`; and how many games were imagined for it.

    An order that was left as it was, and for which nothing clearly better was found, is not told of.
    """
    rest = _Rest(here, later, play, runner)
    look = max(FEWEST[0], effort.second // LOOKED)
    found = []
    for one in here.asked:
        ways = [one.chosen, *(way for way in one.offered if way != one.chosen)]
        seen = dict(zip(ways, rest.weighed(one, ways, 0, look), strict=True))
        best = max(ways, key=lambda way: seen[way].mean)
        least = min(ways[1:], key=lambda way: seen[way].mean) if one.is_vote else ""
        if one.chosen == best == least:
            continue
        told = _judged(rest, one, list(dict.fromkeys((one.chosen, best, least))), look, effort)
        mine, other, worst = (told[way] for way in (one.chosen, best, least))
        decision = decided(here.at, "", (one.chosen,), (best,), mine, other, worst, len(ways), one.order)
        if one.chosen or decision.gave_up:
            found.append(decision)
    return found, rest.games


def _judged(rest: "_Rest", one: Asked, ways: Sequence[str], first: int, effort: Effort) -> dict[str, Tally]:
    """These ways on fresh dice, until the difference from what was chosen is as narrow as wished."""
    games, most = (max(FEWEST[1], n // JUDGED) for n in (effort.least, effort.most))
    tallies = rest.weighed(one, ways, first, games)
    while games < most:
        half = max(difference(one.worths, tallies[0].worths).half for one in tallies)
        if half <= effort.half_width:
            break
        more = min(games, most - games)
        tallies = joined(tallies, rest.weighed(one, ways, first + games, more))
        games += more
    return dict(zip(ways, tallies, strict=True))


class _Rest:
    """Plays what remains of the turn, and of the game."""

    def __init__(self, here: Floor, later: Later, play: PlanPlayer, runner: Runner) -> None:
        self._here, self._play, self._runner = here, play, runner
        at = here.at
        after = replace(at, turn=at.turn + 1)
        known = numbers(at)
        self._plan = plan(after, dict(later).get(after.turn, Moves()), later, known)
        self._options = known.options
        self._width = width(at.program.tables)
        self._worlds = at.worlds or (World((), 1.0),)
        self.games = 0

    def weighed(self, asked: Asked, ways: Sequence[str], first: int, games: int) -> list[Tally]:
        """Each way over imagined rests first .. first + games - 1, the same for all."""
        jobs = [(asked, way, k) for way in ways for k in range(first, first + games)]
        self.games += len(jobs) * TAIL
        found = list(self._runner.map(self._played, jobs))
        tallies = []
        for begin in range(0, len(jobs), games):
            tally = Tally([], {})
            for worths, ends in found[begin : begin + games]:
                tally.worths.append(sum(worths) / len(worths))
                for end in ends:
                    tally.endings[end] = tally.endings.get(end, 0) + 1
            tallies.append(tally)
        return tallies

    def _played(self, job: tuple[Asked, str, int]) -> tuple[Sequence[float], Sequence[int]]:
        """What one imagined rest was worth, and how it ended, once for each game that follows it."""
        asked, way, k = job
        at = self._here.at
        p, me = at.program.tables, at.actor
        dice = (
            random.Random(f"{at.seed} {at.turn} floor {k}").getrandbits(63),
            me + IMAGINED * at.turn,
            at.seed,
        )
        s = [0.0] * p.at.size
        b = list(self._here.believed)
        for slot, value in self._world(k).hidden:
            b[slot] = value
        imagine(p, b, dice, s)
        self._decide(s, dice, asked, way)
        close_floor(p, s, dice, [])
        resolve(p, s, dice, [])
        assess(p, s, dice, [])
        if s[p.at.ended] != 0.0 or at.turn >= p.n.turns:
            return (worth(p, s),), (ending(p, s),)
        situation(p, s, dice, [])
        s[p.at.viewer] = float(me)
        rows = self._play(Lot(array("d", s), at.seed, me, self._plan, FRESH + k * TAIL, TAIL))
        return rows[PLAN_WORTH :: self._width], [int(end) for end in rows[PLAN_ENDING :: self._width]]

    def _decide(self, s: list[float], dice: Sequence[int], asked: Asked, way: str) -> None:
        """All that was decided on the floor, but for the one thing, which is decided this way."""
        at = self._here.at
        p, b = at.program.tables, list(self._here.believed)
        for one in self._here.asked:
            chosen = way if one is asked else one.chosen
            if one.is_vote:
                s[p.at.vote + one.slot * p.n.actors + at.actor] = float(VOTES[chosen])
            elif chosen == WITHDRAW:
                withdraw(p, s, [], one.slot)
            elif chosen and can_amend_to(p, b, one.slot, option := self._options[chosen]):
                amend(p, s, dice, [], b, one.slot, option)

    def _world(self, k: int) -> World:
        """Worlds take turns so that each comes as often as is its share, in any stretch of games."""
        left = (k + 0.5) * GOLDEN % 1.0
        for one in self._worlds:
            left -= one.share
            if left < 0.0:
                return one
        return self._worlds[-1]
