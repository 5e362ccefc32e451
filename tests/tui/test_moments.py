"""The vote and the dice as moments on the screen: they run by themselves, any key ends them, nothing waits for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from tabletop.engine.view import View
from tabletop.tui.app import TabletopApp
from tabletop.tui.screens.moments import MomentScreen
from tabletop.tui.settings import Settings, Setup
from tests.tui.conftest import shown
from tests.tui.fixtures import FLOOR, ORDERS, RESULTS, CannedSeat

SIZES = pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)], ids=["80x24", "100x30", "120x40"])
SCENES: dict[str, tuple[View, int]] = {
    "moment-vote": (FLOOR, 31),
    "moment-die": (RESULTS, 17),
}


@pytest.fixture(autouse=True)
def with_motion(without_motion: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Motion, of which the test is the clock."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "full")
    monkeypatch.setattr(MomentScreen, "TICK", 3600.0)


def moment(pilot: Pilot[Any]) -> MomentScreen:
    """The screen in use."""
    screen = pilot.app.screen
    assert isinstance(screen, MomentScreen)
    return screen


@SIZES
@pytest.mark.parametrize("scene", SCENES)
async def test_a_moment_looks_as_it_did(
    scene: str, size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    view, ticks = SCENES[scene]
    async with TabletopApp(CannedSeat(view)).run_test(size=size) as pilot:
        await pilot.pause()
        moment(pilot).step(ticks)
        golden(f"{scene}-{size[0]}x{size[1]}", await shown(pilot))


@pytest.mark.parametrize("view", [FLOOR, RESULTS], ids=["floor", "results"])
@pytest.mark.parametrize(
    ("key", "size"),
    [
        ("enter", (80, 24)),
        ("down", (100, 30)),
        ("question_mark", (120, 40)),
        ("v", (80, 24)),
        ("q", (80, 24)),
    ],
)
async def test_any_key_shows_all_at_once_and_does_nothing_else(
    view: View, key: str, size: tuple[int, int]
) -> None:
    seat = CannedSeat(view, ORDERS)
    async with TabletopApp(seat).run_test(size=size) as pilot:
        await pilot.pause()
        screen = moment(pilot)
        screen.step(3)
        assert screen.is_under_way
        await pilot.press(key)
        assert pilot.app.screen is screen
        assert not screen.is_under_way
        assert seat.asked == []
        all_of_it = await shown(pilot)
        await pilot.press("enter")
        assert seat.asked == [("advance",)]
    async with TabletopApp(CannedSeat(view), Setup(Settings(animations=False))).run_test(size=size) as pilot:
        assert all_of_it == await shown(pilot)


@pytest.mark.parametrize("view", [FLOOR, RESULTS], ids=["floor", "results"])
async def test_a_moment_ends_by_itself_as_if_a_key_had_ended_it(view: View) -> None:
    async with TabletopApp(CannedSeat(view)).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen, before = moment(pilot), ""
        while screen.is_under_way:
            screen.step()
            now = await shown(pilot)
            assert len(now.splitlines()) == 24
            before = now
    async with TabletopApp(CannedSeat(view), Setup(Settings(animations=False))).run_test(
        size=(80, 24)
    ) as pilot:
        assert before == await shown(pilot)


@pytest.mark.parametrize("view", [FLOOR, RESULTS], ids=["floor", "results"])
@pytest.mark.parametrize("by", ["setting", "environment"])
async def test_without_motion_there_is_no_moment(
    view: View, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if by == "environment":
        monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    setup = Setup(Settings(animations=by != "setting"))
    async with TabletopApp(CannedSeat(view), setup).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not moment(pilot).is_under_way


async def test_what_needs_no_dice_is_no_moment() -> None:
    view = replace(RESULTS, results=RESULTS.results[1:])
    async with TabletopApp(CannedSeat(view)).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not moment(pilot).is_under_way


async def test_a_moment_in_plain_signs_is_ascii() -> None:
    async with TabletopApp(CannedSeat(FLOOR), Setup(Settings(ascii=True))).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(12):
            moment(pilot).step(3)
            assert (await shown(pilot)).isascii()


async def test_a_click_ends_a_moment_too() -> None:
    async with TabletopApp(CannedSeat(FLOOR)).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(offset=(10, 10))
        assert not moment(pilot).is_under_way
