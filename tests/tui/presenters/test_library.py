"""The library's rows: what played itself is listed, and is nobody's result."""

from datetime import UTC, datetime
from pathlib import Path

from tabletop.exercise.progress import Standing
from tabletop.exercise.shelf import Past
from tabletop.journal import Summary
from tabletop.scenario.library import Heading
from tabletop.tui.presenters import library

DAY = datetime(2031, 3, 4, tzinfo=UTC)
HEADING = Heading("tiny", "A tiny crisis", "", "introductory", 2, Path("tiny/scenario.yaml"))


def past(token: str, score: float, player: str = "", ending: str | None = "peace") -> Past:
    summary = Summary(f"tiny-{token}", "tiny", "A tiny crisis", 1, ("north",), DAY, DAY, 9, 2, ending)
    return Past(summary, Standing("North", 2, 2, "Peace", "compromise", score, (), (), (), player))


def shown(*games: Past) -> str:
    """All rows of the shelf as text."""
    rows = library.shelf([HEADING], list(games), 100)
    return "\n".join("".join(part for part, _ in line) for row in rows for line in row.lines)


def test_what_played_itself_says_by_whom_and_is_no_best_result() -> None:
    text = shown(past("7f3k", 40.0), past("7f3n", 90.0, "policy expert"))
    assert "best 40 Peace" in text
    assert "1 game, last" in text
    assert "90 Peace (compromise)" in text
    assert text.count("by policy expert") == 1


def test_what_only_played_itself_leaves_a_scenario_unplayed() -> None:
    assert "not played yet" in shown(past("7f3n", 90.0, "a script"))


def test_what_was_left_half_way_says_by_whom() -> None:
    assert "by policy hawk" in shown(past("7f3n", 90.0, "policy hawk", ending=None))
