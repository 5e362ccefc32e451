"""TT501: what an order takes is held against the most that anybody can ever have."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words

PURSE = "resources:\n  money: {start: 4, income: 1}\n"
BUY = "responses:\n  buy:\n    by: norland\n    effects: {tension: 1}\n"


def test_a_cost_over_start_and_income_of_all_turns_is_found_at_the_cost() -> None:
    assert marked("TT501", PURSE + BUY + "    cost: {money: 8}\n") == ["8}"]
    assert "more than 7" in words("TT501", PURSE + BUY + "    cost: {money: 8}\n")[0]


def test_what_the_last_turn_can_pay_is_affordable() -> None:
    assert words("TT501", PURSE + BUY + "    cost: {money: 7}\n") == []


def test_a_purse_that_an_effect_fills_has_no_known_end() -> None:
    gift = "injects:\n  gift:\n    at: 2\n    effects: {money: 5}\n"
    assert words("TT501", PURSE + BUY + "    cost: {money: 8}\n" + gift) == []


def test_a_maximum_bounds_a_purse_that_an_effect_fills() -> None:
    purse = "resources:\n  money: {start: 4, income: 1, max: 5}\n"
    gift = "injects:\n  gift:\n    at: 2\n    effects: {money: 5}\n"
    assert "more than 5" in words("TT501", purse + BUY + "    cost: {money: 6}\n" + gift)[0]


def test_the_lowest_cost_counts_where_it_varies() -> None:
    assert words("TT501", PURSE + BUY + "    cost: {money: 2 + tension}\n") == []
    assert len(words("TT501", PURSE + BUY + "    cost: {money: 8 + tension}\n")) == 1


@pytest.mark.parametrize(("effort", "found"), [("3", 0), ("4", 1), ("4 - 2 * inspected", 0)])
def test_effort_is_held_against_that_of_a_turn(effort: str, found: int) -> None:
    assert len(words("TT501", BUY + f"    effort: {effort}\n")) == found


def test_a_body_takes_two_units_where_nothing_is_said() -> None:
    clock = "clock:\n  turns: 4\n  effort: 1\n"
    assert [w.split(",")[0] for w in words("TT501", clock)] == ["'inspect' takes 2 units of effort"]


def test_a_variant_that_takes_over_the_cost_is_not_told_twice() -> None:
    variants = "    variants:\n      more: {effects: {tension: 2}}\n      dear: {cost: {money: 10}}\n"
    assert marked("TT501", PURSE + BUY + "    cost: {money: 9}\n" + variants) == ["9}", "10}}"]
