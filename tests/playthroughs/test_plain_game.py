"""A whole game as it is heard: whoever changes a word that is read aloud sees in the text what that does."""

from __future__ import annotations

from tests.playthroughs.plain_game import GOLDEN, REFRESH, TYPED, told

EYES = set("━╌┊●○▲▼█▒░▁▂▃▄▅▆▇│─▌◆✓✗→·±")


def test_the_game_is_heard_as_it_was() -> None:
    heard = told().splitlines()
    assert heard == GOLDEN.read_text(encoding="utf-8").splitlines(), f"deliberate? then: {REFRESH}"


def test_the_game_goes_from_the_briefing_to_the_debrief_with_every_line_that_was_typed() -> None:
    text = GOLDEN.read_text(encoding="utf-8")
    assert sum(line.startswith(">") for line in text.splitlines()) == len(TYPED)
    assert "Debrief." in text
    assert "There is no command" not in text


def test_nothing_in_it_is_for_eyes_only() -> None:
    text = GOLDEN.read_text(encoding="utf-8")
    assert not EYES & set(text)
    assert not any(line.endswith(" ") or "  " in line.strip() for line in text.splitlines())
