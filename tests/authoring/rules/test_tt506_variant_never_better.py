"""TT506: a variant must have something of its own."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _variant(keys: str, base: str = "", more: str = "") -> str:
    head = "responses:\n  appeal:\n    by: norland\n    cost: {capital: 2}\n    effects: {tension: -4}\n"
    return head + base + f"    variants:\n      loud: {{{keys}}}\n" + more


@pytest.mark.parametrize(
    "keys",
    [
        "title: Aloud",
        "title: Aloud, cost: {capital: 2}",
        "cost: {capital: 3}",
        "effort: 2",
        "cooldown: 1",
        "weight: 3",
    ],
)
def test_one_that_changes_nothing_or_only_prices_for_the_worse_is_found(keys: str) -> None:
    assert marked("TT506", _variant(keys)) == ["loud"]


@pytest.mark.parametrize(
    "keys",
    [
        "cost: {capital: 1}",
        "cost: {}",
        "effects: {tension: -5}",
        "burden: 10",
        "tags: [plain]",
        "seen: by",
        "effort: 0.5",
        "cost: {capital: 1 + inspected}",
        "cost: {capital: 3}, effort: 0",
    ],
)
def test_one_that_is_cheaper_in_something_or_differs_otherwise_is_fine(keys: str) -> None:
    assert words("TT506", _variant(keys)) == []


def test_one_that_some_expression_asks_for_makes_a_difference() -> None:
    ending = "endings:\n  heard:\n    when: done(appeal+loud) > 0\n    outcome: victory\n"
    assert words("TT506", _variant("title: Aloud", more=ending)) == []


def test_a_higher_limit_than_its_response_has_is_worth_something() -> None:
    assert words("TT506", _variant("limit: 3", base="    limit: 1\n")) == []
    assert len(words("TT506", _variant("limit: 1", base="    limit: 3\n"))) == 1
