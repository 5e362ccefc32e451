"""The plain mode: a conversation in lines."""

from collections.abc import Sequence
from dataclasses import replace

from tabletop.cli import plain
from tests.tui.fixtures import FLOOR, ORDERS, OVER, PRESS, RESULTS, CannedSeat, whole_game
from tests.tui.test_map import MAPPED


def talk(seat: CannedSeat, *typed: str) -> str:
    """Everything said when these lines are typed, and then the input ends."""
    lines = iter(typed)
    said: list[str] = []
    plain.run(seat, read=lambda: next(lines, None), say=said.append)
    return "\n".join(said)


QUIET = replace(ORDERS, injects=(replace(PRESS, answer="deny"),))


def acts(seat: CannedSeat) -> Sequence[tuple[object, ...]]:
    return seat.asked


def test_a_whole_game_is_played_by_typing_numbers() -> None:
    seat = whole_game()
    said = talk(
        seat,
        *("", "1", "e", "y"),  # briefing, an order, the turn's end although effort is left
        *("", "", "", ""),  # no vote, no amendment, the dice, the results
        *("2", "7", "2", "80", "law", "e", "y"),  # the dilemma; an order before the second of two bodies
        *("", "", "", ""),
    )
    assert acts(seat) == [
        ("order", "consult.meridia"),
        ("advance",),
        ("advance",),
        ("advance",),
        ("answer", "press_question", "law_only"),
        ("note", "law", 80.0, "boarding@willing"),
        ("order", "boarding@willing"),
        ("advance",),
        ("advance",),
        ("advance",),
    ]
    assert "The crates, and a bill (compromise)." in said


def test_the_end_of_input_leaves_and_says_how_to_go_on() -> None:
    seat = CannedSeat(QUIET)
    assert talk(seat).endswith("Nothing is lost. Go on with: tabletop resume strait-7f3k")
    assert talk(seat, "q").endswith("Nothing is lost. Go on with: tabletop resume strait-7f3k")
    assert acts(seat) == []


def test_an_order_keeps_its_number_and_one_that_cannot_be_given_says_why() -> None:
    seat = CannedSeat(QUIET)
    said = talk(seat, "5", "99")
    assert "Take it to the Security Council, not now: a resolution is already on its way." in said
    assert "There is no order 99: the numbers go from 1 to 12." in said
    assert "5. " not in said
    assert acts(seat) == []


def test_details_tell_positions_and_reasons_in_words() -> None:
    said = talk(CannedSeat(QUIET), "d 7")
    assert "- Ostland: acquiesce 42 %, no 58 %; for: law  against: interest, exposure, trust" in said
    assert "Law: NO BASIS" in said


def test_a_ledger_is_found_by_a_part_of_a_name() -> None:
    said = talk(CannedSeat(QUIET), "l tension", "l ostland", "l nobody")
    assert "Turn 2: Regional tension 35 to 40 (+5): you shadowed Halcyon (turn 1)." in said
    assert "asked without being consulted" in said
    assert "l needs a name: Miles to Port Sable," in said


def test_orders_are_taken_back_and_notes_are_kept() -> None:
    seat = CannedSeat(QUIET)
    talk(seat, "1", "u", "n they will say no")
    assert acts(seat) == [
        ("order", "consult.meridia"),
        ("undo",),
        ("note", "they will say no", None, ""),
    ]


def test_nobody_is_asked_how_sure_they_are_of_what_is_certain() -> None:
    seat = CannedSeat(QUIET)
    talk(seat, "1", "10", "70", "we share what we know")
    assert acts(seat) == [
        ("order", "consult.meridia"),
        ("note", "we share what we know", 70.0, "share_picture"),
        ("order", "share_picture"),
    ]


def test_orders_are_given_without_a_question_when_people_do_not_want_it() -> None:
    seat = CannedSeat(QUIET)
    lines = iter(("10",))
    plain.run(seat, read=lambda: next(lines, None), say=lambda _: None, asks_reasons=False)
    assert acts(seat) == [("order", "share_picture")]


def test_votes_and_amendments_are_asked_for_on_the_floor() -> None:
    seat = CannedSeat(FLOOR, RESULTS)
    said = talk(seat, "2", "3")
    assert acts(seat) == [
        ("amend", "boarding+officer@council", "withdraw"),
        ("vote", "ostland:share_quay", "no"),
    ]
    assert "You are asked about: Share what the source on the quay says." in said


def test_the_map_is_told_in_words() -> None:
    said = talk(CannedSeat(replace(QUIET, marks=MAPPED.marks)), "p")
    assert "- Norland (you): 11.2 S 40.4 E." in said
    assert "- Halcyon: 17.6 S 40.2 E, 384 nautical miles south of you." in said
    assert "This scenario has no map." in talk(CannedSeat(QUIET), "p")


def test_nothing_is_said_that_only_eyes_understand() -> None:
    said = talk(CannedSeat(FLOOR, RESULTS, OVER), "", "", "", "")
    assert not set("━╌┊●▲▼█▒░▁▂▃▄▅▆▇│─▌◆✓") & set(said)
    assert "\x1b" not in said
