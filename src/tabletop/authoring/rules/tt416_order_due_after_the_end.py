"""TT416: an order that never takes effect before the end."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tabletop.authoring.forms import forms
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.scenario.document.base import Duration, Expression
from tabletop.scenario.document.responses import Response
from tabletop.scenario.expression_types import load
from tabletop.scenario.studied import Formula


def find(subject: Subject) -> Iterator[Finding]:
    """Orders that fall due after the last turn, whenever and wherever they are given."""
    assert subject.document is not None
    told: set[tuple[int, int]] = set()
    for id, variant, terms in forms(subject):
        first, last = _turns(subject, id, variant)
        if first <= last and _is_late(subject, id, variant, terms, first, last):
            path = ("responses", id, "variants", variant) if variant else ("responses", id)
            key = subject.key(*path, "takes") or subject.key("responses", id, "takes") or subject.key(*path)
            assert key is not None
            name = f"{id}+{variant}" if variant else id
            if (key.line, key.column) in told:
                continue
            told.add((key.line, key.column))
            when = (
                "even ordered in turn 1"
                if first == 1
                else f"ordered in turn {first}, the first in which it can be,"
            )
            message = f"'{name}' never takes effect: {when} it falls due after the last turn"
            yield Finding(key, message, "let it take less, or be ordered earlier")


def _turns(subject: Subject, id: str, variant: str) -> tuple[int, int]:
    """The first and last turn in which it can be ordered."""
    assert subject.names is not None
    when = subject.of_form(id, variant, "when")
    turn = load(subject.names.at.turn)
    found = []
    for term in when.terms if when is not None else ():
        known = subject.free.assume(term, True)
        if known is not None:
            found.append(known.interval(turn))
    if not found:
        return (1, subject.names.turns) if when is None or not when.terms else (1, 0)
    return math.ceil(min(low for low, _ in found)), math.floor(max(high for _, high in found))


def _is_late(subject: Subject, id: str, variant: str, terms: Response, first: int, last: int) -> bool:
    assert subject.document is not None
    assert subject.names is not None
    bodies = terms.consent or (None,)
    own = subject.of_form(id, variant, "takes")
    for turn in range(first, last + 1):
        for body in bodies:
            takes = _least(subject, terms.takes, own, turn)
            if body is not None:
                its = subject.formula("bodies", body, "takes")
                takes += _least(subject, subject.document.bodies[body].takes, its, turn)
            if turn + takes <= subject.names.turns:
                return False
    return True


def _least(subject: Subject, takes: Duration | Expression | None, formula: Formula | None, turn: int) -> int:
    """The fewest turns of a delay when ordered in this turn."""
    assert subject.document is not None
    if takes is None:
        return 0
    if isinstance(takes, Duration):
        return takes.turns(subject.document.calendar[turn - 1].step)
    lows = [subject.free.interval(term)[0] for term in formula.terms] if formula is not None else []
    return math.ceil(max(0.0, min(lows, default=0.0)))


RULE = Rule("TT416", "order due after the last turn", "warning", find)
