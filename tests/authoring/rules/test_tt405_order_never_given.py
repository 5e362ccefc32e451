"""TT405: somebody must be able to give each order."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _response(*lines: str) -> str:
    return "responses:\n  warn:\n    effects: {tension: -2}\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("lines", "mark", "why"),
    [
        (("when: turn > 4",), "turn > 4", "'turn > 4' never holds"),
        (("when: done(warn) > 0",), "warn", "it waits for itself"),
        (("limit: 0",), "warn", "its limit is 0"),
    ],
)
def test_an_order_whose_conditions_never_hold_is_found(lines: tuple[str, ...], mark: str, why: str) -> None:
    assert marked("TT405", _response(*lines)) == [mark]
    assert why in words("TT405", _response(*lines))[0]


def test_a_variant_is_found_alone_where_the_response_can_be_ordered() -> None:
    fragment = _response("variants:", "  loudly: {when: turn > 4}", "  softly: {when: turn > 3}")
    assert marked("TT405", fragment) == ["turn > 4"]
    assert "variant 'warn+loudly'" in words("TT405", fragment)[0]


def test_variants_of_what_cannot_be_ordered_are_not_told_beside_it() -> None:
    assert marked("TT405", _response("when: turn > 4", "variants:", "  loudly: {limit: 1}")) == ["turn > 4"]


def test_a_law_that_only_the_order_itself_brings_is_waited_for_in_vain() -> None:
    port = "authorities:\n  port: {basis: PORT}\n"
    assert (
        "it waits for itself"
        in words("TT405", port + _response("law: port").replace("tension: -2", "port: true"))[0]
    )
    assert words("TT405", port + _response("law: port", "unlawful: {tension: 5}")) == []


PANEL = "actors:\n  panel: {side: institution}\n"


@pytest.mark.parametrize("lines", [(), ("weight: 0",), ("weight: tension - 100",)])
def test_an_actor_nobody_plays_needs_a_weight(lines: tuple[str, ...]) -> None:
    assert "it has no weight" in words("TT405", PANEL + _response("by: panel", *lines))[0]


@pytest.mark.parametrize(
    "fragment",
    [
        PANEL + _response("by: panel", "weight: 1"),
        PANEL + _response("by: panel", "variants:", "  loudly: {weight: 1}"),
        PANEL + _response("by: [panel, norland]"),
        PANEL.replace("institution", "institution, playable: true") + _response("by: panel"),
        PANEL.replace("institution", "adversary") + _response("by: panel"),
        _response("when: turn > 3"),
        _response("limit: 1"),
        _response("when: done(inspect) > 0"),
    ],
)
def test_what_somebody_can_order_is_left_alone(fragment: str) -> None:
    assert words("TT405", fragment) == []
