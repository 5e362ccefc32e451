"""TT604: no text says that it is unfinished."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


@pytest.mark.parametrize("word", ["TODO", "FIXME", "TBD", "XXX", "Lorem ipsum"])
def test_a_reminder_is_found_at_its_place(word: str) -> None:
    assert marked("TT604", f"briefing: The ship is late. {word} more.\n") == [f"{word} more."]


@pytest.mark.parametrize("text", ["..", "...", "???", "…"])
def test_a_text_of_nothing_but_dots_is_found(text: str) -> None:
    assert len(words("TT604", f"briefing: '{text}'\n")) == 1


@pytest.mark.parametrize("text", ["There is much to do.", "Wait... and see?", "A todo list"])
def test_ordinary_words_are_fine(text: str) -> None:
    assert words("TT604", f"briefing: '{text}'\n") == []


def test_a_comment_may_remind_its_author() -> None:
    assert words("TT604", "# TODO the second phase\nbriefing: The ship is late.\n") == []


@pytest.mark.parametrize("text", ["false", "True", "no"])
def test_a_flag_that_says_a_truth_in_place_of_a_sentence_is_found(text: str) -> None:
    (said,) = words("TT604", f"flags: {{inspected: Inspected, open: {text}}}\n")
    assert said.startswith(f"this is shown as the text of the flag: '{text}'")


def test_a_flag_that_says_what_is_so_is_fine() -> None:
    assert words("TT604", "flags: {inspected: Inspected, open: There is no way back}\n") == []
