"""A game carried over to a Program that has more injects or responses: what a facilitator defines while it is played.

Old slots keep their values and old draws their keys; new ones begin as at the start. Everything is carried by id, so
that nothing depends on where a new thing stands in the tables.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from tabletop.engine.game import Game
from tabletop.engine.kernel import trace
from tabletop.engine.program import (
    ORDER_FIRST,
    ORDER_OPTION,
    ORDER_STATUS,
    RING_OPTION,
    RING_OUTCOME,
    Tables,
)
from tabletop.engine.texts import Program

_BY_OPTION = (
    "done",
    "succeeded",
    "failed",
    "pending",
    "together",
    "forced",
    "pledges_kept",
    "pledges_broken",
)
_BY_GROUP = ("group_done", "group_turn", "pledge_turn", "pledge_option", "pledge_due")
_BY_INJECT = ("fired", "fired_turn", "asked", "held", "answer")
_SAME = (
    "turn", "escalation", "floor", "violent", "nuclear", "ended", "viewer", "track", "flag", "authority",
    "authority_turn", "will", "exposure", "member", "played", "capability", "trust_kept", "trust_broken",
    "agreed", "refused", "consulted", "sounded", "caveat_public", "known_track", "known_flag", "score",
    "order_count",
)  # fmt: skip
_BY_SLOT = ("position", "stance", "vote", "weight")


def migrate(game: Game, program: Program) -> Game:
    """The game under a Program that extends its own (same actors, tracks, flags, ...; more injects or responses).

    Raises ValueError when the new Program lacks something the old one has. In Orders, new injects may still fire.
    """
    carry = _Carrier(game.program, program)
    return replace(
        game,
        program=program,
        state=tuple(carry.state(game.state)),
        opened=tuple(carry.state(game.opened)),
        floor=tuple(carry.state(game.floor)) if game.floor else (),
        trace=tuple(carry.entry(entry) for entry in game.trace),
        past=tuple(
            replace(
                record,
                opened=tuple(carry.state(record.opened)),
                floor=tuple(carry.state(record.floor)),
                closed=tuple(carry.state(record.closed)),
                trace=tuple(carry.entry(entry) for entry in record.trace),
                program=program,
            )
            for record in game.past
        ),
    )


class _Carrier:
    """Where each thing of the old Program stands in the new one."""

    def __init__(self, old: Program, new: Program) -> None:
        self.old, self.new = old, new
        p, q = old.tables, new.tables
        if [a.id for a in old.actors] != [a.id for a in new.actors] or _fixed(p) != _fixed(q):
            raise ValueError("a definition may add injects and responses only")
        self.options = _places(_option_keys(old), _option_keys(new))
        self.groups = _places(_group_keys(old), _group_keys(new))
        self.injects = _places([x.id for x in old.injects], [x.id for x in new.injects])
        self.choices = _places(_choice_keys(old), _choice_keys(new))
        self.outcomes = _outcomes(p, q, self.options)
        self.purses = _places(_purse_keys(old), _purse_keys(new))
        self.indices = self._indices()

    def _indices(self) -> dict[int, int]:
        """State indices, old to new, of everything that a trace can name."""
        p, q = self.old.tables, self.new.tables
        found: dict[int, int] = {}
        fields = p.at._fields
        for name in _SAME:
            first = getattr(p.at, name)
            length = getattr(p.at, fields[fields.index(name) + 1]) - first
            found.update({first + k: getattr(q.at, name) + k for k in range(length)})
        found.update({p.at.purse + a: q.at.purse + b for a, b in enumerate(self.purses)})
        return found

    def state(self, old: Sequence[float]) -> list[float]:
        """An old state vector in the new layout."""
        p, q = self.old.tables, self.new.tables
        s = list(q.start)
        for a, b in self.indices.items():
            s[b] = old[a]
        for name in _BY_OPTION:
            for a, b in enumerate(self.options):
                s[getattr(q.at, name) + b] = old[getattr(p.at, name) + a]
        for name in _BY_GROUP:
            for a, b in enumerate(self.groups):
                s[getattr(q.at, name) + b] = old[getattr(p.at, name) + a]
        for a, b in enumerate(self.groups):
            made_by = int(old[p.at.pledge_option + a])  # kept after the pledge has ended: accounts ask for it
            if p.form.group[p.option.form[made_by]] == a:
                s[q.at.pledge_option + b] = float(self.options[made_by])
        for name in _BY_INJECT:
            for a, b in enumerate(self.injects):
                s[getattr(q.at, name) + b] = old[getattr(p.at, name) + a]
        for b in self.injects:
            answer = int(s[q.at.answer + b])
            s[q.at.answer + b] = float(self.choices[answer]) if answer >= 0 else -1.0
        for k, outcome in enumerate(old[p.at.forced : p.at.forced + p.n.options]):
            if outcome >= 0.0:
                s[q.at.forced + self.options[k]] = float(self.outcomes[int(outcome)])
        self._orders(old, s)
        self._ring(old, s)
        return s

    def _orders(self, old: Sequence[float], s: list[float]) -> None:
        p, q = self.old.tables, self.new.tables
        for actor in range(p.n.actors):
            for k in range(p.actor.slots[actor]):
                a, b = p.actor.first_slot[actor] + k, q.actor.first_slot[actor] + k
                for i in range(p.n.order_width):
                    s[q.at.order + b * q.n.order_width + i] = old[p.at.order + a * p.n.order_width + i]
                at = q.at.order + b * q.n.order_width
                if s[at + ORDER_STATUS] != 0.0:
                    s[at + ORDER_OPTION] = float(self.options[int(s[at + ORDER_OPTION])])
                    s[at + ORDER_FIRST] = float(self.options[int(s[at + ORDER_FIRST])])
                for name in _BY_SLOT:
                    for m in range(p.n.actors):
                        s[getattr(q.at, name) + b * p.n.actors + m] = old[
                            getattr(p.at, name) + a * p.n.actors + m
                        ]

    def _ring(self, old: Sequence[float], s: list[float]) -> None:
        p, q = self.old.tables, self.new.tables
        count = int(old[p.at.ring_count])
        s[q.at.ring_count] = float(count)
        for k in range(count):
            ring = q.at.ring + k * q.n.ring_width
            for i in range(p.n.ring_width):
                s[ring + i] = old[p.at.ring + k * p.n.ring_width + i]
            s[ring + RING_OPTION] = float(self.options[int(s[ring + RING_OPTION])])
            if s[ring + RING_OUTCOME] >= 0.0:
                s[ring + RING_OUTCOME] = float(self.outcomes[int(s[ring + RING_OUTCOME])])

    def entry(self, entry: tuple[float, ...]) -> tuple[float, ...]:
        """A trace entry in the new numbering."""
        turn, cause, a, b, target, before, after = entry
        kinds = trace.ARGUMENTS.get(int(cause), ("", ""))
        x, y = self._argument(kinds[0], a), self._argument(kinds[1], b)
        if int(cause) == trace.CAUSE_AMENDED and target < 0.0:
            before = self._argument("option", before)
        return (turn, cause, x, y, float(self._target(int(target))), before, after)

    def _argument(self, kind: str, number: float) -> float:
        k = int(number)
        if kind == "" or k < 0:
            return number
        if kind == "outcome":
            return float(self.outcomes[k])
        places = {
            "option": self.options,
            "inject": self.injects,
            "choice": self.choices,
            "purse": self.purses,
        }
        return float(places[kind][k])

    def _target(self, target: int) -> int:
        if target < 0:
            return target
        return self.indices[target]


def _fixed(p: Tables) -> tuple[int, ...]:
    n = p.n
    return (
        n.tracks,
        n.flags,
        n.authorities,
        n.resources,
        n.domains,
        n.bodies,
        n.caveats,
        n.objectives,
    )


def _option_keys(program: Program) -> list[tuple[int, str]]:
    p = program.tables
    return [(p.form.orderer[p.option.form[o]], program.options[o]) for o in range(p.n.options)]


def _group_keys(program: Program) -> list[tuple[int, str, int]]:
    p = program.tables
    return [
        (p.group.orderer[g], program.responses[p.group.response[g]], p.group.value[g])
        for g in range(p.n.groups)
    ]


def _purse_keys(program: Program) -> list[tuple[int, int]]:
    """Purses; one more comes with a definition by which somebody else can become a member."""
    purse = program.tables.purse
    return list(zip(purse.resource, purse.of, strict=True))


def _choice_keys(program: Program) -> list[tuple[str, str]]:
    p = program.tables
    return [(program.injects[p.choice.inject[c]].id, program.choices[c].id) for c in range(p.n.choices)]


def _places(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[int]:
    places = {key: k for k, key in enumerate(new)}
    for key in old:
        if key not in places:
            raise ValueError(f"the new scenario lacks {key}")
    return [places[key] for key in old]


def _outcomes(p: Tables, q: Tables, options: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for a, b in enumerate(options):
        first, new = p.form.outcome_first[p.option.form[a]], q.form.outcome_first[q.option.form[b]]
        for k in range(p.form.outcome_last[p.option.form[a]] - first):
            found[first + k] = new + k
    return found
