"""What the names in an expression mean at the place where it stands.

Resolves single names to state variables or says why not; grammar and types are in `expressions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tabletop.scenario.expression_types import Term, Trouble
from tabletop.scenario.names import FUNCTIONS, OWN, Expanded, Names
from tabletop.scenario.problems import did_you_mean


@dataclass  # not frozen: it is made by the hundred, and in half the time
class Scope:
    """Where an expression stands: whose purse is meant, what `by` and the each-names are, what is allowed.

    It never changes.
    """

    names: Final[Names]
    holder: Final[int]  # whose resources bare names mean
    each: Final[Mapping[str, int]] = field(default_factory=dict)  # each-names and `by`
    own: Final[int] = -1  # the actor whose block this is: bare will, exposure, capability.x
    result: Final[bool] = False  # contribution and support are known
    law: Final[bool] = False  # authorities only

    def but(self, **changes: object) -> Scope:
        """The same place with something changed."""
        return Scope(**(vars(self) | changes))

    def bearing_on(self, words: frozenset[str]) -> tuple[object, ...]:
        """All of this place that can bear on what such words mean: where it is equal, they mean the same."""
        holder = -1 if words.isdisjoint(self.names.resources) else self.holder
        stand_ins = tuple((name, actor) for name, actor in self.each.items() if name in words)
        return holder, stand_ins, self.own, self.result, self.law

    def name(self, word: str) -> Term | Trouble:
        """What a bare name means here."""
        n = self.names
        if self.law:
            return self._authority(word)
        if (found := n.values.get(word)) is not None:
            return found
        if word in n.resources:
            return self._purse(self.holder, word)
        if word in OWN and self.own >= 0:
            return self.names.terms.load(getattr(n.at, word) + self.own)
        if word in ("contribution", "support"):
            if self.result:
                return self.names.terms.load(getattr(n.at, word))
            message = f"'{word}' is known only where a result is decided"
            return Trouble("TT308", message, "use it in chance, outcomes and their effects")
        return self._misplaced(word)

    def attribute(self, words: tuple[str, ...]) -> Term | Trouble:
        """What `a.will`, `a.capability.d` and their like mean here."""
        n = self.names
        if words[0] == "capability" and self.own >= 0 and len(words) == 2:
            return self._capability(self.own, words[1])
        actor = self.actor(words[0])
        if isinstance(actor, Trouble):
            return actor
        what = words[1]
        if what == "capability" and len(words) == 3:
            return self._capability(actor, words[2])
        if len(words) == 2:
            if what in OWN:
                return self.names.terms.load(getattr(n.at, what) + actor)
            if what == "member":
                return self.names.terms.load(n.at.member + actor, truth=True)
            if what in n.resources:
                return self._purse(actor, what)
        if what == "capability":
            return Trouble("TT305", "a capability needs its domain", f"write {words[0]}.capability.domain")
        if what == "name":
            return Trouble("TT302", "a name stands in texts only, not in expressions")
        hint = did_you_mean(what, ["will", "exposure", "member", "capability", *n.resources])
        return Trouble("TT303", f"an actor has no '{'.'.join(words[1:])}'", hint)

    def actor(self, word: str) -> int | Trouble:
        """The actor an id, `by` or an each-name stands for here."""
        if word in self.each:
            return self.each[word]
        if word in self.names.actors:
            return self.names.actors[word]
        if word == "by":
            return Trouble("TT308", "nobody orders anything here, so 'by' is nobody")
        known = [*self.names.actors, *self.each]
        hint = did_you_mean(word, known) or (f"there are {', '.join(known)}" if 1 < len(known) <= 8 else "")
        return Trouble("TT201", f"no actor '{word}'", hint)

    def known(self) -> list[str]:
        """Every bare name that has a value here."""
        n = self.names
        if self.law:
            return list(n.authorities)
        words = ["turn", "turns", "escalation", "true", "false"]
        words += [*n.tracks, *n.flags, *n.authorities, *n.resources]
        words += list(OWN) if self.own >= 0 else []
        return words + (["contribution", "support"] if self.result else [])

    def _authority(self, word: str) -> Term | Trouble:
        if word in self.names.authorities:
            return self.names.terms.load(self.names.at.authority + self.names.authorities[word], truth=True)
        if word in ("true", "false") or word in {
            *self.names.tracks,
            *self.names.flags,
            *self.names.resources,
        }:
            return Trouble("TT308", f"'{word}' is no authority", "a legal basis is made of authorities only")
        there = (
            f"a law names the scenario's authorities: {', '.join(self.names.authorities) or 'there are none'}"
        )
        hint = did_you_mean(word, self.names.authorities) or there
        return Trouble("TT205", f"no authority '{word}'", hint)

    def _purse(self, actor: int, resource: str) -> Term | Trouble:
        purse = self.names.purse(actor, resource)
        if purse < 0:
            return Trouble("TT206", f"{self.names.actor_name(actor)} has no {resource}", "see its 'of'")
        return self.names.terms.load(self.names.at.purse + purse)

    def _capability(self, actor: int, domain: str) -> Term | Trouble:
        domains = self.names.domains
        if domain not in domains:
            return Trouble("TT210", f"no actor has a capability '{domain}'", did_you_mean(domain, domains))
        return self.names.terms.load(self.names.at.capability + actor * len(domains) + domains[domain])

    def _misplaced(self, word: str) -> Trouble:
        """Why a name that has no value here has none."""
        n = self.names
        if word in self.each or word in n.actors:
            return Trouble("TT213", f"'{word}' is an actor, not a value", f"write {word}.will, for instance")
        if word in FUNCTIONS:
            return Trouble("TT213", f"'{word}' is a function", f"write {word}(..)")
        if word in n.injects:
            return Trouble("TT213", f"'{word}' is an inject, not a value", f"write fired({word})")
        if word in n.bodies:
            return Trouble("TT213", f"'{word}' is a body, not a value", f"write agreed({word})")
        if word in n.of_response:
            return Trouble("TT213", f"'{word}' is a response, not a value", f"write done({word})")
        if word in OWN:
            whose = "by" if "by" in self.each else n.actor_name(n.lead) if n.actors else "actor"
            return Trouble("TT308", f"whose {word}?", f"write {whose}.{word}")
        if word == "by":
            return Trouble("TT308", "nobody orders anything here, so 'by' is nobody")
        if word in ("otherwise", "always", "default", "never"):
            said = "false" if word == "never" else "true"
            return Trouble("TT303", f"'{word}' is no name of the scenario", f"write {said}")
        return n.unknown(word, [*self.known(), *FUNCTIONS, *n.actors, *self.each], "TT303")

    def options(
        self, response: str, value: str | None, variant: str | None, body: str | None
    ) -> tuple[int, ...] | Trouble:
        """The options a reference means: a bare response all it expands to, else one variant or base."""
        mine = self.names.of_response.get(response, ())
        if not mine:
            known = list(self.names.of_response)
            return Trouble("TT207", f"no response '{response}'", did_you_mean(response, known))
        if (value, variant, body) == (None, None, None):
            return tuple(o for o, _ in mine)
        stands_for = value in self.each
        if value is not None and stands_for:
            value = self.names.actor_name(self.each[value])
        found = [
            o for o, x in mine if value in (None, x.value) and variant == x.variant and body in (None, x.body)
        ]
        if not found and not stands_for:
            wanted = Expanded(response, value, variant, body, 0).id(body=True)
            ids = {x.id(body=with_body) for _, x in mine for with_body in (False, True)}
            return Trouble("TT207", f"no response '{wanted}'", did_you_mean(wanted, sorted(ids)))
        return tuple(found)
