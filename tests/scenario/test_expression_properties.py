"""Expressions nobody thought of: they are worth what plain Python makes of them, and no text breaks the reader."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.engine.texts import Program
from tabletop.scenario.bytecode import fits
from tabletop.scenario.expression_sound import sound
from tabletop.scenario.expression_syntax import MAX_LENGTH, Syntax, levels, parse, span, with_care
from tabletop.scenario.expression_types import Term
from tabletop.scenario.expressions import plain_number
from tests.scenario.compiling import evaluate, program_of, read_expression

ALPHABET = "abtensiondistance0123456789.,()+-*/%<>=!@ _'\"\n"
WORDS = [
    "tension",
    "distance",
    "zero",
    "open",
    "true",
    "and",
    "or",
    "not",
    "if",
    "else",
    "trust(",
    "min(",
    ")",
]
WORDS += [
    "->",
    "meridia",
    "norland",
    ".will",
    "+",
    "-",
    "*",
    "/",
    "%",
    "<",
    "==",
    ",",
    "3",
    "0.5",
    "(",
    "done(board@",
]


class Written(NamedTuple):
    """An expression with its worth by plain Python: truths are 0 and 1."""

    text: str
    worth: float
    truth: bool


TRACKS = {"tension": 35.0, "distance": 400.0, "zero": 0.0}


@cache
def small() -> Program:
    return program_of()


def quotient(a: float, b: float) -> float:
    return a / b if b else 0.0


def remainder(a: float, b: float) -> float:
    return a % b if b else 0.0


ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": quotient,
    "%": remainder,
}
COMPARISON: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}

numbers = st.one_of(
    st.sampled_from(sorted(TRACKS)).map(lambda name: Written(name, TRACKS[name], False)),
    st.integers(0, 50).map(lambda n: Written(str(n), float(n), False)),
    st.sampled_from(["0.5", "1.25", ".1"]).map(lambda text: Written(text, float(text), False)),
)
truths = st.sampled_from(
    [
        *(Written("true", 1.0, True), Written("false", 0.0, True)),
        *(Written("open", 0.0, True), Written("stateless", 1.0, True)),
    ]
)


def grown(smaller: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    """Expressions one level larger."""
    condition = smaller.map(lambda w: w if w.truth else Written(f"({w.text} > 3)", float(w.worth > 3), True))

    def arithmetic(op: str, a: Written, b: Written) -> Written:
        return Written(f"({a.text} {op} {b.text})", ARITHMETIC[op](a.worth, b.worth), False)

    def comparison(op: str, a: Written, b: Written) -> Written:
        return Written(f"({a.text} {op} {b.text})", float(COMPARISON[op](a.worth, b.worth)), True)

    def between(a: Written, b: Written, c: Written) -> Written:
        return Written(f"({a.text} < {b.text} <= {c.text})", float(a.worth < b.worth <= c.worth), True)

    def logic(op: str, a: Written, b: Written) -> Written:
        worth = (a.worth and b.worth) if op == "and" else (a.worth or b.worth)
        return Written(f"({a.text} {op} {b.text})", worth, True)

    def choice(a: Written, c: Written, b: Written) -> Written:
        worth = a.worth if c.worth else b.worth
        return Written(f"({a.text} if {c.text} else {b.text})", worth, a.truth and b.truth)

    def clamped(x: Written, low: Written, high: Written) -> Written:
        worth = min(max(x.worth, low.worth), high.worth)
        return Written(f"clamp({x.text}, {low.text}, {high.text})", worth, False)

    return st.one_of(
        st.builds(arithmetic, st.sampled_from(sorted(ARITHMETIC)), smaller, smaller),
        st.builds(comparison, st.sampled_from(sorted(COMPARISON)), smaller, smaller),
        st.builds(between, smaller, smaller, smaller),
        st.builds(logic, st.sampled_from(["and", "or"]), condition, condition),
        st.builds(choice, smaller, condition, smaller),
        st.builds(clamped, smaller, smaller, smaller),
        condition.map(lambda w: Written(f"(not {w.text})", 1.0 - w.worth, True)),
        smaller.map(lambda w: Written(f"(-{w.text})", -w.worth, False)),
        smaller.map(lambda w: Written(f"abs({w.text})", abs(w.worth), False)),
        st.builds(
            lambda a, b: Written(f"min({a.text}, {b.text})", min(a.worth, b.worth), False), smaller, smaller
        ),
        st.builds(
            lambda a, b: Written(f"max({a.text}, {b.text})", max(a.worth, b.worth), False), smaller, smaller
        ),
    )


written = st.recursive(st.one_of(numbers, truths), grown, max_leaves=12).filter(
    lambda w: len(w.text) <= MAX_LENGTH and w.text not in ("true", "false")
)


@given(written)
@settings(max_examples=150, deadline=None)
def test_an_expression_is_worth_what_plain_python_makes_of_it(expression: Written) -> None:
    worth = evaluate(small(), expression.text)
    assert worth == expression.worth or (math.isnan(worth) and math.isnan(expression.worth))


@given(written)
@settings(max_examples=100, deadline=None)
def test_the_type_of_an_expression_follows_from_its_form(expression: Written) -> None:
    term = read_expression(small(), expression.text)
    assert isinstance(term, Term)
    assert term.truth == expression.truth
    assert fits(term)


texts = st.one_of(
    st.text(max_size=600), st.text(ALPHABET, max_size=60), st.lists(st.sampled_from(WORDS)).map(" ".join)
)


@given(texts)
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_reader_and_every_mistake_lies_in_it(text: str) -> None:
    found = read_expression(small(), text)
    if isinstance(found, Term):
        assert fits(found)
        syntax = parse(text)
        assert isinstance(syntax, Syntax)
        assert levels(syntax.body) <= 30
        return
    assert found
    for fault in found:
        offset, end = (int(part) for part in fault.split()[0].split("-"))
        assert 0 <= offset <= end <= len(text)


@given(st.one_of(texts, written.map(lambda w: w.text)))
@settings(max_examples=300, deadline=None)
def test_the_short_way_of_reading_comes_to_what_careful_reading_comes_to(text: str) -> None:
    if (short := sound(text)) is None:
        return
    careful = with_care(text)
    assert isinstance(careful, Syntax)
    assert short[1] == careful.words
    assert ast.dump(short[0]) == ast.dump(careful.body)
    assert list(map(span, ast.walk(short[0]))) == list(map(span, ast.walk(careful.body)))


@given(written)
@settings(max_examples=50, deadline=None)
def test_what_is_as_it_should_be_is_read_the_short_way(expression: Written) -> None:
    assert sound(expression.text) is not None


@given(st.from_regex(r"[+-]?[0-9]{0,17}[.]?[0-9]{0,4}", fullmatch=True))
@settings(max_examples=200, deadline=None)
def test_a_plain_number_is_what_reading_the_whole_expression_makes_of_it(text: str) -> None:
    found = plain_number(text)
    if found is None:
        return
    assert found == read_expression(small(), text)
    assert math.copysign(1.0, found.value or 0.0) == (-1.0 if found.value and text[0] == "-" else 1.0)


def test_a_number_of_digits_is_plain() -> None:
    for text in ("0", "-0", "+5", "-0.3", ".5", "5.", "007", "123456789012345"):
        assert plain_number(text) is not None
    for text in ("", "turn", "1e5", "1 + 1", "- 1", "1234567890123456", "1.2.3", "5 "):
        assert plain_number(text) is None
