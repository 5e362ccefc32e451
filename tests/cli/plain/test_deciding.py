"""The floor in lines."""

from tests.cli.plain.conversing import answered, talk
from tests.tui.fixtures import FLOOR, RESULTS, CannedSeat


def test_votes_are_asked_for_first_and_then_what_to_do_with_a_refusal() -> None:
    seat = CannedSeat(FLOOR, RESULTS)
    said = talk(seat, "no", "2", "")
    assert seat.asked == [
        ("vote", "ostland:share_quay", "no"),
        ("amend", "boarding+officer@council", "withdraw"),
        ("advance",),
    ]
    assert "Your vote on: Share what the source on the quay says, by Ostland." in said
    assert "As it stands: One member says no." in said


def test_an_order_is_withdrawn_after_asking() -> None:
    seat = CannedSeat(FLOOR)
    said = answered("floor", "withdraw", "n", "with", "y", seat=seat)
    assert seat.asked == [("amend", "boarding+officer@council", "withdraw")]
    assert "Its cost comes back, its effort does not." in said


def test_what_cannot_be_changed_or_voted_on_says_so() -> None:
    from dataclasses import replace

    seat = CannedSeat(
        replace(FLOOR, orders=tuple(replace(one, amendments=(), can_vote=False) for one in FLOOR.orders))
    )
    said = talk(seat, "vote", "amend", "withdraw")
    assert "No order asks for your vote." in said
    assert "Nothing of yours can be amended now." in said
    assert "Nothing of yours can be withdrawn now." in said


def test_the_positions_can_be_heard_again() -> None:
    assert "Your order: Board and search, with Carib's officer aboard, before Coalition Council." in answered(
        "floor", "positions"
    )
