"""Which values only ever are whole numbers: those that start whole and are only moved by whole amounts.

Whether a comparison of others makes sense is for the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.authoring.declared import is_whole
from tabletop.engine.program import (
    EFFECT_ADD,
    EFFECT_ADD_PURSE,
    EFFECT_SET,
    EFFECT_SET_PURSE,
    OP_ABS,
    OP_ADD,
    OP_CLAMP,
    OP_LOAD,
    OP_MAX,
    OP_MIN,
    OP_MOD,
    OP_MUL,
    OP_NEG,
    OP_SELECT,
    OP_SUB,
    Tables,
)
from tabletop.scenario.expression_types import Term

if TYPE_CHECKING:
    from tabletop.authoring.subject import Subject
    from tabletop.scenario.studied import Formula

_KEEP_WHOLE = (OP_ADD, OP_SUB, OP_MUL, OP_NEG, OP_ABS, OP_MIN, OP_MAX, OP_CLAMP, OP_MOD)


def whole(term: Term, values: frozenset[int], tables: Tables) -> bool:
    """Whether a term only has whole values when these state variables do."""
    if is_whole(term, tables):
        return True
    if term.op == OP_LOAD:
        return term.arg in values
    if term.op == OP_SELECT:
        return whole(term.operands[0], values, tables) and whole(term.operands[2], values, tables)
    return term.op in _KEEP_WHOLE and all(whole(operand, values, tables) for operand in term.operands)


def whole_values(subject: Subject) -> frozenset[int]:
    """The tracks, purses, exposures and capabilities that only ever are whole, as state variables."""
    assert subject.program is not None
    p = subject.program.tables
    amounts = _amounts(subject)
    blocks = (
        (p.at.track, p.n.tracks),
        (p.at.purse, p.n.purses),
        (p.at.exposure, p.n.actors),
        (p.at.capability, p.n.actors * p.n.domains),
    )
    found = {
        index
        for first, count in blocks
        for index in range(first, first + count)
        if p.start[index].is_integer() and index not in amounts.unknown
    }
    found -= {
        p.at.track + t
        for t in range(p.n.tracks)
        if not (p.track.low[t].is_integer() and p.track.high[t].is_integer())
    }
    while True:
        values = frozenset(found)
        found = {
            index for index in found if all(whole(term, values, p) for term in amounts.of.get(index, ()))
        }
        if len(found) == len(values):
            return values


class _Amounts:
    """What each state variable is moved by; `unknown` are those moved by something that cannot be told."""

    def __init__(self) -> None:
        self.of: dict[int, list[Term]] = {}
        self.unknown: set[int] = set()

    def put(self, index: int, formula: Formula | None) -> None:
        if formula is None or not formula.terms:
            self.unknown.add(index)
        else:
            self.of.setdefault(index, []).extend(formula.terms)


def _amounts(subject: Subject) -> _Amounts:
    assert subject.program is not None
    assert subject.document is not None
    p, program = subject.program.tables, subject.program
    found = _Amounts()
    for change in subject.changes:
        for row in change.rows:
            if row.kind in (EFFECT_ADD, EFFECT_SET):
                found.put(row.target, subject.formula(*change.path))
            elif row.kind in (EFFECT_ADD_PURSE, EFFECT_SET_PURSE):
                found.put(p.at.purse + row.target, subject.formula(*change.path))
    for place, track in enumerate(program.tracks):
        if p.track.drift[place] >= 0:
            found.put(p.at.track + place, subject.formula("tracks", track.id, "drift"))
    costs: dict[str, list[Formula]] = {}
    for formula in subject.formulas_at("responses"):
        if formula.path[-2] == "cost":
            costs.setdefault(formula.key, []).append(formula)
    for purse in range(p.n.purses):
        resource = program.resources[p.purse.resource[purse]].id
        index = p.at.purse + purse
        for key, code in (("income", p.purse.income[purse]), ("max", p.purse.high[purse])):
            if code >= 0:
                found.put(index, subject.formula("resources", resource, key))
        for formula in costs.get(resource, ()):
            found.put(index, formula)
    return found
