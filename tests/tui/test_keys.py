"""The line of keys at the foot of a screen."""

from dataclasses import replace

import pytest

from tabletop.tui.app import TabletopApp
from tabletop.tui.widgets.keys import KeysLine
from tests.tui.conftest import shown
from tests.tui.fixtures import FLOOR, ORDERS, CannedSeat


@pytest.mark.parametrize("columns", [60, 70, 80])
async def test_help_and_quit_are_told_where_there_is_no_room_for_every_key(columns: int) -> None:
    app = TabletopApp(CannedSeat(ORDERS))
    async with app.run_test(size=(columns, 24)) as pilot:
        await pilot.pause()
        await pilot.press("o")
        last = (await shown(pilot)).splitlines()[-1]
        assert last.startswith("Enter give")
        assert last.endswith("? help q quit")
        assert len(last) <= columns


async def test_a_click_on_a_key_is_the_key() -> None:
    app = TabletopApp(CannedSeat(ORDERS))
    async with app.run_test(size=(80, 24)) as pilot:
        last = (await shown(pilot)).splitlines()[-1]
        await pilot.click(KeysLine, offset=(last.index("o orders"), 0))
        await pilot.pause()
        assert app.here == "orders"


@pytest.mark.parametrize("can_vote", [True, False])
async def test_help_tells_of_voting_where_there_is_something_to_vote_on(can_vote: bool) -> None:
    view = FLOOR if can_vote else replace(FLOOR, orders=FLOOR.orders[:1])
    app = TabletopApp(CannedSeat(view))
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        told = await shown(pilot)
        assert ("Vote on the highlighted order." in told) == can_vote
        assert "Change, move or withdraw" in told
