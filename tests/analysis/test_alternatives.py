"""What could have been done instead: exactly the sets of orders one change away, and no answer but the asked one."""

from __future__ import annotations

import pytest

from tabletop.analysis.alternatives import form_of, other_orders
from tabletop.analysis.plans import Moment, Moves, moment
from tests.engine.kernel.scene import Scene

TABLE = """\
bodies: {council: {rule: consensus}, willing: {rule: opt_in}}
responses:
  a: {effects: {}, effort: 1}
  b: {effects: {}, effort: 1}
  c: {effects: {}, effort: 2}
  act: {effects: {}, effort: 1, consent: [council, willing]}
"""
"""Three hours of effort: c leaves room for one more, the others for two. An act goes to one body or the other."""


@pytest.fixture(scope="module")
def at() -> Moment:
    return moment(Scene(TABLE, clock="turns: 6, effort: 3").game, "ann")


def beside(at: Moment, *given: str) -> set[str]:
    """The sets of orders one change away, each as one word."""
    found = other_orders(at, Moves(given, (("asked", "kept"),)))
    assert all(one.answers == (("asked", "kept"),) for one in found)
    words = [" ".join(sorted(one.orders)) for one in found]
    assert len(set(words)) == len(words)
    return set(words)


def test_beside_nothing_stands_each_order_alone(at: Moment) -> None:
    assert beside(at) == {"a", "b", "c", "act@council", "act@willing"}


def test_beside_one_order_stands_nothing_and_each_other_with_it_or_instead(at: Moment) -> None:
    others = {"b", "c", "act@council", "act@willing"}
    assert beside(at, "a") == {"", *others, *(" ".join(sorted(("a", one))) for one in others)}


def test_an_order_without_room_comes_in_place_of_each_that_was_given(at: Moment) -> None:
    assert beside(at, "a", "c") == {
        *("", "a", "b", "c", "act@council", "act@willing"),  # less, and each alone
        *("a b", "b c"),
        *("a act@council", "act@council c", "a act@willing", "act@willing c"),
    }


def test_an_order_goes_to_another_body_and_never_to_both(at: Moment) -> None:
    found = beside(at, "act@council", "a")
    assert {"a act@willing", "act@willing"} <= found
    assert not any("council" in words and "willing" in words for words in found)


def test_an_order_is_known_without_its_body() -> None:
    assert [form_of(one) for one in ("act@council", "act+soft@council", "a")] == ["act", "act+soft", "a"]
