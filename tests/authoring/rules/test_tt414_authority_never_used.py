"""TT414: something must ask for each authority."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words

TREATY = "authorities:\n  treaty: {basis: TREATY}\n"


@pytest.mark.parametrize(
    "more",
    [
        "",
        "responses:\n  sign: {effects: {treaty: true}}\n",
        "actors:\n  meridia: {side: coalition, reads: {treaty: 20}}\n",
    ],
)
def test_an_authority_that_is_at_most_granted_is_found(more: str) -> None:
    assert marked("TT414", TREATY + more) == ["treaty"]


@pytest.mark.parametrize(
    "reader",
    [
        "responses:\n  search: {law: treaty, effects: {tension: 2}}\n",
        "responses:\n  search: {effects: {tension: 2}, variants: {softly: {law: treaty}}}\n",
        "injects:\n  ruling: {when: treaty}\n",
        "objectives:\n  order: {score: 100 if treaty else 0}\n",
    ],
)
def test_one_that_a_law_or_a_condition_asks_for_is_left_alone(reader: str) -> None:
    assert words("TT414", TREATY + reader) == []
