"""TT503: a chance must come between 0 and 100 at some value."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _try(chance: str) -> str:
    return f"responses:\n  attempt:\n    by: norland\n    chance: {chance}\n    success: {{effects: {{tension: 1}}}}\n"


@pytest.mark.parametrize("chance", ["100 + tension", "-5 - tension", "120", "-10", "min(0, tension)"])
def test_a_chance_outside_0_to_100_at_every_value_is_found(chance: str) -> None:
    assert marked("TT503", _try(chance)) == [chance]


@pytest.mark.parametrize("chance", ["0", "100", "50", "tension + 40", "5 + 0.4 * (tension - 60)"])
def test_one_that_decides_at_some_value_or_is_plainly_certain_is_fine(chance: str) -> None:
    assert words("TT503", _try(chance)) == []


def test_the_chances_of_injects_outcomes_variants_and_incidents_are_looked_at() -> None:
    fragment = (
        "escalation: {incidents: {from: 60, chance: 101}}\n"
        "injects:\n  storm:\n    at: 2\n    chance: 102\n"
        + _try("50")
        + "    variants:\n      boldly: {chance: 103}\n"
        + "  survey:\n    by: norland\n    outcomes: {seen: {chance: 104}, lost: {}}\n"
    )
    assert sorted(word[12:15] for word in words("TT503", fragment)) == ["101", "102", "103", "104"]


def test_a_track_named_chance_is_none() -> None:
    track = "tracks:\n  chance: {start: 10, good: low}\ninjects:\n  storm:\n    at: 2\n    effects: {chance: 120}\n"
    assert words("TT503", track) == []
