"""TT610: small words written twice, and taken out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.checking import fix
from tabletop.authoring.pages import whole
from tests.authoring.samples import found, marked, words


def test_a_word_that_stands_twice_is_found() -> None:
    assert marked("TT610", "briefing: Between the the two states.\n") == ["the the"]
    assert marked("TT610", "briefing: Of of course.\n") == ["Of of"]


@pytest.mark.parametrize(
    "text",
    [
        "It had had its day.",
        "We know that that ship left.",
        "The then chief.",
        "a-a, the.",
        "Plan A a week later.",
        "It came from From.",
    ],
)
def test_words_that_may_follow_themselves_and_parts_of_words_are_fine(text: str) -> None:
    assert words("TT610", f"briefing: '{text}'\n") == []


def test_the_fix_takes_one_out_and_touches_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "base.yaml"
    text = whole("briefing: Between the the two states.   # as it was\n")
    path.write_text(text, encoding="utf-8")
    report, count = fix(path)
    assert (count, report.problems) == (1, ())
    assert path.read_text(encoding="utf-8") == text.replace("the the", "the")


def test_a_word_that_stands_twice_over_the_end_of_a_line_is_left_to_its_author() -> None:
    (problem,) = found("TT610", "briefing: |\n  Between the\n  the two states.\n")
    assert problem.edits == ()
