"""What a plain condition says of its value: all values for which it holds, and no whole number for which it doesn't."""

from __future__ import annotations

import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.authoring.plainly import Shared
from tabletop.engine.program import (
    OP_AND,
    OP_EQ,
    OP_GE,
    OP_GT,
    OP_LE,
    OP_LT,
    OP_NE,
    OP_NOT,
    OP_OR,
)
from tabletop.scenario.expression_types import Term, load, number
from tests.authoring.samples import subject

COMPARES = {
    OP_LT: operator.lt,
    OP_LE: operator.le,
    OP_GT: operator.gt,
    OP_GE: operator.ge,
    OP_EQ: operator.eq,
    OP_NE: operator.ne,
}
NUMBERS = st.one_of(st.integers(-3, 6).map(float), st.floats(-3, 6))
BASE = subject()


def _shared() -> Shared:
    assert BASE.program is not None
    return Shared(BASE.program.tables)


def _at() -> tuple[Term, Term]:
    """A value that is whole by its nature, and one that need not be."""
    assert BASE.names is not None
    return load(BASE.names.at.turn), load(BASE.names.at.track)


@pytest.mark.parametrize("op", COMPARES)
@given(figure=NUMBERS, x=NUMBERS, is_left=st.booleans(), truth=st.booleans())
def test_a_comparison_says_where_the_value_lies(
    op: int, figure: float, x: float, is_left: bool, truth: bool
) -> None:
    turn, track = _at()
    for value, here in ((turn, float(round(x))), (track, x)):
        sides = (value, number(figure)) if is_left else (number(figure), value)
        holds = COMPARES[op](*((here, figure) if is_left else (figure, here))) == truth
        said = _shared().said(Term(op, sides, 0, True))[truth]
        if said is None:
            assert (op == OP_NE) == truth
        else:
            low, high = said.interval
            assert said.term == value
            assert (low <= here <= high) == holds


def test_not_says_the_opposite() -> None:
    turn, _ = _at()
    early = Term(OP_LT, (turn, number(3)), 0, True)
    no, yes = _shared().said(early)
    assert _shared().said(Term(OP_NOT, (early,), 0, True)) == (yes, no)


def test_nothing_plain_is_said_by_two_values_or_two_conditions() -> None:
    turn, track = _at()
    early = Term(OP_LT, (turn, number(3)), 0, True)
    for term in (
        Term(OP_LT, (turn, track), 0, True),
        Term(OP_AND, (early, early), 0, True),
        Term(OP_OR, (early, early), 0, True),
        Term(OP_LT, (number(2), number(3)), 0, True),
    ):
        assert _shared().said(term) == (None, None)


def test_comparisons_come_before_what_is_made_of_others_and_once_more_after_it() -> None:
    turn, track = _at()
    early, tense = Term(OP_LT, (turn, number(3)), 0, True), Term(OP_GT, (track, number(50)), 0, True)
    either = Term(OP_OR, (early, tense), 0, True)
    sides = _shared().sides(Term(OP_AND, (Term(OP_AND, (either, early), 0, True), tense), 0, True))
    assert sides.order == (early, tense, either, early, tense)
    assert sides.said is None


def test_of_plain_sides_alone_it_is_known_what_they_say() -> None:
    turn, track = _at()
    early, tense = Term(OP_LT, (turn, number(3)), 0, True), Term(OP_GT, (track, number(50)), 0, True)
    shared = _shared()
    sides = shared.sides(Term(OP_AND, (early, tense), 0, True))
    assert sides.order == (early, tense)
    assert sides.said == (shared.said(early)[True], shared.said(tense)[True])
