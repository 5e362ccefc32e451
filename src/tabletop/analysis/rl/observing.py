"""What a seat observes: its beliefs as numbers from 0 to 1, in a fixed order and each with a name.

Built by addition, as the Views for people are: what no seat may see is not here, and what this one may not see is what
it takes it for. docs/rl.md lists the numbers. Which actions are legal is the table's business.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tabletop.analysis.rl.table import Table
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import SEEN_ALL, SEEN_COALITION, SEEN_LISTED
from tabletop.engine.texts import Seen

Numbers = NDArray[np.float32]


class Observer:
    """The numbers that one seat of a table observes; `names` says what each is."""

    def __init__(self, table: Table, seat: int) -> None:
        self._table, self._seat = table, seat
        self._at: list[int] = []
        self._low: list[float] = []
        self._span: list[float] = []
        self._half: list[float] = []
        self._for_members: list[int] = []
        self.names: list[str] = []
        self._world()
        self._people()
        self._acts()
        p, program = table.machine.tables, table.program
        self._others = [(a, b) for a in range(p.n.actors) for b in range(p.n.actors) if a != b]
        self._first, self._last = p.actor.option_first[seat], p.actor.option_last[seat]
        ids = [a.id for a in program.actors]
        self.names += ["effort left", "stage:floor"]
        self.names += [f"trust:{ids[a]}>{ids[b]}" for a, b in self._others]
        self.names += [f"{what}:{i}" for what in ("sounded", "consulted") for i in ids]
        self.names += [f"promise:{self._group(g)}" for g in p.pledge.groups]
        self.names += [f"ordered:{program.options[o]}" for o in range(self._first, self._last)]
        self.names += [f"at hand:{self._named(o)}" for o in range(p.n.options)]
        self._pick: Callable[[Any], Any] = table.machine.picker(self._at)
        self._lows, self._spans = np.array(self._low), np.array(self._span)
        self._halves, self._members_only = np.array(self._half), np.array(self._for_members, dtype=np.int64)

    def __len__(self) -> int:
        return len(self.names)

    def observe(self) -> Numbers:
        """The numbers now."""
        b = self._table.believed(self._seat)
        x = np.array(self._pick(b), dtype=np.float64)
        counts = np.maximum(x, 0.0) / (np.maximum(x, 0.0) + self._halves)
        x = np.where(self._spans > 0.0, (x - self._lows) / np.maximum(self._spans, 1e-9), counts)
        if b[self._table.machine.tables.at.member + self._seat] == 0.0:
            x[self._members_only] = 0.0
        numbers: Numbers = np.clip(np.concatenate([x, self._rest(b)]), 0.0, 1.0).astype(np.float32)
        return numbers

    def _rest(self, b: Any) -> NDArray[np.float64]:
        """What is no number of the state as it stands there, in the order of the names' second half."""
        table, me = self._table, self._seat
        p, do, kernel = table.machine.tables, table.machine.do, table.machine.p
        at, turn = p.at, float(b[p.at.turn])
        effort = max(float(do["effort_left"](kernel, b, me)), 0.0)
        rest = [effort / (effort + 1.0), 1.0 if table.stage == "floor" else 0.0]
        rest += [trust(p, b, a, other) / 100.0 for a, other in self._others]
        for block in (at.sounded, at.consulted):
            rest += [1.0 / (1.0 + turn - b[block + me * p.n.actors + a]) for a in range(p.n.actors)]
        for g in p.pledge.groups:
            is_open = b[at.pledge_turn + g] > 0.0
            rest.append(1.0 / (1.0 + max(b[at.pledge_due + g] - turn, 0.0)) if is_open else 0.0)
        ordered, at_hand = np.zeros(self._last - self._first), np.zeros(p.n.options)
        for o in table.orders_of(me):
            ordered[o - self._first] = 1.0
        slot = table.at_hand(me)
        if slot >= 0:
            at_hand[table.order_in(slot)] = 1.0
        return np.concatenate([rest, ordered, at_hand])

    def _share(self, name: str, at: int, low: float, high: float) -> None:
        """A number between two bounds: 0 at the lower, 1 at the upper."""
        self._add(name, at, low, max(high - low, 1e-9), 1.0)

    def _count(self, name: str, at: int, half: float = 1.0) -> None:
        """A number without an upper bound: x / (x + half), so 1/2 at `half`."""
        self._add(name, at, 0.0, 0.0, half)

    def _add(self, name: str, at: int, low: float, span: float, half: float) -> None:
        self.names.append(name)
        self._at.append(at)
        self._low.append(low)
        self._span.append(span)
        self._half.append(half)

    def _world(self) -> None:
        p, program = self._table.machine.tables, self._table.program
        at = p.at
        self._share("turn", at.turn, 0.0, float(p.n.turns))
        self._share("escalation", at.escalation, 0.0, 100.0)
        self._share("escalation floor", at.floor, 0.0, 100.0)
        for k, track in enumerate(program.tracks):
            self._share(f"track:{track.id}", at.track + k, p.track.low[k], p.track.high[k])
            self._share(f"doubt:{track.id}", at.doubt + k, 0.0, p.track.high[k] - p.track.low[k])
        for k, flag in enumerate(program.flags):
            self._share(f"flag:{flag.id}", at.flag + k, 0.0, 1.0)
        for k, authority in enumerate(program.authorities):
            self._share(f"authority:{authority.id}", at.authority + k, 0.0, 1.0)
        for k, objective in enumerate(program.objectives):
            if self._is_open(objective.seen):
                self._share(f"objective:{objective.id}", at.score + k, 0.0, 100.0)

    def _people(self) -> None:
        p, program = self._table.machine.tables, self._table.program
        at = p.at
        for k in range(p.n.purses):
            holder = "all" if p.purse.of[k] < 0 else program.actors[p.purse.of[k]].id
            name = f"purse:{program.resources[p.purse.resource[k]].id}:{holder}"
            self._count(name, at.purse + k, max(p.start[at.purse + k], 1.0))
        for a, actor in enumerate(program.actors):
            self._share(f"member:{actor.id}", at.member + a, 0.0, 1.0)
            self._share(f"will:{actor.id}", at.will + a, 0.0, 100.0)
            self._share(f"exposure:{actor.id}", at.exposure + a, 0.0, 100.0)
            for d, domain in enumerate(program.domains):
                i = at.capability + a * p.n.domains + d
                self._count(f"capability:{actor.id}:{domain}", i, max(p.start[i], 1.0))

    def _acts(self) -> None:
        p, program, me = self._table.machine.tables, self._table.program, self._seat
        at = p.at
        for k, body in enumerate(program.bodies):
            self._count(f"agreed:{body.id}", at.agreed + k)
            self._count(f"refused:{body.id}", at.refused + k)
        for k, inject in enumerate(program.injects):
            if p.inject.ask[k] == me:
                self._count(f"fired:{inject.id}", at.fired + k)
                self._share(f"asked:{inject.id}", at.asked + k, 0.0, 1.0)
            elif self._is_open(inject.to):
                self._count(f"fired:{inject.id}", at.fired + k)
        blocks = (
            ("done", at.done),
            ("pending", at.pending),
            ("succeeded", at.succeeded),
            ("failed", at.failed),
        )
        for o in range(p.n.options):
            form = p.option.form[o]
            for what, block in blocks:
                if p.form.orderer[form] == me or self._is_open(program.forms[form].seen):
                    self._count(f"{what}:{self._named(o)}", block + o)

    def _is_open(self, seen: Seen) -> bool:
        """Whether the seat is of this audience, so that the next number may be added.

        Where the audience is the coalition, that number is 0 while the seat is no member.
        """
        if seen.kind == SEEN_COALITION:
            self._for_members.append(len(self._at))
            return True
        return seen.kind == SEEN_ALL or (seen.kind == SEEN_LISTED and self._seat in seen.actors)

    def _named(self, option: int) -> str:
        """An option with its orderer, as options of different orderers may have one id."""
        program, p = self._table.program, self._table.machine.tables
        return f"{program.actors[p.form.orderer[p.option.form[option]]].id}:{program.options[option]}"

    def _group(self, group: int) -> str:
        p, program = self._table.machine.tables, self._table.program
        value = p.group.value[group]
        name = f"{program.actors[p.group.orderer[group]].id}:{program.responses[p.group.response[group]]}"
        return name if value < 0 else f"{name}.{program.actors[value].id}"
