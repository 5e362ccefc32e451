"""TT404: an inject must be able to fire."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _inject(*lines: str) -> str:
    return "injects:\n  storm:\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("lines", "mark", "why"),
    [
        (("when: tension > 100",), "tension > 100", "'tension > 100' never holds"),
        (("at: 2", "when: turn > 2"), "turn > 2", "never hold together"),
        (("at: 2", "chance: 0"), "storm", "its chance is never above 0"),
        (("at: 2", "chance: 40 - tension / 2 - 60"), "storm", "its chance is never above 0"),
        (("when: fired(storm)",), "storm", "it waits for itself"),
    ],
)
def test_an_inject_that_nothing_can_fire_is_found(lines: tuple[str, ...], mark: str, why: str) -> None:
    assert marked("TT404", _inject(*lines)) == [mark]
    assert why in words("TT404", _inject(*lines))[0]


def test_an_incident_that_escalation_never_draws_is_found() -> None:
    fragment = "escalation:\n  incidents: {from: 60, chance: 0}\n" + _inject("incident: true")
    assert "escalation never draws it" in words("TT404", fragment)[0]


@pytest.mark.parametrize(
    "lines",
    [
        ("when: tension > 99",),
        ("at: 2", "when: turn < 3"),
        ("at: 2", "chance: 40 - tension"),
        ("incident: true",),
        ("incident: true", "when: inspected"),
        ("when: not fired(storm)", "repeat: true"),
        ("text: Only a facilitator fires it.",),
        ("at: 9",),
    ],
)
def test_one_that_can_fire_or_has_a_rule_of_its_own_is_left_alone(lines: tuple[str, ...]) -> None:
    assert words("TT404", _inject(*lines)) == []
