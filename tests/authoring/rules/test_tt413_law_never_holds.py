"""TT413: the legal basis of an order must be able to hold."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _law(law: str, *more: str) -> str:
    return (
        "authorities:\n  treaty: {basis: TREATY}\n  port: {basis: PORT, start: true}\n  flagged: {basis: FLAG}\n"
        f"responses:\n  search:\n    law: {law}\n    effects: {{tension: 2}}\n"
        + "".join(f"    {line}\n" for line in more)
        + "  ask: {effects: {flagged: true}}\n"
    )


@pytest.mark.parametrize(
    ("law", "why"),
    [
        ("treaty", "nothing ever grants 'treaty'"),
        ("treaty and flagged", "nothing ever grants 'treaty'"),
        ("flagged and not flagged", "it contradicts itself"),
    ],
)
def test_a_law_that_never_holds_is_found(law: str, why: str) -> None:
    assert marked("TT413", _law(law)) == [law]
    assert words("TT413", _law(law))[0].endswith(why)


def test_a_price_for_doing_it_all_the_same_does_not_make_the_law_hold() -> None:
    assert marked("TT413", _law("treaty", "unlawful: {tension: 10}")) == ["treaty"]


def test_a_variant_has_a_law_of_its_own() -> None:
    assert marked("TT413", _law("port", "variants:", "  softly: {law: treaty}")) == ["treaty"]


@pytest.mark.parametrize("law", ["flagged", "port", "not treaty", "treaty or flagged", "treaty or port"])
def test_a_law_that_can_hold_is_left_alone(law: str) -> None:
    assert words("TT413", _law(law)) == []


def test_setting_it_to_false_grants_nothing() -> None:
    assert marked(
        "TT413", _law("treaty", "weight: 1").replace("flagged: true", "flagged: true, treaty: false")
    ) == ["treaty"]
