"""TT403: a condition must be able to hold and not to hold."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _when(condition: str) -> str:
    return f"responses:\n  warn:\n    when: {condition}\n    effects: {{tension: -2}}\n"


@pytest.mark.parametrize(
    ("condition", "part", "answer"),
    [
        ("tension <= 100", "tension <= 100", "always"),
        ("turn >= 1", "turn >= 1", "always"),
        ("tension > 20 or tension <= 50", "tension > 20 or tension <= 50", "always"),
        ("tension > 100 or inspected", "tension > 100", "never"),
        ("inspected and (turn > 4 or tension > 20)", "turn > 4", "never"),
        ("inspected or (tension > 80 and tension < 20)", "tension > 80 and tension < 20", "never"),
        ("not (done(inspect) >= 0 and inspected)", "done(inspect) >= 0", "always"),
        (
            "(50 if trust(norland -> meridia) > 100 else 20) < tension",
            "trust(norland -> meridia) > 100",
            "never",
        ),
    ],
)
def test_the_part_that_never_changes_is_marked(condition: str, part: str, answer: str) -> None:
    assert marked("TT403", _when(condition)) == [part]
    assert words("TT403", _when(condition)) == [f"'{part}' {answer} holds"]


@pytest.mark.parametrize(
    "condition",
    [
        "tension < 100",
        "turn > 1",
        "not inspected",
        "true",
    ],
)
def test_what_can_change_or_is_written_as_constant_is_left_alone(condition: str) -> None:
    assert words("TT403", _when(condition)) == []


def test_a_condition_in_a_number_counts() -> None:
    assert marked(
        "TT403", "responses:\n  warn:\n    weight: 5 if tension > 100 else 1\n    effects: {}\n"
    ) == ["tension > 100"]


def test_a_condition_that_only_some_orderers_always_meet_is_left_alone() -> None:
    fragment = (
        "responses:\n  warn:\n    by: coalition\n    each: {partner: coalition}\n"
        "    when: trust(norland -> meridia) > 10 and done(warn.partner) < 1\n    effects: {}\n"
    )
    assert words("TT403", fragment) == []


def test_a_track_that_nothing_moves_makes_a_condition_constant() -> None:
    track = "tracks:\n  calm:\n    start: 30\n"
    assert marked("TT403", track + _when("calm > 20 and turn > 1")) == ["calm > 20"]


def test_a_flag_that_nothing_sets_is_left_to_its_own_rule() -> None:
    assert words("TT403", "flags:\n  warned: Warned\n" + _when("not (warned and turn > 1)")) == []


def test_a_choice_that_is_never_on_offer_is_found() -> None:
    fragment = (
        "injects:\n  question:\n    at: 2\n    ask: norland\n    choices:\n"
        "      deny: {when: turn > 4}\n      confirm: {}\n    default: confirm\n"
    )
    assert marked("TT403", fragment) == ["turn > 4"]


@pytest.mark.parametrize("section", ["injects:\n  x:\n    when: turn > 9\n", _when("turn > 9")])
def test_what_can_never_come_about_is_left_to_its_own_rule(section: str) -> None:
    assert words("TT403", section) == []
