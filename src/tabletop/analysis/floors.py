"""What a seat decided on the floor, graded: its votes, and its own orders amended, withdrawn or left as they were.

Positions are known there and votes not yet counted. From what the seat then believes the rest of the turn is imagined
many times over, with the same dice for each way in which one thing could have been decided, and then the rest of the
game by a plan. Orders, and answers to dilemmas, are `grading`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from tabletop.analysis.following import SETTLE_VOTE, SETTLE_WITHDRAW
from tabletop.analysis.grades import Decision, decided
from tabletop.analysis.hidden import on_floor
from tabletop.analysis.plans import Later, Moment, Moves, PlanPlayer, Settled, numbers
from tabletop.analysis.scales import Scales
from tabletop.analysis.weighing import Effort, Estimate, Runner, Tally, estimate, last_word
from tabletop.engine.game import VOTES, WITHDRAW, Game
from tabletop.engine.kernel.amendments import can_amend_to, is_settled
from tabletop.engine.kernel.consent import is_asked
from tabletop.engine.kernel.payment import order_at, return_costs, uncount
from tabletop.engine.kernel.trace import CAUSE_WITHDRAWN
from tabletop.engine.program import (
    DROPPED,
    EMPTY,
    GIVEN,
    NOT_ASKED,
    ORDER_OPTION,
    ORDER_STATUS,
    WITHDRAWN,
    Tables,
)
from tabletop.engine.sight import Sight

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
    unseen: tuple[int, ...]
    """1 for each option whose order the seat would not have seen."""


def floor(game: Game, at: Moment) -> Floor:
    """The floor of this moment's turn, from a game whose floor is about to close."""
    p, me = at.program.tables, at.actor
    opened = replace(game, state=game.floor)
    b = list(opened.believed(at.seat))
    asked = [*_own(opened, game, at, b), *_votes(opened, game, at)]
    sight = Sight(opened, me)
    unseen = []
    for option in range(p.n.options):
        form = p.option.form[option]
        by = p.form.orderer[form]
        is_seen = sight.sees(at.program.forms[form].seen, game.floor, by) or is_asked(p, b, option, me)
        unseen.append(int(not is_seen))
    for a in range(p.n.actors):
        if a != me:
            _forget_unseen(p, b, a, unseen)
    return Floor(on_floor(at, b), tuple(b), tuple(asked), tuple(unseen))


def _forget_unseen(p: Tables, b: list[float], actor: int, unseen: Sequence[int]) -> None:
    """Undo the orders of this actor that the seat did not see, and count the others: the seat did see these."""
    first = p.actor.first_slot[actor]
    for slot in range(first, first + p.actor.slots[actor]):
        where = order_at(p, slot)
        status, option = b[where + ORDER_STATUS], int(b[where + ORDER_OPTION])
        if status == float(EMPTY):
            continue
        if unseen[option]:
            if status != float(DROPPED):
                return_costs(p, b, [], CAUSE_WITHDRAWN, slot)
                uncount(p, b, slot)
            b[where : where + p.n.order_width] = [0.0] * p.n.order_width
            b[where + ORDER_STATUS] = float(EMPTY)
        else:
            b[p.at.order_count + actor] = float(slot - first + 1)


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


@dataclass(frozen=True, slots=True)
class FloorGraded:
    """What was decided on a floor, and what the game was worth there by a plan of which nothing was learned later."""

    decisions: tuple[Decision, ...]
    opened: Estimate
    """Once positions were known, had the seat changed nothing and cast no vote of its own."""
    settled: Estimate
    """The same, as the seat decided."""
    games: int


def graded(
    here: Floor, later: Later, foreseen: Later, play: PlanPlayer, effort: Effort, runner: Runner
) -> FloorGraded:
    """Each thing decided on this floor, going on with `later`; what it was worth there, going on with `foreseen`.

    All that is compared has the same dice. An order that was left as it was, and for which nothing clearly better was
    found, is not told of.
    """
    scales = Scales(here.at, play, runner, here.believed, here.unseen)
    options = numbers(here.at).options
    done = tuple(one.chosen for one in here.asked)

    def weigh(lines: Sequence[_Way], first: int, games: int) -> list[Tally]:
        settled = [settling(here, ways, options) for ways, _ in lines]
        return scales.weigh([(Moves(), after) for _, after in lines], first, games, settled)

    wanted: list[_Way] = [(done, later)]
    compared: list[tuple[int, _Way, _Way]] = []
    offers = [
        [_with(done, k, way) for way in one.offered if way != one.chosen] for k, one in enumerate(here.asked)
    ]
    lines = [(done, later), *((one, later) for some in offers for one in some)]
    if len(lines) > 1:
        seen = dict(zip(lines, weigh(lines, 0, effort.second), strict=True))
        for k, one in enumerate(here.asked):
            ways: list[_Way] = [(done, later), *((other, later) for other in offers[k])]
            best = max(ways, key=lambda line: seen[line].mean)
            least: _Way = (_with(done, k, ""), later)
            if one.is_vote:
                least = min(ways[1:], key=lambda line: seen[line].mean)
            if not best == least == ways[0]:
                compared.append((k, best, least))
                wanted += [best, least]
    left = tuple("" for _ in here.asked)
    opened, settled = (left, foreseen), (done, foreseen)
    wanted = list(dict.fromkeys([*wanted, opened, settled]))
    tallies = last_word(lambda first, more: weigh(wanted, first, more), effort, 1)
    told = dict(zip(wanted, tallies, strict=True))
    found = []
    for k, best, least in compared:
        one, mine = here.asked[k], told[done, later]
        decision = decided(
            here.at,
            "",
            (one.chosen,),
            (best[0][k],),
            mine,
            told[best],
            told[least],
            len(one.offered),
            one.order,
        )
        if one.chosen or decision.gave_up:
            found.append(decision)
    return FloorGraded(
        tuple(found), estimate(told[opened].worths), estimate(told[settled].worths), scales.games
    )


_Way: TypeAlias = tuple[tuple[str, ...], Later]
"""What is decided of each thing asked, and how the game goes on."""


def _with(done: tuple[str, ...], k: int, way: str) -> tuple[str, ...]:
    return (*done[:k], way, *done[k + 1 :])


def settling(here: Floor, ways: tuple[str, ...], options: Mapping[str, int]) -> Settled:
    """What is decided of each thing asked as the kernel takes it; nothing where an order is left or a vote not cast."""
    found = []
    for one, way in zip(here.asked, ways, strict=True):
        if way == WITHDRAW:
            found.append((one.slot, SETTLE_WITHDRAW))
        elif way:
            found.append((one.slot, SETTLE_VOTE - VOTES[way] if one.is_vote else options[way]))
    return tuple(found)
