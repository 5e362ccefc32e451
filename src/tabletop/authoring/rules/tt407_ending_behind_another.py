"""TT407: an ending that never is the first to hold."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.bounds import Ranges
from tabletop.authoring.conditions import end_of
from tabletop.authoring.reach import reach
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.engine.program import OP_OR
from tabletop.scenario.expression_types import Term
from tabletop.scenario.studied import Formula


def find(subject: Subject) -> Iterator[Finding]:
    """Endings that hold only when an earlier one holds, so that the earlier one is taken."""
    assert subject.document is not None
    dead = {way.name for way, _ in reach(subject).dead("ending")}
    earlier: list[tuple[str, Formula]] = []
    for id in subject.document.endings:
        when = subject.formula("endings", id, "when")
        if when is None or len(when.terms) != 1 or str(id) in dead:
            continue
        for other, its in earlier:
            if _implies(when.terms[0], its.terms[0], subject.free):
                line = its.line
                message = f"whenever '{id}' holds, '{other}' of line {line} holds too and comes first"
                yield Finding(when, message, "put the rarer ending first", end_of(when))
                break
        earlier.append((str(id), when))


def _implies(term: Term, other: Term, ranges: Ranges) -> bool:
    """Whether the other holds whenever the term does; each side of an `or` by itself."""
    if term.op == OP_OR:
        return all(_implies(side, other, ranges) for side in term.operands)
    then = ranges.assume(term, True)
    return then is None or then.truths(other) == {True}


RULE = Rule("TT407", "ending behind another", "warning", find)
