"""Reading what a line expects: whatever is written, there is an expectation or a fault inside the text, never a crash."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.lines.expectations import Expectation, Share, Watched, read_expectation
from tabletop.authoring.lines.judging import value
from tabletop.engine.texts import Program
from tabletop.scenario.compile.later import names_of
from tabletop.scenario.expression_syntax import Fault
from tabletop.scenario.load import load_text
from tests.authoring.lines.samples import SCENARIO

PIECES = (
    *(
        "share",
        "always",
        "at",
        "refused",
        "(",
        ")",
        "(",
        ")",
        ",",
        "->",
        "3",
        "1",
        "9",
        "2.5",
        "hot",
        "victory",
    ),
    *(
        "heat",
        "toss",
        "sure@council",
        "and",
        "or",
        "not",
        "if",
        "else",
        ">=",
        "<",
        "==",
        "+",
        "-",
        "*",
        "/",
        "%",
    ),
    *(
        "true",
        "false",
        "min",
        "max",
        "abs",
        "trust(north -> south)",
        "north.will",
        ".",
        "@",
        "share(hot) > 3",
    ),
    *("at(2, heat > 3)", "always(heat < 90)", "refused(sure)", "fired(question)", "stalemate", "nobody"),
)


@cache
def coins() -> Program:
    return load_text({"scenario.yaml": SCENARIO}).usable()


def read(text: str) -> Expectation | tuple[Fault, ...]:
    return read_expectation(text, coins(), names_of(coins()))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=60))
def test_anything_is_an_expectation_that_has_a_value_or_a_fault_at_a_place(text: str) -> None:
    found = read(text)
    if isinstance(found, Expectation):
        assert value(found.body, dict.fromkeys(found.parts, 1.0)) in (0.0, 1.0)
    else:
        assert found
        for fault in found:
            assert 0 <= fault.offset <= fault.end
            assert fault.offset <= len(text)


@pytest.mark.parametrize(
    ("text", "message", "marked"),
    [
        ("min(share(hot) -> 4) > 3", "'->' stands between two actors only", "->"),
        ("at(3 -> heat > 4)", "'->' stands between two actors only", "->"),
        ("3 if true else false", "'false' is a condition, here stands a number", "false"),
        ("share(hot) @ 3 > 3", "'@' stands in the id of a response only", "share(hot) @ 3"),
        ("max(3) > 2", "max takes two or more", "max(3)"),
        ("at(2.5, true)", "here stands a turn, 1 to 3", "2.5"),
        ("at(heat, true)", "here stands a turn, 1 to 3", "heat"),
        ("north.will > 3", "'north.will' changes in the course of a game", "north.will"),
        ("refused(3)", "here stands the id of a response", "3"),
        ("always(trust(north, south) > 3)", "trust has a direction", "trust(north, south)"),
        ("share(hot + victory) > 3", "no ending or outcome 'hot + victory'", "hot + victory"),
    ],
)
def test_a_fault_marks_what_is_wrong(text: str, message: str, marked: str) -> None:
    found = read(text)
    assert isinstance(found, tuple)
    assert [(f.message, text[f.offset : f.end]) for f in found] == [(message, marked)]


def test_a_condition_of_the_scenario_keeps_its_arrow_and_its_text() -> None:
    found = read("at(2, trust(north -> south) > 55) and share(hot) < 3")
    assert isinstance(found, Expectation)
    assert list(found.parts.values()) == [
        Watched(2, "trust(north -> south) > 55"),
        Share("hot", frozenset({0})),
    ]


def test_an_ending_named_like_an_outcome_is_the_ending() -> None:
    program = load_text({"scenario.yaml": SCENARIO.replace("  hot:", "  victory:")}).usable()
    found = read_expectation("share(victory) > 0", program, names_of(program))
    assert isinstance(found, Expectation)
    assert list(found.parts.values()) == [Share("victory", frozenset({0}))]
