"""TT609: an inject is long enough to work with and short enough to read."""

from __future__ import annotations

import pytest

from tests.authoring.samples import words


def _injects(*lengths: int, channel: str = "press") -> str:
    parts = [
        f"  news{place}: {{at: 2, channel: {channel}, text: {' '.join(['word'] * length)}}}\n"
        for place, length in enumerate(lengths)
    ]
    return "injects:\n" + "".join(parts)


def test_over_150_words_are_too_many() -> None:
    assert words("TT609", _injects(150)) == []
    assert len(words("TT609", _injects(151))) == 1


def test_under_15_words_are_too_few_where_the_others_have_more() -> None:
    assert len(words("TT609", _injects(14, 50, 60, 70))) == 2  # with the one of the base
    assert len(words("TT609", _injects(15, 50, 60, 70))) == 1


def test_a_scenario_of_short_injects_is_left_alone() -> None:
    assert words("TT609", _injects(5, 8, 9, 40)) == []


@pytest.mark.parametrize("channel", ["phone", "social"])
def test_what_is_short_by_nature_is_left_alone(channel: str) -> None:
    call = f"  call: {{at: 2, channel: {channel}, text: Come now}}\n"
    assert len(words("TT609", _injects(50, 60, 70) + call)) == 1  # the one of the base
