"""Terms: what makes two of them the same, and that a scenario makes each once."""

from __future__ import annotations

from tabletop.engine.program import OP_ADD, OP_AND, OP_CONST, OP_GT, OP_LOAD, OP_SUM
from tabletop.scenario.expression_types import Term, Terms, load, number


def test_terms_of_the_same_parts_are_equal_and_those_of_others_are_not() -> None:
    term = Term(OP_GT, (load(3), number(40)), 0, True)
    assert term == Term(OP_GT, (load(3), number(40)), 0, True)
    assert hash(term) == hash(Term(OP_GT, (load(3), number(40)), 0, True))
    others = (
        Term(OP_ADD, (load(3), number(40)), 0, True),
        Term(OP_GT, (load(4), number(40)), 0, True),
        Term(OP_GT, (number(40), load(3)), 0, True),
        Term(OP_GT, (load(3), number(40)), 0, False),
    )
    assert not [other for other in others if other == term]
    assert term != (OP_GT, (load(3), number(40)), 0, True)


def test_equal_terms_are_made_once() -> None:
    terms = Terms()
    above = terms.of(OP_GT, (terms.load(3), terms.number(40.0)), 0, True)
    assert above is terms.of(OP_GT, (terms.load(3), terms.number(40.0)), 0, True)
    assert above == Term(OP_GT, (load(3), number(40)), 0, True)
    assert terms.load(3) is not terms.load(3, truth=True)


def test_sums_and_chains_are_as_short_as_they_can_be() -> None:
    terms = Terms()
    assert terms.total(()) == Term(OP_CONST, (), 0.0)
    assert terms.total((7,)) == Term(OP_LOAD, (), 7)
    assert terms.total((7, 9)) == Term(OP_SUM, (), (7, 9))
    a, b, c = (terms.load(place, True) for place in range(3))
    assert terms.chain(OP_AND, [a]) is a
    assert terms.chain(OP_AND, [a, b, c], True) == terms.of(
        OP_AND, (terms.of(OP_AND, (a, b), 0, True), c), 0, True
    )
