"""One game that a seat imagines, from Orders of a turn to its end: its decisions in the tree, and below it.

Written in the kernel's subset of Python; runs plain or compiled, same bits. Which games are played, and what comes of
them, is `search`'s; how a node chooses is the tree's.
"""

from collections.abc import Sequence

from tabletop.analysis.imagining import finish_turn, worth
from tabletop.analysis.tree import (
    HEAD_BASE,
    HEAD_MOVES,
    HEAD_STANDING,
    HEAD_STEPS,
    HEAD_STOPPED,
    Room,
    best_rated,
    choose,
    last_action,
    note_move,
    rate,
)
from tabletop.engine.kernel.beliefs import imagine
from tabletop.engine.kernel.chance import draw, mix, mix_seed, share
from tabletop.engine.kernel.orders import (
    effort_left,
    give,
    is_affordable,
    is_on_offer,
    is_standing,
    take_back,
)
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import Tables


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
        if node < 0:
            play_on(p, w, other, actor, barred, room, curious)
        else:
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


def play_on(
    p: Tables, w: State, other: Sequence[int], actor: int, barred: Sequence[int], room: Room, curious: float
) -> None:
    """Give the orders of a turn below the tree: what is rated highest of all that can be ordered, or anything.

    Whether something can be ordered is asked when its turn comes, not before: a long menu costs no more than what is
    tried of it. What cannot be ordered is put aside, since it cannot later in the turn either.
    """
    turn = int(w[p.at.turn])
    first = p.actor.option_first[actor]
    left = p.actor.option_last[actor] - first
    for i in range(left):
        w[room.offered + i] = float(first + i)
    rate(w, room, turn, first, first + left)
    for k in range(p.key.picks):
        effort = effort_left(p, w, actor)
        if effort < 0.0:
            return
        key = p.key.policy[actor * p.key.picks + k]
        bits = mix(other, p.key.turn[turn], key)
        u = share(bits)
        action = -1
        while action < 0:
            if left == 0:
                return
            i = int(u / curious * float(left + 1)) if u < curious else best_rated(w, room, left)
            if i == left:
                note_move(w, room, turn * room.actions + room.stop)
                return
            o = int(w[room.offered + i])
            left -= 1
            w[room.offered + i] = w[room.offered + left]
            if barred[o] == 0 and is_affordable(p, w, o, effort) and is_standing(p, w, o):
                action = o
            elif u < curious:
                bits = mix_seed(bits, p.key.turn[0], key)
                u = share(bits) * curious
        note_move(w, room, turn * room.actions + action)
        give(p, w, w, action)


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
