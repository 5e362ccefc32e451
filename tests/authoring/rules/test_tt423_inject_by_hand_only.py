"""TT423: injects that come by the facilitator's hand only."""

from __future__ import annotations

import pytest

from tests.authoring.samples import found, marked, words


def _inject(keys: str, more: str = "") -> str:
    return f"injects:\n  storm: {{title: A storm, text: It blows.{keys}}}\n{more}"


def test_an_inject_without_turn_and_condition_is_found() -> None:
    assert marked("TT423", _inject("")) == ["storm"]
    assert words("TT423", _inject(", chance: 50")) == [
        "inject 'storm' has neither 'at' nor 'when': only a facilitator's hand fires it"
    ]


@pytest.mark.parametrize("keys", [", at: 2", ", when: tension > 3", ", at: 2, when: tension > 3"])
def test_one_with_either_is_fine(keys: str) -> None:
    assert found("TT423", _inject(keys)) == []


def test_an_incident_is_drawn_and_waits_for_nobody() -> None:
    assert (
        found("TT423", _inject(", incident: true", "escalation: {incidents: {from: 5, chance: 10}}\n")) == []
    )


def test_what_something_asks_for_is_said_there() -> None:
    asking = "endings:\n  blown: {title: Gone, when: fired(storm), outcome: defeat, text: Gone.}\n"
    assert found("TT423", _inject("", asking)) == []
    assert len(found("TT420", _inject("", asking))) == 1
