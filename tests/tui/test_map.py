"""The Map screen, and the small map beside the situation where there is room."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tabletop.engine.view import MarkView
from tabletop.tui.app import TabletopApp
from tests.tui.conftest import shown
from tests.tui.fixtures import ORDERS, CannedSeat

MARKS = (
    MarkView("Norland", (-11.2, 40.4), "N"),
    MarkView("Meridia", (-17.9, 36.9), "M"),
    MarkView("Ostland", (-19.0, 44.9), "O"),
    MarkView("Varn", (-25.9, 32.6), "V"),
    MarkView("Port Sable", (-25.97, 32.9), "p"),
    MarkView("Halcyon", (-17.6, 40.2), "h"),
)
MAPPED = replace(ORDERS, map_bounds=(-28, 30, -9, 50), marks=MARKS)
SIZES = [(80, 24), (100, 30), (120, 40)]


@pytest.mark.parametrize("key", ["m", "3"])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
async def test_the_map_looks_as_it_did(
    size: tuple[int, int], key: str, golden: Callable[[str, str], None]
) -> None:
    app = TabletopApp(CannedSeat(MAPPED))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(key)
        text = await shown(pilot)
        golden(f"map-{size[0]}x{size[1]}", text)
        assert max(map(len, text.splitlines())) <= size[0]


@pytest.mark.parametrize("key", ["s", "escape", "1"])
async def test_from_the_map_one_key_leads_back(key: str) -> None:
    app = TabletopApp(CannedSeat(MAPPED))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("m", key)
        assert "SITUATION" in await shown(pilot)


async def test_a_partner_on_the_map_can_be_opened() -> None:
    app = TabletopApp(CannedSeat(MAPPED))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("m", "down", "enter")
        assert "╭─ Meridia ─" in await shown(pilot)


async def test_the_situation_shows_a_small_map_where_there_is_room() -> None:
    app = TabletopApp(CannedSeat(replace(MAPPED, deadlines=(), pledges=(), authorities=(), flags=())))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "── Theatre ──" in await shown(pilot)
        await pilot.resize_terminal(80, 24)
        assert "── Theatre ──" not in await shown(pilot)


async def test_without_marks_and_bounds_no_map_is_offered() -> None:
    app = TabletopApp(CannedSeat(ORDERS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "m map" not in await shown(pilot)
        await pilot.press("m")
        assert "SITUATION" in await shown(pilot)
