"""Where each name of a scenario is used: read in an expression, written by an effect, named by a key.

What a use means for the play is the rules' business.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tabletop.scenario.document.base import Name
from tabletop.scenario.document.effects import EscalationFloor, Reveal, Sound, TrustOf, Value
from tabletop.scenario.leaves import Leaf, Path
from tabletop.scenario.mentions import Mention, mentions
from tabletop.scenario.names import Names
from tabletop.scenario.study import Change, Formula, Study

Kind = Literal[
    "actor",
    "track",
    "flag",
    "authority",
    "resource",
    "domain",
    "escalation",
    "body",
    "response",
    "inject",
    "objective",
    "label",
]
"""What is used. A label is what interests, red lines and caveats stand under: a response, a tag or an instrument."""

Mode = Literal["read", "write", "reveal", "name"]


@dataclass(frozen=True)
class Use:
    """One use of a name. `path` are the keys of the expression, effect or key in which it stands.

    `detail`: of an actor what of it is used (`will`, `member`, `trust`, `capability.cyber`, a resource), of a resource
    whose it is (empty: the orderer's), of a response the whole reference (`board@council`). `function`: in an
    expression, the function it is given to.
    """

    kind: Kind
    name: str
    mode: Mode
    path: Path
    line: int
    column: int
    end_column: int | None = None
    detail: str = ""
    function: str = ""

    @property
    def role(self) -> str:
        """Its path in one word."""
        return ".".join(self.path)


def uses(study: Study) -> Iterator[Use]:
    """Every use of every name, in no particular order; nothing where the names are not known."""
    if study.names is None:
        return
    for formula in study.formulas:
        yield from _read(formula, study.names)
    for change in study.changes:
        yield from _written(change, study.names)
    for leaf in study.leaves:
        yield from _named(leaf)


def _stand_ins(formula: Formula, word: str, names: Names) -> tuple[str, ...]:
    """The actors a word stands for: itself, or all that `by` or an each-name means there."""
    if word in names.actors:
        return (word,)
    found = (r.scope.each[word] for r in formula.readings if word in r.scope.each)
    return tuple(dict.fromkeys(names.actor_name(actor) for actor in found))


def _read(formula: Formula, names: Names) -> Iterator[Use]:
    for mention in mentions(formula.expression.text):
        for kind, name, detail in _meant(formula, mention, names):
            line, column = formula.expression.at(mention.offset)
            end_line, end = formula.expression.at(mention.end)
            end_column = end if end_line == line else None
            yield Use(kind, name, "read", formula.path, line, column, end_column, detail, mention.function)


def _meant(formula: Formula, mention: Mention, names: Names) -> Iterator[tuple[Kind, str, str]]:
    word = mention.words[0]
    match mention.form:
        case "value":
            if word == "escalation":
                yield "escalation", word, ""
            elif kind := _kind(word, names):
                yield kind, word, ""
        case "attribute":
            yield from _of_actor(_stand_ins(formula, word, names), mention.words[1:], names)
        case "actor":
            for actor in _stand_ins(formula, word, names):
                yield "actor", actor, "trust"
        case "inject" if word in names.injects:
            yield "inject", word, ""
        case "body" if word in names.bodies:
            yield "body", word, ""
        case "response" if word in names.of_response:
            yield "response", word, mention.words[1]
            body = mention.words[1].partition("@")[2].strip()
            if body in names.bodies:
                yield "body", body, ""


def _kind(word: str, names: Names) -> Kind | None:
    if word in names.tracks:
        return "track"
    if word in names.flags:
        return "flag"
    if word in names.authorities:
        return "authority"
    return "resource" if word in names.resources else None


def _of_actor(
    actors: tuple[str, ...], words: tuple[str, ...], names: Names
) -> Iterator[tuple[Kind, str, str]]:
    for actor in actors:
        yield "actor", actor, ".".join(words)
        if words[0] in names.resources:
            yield "resource", words[0], actor
    if words[0] == "capability" and len(words) == 2 and words[1] in names.domains:
        yield "domain", words[1], ""


def _written(change: Change, names: Names) -> Iterator[Use]:
    for kind, name, detail, mode in _changed(change, names):
        yield Use(kind, name, mode, change.path, change.line, change.column, None, detail)


def _changed(change: Change, names: Names) -> Iterator[tuple[Kind, str, str, Mode]]:
    def who(word: str) -> tuple[str, ...]:
        if word in names.actors:
            return (word,)
        found = (scope.each[word] for scope, _ in change.readings if word in scope.each)
        return tuple(dict.fromkeys(names.actor_name(actor) for actor in found))

    match change.effect.target:
        case Value(path=(word,)):
            if word == "escalation":
                yield "escalation", "escalation", "", "write"
            elif kind := _kind(word, names):
                yield kind, str(word), "", "write"
        case Value(path=(word, *more)):
            for kind, name, detail in _of_actor(who(word), tuple(map(str, more)), names):
                yield kind, name, detail, "write"
        case TrustOf(truster=truster, trusted=trusted):
            for actor in (*who(truster), *who(trusted)):
                yield "actor", actor, "trust", "write"
        case Sound(actor=actor):
            for name in who(actor):
                yield "actor", name, "mind", "reveal"
        case Reveal(what=what):
            if kind := _kind(what, names):
                yield kind, str(what), "", "reveal"
        case EscalationFloor():
            yield "escalation", "escalation", "floor", "write"


_NAMES_UNDER: dict[str, Kind] = {
    **{"lead": "actor", "by": "actor", "members": "actor", "veto": "actor", "ask": "actor", "of": "actor"},
    **{"to": "actor", "seen": "actor", "over": "actor", "truster": "actor", "trusted": "actor"},
    **{"actors": "actor", "consent": "body", "domain": "domain", "objective": "objective"},
}
_KEYS_UNDER: dict[str, Kind] = {
    **{"cost": "resource", "weights": "actor", "burden": "actor", "reads": "authority"},
    **{"interests": "label", "red_lines": "label", "caveats": "label"},
}


def _named(leaf: Leaf) -> Iterator[Use]:
    word = leaf.value
    if not isinstance(word, Name):
        return
    kind = _KEYS_UNDER.get(leaf.path[-2]) if leaf.is_key and len(leaf.path) > 2 else None
    if kind is None and not leaf.is_key:
        kind = _NAMES_UNDER.get(leaf.path[-1])
    if kind is not None:
        yield Use(kind, str(word), "name", leaf.path, word.line, word.column, word.column + len(word))
