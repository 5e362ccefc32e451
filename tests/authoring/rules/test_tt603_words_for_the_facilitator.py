"""TT603: what is for the facilitator stays out of the players' texts."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _news(key: str, text: str, to: str = "all") -> str:
    return f"injects:\n  news:\n    at: 2\n    to: {to}\n    {key}: '{text}'\n"


@pytest.mark.parametrize(
    "text",
    [
        "Note to the facilitator: wait.",
        "News. Facilitator only: false.",
        "For the facilitator: wait.",
        "Do not show this to the players.",
        "Notes for evaluators follow.",
        "White cell only.",
    ],
)
def test_such_words_are_found_in_what_players_read(text: str) -> None:
    assert len(words("TT603", _news("text", text))) == 1


def test_they_are_found_at_their_place() -> None:
    assert marked("TT603", _news("text", "News. Facilitator only: false."))[0].startswith("Facilitator only")


@pytest.mark.parametrize("key", ["note", "expected"])
def test_keys_that_players_never_see_may_hold_them(key: str) -> None:
    assert words("TT603", _news(key, "Note to the facilitator: wait.")) == []


def test_a_text_for_the_facilitator_alone_may_hold_them() -> None:
    assert words("TT603", _news("text", "For the facilitator: wait.", "facilitator")) == []


def test_a_text_may_speak_of_a_facilitator() -> None:
    assert words("TT603", _news("text", "Ask the facilitator for the map; she notes who came.")) == []
