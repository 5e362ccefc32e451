"""What every part of the compiler works with: the document, the names, the code so far, and the findings.

Turns references and expressions into indices and reports what cannot be. Which tables they fill is elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Protocol

from tabletop.engine.program import (
    SEEN_ALL,
    SEEN_BY,
    SEEN_COALITION,
    SEEN_FACILITATOR,
    SEEN_LISTED,
)
from tabletop.engine.texts import Seen
from tabletop.scenario.bytecode import CodeBuilder, CodeToLookAt
from tabletop.scenario.called import SECTIONS, Called, called
from tabletop.scenario.compile.keys import fnv
from tabletop.scenario.compile.record import Record, read_of
from tabletop.scenario.document import base
from tabletop.scenario.document.base import Expression, Name
from tabletop.scenario.document.responses import Response
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.expression_syntax import Fault, Syntax, parse
from tabletop.scenario.expression_types import Term, Trouble, number, truth
from tabletop.scenario.expressions import Wanted, compile_expression, plain_number
from tabletop.scenario.names import Names
from tabletop.scenario.nodes import Text
from tabletop.scenario.problems import Problem, Problems, Severity, did_you_mean
from tabletop.scenario.scope import Scope

_KINDS = {"all": SEEN_ALL, "facilitator": SEEN_FACILITATOR, "coalition": SEEN_COALITION, "by": SEEN_BY}


_EVERYBODY = ("everyone", "everybody", "any", "anyone", "players", "public")
_SIDES = ("adversary", "neutral", "institution")
MOST_NAMED = 8
"""Where there are so few of a kind, all are named to whom misses one."""


class Placed(Protocol):
    """Anything that knows where it stands in the file."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def index_of(items: Iterable[str]) -> dict[str, int]:
    """Each id with its place in file order."""
    return {str(item): place for place, item in enumerate(items)}


def called_by(document: Scenario) -> Called:
    """What the author calls what a document defines."""
    sections = {section: getattr(document, section) for section in SECTIONS}
    return called(
        {
            section: [
                (str(id), str(getattr(one, "name", getattr(one, "title", "")))) for id, one in items.items()
            ]
            for section, items in sections.items()
        }
    )


class Context:
    """The work of one compilation. `names` is set once the sizes are known.

    What is read is kept in `record`; what is recorded is to be looked at, and lacks what only playing needs.
    """

    names: Names

    def __init__(self, document: Scenario, file: str, record: Record | None = None) -> None:
        self.document, self.file, self.record = document, file, record
        self.is_for_play = record is None
        self.problems = Problems()
        self.code = CodeBuilder() if self.is_for_play else CodeToLookAt()
        self._terms: dict[tuple[object, ...], Term] = {}
        self._numbers: dict[
            str, tuple[Term, int]
        ] = {}  # what is written in digits, with the index of its code
        self._ways: dict[str, tuple[Response, ...]] = {}
        self.actors = index_of(document.actors)
        self.responses = {str(id): response for id, response in document.responses.items()}
        self.lead = self.actors.get(document.lead, 0)

    @cached_property
    def called(self) -> Called:
        """What people call what the scenario defines; asked only where something is wrong."""
        return called_by(self.document)

    def key(self, name: str) -> int:
        """The key of what is drawn under this name; 0 where nothing will be."""
        return fnv(name) if self.is_for_play else 0

    def report(
        self, code: str, message: str, where: Placed | None, hint: str = "", severity: Severity = "error"
    ) -> None:
        """Notes a finding at a place; without a place, of the file as a whole."""
        line, column = (where.line, where.column) if where is not None else (0, 0)
        self.problems.add(Problem(code, severity, message, self.file, line, column, hint))

    def ways(self, response: str) -> tuple[Response, ...]:
        """A response, and what each of its variants makes of it, in file order."""
        if (found := self._ways.get(response)) is None:
            own = self.responses[response]
            found = self._ways[response] = own, *map(own.varied, own.variants)
        return found

    def reference(self, name: Name, known: Collection[str], what: str, code: str) -> bool:
        """Whether a name is among those known; a finding if not."""
        if name in known:
            return True
        self.report(code, f"no {what} '{name}'", name, self._instead(name, known, what))
        return False

    def _instead(self, name: Name, known: Collection[str], what: str) -> str:
        """What may have been meant by a name that nothing of its kind has, or what there is where that is little."""
        document, there = self.document, f"there {'is only' if len(known) == 1 else 'are'} {', '.join(known)}"
        if what == "actor" and name in ("all", "coalition", *_EVERYBODY):
            word = "coalition" if name == "coalition" else "all"
            return f"write '{word}' alone, without brackets, where all of them are meant"
        if what == "actor" and name in _SIDES:
            its = [str(id) for id, actor in document.actors.items() if actor.side == name]
            return (
                f"that is a side; its actors are [{', '.join(its)}]"
                if its
                else "that is a side, with no actors"
            )
        if what == "body" and name in self.actors:
            return f"'{name}' is an actor; a body with rule: each and members: [{name}] asks it"
        if what == "body" and any(body.rule == name for body in document.bodies.values()):
            its = [str(id) for id, body in document.bodies.items() if body.rule == name]
            return f"that is a rule; name a body that has it: {', '.join(its)}"
        return did_you_mean(name, known) or (there if 0 < len(known) <= MOST_NAMED else "")

    def actor(self, name: Name, scope: Scope | None = None) -> int | None:
        """The actor a name stands for, each-names and `by` included where a scope knows them."""
        if scope is None:
            return self.actors[name] if self.reference(name, self.actors, "actor", "TT201") else None
        found = scope.actor(name)
        if isinstance(found, Trouble):
            self.report(found.code, found.message, name, found.hint)
            return None
        return found

    def listed(self, names: Iterable[Name]) -> tuple[int, ...]:
        """The actors of a list, in the actors' order, without those that do not exist."""
        found = {actor for name in names if (actor := self.actor(name)) is not None}
        return tuple(sorted(found))

    def seen(self, seen: base.Seen, where: Placed | None, *, orderer: bool = False) -> Seen:
        """The audience of what stands at a place; `orderer` tells whether `by` has a meaning there."""
        if seen.audience == "actors":
            return Seen(SEEN_LISTED, self.listed(seen.actors))
        if seen.audience == "by" and not orderer:
            self.report("TT308", "nobody orders this, so 'by' sees nothing", where, "list the actors")
        return Seen(_KINDS[seen.audience])

    def seen_actors(self, audiences: Iterable[Seen]) -> tuple[int, ...]:
        """Audiences x actors: 1 where a list names the actor."""
        return tuple(int(actor in seen.actors) for seen in audiences for actor in range(len(self.actors)))

    def scope(self, own: int = -1) -> Scope:
        """A place outside every order: bare resources are the lead's; `own` is the actor whose block it is."""
        return Scope(self.names, self.lead, own=own)

    def term(self, expression: Expression, scope: Scope, wanted: Wanted, said_in: Text | None = None) -> Term:
        """The typed tree of an expression; its faults become findings, and a harmless constant takes its place."""
        term = self._compiled(expression.text, scope, wanted)
        if self.record is not None:
            sound = term if isinstance(term, Term) else None
            self.record.reads.append(read_of((expression, scope, wanted, sound, said_in)))
        if isinstance(term, Term):
            return term
        if term[0].code in ("TT301", "TT302") and (name := self.called.in_expression(expression.text)):
            term = (name,)
        for fault in term:
            line, column = expression.at(fault.offset) if expression.line else (0, 0)
            end_line, end = expression.at(fault.end) if expression.line else (0, 0)
            end_column = end if end_line == line and end > column else None
            self.problems.add(
                Problem(fault.code, "error", fault.message, self.file, line, column, fault.hint, end_column)
            )
        return truth(False) if wanted == "truth" else number(0)

    def _compiled(self, text: str, scope: Scope, wanted: Wanted) -> Term | tuple[Fault, ...]:
        """What a text means; found out once for all orders where it means the same. Faults may name the place."""
        syntax = parse(text)
        if not isinstance(syntax, Syntax):
            return syntax
        key = (text, wanted, *scope.bearing_on(syntax.words))
        term = self._terms.get(key)
        if term is not None:
            return term
        found = compile_expression(text, scope, wanted)
        if isinstance(found, Term):
            self._terms[key] = found
        return found

    def number(self, expression: Expression | None, scope: Scope, said_in: Text | None = None) -> int:
        """The code of a number, -1 for none; `said_in` is the text in whose braces it stands."""
        if expression is None:
            return -1
        known = self._numbers.get(expression.text)
        if known is None:
            term = plain_number(expression.text)
            if term is None:
                return self.code.add(self.term(expression, scope, "number", said_in))
            known = self._numbers[expression.text] = term, self.code.add(term)
        if self.record is not None:
            self.record.reads.append(read_of((expression, scope, "number", known[0], said_in)))
        return known[1]

    def condition(self, expression: Expression | None, scope: Scope) -> int:
        """The code of a condition, -1 for none."""
        return -1 if expression is None else self.code.add(self.term(expression, scope, "truth"))

    def amount(self, expression: Expression, scope: Scope) -> int:
        """The code of a number to be added, -1 where that is always zero."""
        return -1 if expression.constant == 0 else self.number(expression, scope)

    def constant(self, expression: Expression, what: str) -> float:
        """The value of what must be a plain number."""
        if (value := expression.constant) is not None:
            return value
        term = self.term(expression, self.scope(), "number")
        if term.value is None:
            self.report("TT310", f"{what} is a constant, no expression", expression)
        return term.value or 0.0
