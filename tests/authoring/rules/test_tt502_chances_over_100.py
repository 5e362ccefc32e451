"""TT502: the chances of outcomes must leave room for each other at every value they read."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _chances(*chances: str) -> str:
    lines = [f"      o{place}: {{chance: {chance}}}\n" for place, chance in enumerate(chances)]
    head = "responses:\n  survey:\n    by: norland\n    outcomes:\n"
    return head + "".join(lines) + "      rest: {effects: {tension: 1}}\n"


def test_constants_over_100_are_found_at_the_last_chance() -> None:
    assert marked("TT502", _chances("60", "50")) == ["50}"]
    assert "110 per cent" in words("TT502", _chances("60", "50"))[0]


@pytest.mark.parametrize(
    "chances",
    [
        ("60", "40"),
        ("0.9 * tension", "0.9 * (100 - tension)"),
        ("30 + 0.3 * contribution", "40"),
        ("80 if inspected else 10", "80 if not inspected else 10"),
        ("(20 + 0.8 * contribution) * tension / 100", "(20 + 0.8 * contribution) * (100 - tension) / 100"),
        ("tension - 60", "60"),
    ],
)
def test_chances_that_share_what_there_is_are_fine(chances: tuple[str, ...]) -> None:
    assert words("TT502", _chances(*chances)) == []


@pytest.mark.parametrize("chances", [("tension", "1"), ("40 + inspected * 30", "35"), ("90 - tension", "50")])
def test_chances_that_exceed_it_at_some_value_are_found(chances: tuple[str, ...]) -> None:
    assert len(words("TT502", _chances(*chances))) == 1


def test_a_value_that_nothing_changes_counts_as_it_stands() -> None:
    steady = "tracks:\n  calm: {start: 10, good: high}\n"
    assert words("TT502", steady + _chances("calm", "60")) == []
