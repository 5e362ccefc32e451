"""TT509: the lead should be able to order a response in some game."""

from __future__ import annotations

from tests.authoring.played import found

CALL = "  call: {{by: {}, when: {}, effects: {{flood: -30}}}}\n"


def test_one_that_no_turn_of_any_game_opens_is_found() -> None:
    (problem,) = found("TT509", responses=CALL.format("norland", "doused and turn == 1"))
    assert problem.message == "“Call” (call) could be ordered in none of 252 games"


def test_one_that_opens_in_some_turn_is_fine() -> None:
    assert found("TT509", responses=CALL.format("norland", "doused and turn == 2")) == []


def test_one_of_another_seat_is_not_asked_about() -> None:
    assert found("TT509", responses=CALL.format("meridia", "doused and turn == 1")) == []


def test_one_that_is_known_never_to_open_is_left_to_tt405() -> None:
    assert found("TT509", responses=CALL.format("norland", "turn > 9")) == []
