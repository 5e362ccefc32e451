"""TT508: an inject should fire in some game."""

from __future__ import annotations

from tests.authoring.played import found

SMOKE = "  smoke:\n    when: {}\n    text: The mayor sees smoke.\n"


def test_one_that_waits_for_what_no_game_comes_to_is_found_at_its_name() -> None:
    (problem,) = found("TT508", injects=SMOKE.format("doused and turn == 1"))
    assert problem.message == "inject “Smoke” (smoke) fired in none of 252 games"
    assert problem.line > 0


def test_one_that_some_way_of_playing_brings_about_is_fine() -> None:
    assert found("TT508", injects=SMOKE.format("doused and turn == 3")) == []


def test_one_that_is_known_never_to_fire_is_left_to_tt404() -> None:
    assert found("TT508", injects=SMOKE.format("turn > 9")) == []
