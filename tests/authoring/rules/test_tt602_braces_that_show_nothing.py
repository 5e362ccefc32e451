"""TT602: braces stand only where a value is put in."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


@pytest.mark.parametrize(
    "fragment",
    [
        "briefing: It stands at {tension} now.\n",
        "tracks:\n  heat: {start: 1, good: low, text: 'Not {tension}.'}\n",
        "actors:\n  ostland:\n    side: neutral\n    brief: You fear {tension}.\n",
        "endings:\n  over:\n    title: Over at {tension}\n    when: turn > 3\n    outcome: defeat\n",
    ],
)
def test_a_value_in_a_text_shown_as_it_stands_is_found(fragment: str) -> None:
    assert marked("TT602", fragment) == ["{tension}"]


@pytest.mark.parametrize(
    "fragment",
    [
        "endings:\n  over:\n    when: turn > 3\n    outcome: defeat\n    text: 'At {tension}.'\n",
        "injects:\n  news:\n    at: 2\n    text: 'At {tension}.'\n",
        "responses:\n  consult:\n    each: {partner: coalition}\n    title: 'Ask {partner.name}'\n",
        "briefing: The set {a, b} and the word {temper} mean nothing here.\n",
    ],
)
def test_texts_that_are_filled_and_other_braces_are_fine(fragment: str) -> None:
    assert words("TT602", fragment) == []


def test_a_place_in_a_block_of_lines_is_found_in_its_line() -> None:
    assert marked("TT602", "briefing: |\n  One line.\n  It stands at {tension} now.\n") == ["{tension}"]
