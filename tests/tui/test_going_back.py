"""Going back to an earlier turn, by keyboard and in words."""

from tabletop.cli import plain
from tabletop.tui.app import TabletopApp
from tests.tui.conftest import shown
from tests.tui.fixtures import ORDERS, OVER, CannedSeat


async def test_turn_and_dice_are_chosen_and_it_is_said_that_the_old_way_is_kept() -> None:
    seat = CannedSeat(OVER)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("w")
        await pilot.pause()
        said = await shown(pilot)
        assert "kept in the record as a branch" in " ".join(said.replace("│", " ").split())
        assert "Consult Ostland" in said  # what was done in that turn
        await pilot.press("down", "enter", "down", "enter")
        await pilot.pause()
    assert seat.asked == [("rewind", 2, "new")]


async def test_going_back_is_left_at_any_question() -> None:
    seat = CannedSeat(ORDERS)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("w", "escape", "w", "enter", "escape")
    assert seat.asked == []


def test_the_plain_mode_goes_back_too() -> None:
    seat = CannedSeat(OVER)
    lines = iter(("back 9", "back 2", "1"))
    said: list[str] = []
    plain.run(seat, read=lambda: next(lines, None), say=said.append)
    assert seat.asked == [("rewind", 2, "same")]
    assert "“back” needs a turn to go back to, for example back 1." in said
    assert "Back at the beginning of turn 2, with same dice." in said
