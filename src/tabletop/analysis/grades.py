"""What grading came to, as data: decisions with their worth, turns, an exercise; luck told apart from skill.

Never plays a game, and never says anything in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tabletop.analysis.plans import Moment
from tabletop.analysis.weighing import Estimate, Tally, difference, estimate

#: A loss below this many points of 100 is not called one; a judgement.
LEAST = 1.0


@dataclass(frozen=True, slots=True)
class Decision:
    """The orders of a turn, the answer to one dilemma (`inject`), or one thing on the floor. Values are points of 100."""

    turn: int
    inject: str
    chosen: tuple[str, ...]
    """Ids of the orders, or of the one choice."""
    best: tuple[str, ...]
    """The best found; as chosen where nothing better was."""
    value: Estimate
    best_value: Estimate
    regret: Estimate
    """The best found less the chosen, on the same dice."""
    over_passing: Estimate
    """Chosen less doing nothing instead (of a dilemma or vote: its worst other answer), on the same dice."""
    tried: int
    ending: str
    """Id of the ending most likely after the best found; "" where time runs out."""
    gains: tuple[float, ...] = ()
    """What each objective adds to `regret`, in points of the whole: they sum to its mean."""
    floor: str = ""
    """On the floor, the order that was voted on ("meridia:shadow") or one's own that could be changed ("shadow")."""

    @property
    def gave_up(self) -> float:
        """Points lost by choosing so; 0 where the interval holds 0 or the loss is below `LEAST`."""
        return self.regret.mean if self.regret.is_above_zero and self.regret.mean >= LEAST else 0.0


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn: its decisions, and what the game was worth before and after they were taken."""

    turn: int
    decisions: tuple[Decision, ...]
    value: Estimate
    """What was expected once the seat had chosen, before any die."""
    foreseen: Estimate
    """The same, going on by a plan of which nothing was learned after this turn."""
    carried: Estimate | None = None
    """What that plan was still worth when the next turn began, by what the seat then knew; None: it was over."""
    opened: Estimate | None = None
    """What it was worth once the floor showed others' positions and orders; None: not told."""
    settled: Estimate | None = None
    """The same, with what the seat then changed there and how it voted."""

    @property
    def before(self) -> float:
        """What was to be expected by the best found."""
        return self.value.mean + sum(one.gave_up for one in self.decisions)


@dataclass(frozen=True, slots=True)
class Luck:
    """Of one turn, and of no decision: by how much the plan foreseen came to be worth more than before the dice fell.

    `others` + `dice` = `mean`, to the last digit.
    """

    others: Estimate
    """What others' positions and orders gave, as the floor showed them."""
    dice: Estimate
    """What all that fell after the floor gave: results, injects, what is hidden."""

    @property
    def mean(self) -> float:
        return self.others.mean + self.dice.mean

    @property
    def half(self) -> float:
        """Half-width of the 95 % interval."""
        return float((self.others.half**2 + self.dice.half**2) ** 0.5)


@dataclass(frozen=True, slots=True)
class Grades:
    """An exercise graded. `begin` - what was given up + luck + what was found = `final`, to the last digit."""

    seat: str
    turns: tuple[Turn, ...]
    luck: tuple[Luck, ...]
    found: tuple[float, ...]
    """Of each turn: what is left of the way from its value to that of the next turn."""
    final: float
    games: int
    """Games weighed to find this out: one that several plans share counts for each of them."""

    @property
    def begin(self) -> float:
        """What was to be expected when the first turn began."""
        return self.turns[0].before if self.turns else self.final

    @property
    def gave_up(self) -> float:
        """Points lost by all decisions together."""
        return sum(one.gave_up for one in self.decisions)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions in order."""
        return tuple(one for turn in self.turns for one in turn.decisions)


def decided(
    at: Moment,
    inject: str,
    chosen: tuple[str, ...],
    best: tuple[str, ...],
    mine: Tally,
    other: Tally,
    least: Tally,
    tried: int,
    floor: str = "",
) -> Decision:
    """A decision by the games of what was chosen, of the best found, and of what it is said to be worth over."""
    regret = difference(other.worths, mine.worths)
    if set(best) == set(chosen) or regret.mean <= 0.0:
        best, other, regret = chosen, mine, Estimate(0.0, 0.0, len(mine.worths))
    weights, n = at.program.tables.end.weight, len(mine.worths)
    gained = [weight * (x - y) for weight, x, y in zip(weights, other.scores, mine.scores, strict=True)]
    end = max(other.endings, key=lambda k: other.endings[k])
    return Decision(
        turn=at.turn,
        inject=inject,
        chosen=chosen,
        best=best,
        value=estimate(mine.worths),
        best_value=estimate(other.worths),
        regret=regret,
        over_passing=difference(mine.worths, least.worths),
        tried=tried,
        ending="" if end < 0 else at.program.endings[end].id,
        gains=tuple(x / (n * (sum(weights) or 1.0)) for x in gained),
        floor=floor,
    )


def turning_points(grades: Grades, most: int = 3) -> tuple[Decision, ...]:
    """The decisions on which most hung, whichever way: the points given up, or those won over doing nothing."""

    def swing(one: Decision) -> float:
        won = one.over_passing.mean if one.over_passing.is_above_zero else 0.0
        return max(one.gave_up, won)

    found = sorted(
        (one for one in grades.decisions if swing(one) >= LEAST), key=lambda one: (-swing(one), one.turn)
    )
    return tuple(found[:most])


def summed_up(seat: str, turns: Iterable[Turn], final: float, games: int) -> Grades:
    """Turns in any order, and the score the exercise came to (0..100), with luck told apart from skill."""
    ordered = sorted(turns, key=lambda one: one.turn)
    luck, found = [], []
    for k, one in enumerate(ordered):
        after = ordered[k + 1].before if k + 1 < len(ordered) else final
        end = one.carried or Estimate(after, 0.0, one.foreseen.games)
        opened, settled = one.opened or one.foreseen, one.settled or one.foreseen
        luck.append(Luck(_gained(opened, one.foreseen), _gained(end, settled)))
        found.append(after - one.value.mean - luck[-1].mean)
    return Grades(seat, tuple(ordered), tuple(luck), tuple(found), final, games)


def _gained(after: Estimate, before: Estimate) -> Estimate:
    if after is before:
        return Estimate(0.0, 0.0, before.games)
    return Estimate(after.mean - before.mean, (after.half**2 + before.half**2) ** 0.5, before.games)
