"""TT416: an order must be able to fall due before the end; the base has 4 turns of a day."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _order(*lines: str) -> str:
    return "responses:\n  treaty:\n    effects: {tension: -20}\n" + "".join(f"    {line}\n" for line in lines)


SLOW = "bodies:\n  writing: {rule: silence, takes: 2}\n  council: {rule: consensus}\n"


@pytest.mark.parametrize(
    "lines",
    [
        ("takes: 4",),
        ("takes: 3d", "when: turn >= 2"),
        ("takes: 73h",),
        ("takes: 2", "when: turn > 2 and not inspected"),
        ("takes: 3 + members()", "when: turn > 1"),
        ("takes: 2", "consent: writing"),
    ],
)
def test_an_order_that_is_always_late_is_found_at_its_delay(lines: tuple[str, ...]) -> None:
    assert marked("TT416", SLOW + _order(*lines)) == ["takes"]


def test_it_says_from_which_turn_it_is_late() -> None:
    assert words("TT416", _order("takes: 2", "when: turn >= 3")) == [
        "'treaty' never takes effect: ordered in turn 3, the first in which it can be, "
        "it falls due after the last turn"
    ]


def test_a_body_alone_may_take_too_long() -> None:
    assert marked("TT416", SLOW + _order("consent: writing", "when: turn > 2")) == ["treaty"]


def test_a_variant_is_late_by_itself() -> None:
    found = words("TT416", _order("takes: 1", "variants:", "  slowly: {takes: 4}"))
    assert [said[:16] for said in found] == ["'treaty+slowly' "]


@pytest.mark.parametrize(
    "lines",
    [
        ("takes: 3",),
        ("takes: 72h",),
        ("takes: 2", "when: turn >= 2"),
        ("takes: 3", "when: turn > 2 or inspected"),
        ("takes: 1 + 9 * inspected", "when: turn > 2"),
        ("takes: 2", "consent: [writing, council]", "when: turn >= 2"),
    ],
)
def test_an_order_that_can_be_in_time_is_left_alone(lines: tuple[str, ...]) -> None:
    assert words("TT416", SLOW + _order(*lines)) == []
