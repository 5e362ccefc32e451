"""Search: which orders and answers of a turn lead, over many imagined games, to the best end.

Written in the kernel's subset of Python; runs plain or compiled, same bits. Every game is imagined anew from what the
seat believes, with dice of its own, so that no search is clairvoyant. The caller allocates `w` of `tree.room_size`.
How a node chooses is the tree's business; merging searches of several threads is `seeking`'s.
"""

from collections.abc import MutableSequence, Sequence

from tabletop.analysis.imagining import finish_turn, pass_turn, reseed, worth
from tabletop.analysis.tree import (
    HEAD_BASE,
    HEAD_MOVES,
    HEAD_ROOT,
    HEAD_STANDING,
    HEAD_STEPS,
    HEAD_STOPPED,
    NODE_ACTION,
    NODE_FIELDS,
    NODE_VISITS,
    Room,
    choose,
    favourite,
    last_action,
    learn,
    new_node,
    room_of,
)
from tabletop.engine.kernel.assess import score
from tabletop.engine.kernel.beliefs import believe, imagine
from tabletop.engine.kernel.chance import draw, mix
from tabletop.engine.kernel.orders import (
    effort_left,
    give,
    is_affordable,
    is_on_offer,
    is_standing,
    refusal,
    take_back,
)
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import Tables

CURIOUS = 0.25  # share of decisions below the tree taken at random [J]


def begin(p: Tables, b: State, w: State, room: Room, actor: int, barred: Sequence[int]) -> None:
    """An empty tree for the seat of the believed state `b`, at its next decision."""
    for i in range(room.head, room.nodes):
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


def imagine_world(p: Tables, b: State, other: Sequence[int], w: State, actor: int) -> None:
    """One way the world may be, with every other seat on autopilot."""
    imagine(p, b, other, w)
    for a in range(p.n.actors):
        w[p.at.played + a] = 1.0 if a == actor else 0.0


def imagine_game(
    p: Tables,
    b: State,
    w: State,
    other: Sequence[int],
    tr: Trace,
    actor: int,
    barred: Sequence[int],
    room: Room,
    curious: float,
    node: int,
) -> None:
    """One game to its end in `w`: in the tree from `node` (-1: below it), then by what was learned."""
    head = room.head
    w[head + HEAD_STEPS] = 0.0
    w[head + HEAD_MOVES] = 0.0
    imagine_world(p, b, other, w, actor)
    w[head + HEAD_BASE] = worth(p, w)
    if node >= 0:
        w[room.path] = float(node)
        w[room.path_base] = w[head + HEAD_BASE]
        w[head + HEAD_STEPS] = 1.0
    given = int(b[p.at.order_count + actor])
    if w[head + HEAD_STOPPED] == 0.0:
        standing = int(w[head + HEAD_STANDING])
        for i in range(standing):
            w[room.offered + i] = w[room.menu + i]
        node = give_orders(p, b, w, other, actor, room, curious, node, standing)
    node = give_answers(p, b, w, other, actor, room, curious, node)
    while int(b[p.at.order_count + actor]) > given:
        take_back(p, b, actor)
    finish_turn(p, w, other, tr)
    while w[p.at.ended] == 0.0 and int(w[p.at.turn]) < p.n.turns:
        w[head + HEAD_BASE] = worth(p, w)
        situation(p, w, other, tr)
        standing = 0
        for o in range(p.actor.option_first[actor], p.actor.option_last[actor]):
            if barred[o] == 0 and is_standing(p, w, o):
                w[room.offered + standing] = float(o)
                standing += 1
        node = give_orders(p, w, w, other, actor, room, curious, node, standing)
        node = give_answers(p, w, w, other, actor, room, curious, node)
        finish_turn(p, w, other, tr)


def give_orders(
    p: Tables,
    b: State,
    w: State,
    other: Sequence[int],
    actor: int,
    room: Room,
    curious: float,
    node: int,
    standing: int,
) -> int:
    """Give the orders of a turn out of what stands in `offered`; `b` is what the seat goes by, `w` itself later on."""
    turn = int(w[p.at.turn])
    for k in range(int(b[p.at.order_count + actor]), p.key.picks):
        standing = keep_affordable(p, b, w, actor, room, standing)
        if standing == 0:
            break
        w[room.offered + standing] = float(room.stop)
        u = draw(other, p.key.turn[turn], p.key.policy[actor * p.key.picks + k])
        node = choose(w, room, node, turn, standing + 1, u, curious)
        action = last_action(w, room)
        if action == room.stop:
            break
        give(p, w, b, action)
        if b[p.at.viewer] >= 0.0:
            give(p, b, b, action)
    return node


def keep_affordable(p: Tables, b: State, w: State, actor: int, room: Room, standing: int) -> int:
    """Leave in `offered` what can be ordered beside the orders given; how many there are."""
    able = 0
    effort = effort_left(p, b, actor)
    for i in range(standing):
        o = int(w[room.offered + i])
        if is_affordable(p, b, o, effort):
            w[room.offered + able] = float(o)
            able += 1
    return able


def give_answers(
    p: Tables,
    b: State,
    w: State,
    other: Sequence[int],
    actor: int,
    room: Room,
    curious: float,
    node: int,
) -> int:
    """Answer the turn's dilemmas that are not answered yet."""
    turn = int(w[p.at.turn])
    for i in range(p.n.injects):
        open_choices = offer_choices(p, b, w, actor, room, i)
        if open_choices == 0:
            continue
        u = draw(other, p.key.turn[turn], p.key.policy[actor * p.key.picks] ^ p.inject.key[i])
        node = choose(w, room, node, turn, open_choices, u, curious)
        w[p.at.answer + i] = float(last_action(w, room) - room.stop - 1)
    return node


def offer_choices(p: Tables, b: State, w: State, actor: int, room: Room, inject: int) -> int:
    """Put the choices of a dilemma that is open and unanswered into `offered`; how many there are."""
    if p.inject.ask[inject] != actor or b[p.at.asked + inject] == 0.0 or b[p.at.answer + inject] >= 0.0:
        return 0
    able = 0
    for c in range(p.inject.choice_first[inject], p.inject.choice_last[inject]):
        if is_on_offer(p, b, c):
            w[room.offered + able] = float(room.stop + 1 + c)
            able += 1
    return able


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
