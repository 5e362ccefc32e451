"""Every decision of an exercise graded: what it was worth, what the best found instead was worth, skill and luck.

A decision is judged by what its seat could know: games are imagined from its beliefs, with fresh dice, the same for
all that is compared. Turns are graded from the last to the first, so that what was found better later is one of the
ways in which an earlier turn may go on. docs/grading.md has the method and its limits.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tabletop.analysis.alternatives import other_answers, other_orders
from tabletop.analysis.floors import Floor
from tabletop.analysis.floors import graded as graded_floor
from tabletop.analysis.foresight import bettered, now
from tabletop.analysis.grades import Turn, decided
from tabletop.analysis.plans import Asked, Later, Moment, Moves, PlanPlayer, possible
from tabletop.analysis.scales import Scales
from tabletop.analysis.weighing import (
    FRESH,
    Effort,
    Estimate,
    Line,
    Runner,
    Tally,
    estimate,
    last_word,
)
from tabletop.engine.texts import Program

#: Ways to go on that are tried after every alternative: those best after what was chosen.
LATERS = 2

Propose = Callable[[Moment], Iterable[Moves]]
"""Further moves worth weighing, from whoever knows any: a search."""


@dataclass(frozen=True, slots=True)
class Step:
    """One more turn is graded: `done` of `total`; `games` is how many were played for it."""

    done: int
    total: int
    turn: Turn
    games: int


def grade(
    moments: Sequence[Moment],
    player: Callable[[Program], PlanPlayer],
    effort: Effort,
    runner: Runner,
    propose: Propose | None = None,
    floors: Mapping[int, Floor] | None = None,
) -> Iterator[Step]:
    """Each turn graded, the last first. `moments` are one seat's turns in order; `floors` its floors by turn."""
    players = {id(at.program): player(at.program) for at in {id(at.program): at for at in moments}.values()}
    turns: list[_Turn] = []
    for at in moments:
        one = _Turn(at, players[id(at.program)], runner, effort)
        one.foresee(turns[-1] if turns else None)
        turns.append(one)
    recorded: Later = ()
    better: Later = ()
    after: _Turn | None = None
    for done, one in enumerate(reversed(turns), start=1):
        at = one.at
        hindsight = (recorded, better, after.plan if after else ())
        turn, best = one.graded(hindsight, propose(at) if propose else ())
        if after is not None:
            turn = replace(turn, carried=after.carried(one.goes_on, turn.value.games))
        after = one
        if floors and at.turn in floors:
            turn = one.with_floor(turn, floors[at.turn])
        yield Step(done, len(moments), turn, one.games)
        recorded = ((at.turn, at.moves), *recorded)
        better = ((at.turn, best), *better)


def _after(whole: Later, turn: int) -> Later:
    return tuple((at, one) for at, one in whole if at > turn)


def _each(moves: Iterable[Moves], laters: Sequence[Later]) -> list[Line]:
    return [(one, later) for one in moves for later in laters]


class _Turn:
    """One turn being graded."""

    def __init__(self, at: Moment, play: PlanPlayer, runner: Runner, effort: Effort) -> None:
        self.at, self._effort, self._play, self._runner = at, effort, play, runner
        self._scales = Scales(at, play, runner)
        self._foreseen: list[Later] = [()]  # ways to go on that are known by what was known
        self._wholes: list[Line] = []  # whole plans by what was known: what they do now, and how they go on
        self._laters: list[Later] = []
        self.plan: Later = ()  # of this turn and all later ones
        self._tried: set[Moves] = {at.moves}
        self.later: Later = ()  # how what was chosen goes on best
        self.goes_on: Later = ()  # the same, of what was foreseen
        self._on_floor = 0  # games played for its floor

    @property
    def games(self) -> int:
        return self._scales.games + self._on_floor

    def foresee(self, before: "_Turn | None") -> None:
        """A whole plan bettered from what the turn before foresaw: of nothing that came after this turn."""
        at = self.at
        carried = before._foreseen if before else []
        start = _after(carried[0], at.turn) if carried else ()
        self.plan = whole = bettered(at, self._scales, ((at.turn, at.moves), *start), self._effort)
        self._foreseen = list(dict.fromkeys([_after(whole, at.turn), start, ()]))
        self._wholes = list(dict.fromkeys((now(at, one), _after(one, at.turn)) for one in (whole, *carried)))

    def graded(self, hindsight: Sequence[Later], proposed: Iterable[Moves]) -> tuple[Turn, Moves]:
        """The turn, and the moves that are to be done in it by what was found.

        `hindsight` are ways to go on that only who knows the rest of the exercise thinks of.
        """
        at = self.at
        laters = list(dict.fromkeys([*hindsight, *self._foreseen]))
        seen = self._sighted(_each([at.moves], laters), self._effort.second, len(laters))
        chosen = seen[0]
        self.goes_on = next(later for _, later in seen if later in self._foreseen)
        self._laters = [later for _, later in seen[:LATERS]]
        best = self._climbed(chosen, [self._wholes[0][0], *proposed])
        again = self._sighted(_each([best[0]], [best[1], *laters]), self._effort.second)[0]
        best = self._sighted([again, best, *self._wholes], self._effort.least)[0]
        self._tried.update(moves for moves, _ in self._wholes)
        count = len(self._tried)
        answers = [self._answers(one, chosen[1]) for one in at.asked]
        passing = (Moves((), at.moves.answers), chosen[1])
        foreseen = (at.moves, self.goes_on)
        lines = [
            chosen,
            (at.moves, best[1]),
            best,
            passing,
            foreseen,
            *(line for some in answers for line in some),
        ]
        told = self._last_word(lines)
        line = max((chosen, (at.moves, best[1])), key=lambda one: told[one].mean)
        mine, self.later = told[line], line[1]
        value = estimate(mine.worths)
        decisions = []
        if at.menu or at.moves.orders:
            decisions.append(
                decided(at, "", at.moves.orders, best[0].orders, mine, told[best], told[passing], count)
            )
        for asked, some in zip(at.asked, answers, strict=True):
            if not some:
                continue
            top = max(some, key=lambda line: told[line].mean)
            worst = min(some, key=lambda line: told[line].mean)
            answer = dict(top[0].answers)[asked.inject]
            decision = decided(
                at, asked.inject, (asked.chosen,), (answer,), mine, told[top], told[worst], len(some) + 1
            )
            decisions.append(decision)
        turn = Turn(at.turn, tuple(decisions), value, estimate(told[foreseen].worths))
        orders = next((one.best for one in decisions if one.gave_up and not one.inject), at.moves.orders)
        kept = {one.inject: one.best[0] for one in decisions if one.gave_up and one.inject}
        return turn, Moves(orders, tuple((inject, kept.get(inject, was)) for inject, was in at.moves.answers))

    def with_floor(self, turn: Turn, here: Floor) -> Turn:
        """The same turn with what was decided on its floor, and what it was worth there."""
        found = graded_floor(here, self.later, self.goes_on, self._play, self._effort, self._runner)
        self._on_floor = found.games
        return replace(
            turn,
            decisions=(*turn.decisions, *found.decisions),
            opened=found.opened,
            settled=found.settled,
        )

    def carried(self, plan: Later, games: int) -> Estimate:
        """What a plan of the turn before is worth as this one begins."""
        planned = dict(plan).get(self.at.turn, Moves())
        line = (Moves(possible(self.at, planned.orders), planned.answers), plan)
        return estimate(self._scales.weigh([line], FRESH, games)[0].worths)

    def _climbed(self, chosen: Line, proposed: Sequence[Moves]) -> Line:
        """The best found from what was chosen, one change upon the other, until none is better."""
        best = chosen
        for k in range(self._effort.rounds):
            wholes, extra = (self._wholes, proposed) if k == 0 else ([], [])
            fresh = [
                one
                for one in dict.fromkeys((*other_orders(self.at, best[0]), *extra))
                if one not in self._tried
            ]
            if not fresh and not wholes:
                break
            self._tried.update(fresh)
            seen = self._sighted(_each(fresh, [best[1]]), self._effort.first, self._effort.kept)
            some = [moves for moves, _ in seen[: self._effort.kept]]
            some += [one for one in fresh if one in extra and one not in some]
            lines = [*_each([best[0], *some], [best[1], *self._laters]), *wholes]
            again = self._sighted(lines, self._effort.second)[0]
            is_settled, best = again[0] == best[0], again
            if is_settled:
                break
        return best

    def _sighted(self, lines: Sequence[Line], games: int, kept: int = 1) -> list[Line]:
        """The better of these lines, the best first; at least so many."""
        lines = list(dict.fromkeys(lines))
        return [lines[k] for k, _ in self._scales.sift(lines, 0, games, kept)]

    def _answers(self, asked: Asked, later: Later) -> list[Line]:
        return [(one, later) for one in other_answers(asked, self.at.moves)]

    def _last_word(self, lines: Sequence[Line]) -> dict[Line, Tally]:
        """These lines on dice that none was chosen by, until the intervals are as narrow as wished."""
        wanted = list(dict.fromkeys(lines))
        tallies = last_word(lambda first, games: self._scales.weigh(wanted, first, games), self._effort, 2)
        return dict(zip(wanted, tallies, strict=True))
