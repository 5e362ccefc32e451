"""TT415: everybody's yes must be enough."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _body(body: str) -> str:
    return f"bodies:\n  council: {{{body}}}\n"


@pytest.mark.parametrize(
    ("body", "mark", "has"),
    [
        ("rule: majority, threshold: 3", "3", "needs 3 and has 2 members"),
        ("rule: majority, members: [meridia], threshold: 2", "2", "needs 2 and has 1 member"),
        ("rule: majority, threshold: 6, bloc: 2 + tension / 100", "6", "and 3 votes from outside"),
        ("rule: opt_in, quorum: 3", "3", "needs 3 and has 2 members, who orders included"),
        ("rule: opt_in, members: [norland], quorum: 2", "2", "has 1 member, who orders included"),
        (
            "rule: qualified, threshold: 101, weight_threshold: 50, weights: {norland: 5}",
            "101",
            "100 percent",
        ),
        (
            "rule: qualified, threshold: 55, weight_threshold: 650, weights: {norland: 5}",
            "650",
            "100 percent",
        ),
    ],
)
def test_a_body_that_needs_more_than_it_has_is_found(body: str, mark: str, has: str) -> None:
    assert marked("TT415", _body(body)) == [mark]
    assert has in words("TT415", _body(body))[0]


@pytest.mark.parametrize(
    "body",
    [
        "rule: majority, threshold: 2",
        "rule: majority",
        "rule: majority, threshold: 5, bloc: 2 + tension / 100",
        "rule: majority, threshold: 4 - tension / 50",
        "rule: opt_in, quorum: 2",
        "rule: opt_in, members: [meridia], quorum: 2",
        "rule: opt_in, members: [norland], quorum: 1",
        "rule: qualified, threshold: 100, weight_threshold: 100, weights: {norland: 5}",
        "rule: consensus",
    ],
)
def test_a_body_that_can_agree_is_left_alone(body: str) -> None:
    assert words("TT415", _body(body)) == []


def test_actors_that_may_join_the_coalition_count() -> None:
    joining = "actors:\n  sudria: {side: neutral, joins: tension > 60}\n"
    assert words("TT415", joining + _body("rule: majority, threshold: 3")) == []
