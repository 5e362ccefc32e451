"""TT410: an inject should say what a prepared team does."""

from __future__ import annotations

import pytest

from tests.authoring.samples import found, marked, words

STORM = "actors:\n  rival: {side: adversary}\ninjects:\n  storm:\n    at: 3\n    text: A storm comes up.\n"


@pytest.mark.parametrize("to", ["", "    to: all\n", "    to: coalition\n", "    to: [rival, meridia]\n"])
def test_an_inject_that_the_trained_receive_is_found(to: str) -> None:
    assert marked("TT410", STORM + to) == ["storm"]


def test_it_is_advice() -> None:
    assert found("TT410", STORM)[0].severity == "info"


@pytest.mark.parametrize("more", ["expected: The team waits.", "to: rival", "to: facilitator"])
def test_one_that_says_it_or_that_only_others_receive_is_left_alone(more: str) -> None:
    assert words("TT410", STORM + f"    {more}\n") == []
