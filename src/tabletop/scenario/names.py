"""Every name a scenario defines, with its index, and what the names mean that mean the same everywhere.

What a name means at the place where it stands is in `scope`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tabletop.engine.program import Layout
from tabletop.scenario.expression_types import Term, Terms, Trouble, truth
from tabletop.scenario.misread import NUMERALS
from tabletop.scenario.problems import nearest

FUNCTIONS = (
    *("min", "max", "abs", "clamp", "trust", "cohesion", "members", "fired", "since"),
    *("done", "succeeded", "failed", "pending", "agreed", "refused", "kept", "broken", "together"),
)
OWN = ("will", "exposure")
_UNKNOWN = {"track": "TT203", "flag": "TT204", "authority": "TT205", "resource": "TT206"}


@dataclass(frozen=True, slots=True)
class Expanded:
    """What one option came from: a response, its `each` value, variant and body, and who orders it."""

    response: str
    value: str | None
    variant: str | None
    body: str | None
    orderer: int

    def id(self, *, body: bool) -> str:
        """Its id, `r.x+v@b`; body tells whether the body is part of it."""
        value = f".{self.value}" if self.value is not None else ""
        variant = f"+{self.variant}" if self.variant is not None else ""
        return f"{self.response}{value}{variant}" + (f"@{self.body}" if body and self.body else "")


@dataclass(frozen=True)
class Names:
    """Every name a scenario defines, with its index, and where the values lie."""

    at: Layout
    turns: int
    actors: Mapping[str, int] = field(default_factory=dict)
    tracks: Mapping[str, int] = field(default_factory=dict)
    flags: Mapping[str, int] = field(default_factory=dict)
    authorities: Mapping[str, int] = field(default_factory=dict)
    resources: Mapping[str, int] = field(default_factory=dict)
    domains: Mapping[str, int] = field(default_factory=dict)
    bodies: Mapping[str, int] = field(default_factory=dict)
    injects: Mapping[str, int] = field(default_factory=dict)
    held: tuple[int, ...] = ()
    options: tuple[Expanded, ...] = ()
    lead: int = 0

    @cached_property
    def of_response(self) -> Mapping[str, tuple[tuple[int, Expanded], ...]]:
        """The options each response becomes, with their index."""
        found: dict[str, list[tuple[int, Expanded]]] = {}
        for place, option in enumerate(self.options):
            found.setdefault(option.response, []).append((place, option))
        return {response: tuple(options) for response, options in found.items()}

    @cached_property
    def values(self) -> Mapping[str, Term]:
        """What the bare names mean that mean the same everywhere but in a legal basis."""
        at, load = self.at, self.terms.load
        found = {
            "true": truth(True),
            "false": truth(False),
            "turn": load(at.turn),
            "turns": self.terms.number(float(self.turns)),
        }
        found["escalation"] = load(at.escalation)
        sections = (
            (self.tracks, at.track, False),
            (self.flags, at.flag, True),
            (self.authorities, at.authority, True),
        )
        for ids, first, is_truth in sections:
            for word, place in ids.items():
                found.setdefault(word, load(first + place, is_truth))
        return found

    @cached_property
    def terms(self) -> Terms:
        """Makes what its expressions mean."""
        return Terms()

    def purse(self, actor: int, resource: str) -> int:
        """The purse of an actor for a resource, -1 if it has none."""
        return self.held[actor * len(self.resources) + self.resources[resource]]

    def actor_name(self, actor: int) -> str:
        """The id of an actor."""
        return list(self.actors)[actor]

    def unknown(self, word: str, known: Iterable[str], code: str) -> Trouble:
        """That nothing is called so: no track where the nearest known name is a track's, and so on; else by `code`."""
        near = nearest(word, known)
        hint = f"did you mean '{near}'?" if near else ""
        if word in NUMERALS:
            near, hint = None, f"write {NUMERALS[word]}"
        kinds = {"track": self.tracks, "flag": self.flags, "authority": self.authorities}
        for kind, ids in {**kinds, "resource": self.resources}.items():
            if near in ids:
                return Trouble(_UNKNOWN[kind], f"no {kind} '{word}'", hint)
        return Trouble(code, f"no track, flag, authority or resource '{word}'", hint)
