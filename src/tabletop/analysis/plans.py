"""Plans by the ids people gave, the moment from which they are played, and who plays them in plain Python.

Never compares plans: that is `grading`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from tabletop.analysis.following import Plans
from tabletop.analysis.planning import PLAN_SCORES, play_plans, room
from tabletop.engine.game import Game
from tabletop.engine.kernel.orders import CAN, give, is_on_offer, refusal, take_back
from tabletop.engine.program import Tables
from tabletop.engine.texts import Program


@dataclass(frozen=True, slots=True)
class Moves:
    """What a seat does in one turn: orders by their full ids, and answers as (inject, choice)."""

    orders: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


Later: TypeAlias = tuple[tuple[int, Moves], ...]
"""What is done in later turns, by rising turn; a turn that is not named is passed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A dilemma that was open to the seat: the choices on offer as it believed, and the one that stood."""

    inject: str
    offered: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class World:
    """One way in which what a seat cannot see may be (numbers by their place in the state), and its share of 1."""

    hidden: tuple[tuple[int, float], ...]
    share: float


@dataclass(frozen=True, slots=True)
class Moment:
    """Orders of one turn as a seat met them, and what it did there."""

    program: Program
    seat: str
    actor: int
    turn: int
    seed: int
    believed: tuple[float, ...]
    """The state as the seat believed it, before it ordered or answered anything."""
    menu: tuple[str, ...]
    moves: Moves
    asked: tuple[Asked, ...]
    is_traced: bool = False
    """Whether games of this scenario from its beginning may tell how it came here: not where things were added since."""
    worlds: tuple[World, ...] = ()
    """How what the seat cannot see may be; () where it is taken to be as the seat believes."""
    again: tuple[World, ...] = ()
    """The same, drawn anew: what is found best in `worlds` looks better there than it is, as their shares are chance."""


def moment(game: Game, seat: str) -> Moment:
    """What the seat met and did in a game whose Orders are about to close. Raises ValueError for an unknown seat."""
    actor = game.actor(seat)
    if actor is None:
        raise ValueError(f"there is no actor '{seat}' in {game.program.id}")
    p, program = game.tables, game.program
    s = list(game.state)
    orders = game.orders_of(seat)
    for _ in orders:
        take_back(p, s, actor)
    mine = [i for i in range(p.n.injects) if s[p.at.asked + i] != 0.0 and p.inject.ask[i] == actor]
    answered = {i: int(s[p.at.answer + i]) for i in mine}
    for i in mine:
        s[p.at.answer + i] = -1.0
    before = replace(game, state=tuple(s))
    b = list(before.believed(seat))
    asked = []
    for i in mine:
        offered = [
            c for c in range(p.inject.choice_first[i], p.inject.choice_last[i]) if is_on_offer(p, b, c)
        ]
        chosen = answered[i] if answered[i] in offered else p.inject.default[i]
        ids = tuple(program.choices[c].id for c in offered)
        asked.append(Asked(program.injects[i].id, ids, program.choices[chosen].id))
    moves = Moves(orders, tuple((one.inject, one.chosen) for one in asked))
    is_traced = all(one.program is program for one in game.past)
    menu = before.menu(seat)
    return Moment(program, seat, actor, game.turn, game.seed, tuple(b), menu, moves, tuple(asked), is_traced)


def possible(at: Moment, orders: Iterable[str]) -> tuple[str, ...]:
    """Those of these orders that can be given together, one after the other, as the seat believes."""
    p = at.program.tables
    b = list(at.believed)
    options = _options(at.program, at.actor)
    taken = []
    for one in orders:
        if one in options and refusal(p, b, options[one]) == CAN:
            give(p, b, b, options[one])
            taken.append(one)
    return tuple(taken)


def _options(program: Program, actor: int) -> dict[str, int]:
    p = program.tables
    return {program.options[o]: o for o in range(p.actor.option_first[actor], p.actor.option_last[actor])}


def _choices(program: Program) -> dict[tuple[str, str], int]:
    p = program.tables
    return {
        (text.id, program.choices[c].id): c
        for i, text in enumerate(program.injects)
        if p.inject.ask[i] >= 0
        for c in range(p.inject.choice_first[i], p.inject.choice_last[i])
    }


@dataclass(frozen=True, slots=True)
class Numbers:
    """The kernel's numbers by what people name: a seat's orders, and everybody's answers."""

    options: Mapping[str, int]
    choices: Mapping[tuple[str, str], int]


def numbers(at: Moment) -> Numbers:
    """Of a moment's scenario and seat."""
    return Numbers(_options(at.program, at.actor), _choices(at.program))


Settled: TypeAlias = tuple[tuple[int, int], ...]
"""What is decided on the floor: a slot, and what becomes of its order (`following.Plans.settled`)."""


def plan(at: Moment, now: Moves, later: Later = (), known: Numbers | None = None) -> Plans:
    """These moves and what follows as the kernel takes it; an id this scenario does not know is left out."""
    return plans(at, [(now, later)], known)


def plans(
    at: Moment,
    lines: Sequence[tuple[Moves, Later]],
    known: Numbers | None = None,
    settled: Sequence[Settled] = (),
) -> Plans:
    """What is done now and in the turns after, in several ways; `settled`: what each decides on this turn's floor.

    `known` are the moment's `numbers`, for who asks often.
    """
    p = at.program.tables
    known = known or numbers(at)
    options, choices = known.options, known.choices
    given: list[int] = []
    answer: list[int] = []
    given_first, answer_first, settled_first = [0], [0], [0]
    for now, later in lines:
        moves: Mapping[int, Moves] = {**dict(later), at.turn: now}
        for turn in range(p.n.turns + 1):
            one = moves.get(turn) if turn >= at.turn else None
            if one is not None:
                given += [options[order] for order in one.orders if order in options]
                answer += [choices[pair] for pair in one.answers if pair in choices]
            given_first.append(len(given))
            answer_first.append(len(answer))
    settled = settled or [()] * len(lines)
    for some in settled:
        settled_first.append(settled_first[-1] + len(some))
    slots, became = ([pair[k] for some in settled for pair in some] for k in range(2))
    return Plans(given_first, given, answer_first, answer, settled_first, slots, became)


@dataclass(frozen=True, slots=True)
class Lot:
    """Games first .. first + games - 1 of each plan, from what a seat believes at Orders or on the floor."""

    believed: Sequence[float]
    seed: int
    actor: int
    plans: Plans
    first: int
    games: int
    unseen: Sequence[int] | None = None
    """On the floor: 1 for each option whose order the seat would not have seen. None: at Orders."""


Rows: TypeAlias = Sequence[float]
"""A lot's games, all of one plan before those of the next.

Each as its worth 0..1, its ending's index and its objectives' scores (`planning.PLAN_...`).
"""

PlanPlayer: TypeAlias = Callable[[Lot], Rows]


def width(p: Tables) -> int:
    """Numbers in the row of one game."""
    return PLAN_SCORES + p.n.objectives


def plain(p: Tables, lot: Lot) -> Rows:
    """A lot in plain Python; `compiled.plan_player` makes a faster one."""
    w, c = [0.0] * p.at.size, [0.0] * p.at.size
    count = len(lot.plans.settled_first) - 1
    rows = [0.0] * (count * lot.games * width(p))
    b = list(lot.believed)
    kept = [0.0] * room(p, int(b[p.at.turn]), count)
    play_plans(
        p, b, w, c, kept, (lot.seed,), [0, 0, 0], [], lot.actor, int(lot.unseen is not None), lot.unseen or [],
        lot.first, lot.games, lot.plans, rows,
    )  # fmt: skip
    return rows
