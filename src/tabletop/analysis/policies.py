"""Policies that play a seat of a live `Game`. They know what the seat believes, no more.

They are the policies of `playouts`, so that a game and a playout of the same seed go the same way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from tabletop.analysis.playouts import CAUTIOUS, EXPERT, GREEDY, HAWK, PASS, RANDOM, act
from tabletop.analysis.rooms import plain_rooms
from tabletop.engine.game import Game, Refusal
from tabletop.engine.program import Tables

POLICIES = {
    "pass": PASS,
    "random": RANDOM,
    "cautious": CAUTIOUS,
    "hawk": HAWK,
    "greedy": GREEDY,
    "expert": EXPERT,
}
Think: TypeAlias = Callable[[Tables, list[float], int, int, int], list[float]]


def think(p: Tables, state: list[float], seed: int, actor: int, policy: int) -> list[float]:
    """The state with the actor's orders and answers of the turn given, in plain Python; see `compiled.thinker`."""
    s, b, w = list(state), list(state), plain_rooms.of(p, actor, policy)
    tr: list[tuple[float, ...]] = []
    barred: Any = [0] * p.n.options
    act(p, s, b, w, (seed,), [0, 0, 0], tr, actor, policy, barred)
    return s


@dataclass(frozen=True, slots=True)
class Decided:
    """What a policy wants in a turn: full ids of orders in the order to give them, and (inject, choice) of answers."""

    orders: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


def decided(game: Game, actor: str, policy: str, thinking: Think = think) -> Decided:
    """What a policy decides for this actor in this turn. Raises KeyError for an unknown one."""
    index = game.actor(actor)
    if index is None:
        raise KeyError(actor)
    p, program = game.tables, game.program
    s = thinking(p, list(game.state), game.seed, index, POLICIES[policy])
    first = p.actor.first_slot[index]
    slots = range(first, first + int(s[p.at.order_count + index]))
    answers = []
    for inject in range(p.n.injects):
        choice = int(s[p.at.answer + inject])
        if p.inject.ask[inject] == index and choice != int(game.state[p.at.answer + inject]):
            answers.append((program.injects[inject].id, program.choices[choice].id))
    orders = (program.options[int(s[p.at.order + slot * p.n.order_width])] for slot in slots)
    return Decided(tuple(orders), tuple(answers))


def play_turn(game: Game, actor: str, policy: str, thinking: Think = think) -> Game:
    """The game with this actor's orders and answers of the turn given by a policy. Raises KeyError for an unknown one."""
    wanted = decided(game, actor, policy, thinking)
    for order in wanted.orders:
        after = game.order(actor, order)
        assert not isinstance(after, Refusal), after
        game = after
    for inject, choice in wanted.answers:
        answered = game.answer(actor, inject, choice)
        assert not isinstance(answered, Refusal), answered
        game = answered
    return game
