"""What is meant by a text with commas, and by an effect without its colon, between braces."""

from __future__ import annotations

import pytest

from tabletop.authoring.checking import check_text
from tabletop.authoring.edits import edited
from tabletop.authoring.pages import whole
from tabletop.scenario.source import read_source


def _said(text: str) -> list[str]:
    return [f"{p.column} {p.code} {p.message}; {p.hint}" for p in read_source(text, "s")[1]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "{text: Leave is given, by fax, and all go., at: 1}",
            '8 TT011 the comma ends the text here; inside braces write "Leave is given, by fax, and all go." in quotes',
        ),
        (
            "{text: Leave is given, fax, and all go}",
            '8 TT011 the comma ends the text here; inside braces write "Leave is given, fax, and all go" in quotes',
        ),
        (
            "{text: “Leave is given, by fax”}",
            "8 TT011 the comma ends the text here; only straight quotes keep a text together: "
            'write "Leave is given, by fax"',
        ),
        (
            "{text: Meet on 4 May, room 12}",
            '8 TT011 the comma ends the text here; inside braces write "Meet on 4 May, room 12" in quotes',
        ),
        ("{tension +10}", "2 TT010 'tension +10' has no value; write tension: 10"),
        ("{a.will -2.5}", "2 TT010 'a.will -2.5' has no value; write a.will: -2.5"),
        ("{trust a -> b +1}", "2 TT010 'trust a -> b +1' has no value; write trust a -> b: 1"),
        ("{tension:10}", "2 TT010 'tension:10' has no value; write tension: 10"),
        (
            "{tension = 5}",
            "2 TT010 'tension = 5' has no value; write tension: {set: 5}, or tension: 5 to add 5",
        ),
        ("{cost: funds 10, effort 2}", "18 TT010 'effort 2' has no value; write effort: 2"),
        ("{a: 5, tension +10}", "8 TT010 'tension +10' has no value; write tension: 10"),
        (
            "{title: Leave, repeat}",
            "16 TT010 'repeat' has no value; "
            'if it belongs to the text before the comma, write "Leave, repeat" in quotes',
        ),
    ],
)
def test_what_was_meant_is_said_at_its_place(text: str, said: str) -> None:
    assert _said(text) == [said]


@pytest.mark.parametrize("text", ["{a: tension + 0,5}", "{a: x > 3, y > 2}", "{a: 2, x * 3}"])
def test_the_rest_of_an_expression_is_not_taken_for_a_text(text: str) -> None:
    assert [said.split()[1] for said in _said(text)] == ["TT010"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("{text: Leave is given, by fax, and all go}", '{text: "Leave is given, by fax, and all go"}'),
        ("{text: „Leave is given, by fax“}", '{text: "Leave is given, by fax"}'),
        ("{text: Gone, effects: {tension +10}}", "{text: Gone, effects: {tension: 10}}"),
        (
            "{text: Gone, effects: {tension -2, escalation   3}}",
            "{text: Gone, effects: {tension: -2, escalation: 3}}",
        ),
        ("{effects: {trust norland -> meridia -1}}", "{effects: {trust norland -> meridia: -1}}"),
    ],
)
def test_the_offered_edits_mend_it(wrong: str, right: str) -> None:
    text = whole(f"injects:\n  x: {wrong}\n")
    edits = [problem.edits for problem in check_text(text, "s").problems if problem.edits]
    assert edited(text, edits)[0] == whole(f"injects:\n  x: {right}\n")


def test_a_very_long_key_is_read_in_no_time() -> None:
    assert len(_said("{trust " + "a " * 100_000 + "}")) == 1
