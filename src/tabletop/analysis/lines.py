"""A game in which some seats follow a script: what a line beside a scenario says, played from one seed.

Written in the kernel's subset of Python like `playouts`; runs plain or compiled, same bits. What a line expects, and
whether it holds, is judged elsewhere.
"""

from collections.abc import MutableSequence, Sequence
from typing import NamedTuple

from tabletop.analysis.playouts import act, end_turn
from tabletop.engine.kernel.assess import ending, score
from tabletop.engine.kernel.beliefs import believe
from tabletop.engine.kernel.expressions import holds
from tabletop.engine.kernel.orders import give, is_on_offer, refusal
from tabletop.engine.kernel.situation import situation
from tabletop.engine.kernel.trace import State, Trace
from tabletop.engine.program import ORDER_STATUS, Ints, Tables


class Script(NamedTuple):
    """Who does what, by turn, and what is watched at the end of turns."""

    seats: Ints  # actors: 1 where a seat is played; the others are on autopilot
    led: Ints  # turns + 1: 1 where the script says what the lead orders; elsewhere the policy does
    given_first: Ints  # turns + 2: the orders of turn t are given[given_first[t]:given_first[t + 1]]
    given: Ints  # options; of one turn by actor, then as written
    answer_first: Ints  # turns + 2, as above
    answer: Ints  # choices
    watch_turn: Ints  # conditions: the turn at whose end it is asked, 0 every turn
    watch: Ints  # conditions: expression


class Kept(NamedTuple):
    """What became of one game beside its state; allocated by the caller, written anew by each game."""

    became: MutableSequence[float]
    """Orders given: what its slot says at the end of the turn (`program`, EMPTY ..), or minus why it was not on the
    menu (`orders`, CAN ..); 0 when the game was over before."""
    chosen: MutableSequence[float]
    """Answers: 1 where the choice was on offer, else 0."""
    seen: MutableSequence[float]
    """Conditions: of a turn's end, 1 or 0, -1 when the game was over before; of every turn's, the first turn at whose
    end it did not hold, 0 for none."""


def play_line(
    p: Tables,
    s: State,
    b: State,
    w: State,
    dice: Sequence[int],
    other: MutableSequence[int],
    tr: Trace,
    policy: int,
    barred: Sequence[int],
    script: Script,
    kept: Kept,
) -> int:
    """Play a game by the script; returns the ending's index, -1 when time runs out. `barred` binds the policy."""
    for i in range(p.at.scratch):
        s[i] = p.start[i]
    for a in range(p.n.actors):
        if script.seats[a] != 0:
            s[p.at.played + a] = 1.0
    forget_game(script, kept)
    for _ in range(p.n.turns):
        situation(p, s, dice, tr)
        if script.led[int(s[p.at.turn])] == 0:
            act(p, s, b, w, dice, other, tr, p.actor.lead, policy, barred)
        give_moves(p, s, b, dice, script, kept)
        end_turn(p, s, dice, tr, policy)
        look_back(p, s, script, kept)
        if s[p.at.ended] != 0.0:
            break
    score(p, s)
    return ending(p, s)


def forget_game(script: Script, kept: Kept) -> None:
    """Make room for the next game."""
    for k in range(len(script.given)):
        kept.became[k] = 0.0
    for k in range(len(script.answer)):
        kept.chosen[k] = 0.0
    for k in range(len(script.watch)):
        kept.seen[k] = 0.0 if script.watch_turn[k] == 0 else -1.0


def give_moves(p: Tables, s: State, b: State, dice: Sequence[int], script: Script, kept: Kept) -> None:
    """Give the turn's orders and answers, as far as the seats find them on their menus."""
    turn = int(s[p.at.turn])
    believing = -1
    for k in range(script.given_first[turn], script.given_first[turn + 1]):
        option = script.given[k]
        actor = p.form.orderer[p.option.form[option]]
        if actor != believing:
            believe(p, s, dice, actor, b)
            believing = actor
        why = refusal(p, b, option)
        if why == 0:
            kept.became[k] = float(give(p, s, b, option))
            give(p, b, b, option)
        else:
            kept.became[k] = -float(why)
    for k in range(script.answer_first[turn], script.answer_first[turn + 1]):
        choice = script.answer[k]
        inject = p.choice.inject[choice]
        believe(p, s, dice, p.inject.ask[inject], b)
        if is_on_offer(p, b, choice):
            s[p.at.answer + inject] = float(choice)
            kept.chosen[k] = 1.0


def look_back(p: Tables, s: State, script: Script, kept: Kept) -> None:
    """At the end of the turn: what became of its orders, and which conditions hold."""
    turn = int(s[p.at.turn])
    for k in range(script.given_first[turn], script.given_first[turn + 1]):
        if kept.became[k] >= 0.0:
            slot = int(kept.became[k])
            kept.became[k] = s[p.at.order + slot * p.n.order_width + ORDER_STATUS]
    for k in range(len(script.watch)):
        if script.watch_turn[k] == turn:
            kept.seen[k] = 1.0 if holds(p, s, script.watch[k]) else 0.0
        elif script.watch_turn[k] == 0 and kept.seen[k] == 0.0 and not holds(p, s, script.watch[k]):
            kept.seen[k] = float(turn)
