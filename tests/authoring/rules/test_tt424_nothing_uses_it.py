"""TT424: flags, bodies and resources of which nothing speaks."""

from __future__ import annotations

import pytest

from tests.authoring.samples import found, words


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("flags:\n  warned: Told\n", "flag 'warned' is neither set nor read"),
        ("bodies:\n  senate: {rule: majority}\n", "no order is brought to body 'senate'"),
        ("resources:\n  time: {start: 3}\n", "nothing costs or changes resource 'time'"),
    ],
)
def test_what_nothing_uses_is_found(fragment: str, said: str) -> None:
    assert words("TT424", fragment) == [said]


@pytest.mark.parametrize(
    "fragment",
    [
        "flags:\n  warned: Told\nresponses:\n  warn: {by: norland, effects: {warned: true}}\n",
        "flags:\n  warned: Told\nresponses:\n  warn: {by: norland, when: not warned}\n",
        "bodies:\n  senate: {rule: majority}\nresponses:\n  warn: {by: norland, consent: [council, senate]}\n",
        "resources:\n  time: {start: 3}\nresponses:\n  warn: {by: norland, cost: {time: 1}}\n",
        "resources:\n  time: {start: 3}\ninjects:\n  late: {at: 2, effects: {norland.time: -1}}\n",
    ],
)
def test_what_something_sets_asks_for_or_names_is_fine(fragment: str) -> None:
    assert found("TT424", fragment) == []
