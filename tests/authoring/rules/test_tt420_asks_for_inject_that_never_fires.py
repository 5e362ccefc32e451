"""TT420: what asks for an inject should be about one that can fire by itself."""

from __future__ import annotations

import pytest

from tests.authoring.samples import found, marked, words


def _storm(more: str, asks: str = "fired(storm)") -> str:
    return (
        f"injects:\n  storm: {{text: A storm.{more}}}\nendings:\n  lost: {{when: {asks}, outcome: defeat}}\n"
    )


@pytest.mark.parametrize(
    ("asks", "answer"), [("fired(storm) and not inspected", "false"), ("since(storm) > 1", "-1")]
)
def test_what_asks_for_a_facilitators_inject_is_found_at_its_name(asks: str, answer: str) -> None:
    assert marked("TT420", _storm("", asks)) == ["storm"]
    assert words("TT420", _storm("", asks))[0].endswith(f"always {answer}")


def test_it_is_advice() -> None:
    assert found("TT420", _storm(""))[0].severity == "info"


@pytest.mark.parametrize("more", [", at: 2", ", when: inspected", ", incident: true"])
def test_an_inject_that_can_fire_by_itself_is_left_alone(more: str) -> None:
    assert words("TT420", _storm(more)) == []


@pytest.mark.parametrize("more", [", at: 9", ", when: tension > 100", ", at: 2, chance: 0"])
def test_one_that_can_never_fire_is_told_where_it_is_asked_for(more: str) -> None:
    assert words("TT420", _storm(more)) == ["inject 'storm' can never fire, so this is always false"]


def test_a_facilitators_inject_nobody_asks_for_is_left_alone() -> None:
    assert words("TT420", "injects:\n  storm: {text: A storm.}\n") == []
