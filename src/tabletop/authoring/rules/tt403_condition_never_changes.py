"""TT403: a condition, or a part of one, always holds or never does."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.authoring.bounds import Ranges
from tabletop.authoring.conditions import Part, end_of, names_something, parts, truths
from tabletop.authoring.rule import Finding, Rule
from tabletop.authoring.subject import Subject
from tabletop.engine.program import OP_AND, OP_OR
from tabletop.scenario.expression_types import Term
from tabletop.scenario.leaves import Path
from tabletop.scenario.studied import Formula


def find(subject: Subject) -> Iterator[Finding]:
    """Conditions that can have only one truth, whatever happens; of those within others the outermost."""
    sound: set[Term] = set()
    for formula in subject.formulas:
        # Suspected is what has a constant part for some who reads it.
        if not any(_has_constant(term, subject.free, sound) for term in formula.terms):
            continue
        if formula.wanted == "truth" and len(found := truths(formula.terms, subject.free)) == 1:
            holds = True in found
            if not _told_elsewhere(formula.path, holds) and names_something(formula.expression.text):
                yield Finding(formula, _words(formula.expression.text, holds), HINT, end_of(formula))
            continue
        for part in _constant_parts(formula, subject.free):
            holds = True in truths(part.terms, subject.free)
            yield Finding(part.place, _words(part.text, holds), HINT, part.end_column)


HINT = "compare it with what it can come to, or leave it out"


def _words(text: str, holds: bool) -> str:
    said = " ".join(text.split())
    return f"'{said}' {'always' if holds else 'never'} holds"


def _told_elsewhere(path: Path, holds: bool) -> bool:
    """Whether a rule of its own speaks of a condition at this path: what can never come about, an ending that is last."""
    if path[0] == "endings":
        return True
    own = path[-1] in ("when", "law") and path[0] in ("responses", "injects") and "choices" not in path
    return not holds and (own or "red_lines" in path)


def _has_constant(term: Term, ranges: Ranges, sound: set[Term], chain: int = -1) -> bool:
    """Whether some condition in a term can have only one truth: cheap, and without places.

    `sound` are the terms of which it is known that none in them has. A part of a `chain` of one operation is not asked
    by itself: if it never holds within an `and`, the whole doesn't, and if it always does, so does each of its sides.
    """
    if not term.operands or term in sound:
        return False
    op = term.op
    if op != chain and term.truth and len(ranges.truths(term)) == 1:
        return True
    within = op if op in (OP_AND, OP_OR) else -1
    if any(side.operands and _has_constant(side, ranges, sound, within) for side in term.operands):
        return True
    if op != chain:
        sound.add(term)
    return False


def _constant_parts(formula: Formula, ranges: Ranges) -> Iterator[Part]:
    constant: set[Part] = set()
    for part, *around in parts(formula):
        if len(truths(part.terms, ranges)) == 1:
            if not constant.intersection(around):
                yield part
            constant.add(part)


RULE = Rule("TT403", "condition always true or always false", "warning", find)
