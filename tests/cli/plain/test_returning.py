"""Going back and looking back in lines."""

from pathlib import Path

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


def test_the_review_is_told_whole_or_in_part() -> None:
    whole = answered("over", "review")
    assert "Decisions:" in whole
    part = answered("over", "review decisions")
    assert "Decisions:" in part
    assert "Trust in you:" not in part
    wrong = answered("over", "review weather")
    assert "The review says nothing about “weather”. It tells of: " in wrong
    assert "; Trust in you; " in wrong


def test_branches_and_calibration_are_parts_of_the_review() -> None:
    assert answered("over", "branches").startswith("Branches:\n- 1, the first way")
    assert answered("over", "calibration").startswith("How sure you were:")


def test_debrief_and_review_are_written_into_a_file_that_is_never_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "review.txt"
    assert f"Written: {path}" in answered("over", f"export {path}")
    text = path.read_text(encoding="utf-8")
    assert "The crates, and a bill (compromise)." in text
    assert "Decisions:" in text
    path.write_text("mine", encoding="utf-8")
    assert "Nothing was written." in answered("over", f"export {path}", "n")
    assert path.read_text(encoding="utf-8") == "mine"
    answered("over", f"export {path}", "y")
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_written_says_why_and_what_helps(tmp_path: Path) -> None:
    said = answered("over", f"export {tmp_path / 'nowhere' / 'review.txt'}")
    assert "could not be written: No such file or directory. Another name: export and the name." in said
