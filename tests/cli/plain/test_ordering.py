"""Giving orders in lines."""

from dataclasses import replace

import pytest

from tabletop.cli import plain
from tests.cli.plain.conversing import QUIET, answered, talk
from tests.tui.fixtures import ORDERS, RESULTS, CannedSeat


def test_an_order_keeps_its_number_and_one_that_cannot_be_given_says_why() -> None:
    seat = CannedSeat(QUIET)
    said = talk(seat, "5", "99")
    assert "Take it to the Security Council, not now: a resolution is already on its way." in said
    assert "There is no order 99: the numbers go from 1 to 12." in said
    assert "\n5. " not in said
    assert seat.asked == []


def test_details_tell_positions_reasons_and_movers_in_words() -> None:
    said = answered("orders", "d 7")
    assert "- Ostland: no 58 %, acquiesces 42 %. Against: " in said
    assert "What would move Ostland: first: Consult Ostland (75 %, 1 effort); " in said
    assert "Law: NO BASIS" in said
    assert "Before Those willing." in said
    assert "It works, agreed by Coalition Council: 62 %." in said


@pytest.mark.parametrize(
    "typed",
    ["7 willing", "7 2", "give 7 to those willing", "g 7 will"],
    ids=lambda words: words.replace(" ", "-"),
)
def test_the_body_may_be_named_with_the_order(typed: str) -> None:
    seat = CannedSeat(QUIET)
    lines = [typed, "2", ""] if typed.endswith(" 2") else [typed, ""]
    talk(seat, *lines)
    assert seat.asked == [("order", "boarding@willing")]


def test_an_order_is_given_by_a_clear_part_of_its_title() -> None:
    seat = CannedSeat(QUIET)
    said = answered("orders", "give consult", "give brief the", "give boarding", seat=seat)
    assert seat.asked == [("order", "brief_press")]
    assert "consult may mean:\n1. Consult Meridia." in said
    assert "There is no order “boarding”." in said


def test_words_that_begin_an_order_are_no_command_and_are_put_right() -> None:
    assert "Did you mean order 11, “Brief the press on the law”?" in answered("orders", "brief the press")


def test_nobody_named_is_nothing_given() -> None:
    seat = CannedSeat(QUIET)
    assert "Not given." in answered("orders", "7", "", seat=seat)
    assert seat.asked == []


def test_the_last_order_is_taken_back_by_name() -> None:
    seat = CannedSeat(QUIET)
    said = answered("orders", "u", "1", "u", seat=seat)
    assert "You have given no order this turn." in said
    assert "Taken back: Consult Meridia." in said
    assert seat.asked == [("order", "consult.meridia"), ("undo",)]


def test_who_is_asked_how_sure_hears_of_which_order_and_what_was_understood() -> None:
    said = answered("orders", "7 willing", "4", "")
    assert "Board and search: how sure are you" in said
    assert "\n4 % sure.\n" in said


def test_orders_without_an_instrument_are_called_other() -> None:
    view = replace(QUIET, menu=tuple(replace(one, instrument="") for one in QUIET.menu))
    said = talk(CannedSeat(view), "menu other")
    assert "\nOther:\n" in said
    assert "\n:\n" not in said


def test_nobody_is_asked_how_sure_they_are_of_what_is_certain() -> None:
    seat = CannedSeat(QUIET)
    talk(seat, "1", "10", "70 %", "we share what we know")
    assert seat.asked == [
        ("order", "consult.meridia"),
        ("note", "we share what we know", 70.0, "share_picture"),
        ("order", "share_picture"),
    ]


def test_orders_are_given_without_a_question_when_people_do_not_want_it() -> None:
    seat = CannedSeat(QUIET)
    lines = iter(("10",))
    plain.run(seat, read=lambda: next(lines, None), say=lambda _: None, asks_reasons=False)
    assert seat.asked == [("order", "share_picture")]


def test_the_menu_can_be_heard_of_one_kind() -> None:
    said = answered("orders", "menu mil")
    assert "Board and search" in said
    assert "Consult" not in said
    assert "There is no kind “naval”; there is diplomatic, military, informational or economic." in answered(
        "orders", "menu naval"
    )


def test_from_the_second_turn_on_only_what_is_new_or_gone_is_told() -> None:
    after = tuple(
        replace(
            one, is_available=one.id == "seize_cargo" or (one.is_available and one.id != "shadow"), refusal=""
        )
        for one in QUIET.menu
    )
    seat = CannedSeat(QUIET, RESULTS, replace(QUIET, turn=3, menu=after))
    said = talk(seat, "end", "y", "").rpartition("Orders.")[2]
    assert "10 orders can be given: 4 diplomatic, 3 military, 2 informational and 1 economic." in said
    assert "New since last turn:\n9. Take the cargo into custody." in said
    assert "No longer: Shadow Halcyon at twenty miles." in said
    assert "Consult" not in said


def test_what_is_asked_is_asked_before_the_menu_and_again_at_the_end_of_the_turn() -> None:
    seat = CannedSeat(ORDERS)
    said = talk(seat, "", "end", "n", "answer", "law", "end", "y")
    assert said.index("If you say nothing: Ask for a day's embargo") < said.index("Orders.\n")
    assert (
        "“A question from the press” is not answered; “Ask for a day's embargo and owe her the story” stands."
        in said
    )
    assert "Answered: Confirm the ship, explain the law, say nothing of the cargo." in said
    assert seat.asked == [("answer", "press_question", "law_only"), ("advance",)]
