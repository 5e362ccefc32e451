"""Numbers, letters and an author's conditions as people read them."""

from __future__ import annotations

import pytest

from tabletop.engine.clauses import failing, split
from tabletop.engine.game import start
from tabletop.engine.words import condition, duration, letters, number, pace, several, signed, vocabulary
from tests.engine.views.games import program


@pytest.mark.parametrize(
    ("x", "words"), [(8.0, "8"), (-0.04, "0"), (0.5, "0.5"), (61.96, "62"), (61.9, "61.9"), (-3.25, "-3.2")]
)
def test_a_number_is_whole_or_has_one_decimal(x: float, words: str) -> None:
    assert number(x) == words


def test_a_change_has_a_sign() -> None:
    assert [signed(x) for x in (8.0, -8.0, 0.0)] == ["+8", "-8", "+0"]


def test_a_pace_tells_of_turns_of_different_length_one_after_the_other() -> None:
    day, hour = 86400.0, 3600.0
    assert pace([12 * hour] * 7) == "7 turns of 12 h"
    assert pace([day]) == "1 turn of 1 d"
    assert pace([2 * day, 2 * day, 14 * day, 2 * day]) == "4 turns: 2 of 2 d, 1 of 2 w, 1 of 2 d"


def test_a_duration_is_told_in_its_largest_whole_unit() -> None:
    assert [duration(x) for x in (1800.0, 43200.0, 129600.0, 86400.0, 1209600.0)] == [
        "30 min",
        "12 h",
        "36 h",
        "1 d",
        "2 w",
    ]


def test_every_actor_has_a_letter_of_its_own() -> None:
    assert letters(["Norland", "Meridia", "Marsh", "Nor"]) == ("N", "M", "A", "O")
    many = letters(["Aa"] * 27)
    assert len(set(many[:26])) == 26


def test_lists_end_in_and() -> None:
    assert [several(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a and b", ("a", "b")),
        ("not a and (b or c)", ("not a", "(b or c)")),
        ("a and b or c", ("a and b or c",)),
        ("max(a, b and c) > 1 and d", ("max(a, b and c) > 1", "d")),
        ("a if b and c else d", ("a if b and c else d",)),
        ("a", ("a",)),
    ],
)
def test_a_condition_is_split_at_its_top_level_ands(text: str, parts: tuple[str, ...]) -> None:
    assert split(text) == parts


def test_only_the_clauses_that_fail_are_named() -> None:
    found = program("everything")
    state = list(start(found, 1, ["norland"]).state)
    form = next(k for k, f in enumerate(found.forms) if f.id == "board_vessel")
    p = found.tables
    assert failing(p, state, p.form.when[form], found.forms[form].when) == (found.forms[form].when,)
    state[p.at.flag] = 1.0
    assert failing(p, state, p.form.when[form], found.forms[form].when) == ("not cargo_seized",)
    state[p.at.track + 2] = 950.0
    assert failing(p, state, p.form.when[form], found.forms[form].when) == (
        "not cargo_seized",
        "distance < 900",
    )


def test_conditions_are_told_with_titles() -> None:
    words = vocabulary(program("harbour"), 0)
    assert condition("not sailed and tension > 20", words) == "not “The tanker has sailed” and Tension > 20"
    assert condition("consent or mandate", words) == "Consent of the harbour or A mandate"
    assert condition("trust(bram -> alba) > 50", words) == "Bram's trust in Alba > 50"
    assert condition("bram.will < 30 and by.member", words) == "Bram's will < 30 and Alba's member"
