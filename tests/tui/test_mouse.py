"""The mouse, for those who want it: a click highlights a row of any list, two open what is behind it."""

import pytest

from tabletop.tui.app import TabletopApp
from tabletop.tui.widgets.picker import Picker
from tests.tui.conftest import shown
from tests.tui.fixtures import CannedSeat
from tests.tui.test_map import MAPPED


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids="{0[0]}x{0[1]}".format)
async def test_a_click_highlights_a_row_and_two_open_it(size: tuple[int, int]) -> None:
    app = TabletopApp(CannedSeat(MAPPED))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if size[0] < 110:
            await pilot.press("tab", "down", "down")  # scrolls the tracks into sight
        lines = (await shown(pilot)).splitlines()
        y = next(at for at, one in enumerate(lines) if "What we can show" in one)
        x = lines[y].index("What we can show") + 3
        await pilot.click(offset=(x, y))
        await pilot.pause()
        assert isinstance(app.focused, Picker)
        assert app.focused.key.startswith("track:")
        await pilot.click(offset=(x, y), times=2)
        assert "Esc back" in await shown(pilot)
