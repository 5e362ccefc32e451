"""TT422: flags that tell of orders to seats that do not see the orders."""

from __future__ import annotations

import pytest

from tests.authoring.samples import found, marked, words

ORDER = """\
responses:
  listen:
    title: Listen at the cable
    text: A boat lies above the cable.
    by: norland
    seen: by
    effects: {overheard: true}
  shout:
    title: Say it
    text: Say what was heard.
    by: meridia
    effects: {inspected: true}
flags:
  inspected: Divers have seen the damage
  overheard: Norland has listened at the cable
"""


def test_a_flag_seen_by_more_than_its_order_is_found() -> None:
    assert words("TT422", ORDER) == [
        "meridia sees flag 'overheard' come true, which tells of 'listen', hidden from them"
    ]
    assert marked("TT422", ORDER)[0].startswith("overheard")


def test_several_secret_orders_are_named() -> None:
    another = ORDER.replace("  shout:\n", "  shout:\n    seen: [meridia]\n").replace(
        "inspected: true", "overheard: true"
    )
    assert found("TT422", another) == []  # each of the two sees one of them
    both = another.replace("    by: meridia\n", "    by: norland\n").replace("[meridia]", "[norland]")
    assert "which tells of 'listen' or 'shout'" in words("TT422", both)[0]


def test_a_variant_is_seen_as_it_says_itself() -> None:
    open_way = (
        "    seen: all\n    effects: {inspected: true}\n"
        "    variants: {quiet: {seen: by, effects: {overheard: true}}}\n"
    )
    assert len(words("TT422", ORDER.replace("    seen: by\n    effects: {overheard: true}\n", open_way))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    seen: by\n", ""),
        ("overheard: Norland has listened at the cable", "overheard: {text: Heard, seen: [norland]}"),
        ("overheard: Norland has listened at the cable", "overheard: {text: Heard, seen: facilitator}"),
        ("effects: {inspected: true}", "effects: {overheard: true}"),
        ("{overheard: true}", "{overheard: true, reveal overheard: true}"),
        ("{overheard: true}", "{overheard: false}"),
        (
            "flags:\n",
            "injects:\n  heard:\n    at: 2\n    text: It is out\n    effects: {overheard: true}\nflags:\n",
        ),
    ],
)
def test_what_those_who_see_it_know_otherwise_is_fine(old: str, new: str) -> None:
    assert old in ORDER
    assert found("TT422", ORDER.replace(old, new)) == []
