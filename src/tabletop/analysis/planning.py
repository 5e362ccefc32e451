"""Plans played side by side from what a seat believes, at Orders or on the floor, over many imagined games.

Written in the kernel's subset of Python like `playouts`; runs plain or compiled, same bits. What plans are worth
comparing, and what their games mean, is told elsewhere.
"""

from collections.abc import MutableSequence, Sequence

from tabletop.analysis.following import Plans, follow, has_moves, has_same_moves, settle, settles_otherwise
from tabletop.analysis.imagining import pass_turn, worth
from tabletop.engine.kernel.assess import close_turn, ending, score
from tabletop.engine.kernel.autopilot import autopilot
from tabletop.engine.kernel.beliefs import believe, copy_game, imagine
from tabletop.engine.kernel.chance import mix, mix_seed
from tabletop.engine.kernel.consent import IMAGINED
from tabletop.engine.kernel.decision import close_floor
from tabletop.engine.kernel.floor import join_floor
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.kernel.resolve import resolve
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import EMPTY, ORDER_OPTION, ORDER_STATUS, Ints, Tables

# The columns of a game's row; the objectives' scores follow.
PLAN_WORTH, PLAN_ENDING, PLAN_SCORES = range(3)


def play_plans(
    p: Tables,
    b: State,
    w: State,
    c: State,
    kept: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    on_floor: int,
    unseen: Ints,
    first: int,
    games: int,
    plans: Plans,
    rows: MutableSequence[float],
) -> None:
    """Play games number first .. first + games - 1 of each plan from the beliefs `b`.

    `rows` holds 2 + objectives a game, all of the first plan before those of the next. Game k has the same dice and
    the same imagined world whatever the plan. `dice` are the real ones: the seat keeps the moods that it knows. Every
    other seat is imagined on autopilot. `on_floor` is 1 where `b` is believed on the floor instead of at Orders: then
    its turn's orders are given, and other seats hold to what they said there; `unseen` is then 1 for each option whose
    order the seat would not have seen, and such orders are imagined. `w`, `c` and `kept` are working space.

    Each game of the first plan is kept as it stood in each turn before and after the seat's moves (`room`). So another
    plan is played from the turn in which its moves first make a difference, and not at all where none does.
    """
    start = int(b[p.at.turn])
    count = len(plans.settled_first) - 1
    columns = PLAN_SCORES + p.n.objectives
    for g in range(games):
        other[0] = first + g
        other[0] = mix(other, p.key.turn[start], p.key.policy[0])
        other[0] = mix_seed(other[0], p.key.turn[0], dice[0])
        other[1] = actor + IMAGINED * start
        other[2] = dice[0]
        reached = start
        for j in range(count):
            at = (j * games + g) * columns
            turn = start
            if j == 0:
                imagine(p, b, other, w)
                if on_floor == 0:
                    _play_alone(p, w, actor)
                else:
                    _order_unseen(p, w, other, tr, actor, unseen)
                if count > 1:
                    _keep(p, w, kept, 0)
                _move(p, b, w, c, other, tr, actor, on_floor, start, plans, j)
                if count > 1:
                    _keep(p, w, kept, 1)
            else:
                turn = _parting(p, b, w, c, kept, other, tr, actor, on_floor, start, reached, plans, j)
                if turn > reached:
                    for i in range(columns):
                        rows[at + i] = rows[g * columns + i]
                    continue
            _end_turn(p, w, other, tr, actor, on_floor, turn == start)
            while w[p.at.ended] == 0.0 and int(w[p.at.turn]) < p.n.turns:
                situation(p, w, other, tr)
                turn = int(w[p.at.turn])
                if j == 0 and count > 1:
                    reached = turn
                    _keep(p, w, kept, 2 * (turn - start))
                if has_moves(p, plans, j, turn):
                    believe(p, w, other, actor, c)
                    follow(p, w, c, actor, plans, j)
                if j == 0 and count > 1:
                    _keep(p, w, kept, 2 * (turn - start) + 1)
                pass_turn(p, w, other, tr)
            score(p, w)
            rows[at + PLAN_WORTH] = worth(p, w)
            rows[at + PLAN_ENDING] = float(ending(p, w))
            for i in range(p.n.objectives):
                rows[at + PLAN_SCORES + i] = w[p.at.score + i]


def room(p: Tables, turn: int, count: int) -> int:
    """Length of the vector `kept` with which so many plans are played from this turn on."""
    if count < 2:
        return 0
    return 2 * (p.n.turns + 1 - turn) * p.at.size


def _parting(
    p: Tables,
    b: State,
    w: State,
    c: State,
    kept: State,
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    on_floor: int,
    start: int,
    reached: int,
    plans: Plans,
    j: int,
) -> int:
    """The first turn in which plan j's moves make a difference from the first plan's; later than `reached`: none.

    `w` then holds the game as it stands after these moves.
    """
    for turn in range(start, reached + 1):
        if has_same_moves(p, plans, j, turn) and not (turn == start and settles_otherwise(plans, j)):
            continue
        copy_kept(p, kept, 2 * (turn - start), w)
        if turn == start:
            _move(p, b, w, c, other, tr, actor, on_floor, start, plans, j)
        elif has_moves(p, plans, j, turn):
            believe(p, w, other, actor, c)
            follow(p, w, c, actor, plans, j)
        if not is_kept(p, kept, 2 * (turn - start) + 1, w):
            return turn
    return reached + 1


def _move(
    p: Tables,
    b: State,
    w: State,
    c: State,
    other: Sequence[int],
    tr: Trace,
    actor: int,
    on_floor: int,
    start: int,
    plans: Plans,
    j: int,
) -> None:
    """What plan j does in the first turn: at Orders, or on the floor."""
    if on_floor != 0:
        settle(p, b, w, other, tr, actor, plans, j)
    elif has_moves(p, plans, j, start):
        copy_game(p, b, c)
        follow(p, w, c, actor, plans, j)


def _end_turn(
    p: Tables, s: State, dice: Sequence[int], tr: Trace, actor: int, on_floor: int, is_first: bool
) -> None:
    """From the seat's moves to the end of the turn; autopilots have ordered where the floor is open."""
    if on_floor == 0 or not is_first:
        pass_turn(p, s, dice, tr)
        return
    close_floor(p, s, dice, tr)
    resolve(p, s, dice, tr)
    close_turn(p, s, tr)
    _play_alone(p, s, actor)


def _order_unseen(p: Tables, s: State, dice: Sequence[int], tr: Trace, actor: int, unseen: Ints) -> None:
    """Let every other actor order, as its autopilot does, what the seat would not have seen it order."""
    for a in range(p.n.actors):
        if a == actor or not _has_any(unseen, p.actor.option_first[a], p.actor.option_last[a]):
            continue
        first = p.actor.first_slot[a]
        seen = int(s[p.at.order_count + a])
        autopilot(p, s, dice, tr, a)
        for slot in range(first + seen, first + int(s[p.at.order_count + a])):
            at = order_at(p, slot)
            if unseen[int(s[at + ORDER_OPTION])] != 0:
                join_floor(p, s, dice, tr, slot)
            else:
                s[at + ORDER_STATUS] = float(EMPTY)


def _has_any(marks: Ints, first: int, last: int) -> bool:
    i = first
    while i < last and marks[i] == 0:
        i += 1
    return i < last


def _play_alone(p: Tables, s: State, actor: int) -> None:
    for a in range(p.n.actors):
        s[p.at.played + a] = 1.0 if a == actor else 0.0


def _keep(p: Tables, s: State, kept: State, k: int) -> None:
    """Copy a game to place k of `kept`."""
    at = k * p.at.size
    for i in range(p.at.ring + int(s[p.at.ring_count]) * p.n.ring_width):
        kept[at + i] = s[i]


def copy_kept(p: Tables, kept: State, k: int, out: State) -> None:
    """Copy the game at place k of `kept`."""
    at = k * p.at.size
    for i in range(p.at.ring + int(kept[at + p.at.ring_count]) * p.n.ring_width):
        out[i] = kept[at + i]


def is_kept(p: Tables, kept: State, k: int, s: State) -> bool:
    """Whether this is the game at place k of `kept`, number by number."""
    at = k * p.at.size
    end = p.at.ring + int(s[p.at.ring_count]) * p.n.ring_width
    i = 0
    while i < end and kept[at + i] == s[i]:
        i += 1
    return i == end
