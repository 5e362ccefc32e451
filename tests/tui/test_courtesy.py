"""Screens that come up without keeping others waiting: laid out for the width there is, with what is long at hand."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from tabletop.exercise.seat import Seat
from tabletop.tui.app import TabletopApp
from tabletop.tui.opening import Opening
from tabletop.tui.presenters import chart
from tabletop.tui.presenters.coast import Window, coast
from tabletop.tui.widgets.picker import Picker
from tests.tui.conftest import shown
from tests.tui.fixtures import CannedSeat
from tests.tui.test_map import MAPPED


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (121, 36), (160, 50)])
async def test_coasts_are_drawn_beside_the_screen(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []

    def found(window: Window) -> frozenset[tuple[int, int]]:
        threads.append(threading.get_ident())
        return coast(window)

    def read() -> Callable[[], Seat]:
        return lambda: CannedSeat(MAPPED)

    monkeypatch.setattr(chart, "coast", found)
    chart._ground.cache_clear()
    app = TabletopApp(Opening("Strait", "reading", read))
    async with app.run_test(size=size) as pilot:
        while not app.is_open:
            await shown(pilot)
        if size[0] >= 110:
            assert "Theatre" in await shown(pilot)
        await pilot.press("m")
        assert "nm, north is up" in await shown(pilot)
    assert threads
    assert threading.get_ident() not in threads


@pytest.mark.parametrize(("columns", "widest"), [(80, 50), (120, 84), (160, 124)])
async def test_a_screen_is_laid_out_for_the_width_there_is_from_the_first(
    columns: int, widest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: list[int] = []
    lay = Picker._lay

    def counted(self: Picker, columns: int) -> None:
        widths.append(columns)
        lay(self, columns)

    app = TabletopApp(CannedSeat(MAPPED))
    async with app.run_test(size=(columns, 40)) as pilot:
        await shown(pilot)
        monkeypatch.setattr(Picker, "_lay", counted)
        await pilot.press("m")
        await shown(pilot)
    assert max(widths) <= widest


async def test_others_run_between_the_events_of_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen that comes up is given several events at once."""
    app = TabletopApp(CannedSeat(MAPPED))
    turns: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        screen = app.screen

        async def handled(event: object) -> None:
            turns.append("event")
            asyncio.get_running_loop().call_soon(turns.append, "other")

        monkeypatch.setattr("textual.screen.Screen.on_event", lambda self, event: handled(event))
        for _ in range(3):
            await screen.on_event(object())  # type: ignore[arg-type]  # it is only passed on
    assert turns[:6] == ["event", "other"] * 3
