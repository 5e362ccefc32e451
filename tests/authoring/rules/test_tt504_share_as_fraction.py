"""TT504: shares run from 0 to 100, so a plain number below 1 is mostly meant otherwise."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


@pytest.mark.parametrize(
    "fragment",
    [
        "injects:\n  storm:\n    at: 2\n    chance: 0.6\n",
        "actors:\n  ostland:\n    side: coalition\n    will: 0.6\n",
        "actors:\n  ostland:\n    side: coalition\n    capability: {sea: 0.6}\n",
        "actors:\n  ostland:\n    side: coalition\n    caveats: {inspect: 0.6}\n",
        "responses:\n  attempt:\n    burden: 0.6\n    effects: {tension: 1}\n",
        "responses:\n  attempt:\n    risk: 0.6\n    effects: {tension: 1}\n",
    ],
)
def test_a_fraction_is_found_wherever_a_share_stands(fragment: str) -> None:
    assert [mark[:3] for mark in marked("TT504", fragment)] == ["0.6"]


@pytest.mark.parametrize("chance", ["0", "1", "60", "0.6 * tension"])
def test_nought_one_and_expressions_are_fine(chance: str) -> None:
    assert words("TT504", f"injects:\n  storm:\n    at: 2\n    chance: {chance}\n") == []


def test_a_pledges_worth_and_a_weight_are_no_shares() -> None:
    fragment = (
        "responses:\n  promise:\n    by: norland\n    weight: 0.5\n"
        "    pledge: {to: meridia, kept: inspected, within: 2, worth: 0.5}\n"
    )
    assert words("TT504", fragment) == []
