"""TT412: the turn of an inject must exist."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _at(at: str) -> str:
    return f"injects:\n  storm: {{at: {at}, text: A storm comes up.}}\n"


@pytest.mark.parametrize("at", ["5", "0", "2.5", "turns + 1"])
def test_a_turn_that_does_not_exist_is_found(at: str) -> None:
    assert marked("TT412", _at(at)) == [at]


def test_it_says_on_which_side_of_the_game_it_lies() -> None:
    assert words("TT412", _at("9")) == ["inject 'storm' never fires: 9 comes after the last turn"]
    assert words("TT412", _at("0")) == ["inject 'storm' never fires: 0 is the number of no turn"]


@pytest.mark.parametrize("at", ["1", "4", "turns", "3 if inspected else 9", "tension / 10"])
def test_a_turn_that_exists_or_may_is_left_alone(at: str) -> None:
    assert words("TT412", _at(at)) == []
