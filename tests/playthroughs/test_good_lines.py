"""The good line of each scenario, told: whoever changes a rule, a number or a word sees in the text what that does."""

from __future__ import annotations

import pytest

from tests.playthroughs.transcript import REFRESH, SCENARIOS, golden, transcript


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_story_of_the_good_line_is_as_it_was(scenario: str) -> None:
    told = transcript(scenario).splitlines()
    assert told == golden(scenario).read_text(encoding="utf-8").splitlines(), f"deliberate? then: {REFRESH}"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_story_shows_positions_odds_and_an_ending(scenario: str) -> None:
    text = golden(scenario).read_text(encoding="utf-8")
    for words in ("yes:", "acquiesces:", "rolled", "joint success", "Objectives", "ENDEX"):
        assert words in text
