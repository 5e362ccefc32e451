"""Notes, settings and help in lines."""

import pytest

from tests.cli.plain.conversing import QUIET, answered
from tests.tui.fixtures import CannedSeat


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("note they will say no",), ("they will say no", None, "")),
        (("note they will say no, 70 %",), ("they will say no", 70.0, "")),
        (("n 3 ships are too few",), ("3 ships are too few", None, "")),
        (("n prices rose 170 %",), ("prices rose 170 %", None, "")),
        (("note on 7: it is too early, 20%",), ("it is too early", 20.0, "boarding@council")),
        (("note on message 1 she knows",), ("she knows", None, "press_question")),
        (("note", "they bluff", "80"), ("they bluff", 80.0, "")),
    ],
)
def test_a_note_keeps_words_confidence_and_what_it_is_about(
    typed: tuple[str, ...], kept: tuple[object, ...]
) -> None:
    seat = CannedSeat(QUIET)
    assert "Noted." in answered("orders", *typed, seat=seat)
    assert seat.asked == [("note", *kept)]


def test_a_note_without_words_is_none() -> None:
    seat = CannedSeat(QUIET)
    assert "Nothing was noted." in answered("orders", "note", "", seat=seat)
    assert seat.asked == []


def test_the_question_for_reasons_can_be_turned_off_for_now() -> None:
    seat = CannedSeat(QUIET)
    said = answered("orders", "settings", "settings reasons off", "10", "settings theme dark", seat=seat)
    assert "You are asked how sure you are" in said
    assert "You are not asked how sure you are" in said
    assert "There is no setting “theme dark”" in said
    assert seat.asked == [("order", "share_picture")]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("help", "Looking: situation, where, messages"),
        ("help orders", "“undo”: Take back your last order of this turn. Short: u."),
        ("help rules", "Consensus and silence: one no stops it."),
        ("help going", "“branches”: Each way the exercise went."),
        ("help vote", "Not now: it is for the floor."),
        ("help vot", "Not now: it is for the floor."),
        ("help ledgre", "There is no help about “ledgre”."),
        ("help situatoin", "Did you mean “situation”?"),
        ("help all", "“withdraw”"),
        ("h br", "br may mean briefing or branches."),
    ],
)
def test_help_is_by_topic_and_by_command(typed: str, said: str) -> None:
    assert said in answered("orders", typed)
