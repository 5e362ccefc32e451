"""A small table on which one rule is tried: a scenario of a few lines, a game of it, and its numbers by name.

Five actors, four of them members; nobody has a mood and peers weigh nothing, so that `interests` alone decide: 100 is a
yes, 0 acquiesces, -100 is a no. No assertion about a rule belongs here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from tabletop.engine.game import Game, Refusal, start
from tabletop.engine.kernel.effects import apply
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.kernel.trace import CAUSE_RESULT, State, Trace
from tabletop.engine.program import ORDER_OPTION, Tables
from tabletop.engine.texts import Program
from tests.scenario.compiling import evaluate, read

NAMES = ("ann", "ben", "cat", "dan", "foe")
USUAL = {name: f"side: {'adversary' if name == 'foe' else 'coalition'}" for name in NAMES}
RULES = "support: {base: 0, mood: 0, peers: 0}, trust: {memory: 1}"
YES, MEH, NO = (f"interests: {{act: {x}}}" for x in (100, 0, -100))
POSITIONS = {0: "no", 1: "acquiesce", 2: "yes"}


@cache
def program_of(text: str) -> Program:
    program, said = read(text)
    assert program is not None, said
    return program


class Scene:
    """A game whose state can be read and set by the names an author uses."""

    def __init__(
        self,
        more: str,
        played: tuple[str, ...] = ("ann",),
        seed: int = 0,
        clock: str = "turns: 6, effort: 6",
        rules: str = RULES,
        **people: str,
    ) -> None:
        actors = "".join(
            f"  {name}: {{{USUAL[name]}, will: 50, exposure: 0{', ' + people[name] if name in people else ''}}}\n"
            for name in NAMES
        )
        head = f"format: 1\nid: scene\nclock: {{{clock}}}\nlead: ann\nrules: {{{rules}}}\nactors:\n{actors}"
        self.program = program_of(head + more)
        self.game = start(self.program, seed, played)

    @property
    def p(self) -> Tables:
        return self.program.tables

    def actor(self, name: str) -> int:
        return NAMES.index(name)

    def pair(self, a: str, b: str) -> int:
        return self.actor(a) * self.p.n.actors + self.actor(b)

    def __getitem__(self, expression: str) -> float:
        """What an author's expression is worth now."""
        return evaluate(self.program, expression, list(self.game.state))

    def believed(self, viewer: str, expression: str) -> float:
        """What an author's expression is worth as a played seat believes."""
        return evaluate(self.program, expression, list(self.game.believed(viewer)))

    def __setitem__(self, name: str, value: float) -> None:
        s = list(self.game.state)
        s[self.place(name)] = value
        self.game = replace(self.game, state=tuple(s))

    def place(self, name: str) -> int:
        """The state index of a variable."""
        at, program = self.p.at, self.program
        who, _, what = name.rpartition(".")
        if name in ("turn", "escalation", "floor"):
            return int(getattr(at, name))
        if who and what in ("will", "exposure", "member", "played"):
            return int(getattr(at, what)) + self.actor(who)
        for k, t in enumerate(program.tracks):
            if t.id == name:
                return at.track + k
        for k, f in enumerate(program.flags):
            if f.id == name:
                return at.flag + k
        for k, u in enumerate(program.authorities):
            if u.id == name:
                return at.authority + k
        for k, r in enumerate(program.resources):
            if r.id == what:
                holder = self.actor(who or "ann")
                return at.purse + self.p.purse.held[holder * self.p.n.resources + k]
        return at.capability + self.actor(who) * self.p.n.domains + program.domains.index(what)

    def trust(self, a: str, b: str) -> float:
        return self[f"trust({a} -> {b})"]

    def evidence(self, a: str, b: str) -> tuple[float, float]:
        """Evidence kept and broken behind a's trust in b."""
        at, pair = self.p.at, self.pair(a, b)
        return self.game.state[at.trust_kept + pair], self.game.state[at.trust_broken + pair]

    def form(self, id: str, by: str = "ann") -> int:
        """A response as an actor orders it: its form, by id without body."""
        forms = enumerate(self.program.forms)
        return next(k for k, f in forms if f.id == id and self.p.form.orderer[k] == self.actor(by))

    def option(self, id: str, by: str = "ann") -> int:
        found = self.game.option(self.actor(by), id)
        assert found is not None, id
        return found

    def change(self, act: Callable[[Tables, State, Trace], Any]) -> Any:
        """Let the kernel act on the state."""
        s, tr = list(self.game.state), list(self.game.trace)
        result = act(self.p, s, tr)
        self.game = replace(self.game, state=tuple(s), trace=tuple(tr))
        return result

    def ask(self, question: Callable[[Tables, State], Any]) -> Any:
        """What the kernel says of the state, which it may use as working space."""
        return question(self.p, list(self.game.state))

    def effects(self, response: str, by: str = "ann") -> None:
        """Apply the effects of a response's first result, without ordering it."""
        outcome = self.p.form.outcome_first[self.form(response, by)]
        self.change(lambda p, s, tr: apply(p, s, tr, CAUSE_RESULT, 0, 0, p.outcome.effects[outcome]))

    def order(self, *ids: str, by: str = "ann") -> Scene:
        for id in ids:
            self._take(self.game.order(by, id))
        return self

    def refused(self, id: str, by: str = "ann") -> str:
        """The words with which an order is refused."""
        given = self.game.order(by, id)
        assert isinstance(given, Refusal)
        return given.message

    def answer(self, inject: str, choice: str, by: str = "ann") -> Scene:
        self._take(self.game.answer(by, inject, choice))
        return self

    def amend(self, order: str, change: str, by: str = "ann") -> Scene:
        self._take(self.game.amend(by, order, change))
        return self

    def vote(self, by: str, key: str, vote: str) -> Scene:
        self._take(self.game.vote(by, key, vote))
        return self

    def _take(self, made: Game | Refusal) -> None:
        assert isinstance(made, Game), made
        self.game = made

    def floor(self) -> Scene:
        assert self.game.stage == "orders"
        self.game = self.game.advance()
        return self

    def results(self) -> Scene:
        """Up to the results of the turn."""
        while self.game.stage in ("orders", "floor"):
            self.game = self.game.advance()
        return self

    def next(self) -> Scene:
        """Up to the Orders of the next turn."""
        self.results()
        self.game = self.game.advance()
        return self

    def slot(self, id: str, by: str = "ann") -> int:
        first = self.p.actor.first_slot[self.actor(by)]
        for slot in range(first, first + self.p.actor.slots[self.actor(by)]):
            option = int(self.game.state[order_at(self.p, slot) + ORDER_OPTION])
            if self.program.options[option] == id and self.p.form.orderer[self.p.option.form[option]] == (
                self.actor(by)
            ):
                return slot
        raise AssertionError(f"no order {id}")

    def field(self, id: str, field: int, by: str = "ann") -> float:
        """A field of an order given this turn."""
        return self.game.state[order_at(self.p, self.slot(id, by)) + field]

    def positions(self, id: str, by: str = "ann") -> dict[str, str]:
        """The position of everybody asked about an order of this turn."""
        first = self.p.at.stance + self.slot(id, by) * self.p.n.actors
        found = {name: int(self.game.state[first + k]) for k, name in enumerate(NAMES)}
        return {name: POSITIONS[position] for name, position in found.items() if position in POSITIONS}

    def leanings(self, id: str, by: str = "ann") -> dict[str, float]:
        """z of everybody asked about an order of this turn."""
        first = self.p.at.position + self.slot(id, by) * self.p.n.actors
        return {name: self.game.state[first + NAMES.index(name)] for name in self.positions(id, by)}

    def causes(self) -> list[int]:
        """The causes in this turn's trace, in order."""
        return [int(entry[1]) for entry in self.game.trace]

    def told(self, cause: int) -> list[tuple[float, ...]]:
        """What this turn's trace says under a cause: (a, b, target, before, after) of each entry."""
        return [entry[2:] for entry in self.game.trace if entry[1] == cause]

    def moved(self, before: tuple[float, ...]) -> dict[int, float]:
        """Every number of the game that is not what it was, by its place, working space apart."""
        pairs = enumerate(zip(before, self.game.state, strict=True))
        return {i: new for i, (old, new) in pairs if new != old and i < self.p.at.scratch}
