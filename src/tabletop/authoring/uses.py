"""Where each name of a scenario is used: read in an expression, written by an effect, named by a key.

What a use means for the play is the rules' business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Literal, NamedTuple, TypeAlias

from tabletop.scenario.document.base import Name
from tabletop.scenario.document.effects import EscalationFloor, Reveal, Sound, TrustOf, Value
from tabletop.scenario.leaves import Leaf, Path
from tabletop.scenario.mentions import Mention, mentions
from tabletop.scenario.names import Names
from tabletop.scenario.studied import Change, Formula
from tabletop.scenario.study import Study

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


class Use(NamedTuple):
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


_Parts: TypeAlias = tuple[Kind, str, Mode, Path, int, int, "int | None", str, str]
_use: Callable[[_Parts], Use] = partial(tuple.__new__, Use)
"""A use of its parts, without its own way of being made, which takes half as long again."""


def uses(study: Study) -> list[Use]:
    """Every use of every name, in no particular order; nothing where the names are not known."""
    found: list[Use] = []
    if study.names is not None:
        reader = _Reader(study.names)
        for formula in study.formulas:
            reader.read(formula, found)
        for change in study.changes:
            _written(change, study.names, found)
        for leaf in study.naming:
            _named(leaf, found)
    return found


Meant: TypeAlias = tuple[Kind, str, str]
"""What a mention speaks of: what it is, its name, and in detail."""


class _Reader:
    """Reads what expressions speak of. What a text speaks of wherever it stands is found out once."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.known: dict[str, list[tuple[Mention, tuple[Meant, ...] | None]]] = {}

    def read(self, formula: Formula, found: list[Use]) -> None:
        """Adds the uses in one expression."""
        expression, path = formula.expression, formula.path
        known = self.known.get(expression.text)
        if known is None:
            known = self.known[expression.text] = list(self._known(expression.text))
        if not known:
            return
        line, begin, in_one_line = expression.line, expression.column, not expression.segments
        end_column: int | None
        for mention, meant in known:
            if meant is None:
                meant = tuple(_of_stand_ins(formula, mention, self.names))
            if in_one_line:
                column, end_column = begin + mention.offset, begin + mention.end
            else:
                line, column = expression.at(mention.offset)
                end_line, end = expression.at(mention.end)
                end_column = end if end_line == line else None
            for kind, name, detail in meant:
                found.append(
                    _use((kind, name, "read", path, line, column, end_column, detail, mention.function))
                )

    def _known(self, text: str) -> Iterator[tuple[Mention, tuple[Meant, ...] | None]]:
        """The mentions of a text that may speak of something, with what; None where that depends on the place."""
        for mention in mentions(text):
            if mention.form in ("attribute", "actor") and mention.words[0] not in self.names.actors:
                yield mention, None
            elif meant := tuple(_meant(mention, self.names)):
                yield mention, meant


def _of_stand_ins(formula: Formula, mention: Mention, names: Names) -> Iterator[Meant]:
    """What is meant by a word that stands for actors: all that `by` or an each-name means there."""
    word = mention.words[0]
    found = (r.scope.each[word] for r in formula.readings if word in r.scope.each)
    actors = tuple(dict.fromkeys(names.actor_name(actor) for actor in found))
    return _of_actor(actors, mention.words[1:], names) if mention.form == "attribute" else _trusts(actors)


def _trusts(actors: Iterable[str]) -> Iterator[Meant]:
    for actor in actors:
        yield "actor", actor, "trust"


def _meant(mention: Mention, names: Names) -> Iterator[Meant]:
    word = mention.words[0]
    match mention.form:
        case "value":
            if word == "escalation":
                yield "escalation", word, ""
            elif kind := _kind(word, names):
                yield kind, word, ""
        case "attribute":
            yield from _of_actor((word,), mention.words[1:], names)
        case "actor":
            yield from _trusts((word,))
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


def _of_actor(actors: tuple[str, ...], words: tuple[str, ...], names: Names) -> Iterator[Meant]:
    for actor in actors:
        yield "actor", actor, ".".join(words)
        if words[0] in names.resources:
            yield "resource", words[0], actor
    if words[0] == "capability" and len(words) == 2 and words[1] in names.domains:
        yield "domain", words[1], ""


def _written(change: Change, names: Names, found: list[Use]) -> None:
    effect = change.effect
    if isinstance(effect.target, Value) and len(effect.target.path) == 1:
        word = str(effect.target.path[0])
        its = "escalation" if word == "escalation" else _kind(word, names)
        if its:
            found.append(_use((its, word, "write", change.path, effect.line, effect.column, None, "", "")))
        return
    for kind, name, detail, mode in _changed(change, names):
        found.append(_use((kind, name, mode, change.path, effect.line, effect.column, None, detail, "")))


def _changed(change: Change, names: Names) -> Iterator[tuple[Kind, str, str, Mode]]:
    def who(word: str) -> tuple[str, ...]:
        if word in names.actors:
            return (word,)
        found = (r.scope.each[word] for r in change.readings if word in r.scope.each)
        return tuple(dict.fromkeys(names.actor_name(actor) for actor in found))

    match change.effect.target:
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
            if its := _kind(what, names):
                yield its, str(what), "", "reveal"
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


def _named(leaf: Leaf, found: list[Use]) -> None:
    path, word, is_key = leaf
    if not is_key:
        kind = _NAMES_UNDER.get(path[-1])
    elif len(path) > 2:
        kind = _KEYS_UNDER.get(path[-2])
    else:
        return
    if kind is not None:
        assert isinstance(word, Name)
        begin, end = word.column, word.column + len(word)
        found.append(_use((kind, str(word), "name", path, word.line, begin, end, "", "")))
