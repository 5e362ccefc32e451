"""Effects to their tables: what each line changes, and in whom. What a change then does is the kernel's."""

from __future__ import annotations

from tabletop.engine.program import (
    COALITION,
    EFFECT_ADD,
    EFFECT_ADD_ESCALATION,
    EFFECT_ADD_PURSE,
    EFFECT_AUTHORITY,
    EFFECT_FLOOR,
    EFFECT_KEEP,
    EFFECT_REVEAL_FLAG,
    EFFECT_REVEAL_TRACK,
    EFFECT_SET,
    EFFECT_SET_ESCALATION,
    EFFECT_SET_PURSE,
    EFFECT_SOUND,
    EFFECT_TRUST,
    EFFECT_TRUTH,
    Effects,
)
from tabletop.scenario.compile.context import Context
from tabletop.scenario.compile.record import Row, applied_of, row_of
from tabletop.scenario.document.base import Expression, Name
from tabletop.scenario.document.effects import (
    Effect,
    EscalationFloor,
    Keep,
    Reveal,
    Set,
    Sound,
    TrustOf,
    Value,
)
from tabletop.scenario.expression_types import number, truth
from tabletop.scenario.problems import did_you_mean
from tabletop.scenario.scope import Scope

_SET_OF = {
    EFFECT_ADD: EFFECT_SET,
    EFFECT_ADD_PURSE: EFFECT_SET_PURSE,
    EFFECT_ADD_ESCALATION: EFFECT_SET_ESCALATION,
}


class EffectsBuilder:
    """Collects lists of effects; equal lists are kept once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        names = context.names
        self._lists: dict[tuple[Row, ...], int] = {}
        self._ranges = [
            tuple(context.constant(end, "the end of a range") for end in track.range)
            for track in context.document.tracks.values()
        ]
        self._names = [
            *(*names.tracks, *names.flags, *names.authorities, *names.resources),
            *("escalation", "escalation_floor"),
        ]

    def range_of(self, track: int) -> tuple[float, float]:
        """Lowest and highest value of a track."""
        low, high = self._ranges[track]
        return low, high

    def add(self, effects: tuple[Effect, ...], scope: Scope) -> int:
        """The index of a list of effects, -1 for an empty one."""
        return self.add_even_empty(effects, scope) if effects else -1

    def add_even_empty(self, effects: tuple[Effect, ...], scope: Scope) -> int:
        """The index of a list of effects, also of one without lines."""
        rows = [row for effect in effects if (row := self._noted(effect, scope)) is not None]
        return self._lists.setdefault(tuple(rows), len(self._lists))

    def build(self) -> Effects:
        """The tables as they are now."""
        first, last = [], []
        rows: list[Row] = []
        for listed in self._lists:
            first.append(len(rows))
            rows.extend(listed)
            last.append(len(rows))
        columns = zip(*rows, strict=True) if rows else ((),) * len(Row._fields)
        return Effects(first=tuple(first), last=tuple(last), **dict(zip(Row._fields, columns, strict=True)))

    def _noted(self, effect: Effect, scope: Scope) -> Row | None:
        row = self._row(effect, scope)
        if self.context.record is not None:
            self.context.record.effects.append(applied_of((effect, scope, row)))
        return row

    def _row(self, effect: Effect, scope: Scope) -> Row | None:
        match effect.target:
            case Value(path=path):
                return self._value(effect, path, scope)
            case TrustOf():
                return self._trust(effect, effect.target, scope)
            case Sound(actor=actor):
                target = self.context.actor(actor, scope)
                if target is None:
                    return None
                return Row(EFFECT_SOUND, target, self._truth(True), scope.each.get("by", scope.holder))
            case Reveal(what=what, to=to):
                return self._reveal(what, to, scope)
            case EscalationFloor():
                assert isinstance(effect.amount, Expression)
                return Row(EFFECT_FLOOR, 0, self.context.number(effect.amount, scope))

    def _truth(self, value: bool) -> int:
        return self.context.code.add(truth(value))

    def _value(self, effect: Effect, path: tuple[Name, ...], scope: Scope) -> Row | None:
        if len(path) > 1:
            return self._of_actor(effect, path, scope)
        names, at, word = self.context.names, self.context.names.at, path[0]
        if word in names.tracks:
            low, high = self.range_of(names.tracks[word])
            return self._number(effect, word, scope, EFFECT_ADD, at.track + names.tracks[word], low, high)
        if word in names.flags:
            return self._switch(effect, word, EFFECT_TRUTH, at.flag + names.flags[word])
        if word in names.authorities:
            return self._switch(effect, word, EFFECT_AUTHORITY, names.authorities[word])
        if word in names.resources:
            return self._purse(effect, word, scope.holder, word, scope)
        if word == "escalation":
            return self._number(effect, word, scope, EFFECT_ADD_ESCALATION, at.escalation)
        found = names.unknown(word, self._names, "TT200")
        hint = found.hint
        if word in ("will", "exposure"):
            hint = f"write by.{word}" if "by" in scope.each else f"write actor.{word}"
        elif word in names.actors or word in scope.each:
            hint = f"write {word}.will, for instance"
        if hint != found.hint:
            found = names.unknown(word, (), "TT200")
        self.context.report(found.code, found.message, word, hint)
        return None

    def _of_actor(self, effect: Effect, path: tuple[Name, ...], scope: Scope) -> Row | None:
        names, at = self.context.names, self.context.names.at
        actor = self.context.actor(path[0], scope)
        if actor is None:
            return None
        what, whole = path[1], ".".join(path)
        if len(path) == 3:
            if not self.context.reference(path[2], names.domains, "capability", "TT210"):
                return None
            target = at.capability + actor * len(names.domains) + names.domains[path[2]]
            return self._number(effect, whole, scope, EFFECT_ADD, target)
        if what == "will":
            return self._number(effect, whole, scope, EFFECT_ADD, at.will + actor)
        if what == "exposure":
            return self._number(effect, whole, scope, EFFECT_ADD, at.exposure + actor)
        if what == "member":
            return self._switch(effect, whole, EFFECT_TRUTH, at.member + actor)
        if what in names.resources:
            return self._purse(effect, what, actor, whole, scope)
        if what == "trust":
            hint = f"write trust {path[0]} -> actor for its trust in another"
            self.context.report("TT112", "an actor has no 'trust' as such", what, hint)
            return None
        if what == "capability":
            self.context.report("TT112", "a capability needs its domain", what, f"write {whole}.domain")
            return None
        hint = did_you_mean(what, ["will", "exposure", "member", "capability", *names.resources])
        self.context.report("TT112", f"an actor has no '{what}'", what, hint)
        return None

    def _purse(self, effect: Effect, resource: Name, actor: int, whole: str, scope: Scope) -> Row | None:
        purse = self.context.names.purse(actor, resource)
        if purse < 0:
            who = self.context.names.actor_name(actor)
            self.context.report("TT206", f"{who} has no {resource}", resource, "see its 'of'")
            return None
        return self._number(effect, whole, scope, EFFECT_ADD_PURSE, purse)

    def _number(
        self,
        effect: Effect,
        word: str,
        scope: Scope,
        kind: int,
        target: int,
        low: float = 0.0,
        high: float = 100.0,
    ) -> Row | None:
        amount = effect.amount
        if isinstance(amount, Set):
            return row_of(
                (_SET_OF[kind], target, self.context.number(amount.amount, scope), -1, 0, low, high)
            )
        if isinstance(amount, Expression):
            return row_of((kind, target, self.context.number(amount, scope), -1, 0, low, high))
        written = str(amount).lower()
        self.context.report(
            "TT113", f"'{word}' is a number and cannot be {written}", effect, "write an amount"
        )
        return None

    def _switch(self, effect: Effect, word: str, kind: int, target: int) -> Row | None:
        if isinstance(effect.amount, bool):
            return Row(kind, target, self._truth(effect.amount))
        self.context.report("TT113", f"'{word}' can only become true or false", effect, "write true or false")
        return None

    def _trust(self, effect: Effect, target: TrustOf, scope: Scope) -> Row | None:
        sides = []
        for name in (target.truster, target.trusted):
            sides.append(COALITION if name == "coalition" else self.context.actor(name, scope))
        first, second = sides
        if first is None or second is None:
            return None
        if first == second and first != COALITION:
            if target.truster != target.trusted:
                return None  # `by` or an each-name happens to be the other side: it means nothing here
            self.context.report("TT114", "nobody's trust in itself is kept", effect, "name two actors")
            return None
        keeps = isinstance(effect.amount, Keep)
        amount = effect.amount.amount if isinstance(effect.amount, Keep) else effect.amount
        assert isinstance(amount, Expression)
        index = self.context.number(amount, scope)
        return Row(EFFECT_KEEP if keeps else EFFECT_TRUST, first, index, second, int(target.mutual))

    def _reveal(self, what: Name, to: Name | None, scope: Scope) -> Row | None:
        names = self.context.names
        actor = -1 if to is None else self.context.actor(to, scope)
        if actor is None:
            return None
        if what in names.tracks:
            return Row(EFFECT_REVEAL_TRACK, names.tracks[what], self.context.code.add(number(1)), actor)
        if what in names.flags:
            return Row(EFFECT_REVEAL_FLAG, names.flags[what], self._truth(True), actor)
        found = names.unknown(what, [*names.tracks, *names.flags], "TT200")
        message = found.message if found.hint else f"no track or flag '{what}'"
        self.context.report(found.code, message, what, found.hint)
        return None
