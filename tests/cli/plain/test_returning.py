"""Going back and looking back in lines."""

import pytest

from tests.cli.plain.conversing import answered
from tests.tui.fixtures import OVER, CannedSeat


@pytest.mark.parametrize(
    ("typed", "dice"), [(("back 2", "1"), "same"), (("w 2 new",), "new"), (("rewind turn 2", "new"), "new")]
)
def test_people_go_back_with_the_dice_they_choose(typed: tuple[str, ...], dice: str) -> None:
    seat = CannedSeat(OVER)
    answered("over", *typed, seat=seat)
    assert seat.asked == [("rewind", 2, dice)]


def test_without_a_turn_those_that_can_be_gone_back_to_are_told() -> None:
    seat = CannedSeat(OVER)
    said = answered("over", "back", "back 9", seat=seat)
    assert said.count("“back” needs a turn to go back to") == 2
    assert "Turn 1: Consult Meridia and Ask Carib for consent to board." in said
    assert seat.asked == []


def test_who_chooses_no_dice_stays() -> None:
    seat = CannedSeat(OVER)
    assert "You stay where you are." in answered("over", "back 1", "", seat=seat)
    assert seat.asked == []


def test_the_same_scenario_begins_anew_after_asking() -> None:
    seat = CannedSeat(OVER)
    assert "You stay here." in answered("over", "again", "n", seat=seat)
    assert seat.asked == []
    said = answered("over", "again", "y", "", seat=seat)
    assert seat.asked == [("again",)]
    assert said.index("An empty line to begin:") < said.index("Situation.\nTurn 1 of 7")


def test_what_cannot_begin_anew_says_why() -> None:
    seat = CannedSeat(OVER)
    seat.refusal = "the scenario has changed"
    assert "The scenario has changed." in answered("over", "again", "y", seat=seat)
