"""Search: which orders and answers of a turn lead, over many imagined games, to the best end.

Written in the kernel's subset of Python; runs plain or compiled, same bits. Every game is imagined anew from what the
seat believes, with dice of its own, so that no search is clairvoyant. The caller allocates `w` of `tree.room_size`.
How a node chooses is the tree's business; merging searches of several threads is `seeking`'s.
"""

from collections.abc import MutableSequence, Sequence

from tabletop.analysis.imagined import imagine_game, imagine_world, keep_affordable, offer_choices
from tabletop.analysis.imagining import pass_turn, reseed, worth
from tabletop.analysis.tree import (
    HEAD_ROOT,
    HEAD_STANDING,
    HEAD_STOPPED,
    NODE_ACTION,
    NODE_FIELDS,
    NODE_VISITS,
    Room,
    favourite,
    learn,
    new_node,
    recall,
    room_of,
)
from tabletop.engine.kernel.assess import score
from tabletop.engine.kernel.beliefs import believe
from tabletop.engine.kernel.chance import mix
from tabletop.engine.kernel.orders import give, is_on_offer, is_standing, refusal
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import Tables

CURIOUS = 0.25  # share of decisions below the tree taken at random [J]


def begin(p: Tables, b: State, w: State, room: Room, actor: int, barred: Sequence[int]) -> None:
    """An empty tree for the seat of the believed state `b`, at its next decision."""
    for i in range(room.head, room.book):
        w[i] = 0.0
    for a in range(room.actions):
        w[room.found + a] = -1.0
    new_node(w, room, -1)
    standing = 0
    for o in range(p.actor.option_first[actor], p.actor.option_last[actor]):
        if barred[o] == 0 and is_standing(p, b, o):
            w[room.menu + standing] = float(o)
            standing += 1
    w[room.head + HEAD_STANDING] = float(standing)


def grow(
    p: Tables,
    b: State,
    w: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    barred: Sequence[int],
    room: Room,
    stream: int,
    games: int,
) -> None:
    """Play imagined games from the tree's root and learn from them; `stream` numbers runs with dice of their own."""
    first_dice(p, b, dice, other, actor, stream)
    play_and_learn(p, b, w, other, tr, actor, barred, room, games)


def play_and_learn(
    p: Tables,
    b: State,
    w: State,
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    barred: Sequence[int],
    room: Room,
    games: int,
) -> None:
    """Play imagined games from the tree's root and learn from them, their dice following on from `other`."""
    for _ in range(games):
        other[0] = mix(other, p.key.turn[0], p.key.policy[0])
        imagine_game(p, b, w, other, tr, actor, barred, room, CURIOUS, int(w[room.head + HEAD_ROOT]))
        learn(w, room, worth(p, w))


def first_dice(
    p: Tables, b: State, dice: Sequence[int], other: MutableSequence[int], actor: int, stream: int
) -> None:
    """Where the dice of a stream of imagined games begin."""
    reseed(p, dice, other, actor, int(b[p.at.turn]), 0, 0)
    for _ in range(stream + 1):
        other[0] = mix(other, p.key.turn[1], p.key.policy[0])


def must_decide(p: Tables, b: State, w: State, actor: int, room: Room) -> bool:
    """Whether the seat still has something to decide this turn."""
    if w[room.head + HEAD_STOPPED] == 0.0:
        standing = int(w[room.head + HEAD_STANDING])
        for i in range(standing):
            w[room.offered + i] = w[room.menu + i]
        if int(b[p.at.order_count + actor]) < p.key.picks and keep_affordable(p, b, w, actor, room, standing):
            return True
        w[room.head + HEAD_STOPPED] = 1.0
    unanswered = 0
    for i in range(p.n.injects):
        unanswered += offer_choices(p, b, w, actor, room, i)
    return unanswered != 0


def think_ahead(
    p: Tables,
    s: State,
    b: State,
    w: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    barred: Sequence[int],
    games: int,
) -> None:
    """Give the seat's orders and answers of the turn, each after `games` imagined games; `b` is what it believes."""
    room = room_of(p)
    begin(p, b, w, room, actor, barred)
    recall(w, room)
    stream = 0
    while must_decide(p, b, w, actor, room):
        root = room.nodes + int(w[room.head + HEAD_ROOT]) * NODE_FIELDS
        grow(p, b, w, dice, other, tr, actor, barred, room, stream, games - int(w[root + NODE_VISITS]))
        child = favourite(w, room)
        if child < 0:
            return
        action = int(w[room.nodes + child * NODE_FIELDS + NODE_ACTION])
        w[room.head + HEAD_ROOT] = float(child)
        stream += 1
        if action < room.stop:
            give(p, s, b, action)
            give(p, b, b, action)
        elif action == room.stop:
            w[room.head + HEAD_STOPPED] = 1.0
        else:
            choice = action - room.stop - 1
            s[p.at.answer + p.choice.inject[choice]] = float(choice)
            b[p.at.answer + p.choice.inject[choice]] = float(choice)


def explore(
    p: Tables,
    s: State,
    b: State,
    w: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    barred: Sequence[int],
    stream: int,
    games: int,
) -> None:
    """Leave in `w` a tree of the seat's decisions from the state `s` on."""
    believe(p, s, dice, actor, b)
    room = room_of(p)
    begin(p, b, w, room, actor, barred)
    if must_decide(p, b, w, actor, room):
        grow(p, b, w, dice, other, tr, actor, barred, room, stream, games)


def weigh(
    p: Tables,
    s: State,
    b: State,
    w: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    actor: int,
    barred: Sequence[int],
    decided: Sequence[int],
    known: Sequence[float],
    first: int,
    rows: MutableSequence[float],
) -> None:
    """Fill `rows` with what games first .. are worth in which the seat does what is `decided` this turn (actions).

    Later turns go by `known` (uses, then gains, as in `Room`), or pass where it is empty. What
    cannot be ordered as the seat believes is left out. The same dice for whatever is decided.
    """
    believe(p, s, dice, actor, b)
    room = room_of(p)
    begin(p, b, w, room, actor, barred)
    for i in range(len(known)):
        w[room.uses + i] = known[i]
    for i in range(len(decided)):
        action = int(decided[i])
        if action < room.stop:
            if barred[action] == 0 and refusal(p, b, action) == 0:
                give(p, b, b, action)
        elif action > room.stop and is_on_offer(p, b, action - room.stop - 1):
            choice = action - room.stop - 1
            b[p.at.answer + p.choice.inject[choice]] = float(choice)
    w[room.head + HEAD_STOPPED] = 1.0
    for i in range(p.n.injects):
        if p.inject.ask[i] == actor and b[p.at.asked + i] != 0.0 and b[p.at.answer + i] < 0.0:
            b[p.at.answer + i] = float(p.inject.default[i])
    first_dice(p, b, dice, other, actor, -1)
    for _ in range(first):
        other[0] = mix(other, p.key.turn[0], p.key.policy[0])
    for g in range(len(rows)):
        other[0] = mix(other, p.key.turn[0], p.key.policy[0])
        if len(known) == 0:
            imagine_world(p, b, other, w, actor)
            pass_turn(p, w, other, tr)
            while w[p.at.ended] == 0.0 and int(w[p.at.turn]) < p.n.turns:
                situation(p, w, other, tr)
                pass_turn(p, w, other, tr)
            score(p, w)
        else:
            imagine_game(p, b, w, other, tr, actor, barred, room, 0.0, -1)
        rows[g] = worth(p, w)
