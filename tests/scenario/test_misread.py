"""What people write in words of their own, and how it is said: with its place and what to write instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tabletop.authoring.checking import check_text
from tabletop.authoring.pages import whole
from tabletop.scenario.expression_syntax import Syntax, parse
from tabletop.scenario.misread import unjoined


def _said(text: str) -> str:
    (fault,) = tuple(found) if not isinstance(found := parse(text), Syntax) else ()
    return f"{text[fault.offset : fault.end]} | {fault.code} {fault.message}; {fault.hint}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("7 days", "7 days | TT301 nothing joins '7' and 'days'; write the number alone: 7"),
        ("2 per game", "2 per | TT301 nothing joins '2' and 'per'; write the number alone: 2"),
        (
            "not open and flour < 5 days",
            "5 days | TT301 nothing joins '5' and 'days'; write the number alone: 5",
        ),
        ("tension above 5", "tension above | TT301 nothing joins 'tension' and 'above'; write tension > 5"),
        (
            "north.will is less than forty",
            "north.will is less | TT301 nothing joins 'north.will' and 'less'; write north.will < 40",
        ),
        (
            "open tension > 3",
            "open tension | TT301 nothing joins 'open' and 'tension'; "
            "write what joins them: a sign such as + or >=, or a word such as and",
        ),
        ("open is false", "open is false | TT302 'is' cannot be used in an expression; write 'not open'"),
        ("open == True", "True | TT302 'True' is not part of the language; write 'true'"),
        (
            "open is not false",
            "open is not false | TT302 'is not' cannot be used in an expression; write 'open'",
        ),
        ("turn => 2", "=> | TT301 '=>' compares nothing; write '>='"),
    ],
)
def test_what_to_write_instead_is_said_at_its_place(text: str, said: str) -> None:
    assert _said(text) == said


@given(
    st.lists(
        st.sampled_from(["a", "b.will", "7", "(", ")", "not", "and", "<", "min(", ",", "->"]), max_size=12
    )
)
def test_of_what_the_language_has_nothing_is_said_to_be_unjoined(parts: list[str]) -> None:
    text = " ".join(parts)
    if isinstance(parse(text), Syntax):
        assert unjoined(text) is None


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        (
            "injects: {x: {title: A, at: 2031-05-04}}",
            "TT105 '2031-05-04' is a date; write the number of the turn, from 1 on",
        ),
        (
            "injects: {x: {title: A, at: 2031-05-04T06:00Z}}",
            "TT105 '2031-05-04T06:00Z' is a date; write the number of the turn, from 1 on",
        ),
        (
            "injects: {x: {title: A, at: 4.5.2031}}",
            "TT105 '4.5.2031' is a date; write the number of the turn, from 1 on",
        ),
        (
            "clock: {turns: 4, step: 1d, minutes: 10m}",
            "TT105 '10m' is no number in decimal digits; write the number alone: 10",
        ),
        (
            "tracks: {m: {start: five, good: low, text: x}}",
            "TT303 no track, flag, authority or resource 'five'; write 5",
        ),
        (
            "responses: {x: {by: norland, cost: 1}}",
            "TT103 expected a mapping, found a text; say of what: {capital: 1}",
        ),
        (
            "responses: {x: {by: norland, effects: tension +3}}",
            "TT103 expected a mapping of effects, found a text; "
            "write tension: 3, on a line of its own below, or in braces",
        ),
        (
            "actors: [norland]",
            "TT103 expected a mapping, found a list; write it as name: value, in braces or on lines of their own below",
        ),
    ],
)
def test_a_value_of_another_kind_is_said_with_what_to_write(fragment: str, said: str) -> None:
    found = [f"{p.code} {p.message}; {p.hint}" for p in check_text(whole(fragment + "\n"), "s").problems]
    assert said in found
