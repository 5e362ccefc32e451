"""TT417: an authority that is asked for must be granted somewhere."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words

TWO = "authorities:\n  treaty: {basis: TREATY}\n  port: {basis: PORT, start: true}\n"
EITHER = "responses:\n  search: {law: treaty or port, effects: {tension: 2}}\n"


@pytest.mark.parametrize("reader", [EITHER, "injects:\n  ruling: {when: treaty or inspected}\n"])
def test_an_authority_that_is_never_held_is_found_at_its_name(reader: str) -> None:
    assert marked("TT417", TWO + reader) == ["treaty"]
    assert "asked for in line" in words("TT417", TWO + reader)[0]


def test_a_law_that_never_holds_because_of_it_tells_it_already() -> None:
    assert words("TT417", TWO + EITHER.replace("treaty or port", "treaty and port")) == []


@pytest.mark.parametrize(
    "fragment",
    [
        TWO + EITHER + "  sign: {effects: {treaty: true}}\n",
        TWO + EITHER + "injects:\n  signature: {at: 2, effects: {treaty: true}}\n",
        TWO.replace("TREATY", "TREATY, start: true") + EITHER,
        TWO,
    ],
)
def test_one_that_is_held_granted_or_not_asked_for_is_left_alone(fragment: str) -> None:
    assert words("TT417", fragment) == []
