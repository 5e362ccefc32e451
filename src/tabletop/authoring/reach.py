"""What can come about in play: which injects can fire, which orders can be given, which endings can hold.

Starts from a world in which nothing has happened and lets happen whatever may, until nothing new can. What nothing
sets at all is taken as free, since other rules speak of it. Who is told, and how, is decided by the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tabletop.authoring.bounds import Ranges
from tabletop.authoring.subject import Subject, once
from tabletop.engine.program import OP_EQ, OP_GE, OP_GT
from tabletop.scenario.expression_types import Term

Kind = Literal["inject", "response", "ending"]

_COUNTS = ("done", "succeeded", "failed", "pending", "together", "pledges_kept", "pledges_broken")


@dataclass(frozen=True, eq=False)
class Way:
    """Something that can come about when one of its alternatives holds: the conditions of each must hold together.

    `variant`: of a response, "" for the response as such. `unlocks`: the state variables it can change.
    """

    kind: Kind
    name: str
    variant: str
    alternatives: tuple[tuple[Term, ...], ...]
    unlocks: frozenset[int] = frozenset()

    @property
    def id(self) -> str:
        """Its id; of a variant `response+variant`."""
        return f"{self.name}+{self.variant}" if self.variant else self.name


@dataclass(frozen=True)
class Reach:
    """What can never come about: `never` by its own conditions, `stuck` as it waits for others that wait as well.

    `waits_for`: for each that is stuck, those that alone bring what it waits for.
    """

    never: tuple[Way, ...] = ()
    stuck: tuple[Way, ...] = ()
    waits_for: Mapping[Way, tuple[Way, ...]] = field(default_factory=dict)

    def dead(self, kind: Kind) -> Iterator[tuple[Way, str]]:
        """What of a kind can never come about, with what it waits for in words ("" where it needs nobody else)."""
        for way in self.never:
            if way.kind == kind:
                yield way, ""
        for way in self.stuck:
            if way.kind == kind:
                others = [other for other in self.waits_for[way] if other is not way]
                yield way, " and ".join(dict.fromkeys(f"'{other.id}'" for other in others)) or "itself"


@once
def reach(subject: Subject) -> Reach:
    """What can never come about in a subject with a Program."""
    ways = [*_injects(subject), *_responses(subject), *_endings(subject)]
    free = subject.free
    possible = _possible(ways, free)
    never = tuple(way for way in ways if way not in possible)
    rest = [way for way in ways if way in possible]
    start = _locked(subject, ways)
    locked = dict(start)
    for way in never:
        for index in way.unlocks:
            locked.pop(index, None)
    asked = {way: frozenset(_asked(way) & start.keys()) for way in rest}
    looked_at = rest
    while looked_at:
        known = free.but(locked)
        waiting = [way for way in looked_at if not locked.keys().isdisjoint(asked[way])]
        reached = set(looked_at).difference(waiting) | _possible(waiting, known)
        opened = {index for way in reached for index in way.unlocks if index in locked}
        for index in opened:
            del locked[index]
        rest = [way for way in rest if way not in reached]
        looked_at = [way for way in rest if not opened.isdisjoint(asked[way])]
    return Reach(never, tuple(rest), _waits_for(rest, asked, locked))


def _possible(ways: Iterable[Way], ranges: Ranges) -> set[Way]:
    """Those that can come about; many have the same conditions."""
    told: dict[tuple[tuple[Term, ...], ...], bool] = {}
    for way in ways:
        if way.alternatives not in told:
            told[way.alternatives] = any(hold_together(conditions, ranges) for conditions in way.alternatives)
    return {way for way in ways if told[way.alternatives]}


def hold_together(conditions: tuple[Term, ...], ranges: Ranges) -> bool:
    """Whether all of these conditions can hold at the same time."""
    known: Ranges | None = ranges
    for condition in conditions[:-1]:
        known = known.assume(condition, True) if known is not None else None
    return known is not None and (not conditions or known.can_be(conditions[-1], True))


def _waits_for(
    stuck: list[Way], asked: Mapping[Way, frozenset[int]], locked: Mapping[int, object]
) -> dict[Way, tuple[Way, ...]]:
    """For each that is stuck those that are stuck too and alone bring what its conditions ask for."""
    bringers: dict[int, list[Way]] = {}
    for way in stuck:
        for index in way.unlocks:
            if index in locked:
                bringers.setdefault(index, []).append(way)
    return {
        way: tuple(dict.fromkeys(other for index in sorted(asked[way]) for other in bringers.get(index, ())))
        for way in stuck
    }


def _asked(way: Way) -> set[int]:
    """The state variables its conditions ask for."""
    found: set[int] = set()
    todo = [term for terms in way.alternatives for term in terms]
    while todo:
        term = todo.pop()
        if term.operands:
            todo.extend(term.operands)
        elif isinstance(term.arg, tuple):
            found.update(term.arg)
        elif isinstance(term.arg, int):
            found.add(term.arg)
    return found


# ---------------------------------------------------------------------- the ways


def _injects(subject: Subject) -> Iterator[Way]:
    assert subject.document is not None
    assert subject.names is not None
    at, make = subject.names.at, subject.names.terms
    turn, nothing = make.load(at.turn), make.number(0.0)
    for id, inject in subject.document.injects.items():
        terms: list[Term] = []
        by_itself = inject.incident or inject.when is not None or inject.at is not None
        if by_itself and (chance := _only(subject, "injects", id, "chance")) is not None:
            terms.append(make.of(OP_GT, (chance, nothing), 0, True))
        if inject.incident:
            least = _only(subject, "escalation", "incidents", "from")
            if least is not None:
                terms.append(make.of(OP_GE, (make.load(at.escalation), least), 0, True))
            if (chance := _only(subject, "escalation", "incidents", "chance")) is not None:
                terms.append(make.of(OP_GT, (chance, nothing), 0, True))
        if (when := _only(subject, "injects", id, "when")) is not None:
            terms.append(when)
        wanted = _only(subject, "injects", id, "at")
        if wanted is not None and wanted.value is not None and not terms:
            wanted = None  # every game comes to its turn
        if wanted is not None and is_a_turn(subject, wanted):  # else a rule of its own speaks of it
            terms.insert(0, make.of(OP_EQ, (turn, wanted), 0, True))
        unlocks = {at.fired + subject.names.injects[id], *_changed(subject, "injects", id)}
        yield Way("inject", str(id), "", (tuple(terms),), frozenset(unlocks))


def is_a_turn(subject: Subject, at: Term) -> bool:
    """Whether a number can be that of a turn."""
    assert subject.names is not None
    make = subject.names.terms
    turn = make.load(subject.names.at.turn)
    if at.value is not None:
        first, last = subject.free.interval(turn)
        return first <= at.value <= last and at.value.is_integer()
    return subject.free.can_be(make.of(OP_EQ, (turn, at), 0, True), True)


def _responses(subject: Subject) -> Iterator[Way]:
    assert subject.document is not None
    assert subject.names is not None
    names, make = subject.names, subject.names.terms
    firsts = [getattr(names.at, count) for count in _COUNTS]
    counted: dict[tuple[str, str], set[int]] = {}
    for option, expanded in enumerate(names.options):
        mine = counted.setdefault((expanded.response, expanded.variant or ""), set())
        mine.update([first + option for first in firsts])
    for id, response in subject.document.responses.items():
        unlocked = _changed(subject, "responses", id)
        for variant in ("", *map(str, response.variants)):
            terms = response.varied(variant) if variant else response
            when = subject.of_form(str(id), variant, "when")
            limit = subject.of_form(str(id), variant, "limit")
            law = None if terms.unlawful is not None else subject.of_form(str(id), variant, "law")
            shared = []
            for needed in law.terms if law is not None else ():
                if subject.free.can_be(needed, True):  # else a rule of its own speaks of it
                    shared.append(needed)
            if limit is not None and len(limit.terms) == 1:
                shared.append(make.of(OP_GT, (limit.terms[0], make.number(0.0)), 0, True))
            found = when.terms if when is not None else ()
            alternatives = tuple((term, *shared) for term in found) or (tuple(shared),)
            unlocks = counted.get((str(id), variant), set()) | unlocked
            yield Way("response", str(id), variant, alternatives, frozenset(unlocks))


def _endings(subject: Subject) -> Iterator[Way]:
    assert subject.document is not None
    for id in subject.document.endings:
        when = _only(subject, "endings", id, "when")
        yield Way("ending", str(id), "", ((when,) if when is not None else (),))


def _only(subject: Subject, *path: str) -> Term | None:
    """What the expression at a path means where it means only one thing."""
    formula = subject.formula(*path)
    return formula.terms[0] if formula is not None and len(formula.terms) == 1 else None


# ---------------------------------------------------------------------- what they change


def _changed(subject: Subject, section: str, id: str) -> set[int]:
    """The flags, authorities and tracks that effects of a response or inject can change from how they start."""
    found: set[int] = set()
    for change in subject.changes_under(section, id):
        if change.effect.amount is not False:
            found.update(subject.indices_of(change))
    return found


def _locked(subject: Subject, ways: Iterable[Way]) -> dict[int, tuple[float, float]]:
    """What stands at its start until one of the ways comes about."""
    assert subject.program is not None
    p = subject.program.tables
    unlocked_by_ways = {index for way in ways for index in way.unlocks}
    otherwise = {
        index
        for change in subject.changes
        if change.path[0] not in ("responses", "injects")
        for index in subject.indices_of(change)
    }
    drifting = {p.at.track + place for place, drift in enumerate(p.track.drift) if drift >= 0}
    lapsing = {p.at.authority + u for u in range(p.n.authorities) if p.start[p.at.authority + u] != 0.0}
    return {
        index: (p.start[index], p.start[index]) for index in unlocked_by_ways - otherwise - drifting - lapsing
    }
