"""TT407: an ending must be able to be the first that holds."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _endings(first: str, second: str) -> str:
    one = f"endings:\n  first:\n    when: {first}\n    outcome: defeat\n"
    return one + f"  second:\n    when: {second}\n    outcome: victory\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tension < 50", "tension < 20"),
        ("true", "tension < 50"),
        ("tension >= 0", "tension < 50"),
        ("turn > 2", "turn > 3 and tension < 60"),
        ("not inspected or tension < 70", "not inspected and tension > 10"),
        ("turn == 4 or tension > 60", "turn == 4 or tension > 70"),
    ],
)
def test_an_ending_that_implies_an_earlier_one_is_found(first: str, second: str) -> None:
    assert marked("TT407", _endings(first, second)) == [second]
    assert "'first' of line" in words("TT407", _endings(first, second))[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tension < 20", "tension < 50"),
        ("tension < 50", "true"),
        ("not inspected", "tension < 50"),
        ("turn > 2 and tension < 50", "turn > 3"),
        ("tension < 60", "tension < 70 or turn > 2"),
    ],
)
def test_an_ending_that_can_hold_alone_is_left_alone(first: str, second: str) -> None:
    assert words("TT407", _endings(first, second)) == []


def test_one_that_never_holds_is_left_to_its_own_rule() -> None:
    assert words("TT407", _endings("tension < 50", "tension < 0")) == []
