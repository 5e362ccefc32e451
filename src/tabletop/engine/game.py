"""A game in progress as an immutable snapshot: start, order, answer, vote, amend, advance.

Every method that changes something returns a new `Game` or a `Refusal`; nothing here reads files, clocks or chance
of its own. Rules live in `kernel/`, secrecy in `views/`, words in `facts.py`.
"""

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from tabletop.engine.dilemmas import forget_stale_answers
from tabletop.engine.kernel.amendments import is_settled
from tabletop.engine.kernel.orders import (
    CAN,
    COOLING,
    EXHAUSTED,
    NO_EFFORT,
    NO_LAW,
    NO_MEANS,
    NOT_MEMBER,
    NOT_NOW,
    PARTNER_NOT_MEMBER,
    TWICE,
)
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.program import ACQUIESCE, GIVEN, NO, NOT_ASKED, ORDER_OPTION, ORDER_STATUS, YES, Tables
from tabletop.engine.ruling import PLAIN, Kernel
from tabletop.engine.texts import Program

Stage: TypeAlias = Literal["orders", "floor", "results", "over"]
Reason: TypeAlias = Literal[
    "wrong-stage",
    "unknown-actor",
    "not-your-seat",
    "unknown-order",
    "not-on-menu",
    "nothing-to-undo",
    "unknown-dilemma",
    "not-on-offer",
    "not-on-floor",
    "not-asked",
    "unknown-vote",
    "cannot-amend",
    "not-reached",
    "cannot-intervene",
]
RULES_VERSION = 1
TIME_RUNS_OUT = "time_runs_out"
VOTES = {"yes": YES, "acquiesce": ACQUIESCE, "no": NO}
WITHDRAW = "withdraw"
Trace: TypeAlias = tuple[tuple[float, ...], ...]

WHY_NOT = {
    NOT_MEMBER: "its orderer is no member of the coalition",
    PARTNER_NOT_MEMBER: "the partner it names is no member of the coalition",
    TWICE: "it is already ordered this turn",
    COOLING: "it needs more turns before it can be ordered again",
    EXHAUSTED: "it has been ordered as often as it may be",
    NOT_NOW: "its condition does not hold now",
    NO_LAW: "it has no legal basis now",
    NO_EFFORT: "there is not enough effort left this turn",
    NO_MEANS: "its cost cannot be paid",
}
"""Why an order is not on the menu, in words, by the kernel's reason."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something asked of a game was not done: a reason of a closed set and one sentence for people."""

    reason: Reason
    message: str


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """A turn that is over: the state when Orders opened, when positions were taken, at its end, and the trace."""

    turn: int
    opened: tuple[float, ...]
    floor: tuple[float, ...]
    closed: tuple[float, ...]
    trace: Trace
    program: Program  # as it was then: definitions added later are not in it
    opened_trace: int  # entries of the trace when Orders opened


@dataclass(frozen=True, slots=True)
class Game:
    """One moment of a game. `played` names the actors people (or a script, or a policy) play."""

    program: Program
    seed: int
    played: tuple[str, ...]
    stage: Stage
    state: tuple[float, ...]
    opened: tuple[float, ...]
    floor: tuple[float, ...]
    trace: Trace
    past: tuple[TurnRecord, ...] = ()
    ending: str | None = None
    kernel: Kernel = PLAIN
    opened_trace: int = 0
    rewinds: int = 0

    @property
    def tables(self) -> Tables:
        return self.program.tables

    @property
    def turn(self) -> int:
        return int(self.state[self.tables.at.turn])

    @property
    def dice(self) -> tuple[int]:
        return (self.seed,)

    def actor(self, actor: str) -> int | None:
        """Index of an actor by id."""
        return next((i for i, a in enumerate(self.program.actors) if a.id == actor), None)

    def option(self, actor: int, order: str) -> int | None:
        """Index of an actor's option by its full id."""
        p = self.tables
        for o in range(p.actor.option_first[actor], p.actor.option_last[actor]):
            if self.program.options[o] == order:
                return o
        return None

    def believed(self, actor: str) -> tuple[float, ...]:
        """The state as this actor believes it; the truth for a seat on autopilot."""
        index = self.actor(actor)
        return tuple(self._believed(self.state, -1 if index is None else index))

    def _believed(self, state: Sequence[float], actor: int) -> list[float]:
        if actor < 0 or self.program.actors[actor].id not in self.played:
            return list(state)
        out = list(state)
        self.kernel.believe(self.tables, list(state), self.dice, actor, out)
        return out

    def menu(self, actor: str) -> tuple[str, ...]:
        """Ids this actor may order now, after its earlier orders of the turn, in menu order."""
        index = self.actor(actor)
        if index is None or self.stage != "orders":
            return ()
        return self._menu(self.state, index)

    def menu_at_opening(self, actor: str) -> tuple[str, ...]:
        """Ids this actor was offered when Orders opened this turn."""
        index = self.actor(actor)
        return () if index is None else self._menu(self.opened, index)

    def _menu(self, state: Sequence[float], actor: int) -> tuple[str, ...]:
        p = self.tables
        b = self._believed(state, actor)
        return tuple(
            self.program.options[o]
            for o in range(p.actor.option_first[actor], p.actor.option_last[actor])
            if self.kernel.refusal(p, b, o) == CAN
        )

    def orders_of(self, actor: str) -> tuple[str, ...]:
        """Ids of the orders this actor has given this turn, as given (amended ones by their final id)."""
        index = self.actor(actor)
        if index is None:
            return ()
        p = self.tables
        first = p.actor.first_slot[index]
        count = int(self.state[p.at.order_count + index])
        return tuple(
            self.program.options[int(self.state[order_at(p, slot) + ORDER_OPTION])]
            for slot in range(first, first + count)
        )

    def order(self, actor: str, order: str) -> "Game | Refusal":
        """Give an order that is on the actor's menu."""
        index = self._seat(actor, "orders")
        if isinstance(index, Refusal):
            return index
        option = self.option(index, order)
        if option is None:
            return Refusal("unknown-order", f"{actor} has no order '{order}'")
        s = list(self.state)
        b = self._believed(s, index)
        why = self.kernel.refusal(self.tables, b, option)
        if why != CAN:
            return Refusal("not-on-menu", f"'{order}' is not on {actor}'s menu: {WHY_NOT[why]}")
        self.kernel.give(self.tables, s, b, option)
        return replace(self, state=tuple(s))

    def undo(self, actor: str) -> "Game | Refusal":
        """Take back the actor's last order of this turn."""
        index = self._seat(actor, "orders")
        if isinstance(index, Refusal):
            return index
        if self.state[self.tables.at.order_count + index] == 0.0:
            return Refusal("nothing-to-undo", f"{actor} has given no order this turn")
        s = list(self.state)
        self.kernel.take_back(self.tables, s, index)
        return replace(self, state=tuple(s))

    def answer(self, actor: str, inject: str, choice: str) -> "Game | Refusal":
        """Choose in an open dilemma; a later answer replaces an earlier one."""
        index = self._seat(actor, "orders")
        if isinstance(index, Refusal):
            return index
        p = self.tables
        i = next((k for k, text in enumerate(self.program.injects) if text.id == inject), None)
        if i is None or p.inject.ask[i] != index or self.state[p.at.asked + i] == 0.0:
            return Refusal("unknown-dilemma", f"no dilemma '{inject}' is open for {actor}")
        b = self._believed(self.state, index)
        for c in range(p.inject.choice_first[i], p.inject.choice_last[i]):
            if self.program.choices[c].id == choice and self.kernel.is_on_offer(p, b, c):
                s = list(self.state)
                s[p.at.answer + i] = float(c)
                return replace(self, state=tuple(s))
        return Refusal("not-on-offer", f"'{choice}' is not on offer in '{inject}'")

    def vote(self, actor: str, key: str, vote: str) -> "Game | Refusal":
        """Vote, in a member's seat, on an order on the floor; `key` is "orderer:id"."""
        index = self._seat(actor, "floor")
        if isinstance(index, Refusal):
            return index
        slot = self._slot(key)
        if slot is None:
            return Refusal("not-on-floor", f"no order '{key}' is on the floor")
        p = self.tables
        i = slot * p.n.actors + index
        if self.state[p.at.stance + i] == float(NOT_ASKED):
            return Refusal("not-asked", f"{actor} is not asked about '{key}'")
        if vote not in VOTES:
            return Refusal("unknown-vote", f"'{vote}' is no vote; yes, acquiesce or no")
        s = list(self.state)
        s[p.at.vote + i] = float(VOTES[vote])
        return replace(self, state=tuple(s))

    def amend(self, actor: str, order: str, change: str) -> "Game | Refusal":
        """Amend the actor's order on the floor to another variant or body, or withdraw it; once per order."""
        index = self._seat(actor, "floor")
        if isinstance(index, Refusal):
            return index
        p = self.tables
        slot = self._slot(f"{actor}:{order}")
        if slot is None or p.option.body[int(self.state[order_at(p, slot) + ORDER_OPTION])] < 0:
            return Refusal("not-on-floor", f"{actor} has no order '{order}' before a body")
        s = list(self.state)
        tr: list[tuple[float, ...]] = list(self.trace)
        if change == WITHDRAW:
            if is_settled(s, order_at(p, slot)):
                return Refusal("cannot-amend", f"'{order}' was already amended")
            self.kernel.withdraw(p, s, tr, slot)
            return replace(self, state=tuple(s), trace=tuple(tr))
        option = self.option(index, change)
        b = self._believed(s, index)
        if option is None or not self.kernel.can_amend_to(p, b, slot, option):
            return Refusal("cannot-amend", f"'{order}' cannot become '{change}' now")
        self.kernel.amend(p, s, self.dice, tr, b, slot, option)
        return replace(self, state=tuple(s), trace=tuple(tr))

    def amendments(self, actor: str, order: str) -> tuple[str, ...]:
        """Ids this actor's order on the floor may become; empty when it may no longer be changed."""
        index = self.actor(actor)
        slot = self._slot(f"{actor}:{order}")
        if index is None or slot is None or self.stage != "floor" or actor not in self.played:
            return ()
        p = self.tables
        b = self._believed(self.state, index)
        return tuple(
            self.program.options[o]
            for o in range(p.actor.option_first[index], p.actor.option_last[index])
            if self.kernel.can_amend_to(p, b, slot, o)
        )

    def advance(self) -> "Game":
        """End the stage: Orders -> Floor -> results -> the next turn's Orders, or over."""
        s = list(self.state)
        tr: list[tuple[float, ...]] = list(self.trace)
        p, k = self.tables, self.kernel
        if self.stage == "orders":
            forget_stale_answers(
                p, s, lambda actor, choice: k.is_on_offer(p, self._believed(self.state, actor), choice)
            )
            k.autopilots(p, s, self.dice, tr)
            k.open_floor(p, s, self.dice, tr)
            return replace(self, stage="floor", state=tuple(s), floor=tuple(s), trace=tuple(tr))
        if self.stage == "floor":
            k.close_floor(p, s, self.dice, tr)
            k.resolve(p, s, self.dice, tr)
            k.assess(p, s, self.dice, tr)
            closed = replace(self, stage="results", state=tuple(s), trace=tuple(tr))
            if s[p.at.ended] != 0.0 or closed.turn >= p.n.turns:
                index = int(k.ending(p, s))
                return replace(closed, ending=TIME_RUNS_OUT if index < 0 else self.program.endings[index].id)
            return closed
        if self.stage == "results":
            done = replace(self, past=(*self.past, self.record()))
            if self.ending is not None:
                return replace(done, stage="over")
            return _open_turn(done, s)
        return self

    def rewind(self, turn: int, dice: Literal["same", "new"]) -> "Game | Refusal":
        """Back to the opening of Orders of a turn reached; new dice add the number of rewinds so far to the seed."""
        opened, trace = self.opened, self.trace[: self.opened_trace]
        past = tuple(record for record in self.past if record.turn < turn)
        size = self.opened_trace
        if turn != self.turn or self.stage == "over":
            record = next((r for r in self.past if r.turn == turn), None)
            if record is None or record.program is not self.program:
                return Refusal("not-reached", f"turn {turn} cannot be gone back to")
            opened, trace, size = record.opened, record.trace[: record.opened_trace], record.opened_trace
        rewinds = self.rewinds + 1
        seed = (self.seed + rewinds) % 2**63 if dice == "new" else self.seed
        return replace(
            self,
            seed=seed,
            stage="orders",
            state=opened,
            opened=opened,
            floor=(),
            trace=trace,
            past=past,
            ending=None,
            opened_trace=size,
            rewinds=rewinds,
        )

    def digest(self) -> str:
        """A short digest of the state: two games with the same one are at the same point, bit for bit."""
        size = self.tables.at.scratch
        return hashlib.sha256(struct.pack(f"<{size}d", *self.state[:size])).hexdigest()[:16]

    def record(self) -> TurnRecord:
        """This turn as it stands, as a record."""
        return TurnRecord(
            self.turn, self.opened, self.floor, self.state, self.trace, self.program, self.opened_trace
        )

    def _seat(self, actor: str, stage: Stage) -> "int | Refusal":
        index = self.actor(actor)
        if index is None:
            return Refusal("unknown-actor", f"there is no actor '{actor}'")
        if actor not in self.played:
            return Refusal("not-your-seat", f"nobody plays {actor}")
        if self.stage != stage:
            return Refusal("wrong-stage", f"that belongs to {stage}; this is {self.stage}")
        return index

    def _slot(self, key: str) -> int | None:
        p = self.tables
        actor, _, order = key.partition(":")
        index = self.actor(actor)
        if index is None:
            return None
        first = p.actor.first_slot[index]
        for slot in range(first, first + int(self.state[p.at.order_count + index])):
            at = order_at(p, slot)
            is_there = self.state[at + ORDER_STATUS] == float(GIVEN)
            if is_there and self.program.options[int(self.state[at + ORDER_OPTION])] == order:
                return slot
        return None


def start(program: Program, seed: int, played: Sequence[str], kernel: Kernel = PLAIN) -> Game:
    """A new game at the Orders of turn 1. Raises ValueError for an unknown actor or a seed out of 0..2**63-1."""
    if not 0 <= seed < 2**63:
        raise ValueError(f"a seed is a whole number from 0 to 2**63 - 1, not {seed}")
    ids = [a.id for a in program.actors]
    for actor in played:
        if actor not in ids:
            raise ValueError(f"there is no actor '{actor}' in {program.id}")
    s = list(program.tables.start)
    for actor in played:
        s[program.tables.at.played + ids.index(actor)] = 1.0
    seats = tuple(a for a in ids if a in played)
    blank = Game(program, seed, seats, "results", tuple(s), (), (), (), kernel=kernel)
    return _open_turn(blank, s)


def _open_turn(game: Game, s: list[float]) -> Game:
    tr: list[tuple[float, ...]] = []
    game.kernel.situation(game.tables, s, game.dice, tr)
    state = tuple(s)
    return replace(
        game, stage="orders", state=state, opened=state, floor=(), trace=tuple(tr), opened_trace=len(tr)
    )
