"""TT605: nothing that others read tells of a hidden caveat."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _caveat(disclosed: str, rest: str) -> str:
    actor = "actors:\n  ostland:\n    name: Ostland\n    side: coalition\n    brief: Ostland holds back.\n"
    return actor + f"    caveats: {{inspect: {{share: 50, disclosed: {disclosed}}}}}\n" + rest


@pytest.mark.parametrize(
    "rest",
    [
        "briefing: It is late. Ostland has a caveat about divers.\n",
        "summary: A reservation of Ostland decides it.\n",
        "injects:\n  news:\n    at: 2\n    text: Ostland withholds its divers.\n",
        "actors:\n  westland:\n    side: coalition\n    brief: You know that Ostland holds back.\n",
    ],
)
def test_a_sentence_with_its_name_and_such_a_word_is_found(rest: str) -> None:
    if rest.startswith("actors"):
        fragment = _caveat("false", rest.removeprefix("actors:\n"))
    else:
        fragment = _caveat("false", rest)
    assert len(words("TT605", fragment)) == 1


def test_the_mark_is_at_the_word() -> None:
    found = marked("TT605", _caveat("false", "briefing: Ostland has a caveat.\n"))
    assert found == ["caveat."]


@pytest.mark.parametrize(
    "rest",
    [
        "briefing: Ostland is here. Somebody has a reservation.\n",
        "injects:\n  news:\n    at: 2\n    to: [ostland]\n    text: Ostland withholds its divers.\n",
        "injects:\n  news:\n    at: 2\n    note: Ostland withholds its divers.\n",
    ],
)
def test_other_sentences_and_what_only_it_reads_are_fine(rest: str) -> None:
    assert words("TT605", _caveat("false", rest)) == []


def test_a_disclosed_caveat_may_be_told() -> None:
    assert words("TT605", _caveat("true", "briefing: Ostland has a caveat.\n")) == []
