"""The first frame, what is opened behind it, and the seat's work beside the screen."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from tabletop.exercise.seat import Seat
from tabletop.tui.app import TabletopApp
from tabletop.tui.opening import Opening
from tests.tui.conftest import shown
from tests.tui.fixtures import FIRST_ORDERS, ORDERS, CannedSeat


class Held:
    """What opens an exercise once it is let go, and on which thread it did."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.go = threading.Event()
        self.threads: list[int] = []
        self.is_begun = False

    def __call__(self) -> Callable[[], Seat]:
        self.threads.append(threading.get_ident())
        assert self.go.wait(5)
        return self._begin

    def _begin(self) -> Seat:
        self.threads.append(threading.get_ident())
        self.is_begun = True
        return self.seat


async def test_the_first_frame_says_what_is_opened_and_the_rest_comes_from_another_thread() -> None:
    held = Held(CannedSeat(FIRST_ORDERS))
    app = TabletopApp(Opening("Strait of Shadows", "reading the scenario", held))
    async with app.run_test(size=(80, 24)) as pilot:
        first = await shown(pilot)
        assert "Strait of Shadows" in first
        assert "reading the scenario" in first
        held.go.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "BRIEFING" in await shown(pilot)
    assert len(held.threads) == 2
    assert threading.get_ident() not in held.threads


async def test_keys_pressed_while_it_opens_are_taken_once_and_in_their_order() -> None:
    held = Held(CannedSeat(FIRST_ORDERS))
    app = TabletopApp(Opening("Strait", "reading", held))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "o")
        held.go.set()
        await app.workers.wait_for_complete()
        for _ in range(3):
            await pilot.pause()
        assert getattr(app.screen, "NAME", "") == "orders"


async def test_leaving_while_it_opens_records_nothing() -> None:
    held = Held(CannedSeat(FIRST_ORDERS))
    app = TabletopApp(Opening("Strait", "reading", held))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
        held.go.set()
    assert not app.is_open
    assert not held.is_begun
    assert app.failure is None


@pytest.mark.parametrize("error", [ValueError("the scenario is wrong"), OSError("the disk is gone")])
async def test_what_goes_wrong_while_it_opens_ends_the_app_and_is_kept_for_the_caller(
    error: Exception,
) -> None:
    def read() -> Callable[[], Seat]:
        raise error

    app = TabletopApp(Opening("Strait", "reading", read))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.failure is error


async def test_the_seat_works_beside_the_screen_and_a_key_meanwhile_counts_once() -> None:
    class Slow(CannedSeat):
        go = threading.Event()
        thread = 0

        def order(self, option: str) -> str | None:
            self.thread = threading.get_ident()
            assert self.go.wait(5)
            return super().order(option)

    seat = Slow(ORDERS)
    app = TabletopApp(seat)
    app.asks_reasons = False
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o")
        app.simulate_key("enter")
        for _ in range(20):
            await asyncio.sleep(0.01)  # the loop runs on while the seat works
        assert seat.thread not in (0, threading.get_ident())
        app.simulate_key("u")
        await asyncio.sleep(0.05)
        assert seat.asked == []
        seat.go.set()
        await pilot.pause()
        await pilot.pause()
    assert [one[0] for one in seat.asked] == ["order", "undo"]
