"""TT409: something must serve each objective."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _score(score: str) -> str:
    return f"tracks:\n  still: {{start: 5}}\nobjectives:\n  winter: {{title: Winter, score: {score}}}\n"


@pytest.mark.parametrize("score", ["40", "100 - still", "2 * turn"])
def test_an_objective_whose_score_nothing_changes_is_found(score: str) -> None:
    assert marked("TT409", _score(score)) == ["winter"]


def test_an_inject_that_names_it_serves_it() -> None:
    assert words("TT409", _score("40") + "injects:\n  frost: {at: 2, objective: winter}\n") == []


@pytest.mark.parametrize(
    "score", ["100 - tension", "100 * inspected", "done(inspect)", "cohesion() + norland.will", "escalation"]
)
def test_a_score_of_what_can_change_serves_it(score: str) -> None:
    assert words("TT409", _score(score)) == []
