"""TT419: equality is for whole values, and for the ends of a range."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _when(condition: str, effect: str = "-2") -> str:
    return f"responses:\n  warn:\n    when: {condition}\n    effects: {{tension: {effect}}}\n"


@pytest.mark.parametrize(
    "condition",
    [
        "trust(norland -> meridia) == 50",
        "norland.will != 60",
        "escalation == 20",
        "cohesion() == 40",
        "tension / 10 == 4",
        "norland.will == meridia.will",
        "50 == norland.will",
    ],
)
def test_a_value_with_fractions_is_found(condition: str) -> None:
    assert marked("TT419", _when(condition)) == [condition]
    assert words("TT419", _when(condition)) == [f"'{condition}' compares a value with fractions for equality"]


def test_only_the_comparison_is_marked() -> None:
    assert marked("TT419", _when("inspected and (norland.will == 50 or turn == 2)")) == ["norland.will == 50"]


@pytest.mark.parametrize(
    "condition",
    [
        "turn == 2",
        "done(inspect) == 0",
        "done(inspect) - succeeded(inspect) != 1",
        "tension == 40",
        "capital == 3",
        "norland.exposure == 20",
        "members() == 2",
        "since(leak) == 1",
        "inspected == (turn > 2)",
        "norland.will == 100",
        "escalation != 0",
        "norland.will >= 50",
        "done(inspect) != 0.5 and turn > 1",
        "(2 if inspected else turn) == 2",
    ],
)
def test_whole_values_and_ends_of_a_range_are_left_alone(condition: str) -> None:
    assert words("TT419", _when(condition)) == []


@pytest.mark.parametrize("effect", ["0.5", "turn / 2", "norland.will", "{set: 2.5}"])
def test_one_fractional_effect_makes_a_track_fractional(effect: str) -> None:
    assert marked("TT419", _when("tension == 40", effect)) == ["tension == 40"]


@pytest.mark.parametrize("effect", ["2 * turn", "'{set: 50}'", "-3 if inspected else 4"])
def test_whole_effects_leave_it_whole(effect: str) -> None:
    assert words("TT419", _when("tension == 40", effect.strip("'"))) == []


def test_a_track_fed_by_a_fractional_track_is_fractional() -> None:
    tracks = "tracks:\n  leak: {start: 5, drift: 0.5}\n  flood: {start: 5, drift: leak}\n"
    assert marked("TT419", tracks + _when("flood == 40")) == ["flood == 40"]


def test_a_fractional_price_makes_a_purse_fractional() -> None:
    price = "  dive: {cost: {capital: 0.5}, effects: {tension: 1}}\n"
    assert marked("TT419", _when("capital == 3") + price) == ["capital == 3"]
