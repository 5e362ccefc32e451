"""The table at which seats sit: a game on vectors, one action of one seat at a time. No learner's library is known here.

An action is a whole number: 0 passes, then come the seat's options in menu order, then the choices of its dilemmas,
then its three votes. In Orders a seat acts until it passes or nothing is left for it to do; on the Floor it votes on
the orders it is asked about, one after the other, passing where it leaves its position to the rules. What seats do in
the same stage they do unseen by each other.
"""

from collections.abc import Sequence
from typing import Any, Literal

from tabletop.analysis.rl.machines import Machine
from tabletop.engine.game import TIME_RUNS_OUT
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.program import ACQUIESCE, GIVEN, NO, NOT_ASKED, ORDER_OPTION, ORDER_STATUS, YES
from tabletop.engine.texts import Program

PASS = 0
VOTES = (("yes", YES), ("acquiesce", ACQUIESCE), ("no", NO))


class Table:
    """A game in which `seats` (indices of actors) are played and everybody else is on autopilot."""

    def __init__(self, program: Program, seats: Sequence[int], machine: Machine) -> None:
        p = machine.tables
        self.program, self.seats, self.machine = program, tuple(seats), machine
        self.state, self._menu = machine.vector(p.at.size), machine.vector(p.n.options)
        self._beliefs = {seat: machine.vector(p.at.size) for seat in self.seats}
        self._fresh: set[int] = set()  # seats whose beliefs are those of now
        self._legal: dict[int, list[int]] = {}
        self._counts = machine.menu_counts(self._menu)
        self._choices = {seat: self._dilemmas_of(seat) for seat in self.seats}
        self._actions = {seat: self._named(seat) for seat in self.seats}
        self.stage: Literal["orders", "floor", "over"] = "over"
        self.waiting: list[int] = []
        self.seed = 0
        self.ending = ""

    def start(self, seed: int) -> None:
        """Begin the game of this seed, 0 .. 2**63 - 1: the same as any exercise of that seed. ValueError outside."""
        if not 0 <= seed < 2**63:
            raise ValueError(f"a seed is a whole number from 0 to 2**63 - 1, not {seed}")
        p = self.machine.tables
        for i in range(p.at.scratch):
            self.state[i] = p.start[i]
        for seat in self.seats:
            self.state[p.at.played + seat] = 1.0
        self.seed, self.ending = seed, ""
        self.changed()
        self._dice = self.machine.dice(seed)
        self._open_turn()

    @property
    def turn(self) -> int:
        """The turn, 1 ..; the last one when the game is over."""
        return int(self.state[self.machine.tables.at.turn])

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.stage == "over"

    @property
    def worth(self) -> float:
        """The objectives as they stand in truth, weighed, 0..1."""
        return float(self.machine.do["worth"](self.machine.p, self.state))

    def actions(self, seat: int) -> tuple[str, ...]:
        """What each action of the seat is called: "pass", its options' ids, "inject:choice", "vote:yes" .."""
        return self._actions[seat]

    def believed(self, seat: int) -> Any:
        """The state as the seat believes it, with the objectives as it would score them; good until somebody acts."""
        if seat not in self._fresh:
            self.machine.do["believe"](self.machine.p, self.state, self._dice, seat, self._beliefs[seat])
            self._fresh.add(seat)
        self.machine.do["score"](self.machine.p, self._beliefs[seat])
        return self._beliefs[seat]

    def legal(self, seat: int) -> list[int]:
        """The actions open to the seat now, rising; passing always is."""
        if seat not in self._legal:
            self._legal[seat] = self._find_legal(seat) if seat in self.waiting else [PASS]
        return self._legal[seat]

    def _find_legal(self, seat: int) -> list[int]:
        p, do = self.machine.tables, self.machine.do
        first, last = p.actor.option_first[seat], p.actor.option_last[seat]
        if self.stage == "floor":
            return [PASS, *range(1 + last - first + len(self._choices[seat]), len(self.actions(seat)))]
        for o in range(first, last):
            self._menu[o] = 0.0
        b = self._beliefs[seat]
        do["count_menu"](self.machine.p, self.state, b, self._dice, seat, self._counts)
        self._fresh.add(seat)
        menu = list(self._menu[first:last])
        found = [PASS, *(k for k, on_menu in enumerate(menu, 1) if on_menu != 0.0)]
        for k, choice in enumerate(self._choices[seat]):
            inject = p.choice.inject[choice]
            is_open = self.state[p.at.asked + inject] != 0.0 and self.state[p.at.answer + inject] < 0.0
            if is_open and do["is_on_offer"](self.machine.p, b, choice):
                found.append(1 + last - first + k)
        return found

    def at_hand(self, seat: int) -> int:
        """The slot of the order that the seat is to vote on now, -1 when there is none."""
        return self._questions[seat][0] if self.stage == "floor" and seat in self.waiting else -1

    def order_in(self, slot: int) -> int:
        """The option ordered in a slot."""
        return int(self.state[order_at(self.machine.tables, slot) + ORDER_OPTION])

    def orders_of(self, seat: int) -> list[int]:
        """The options that the seat has ordered this turn."""
        p = self.machine.tables
        first = p.actor.first_slot[seat]
        return [
            self.order_in(slot) for slot in range(first, first + int(self.state[p.at.order_count + seat]))
        ]

    def act(self, seat: int, action: int) -> None:
        """Do what the seat chose, one of its `legal` actions; go on when nobody is waited for."""
        if self.stage == "floor":
            self._vote(seat, action)
        elif action == PASS:
            self.waiting.remove(seat)
            self._legal.pop(seat, None)
        else:
            self._order(seat, action)
        while not self.waiting and not self.is_over:
            if self.stage == "orders":
                self._open_floor()
            else:
                self._finish_turn()
            self.changed()

    def _order(self, seat: int, action: int) -> None:
        p = self.machine.tables
        first, last = p.actor.option_first[seat], p.actor.option_last[seat]
        if action <= last - first:
            self.machine.do["give"](self.machine.p, self.state, self.believed(seat), first + action - 1)
        else:
            choice = self._choices[seat][action - 1 - (last - first)]
            self.state[p.at.answer + p.choice.inject[choice]] = float(choice)
        self.changed()
        if self.legal(seat) == [PASS]:
            self.waiting.remove(seat)

    def _vote(self, seat: int, action: int) -> None:
        p = self.machine.tables
        slot = self._questions[seat].pop(0)
        if action != PASS:
            vote = VOTES[action - len(self.actions(seat))][1]
            self.state[p.at.vote + slot * p.n.actors + seat] = float(vote)
        if not self._questions[seat]:
            self.waiting.remove(seat)
        self.changed()

    def changed(self) -> None:
        """Forget what was known of beliefs and menus: the state is another now."""
        self._fresh.clear()
        self._legal.clear()

    def _open_turn(self) -> None:
        self.machine.do["situation"](self.machine.p, self.state, self._dice, self.machine.trace)
        self.stage, self.waiting = "orders", list(self.seats)

    def _open_floor(self) -> None:
        p = self.machine.tables
        for stage in ("autopilots", "open_floor"):
            self.machine.do[stage](self.machine.p, self.state, self._dice, self.machine.trace)
        self.stage = "floor"
        self._questions = {
            seat: [k for k in range(p.n.slots) if self._is_asked(seat, k)] for seat in self.seats
        }
        self.waiting = [seat for seat in self.seats if self._questions[seat]]

    def _finish_turn(self) -> None:
        p = self.machine.tables
        for stage in ("close_floor", "resolve", "assess"):
            self.machine.do[stage](self.machine.p, self.state, self._dice, self.machine.trace)
        if self.state[p.at.ended] == 0.0 and self.turn < p.n.turns:
            self._open_turn()
            return
        index = int(self.machine.do["ending"](self.machine.p, self.state))
        self.stage = "over"
        self.ending = TIME_RUNS_OUT if index < 0 else self.program.endings[index].id

    def _is_asked(self, seat: int, slot: int) -> bool:
        p = self.machine.tables
        is_there = self.state[order_at(p, slot) + ORDER_STATUS] == float(GIVEN)
        return is_there and bool(self.state[p.at.stance + slot * p.n.actors + seat] != float(NOT_ASKED))

    def _dilemmas_of(self, seat: int) -> list[int]:
        p = self.machine.tables
        return [c for c in range(p.n.choices) if p.inject.ask[p.choice.inject[c]] == seat]

    def _named(self, seat: int) -> tuple[str, ...]:
        p, program = self.machine.tables, self.program
        options = program.options[p.actor.option_first[seat] : p.actor.option_last[seat]]
        injects = (program.injects[p.choice.inject[c]].id for c in self._choices[seat])
        choices = (f"{i}:{program.choices[c].id}" for i, c in zip(injects, self._choices[seat], strict=True))
        return ("pass", *options, *choices, *(f"vote:{name}" for name, _ in VOTES))
