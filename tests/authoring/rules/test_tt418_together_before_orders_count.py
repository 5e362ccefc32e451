"""TT418: `together` must stand where orders are carried out."""

from __future__ import annotations

import pytest

from tests.authoring.samples import found, marked, words


def _search(*lines: str) -> str:
    return "responses:\n  search:\n    by: [norland, meridia]\n" + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("lines", "section"),
    [
        (("when: together(search) == 0", "effects: {}"), "when"),
        (("weight: 1 + together(search)", "effects: {}"), "weight"),
        (("cost: {capital: 2 - together(search)}", "by: norland", "effects: {}"), "cost"),
        (("limit: 1 + together(search)", "effects: {}"), "limit"),
        (("effects: {}", "variants:", "  b: {when: together(search) > 1}"), "when"),
    ],
)
def test_where_it_is_always_nought_it_is_found(lines: tuple[str, ...], section: str) -> None:
    fragment = _search(*lines).replace("    by: [norland, meridia]\n", "", int("by: norland" in lines))
    assert marked("TT418", fragment) == ["together"]
    assert words("TT418", fragment) == [f"'together' is always 0 in '{section}'"]


def test_injects_and_members_come_before_orders_as_well() -> None:
    inject = "injects:\n  crowd: {when: together(inspect) > 0}\n"
    actor = "actors:\n  sudria: {side: neutral, joins: together(inspect) > 0}\n"
    assert marked("TT418", inject) == ["together"]
    assert marked("TT418", actor) == ["together"]


@pytest.mark.parametrize(
    "lines",
    [
        ("chance: 20 * together(search)",),
        ("effects: {tension: -2 * together(search)}",),
        ("outcomes:", "  a: {chance: 20 * together(search)}", "  b: {effects: {tension: together(search)}}"),
    ],
)
def test_where_orders_are_carried_out_it_is_left_alone(lines: tuple[str, ...]) -> None:
    assert found("TT418", _search(*lines)) == []


def test_endings_and_scores_come_after_orders() -> None:
    assert found("TT418", "endings:\n  crowd: {when: together(inspect) > 0, outcome: victory}\n") == []
