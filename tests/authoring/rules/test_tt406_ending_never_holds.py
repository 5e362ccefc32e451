"""TT406: a game must be able to come to each ending."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _ending(condition: str) -> str:
    return f"endings:\n  lost:\n    when: {condition}\n    outcome: defeat\n"


@pytest.mark.parametrize(
    "condition",
    ["tension > 100", "inspected and not inspected", "turn > 4", "tension < 20 and tension > 60", "false"],
)
def test_an_ending_that_never_holds_is_found(condition: str) -> None:
    assert marked("TT406", _ending(condition)) == [condition]


def test_an_ending_that_waits_for_orders_which_wait_for_each_other_is_found() -> None:
    ring = (
        "responses:\n  one: {when: done(two) > 0, effects: {}}\n  two: {when: done(one) > 0, effects: {}}\n"
    )
    assert "it waits for 'one'" in words("TT406", ring + _ending("done(one) > 0"))[0]


@pytest.mark.parametrize(
    "condition", ["tension >= 100", "inspected", "turn == turns", "true", "done(inspect) > 2"]
)
def test_an_ending_that_can_hold_is_left_alone(condition: str) -> None:
    assert words("TT406", _ending(condition)) == []
