"""The good line of the flagship, told: whoever changes a rule, a number or a word sees in the text what that does."""

from __future__ import annotations

from tests.playthroughs.transcript import GOLDEN, REFRESH, transcript


def test_the_story_of_the_good_line_is_as_it_was() -> None:
    told = transcript().splitlines()
    assert told == GOLDEN.read_text(encoding="utf-8").splitlines(), f"deliberate? then: {REFRESH}"


def test_the_story_shows_positions_odds_and_an_ending() -> None:
    text = GOLDEN.read_text(encoding="utf-8")
    for words in ("yes:", "acquiesces:", "rolled", "joint success", "Objectives", "ENDEX"):
        assert words in text
