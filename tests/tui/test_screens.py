"""Every screen as people see it, at the smallest size, at a middle one and at a roomy one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tabletop.engine.view import View
from tabletop.tui.app import TabletopApp
from tabletop.tui.presenters.floor import floor
from tabletop.tui.presenters.ink import width
from tests.tui.conftest import shown
from tests.tui.fixtures import FIRST_ORDERS, FLOOR, ORDERS, OVER, RESULTS, CannedSeat

#: What is shown, and the keys that lead there.
SCENES: dict[str, tuple[View, tuple[str, ...]]] = {
    "briefing": (FIRST_ORDERS, ()),
    "situation": (ORDERS, ()),
    "situation-further": (ORDERS, ("end", "down", "down", "down", "down", "down", "down", "end")),
    "dilemma": (ORDERS, ("a", "down")),
    "partner": (ORDERS, ("tab", "down", "down", "down", "down", "down", "down", "enter")),
    "ledger": (ORDERS, ("tab", "down", "down", "l")),
    "orders": (ORDERS, ("o", *("down",) * 7)),
    "orders-changes": (ORDERS, ("o", *("down",) * 7, "tab", "end")),
    "orders-ledger": (ORDERS, ("o", *("down",) * 7, "l")),
    "orders-movers": (ORDERS, ("o", *("down",) * 6)),
    "orders-lawless": (ORDERS, ("o", *("down",) * 6, "b")),
    "orders-body": (ORDERS, ("o", *("down",) * 6, "enter")),
    "orders-unavailable": (ORDERS, ("o", *("down",) * 4)),
    "orders-reasons": (ORDERS, ("o", *("down",) * 9, "enter", "7", "0", "enter")),
    "details": (ORDERS, ("o", *("down",) * 6, "d")),
    "end-turn": (ORDERS, ("o", "e")),
    "floor": (FLOOR, ()),
    "vote": (FLOOR, ("v",)),
    "amend": (FLOOR, ("a",)),
    "results": (RESULTS, ()),
    "debrief": (OVER, ()),
    "help": (ORDERS, ("o", "question_mark")),
    "quit": (ORDERS, ("q",)),
    "note": (ORDERS, ("n",)),
    "message": (ORDERS, ("down", "enter")),
    "earlier": (ORDERS, ("down", "down", "down", "enter")),
    "track": (ORDERS, ("tab", "down", "down", "enter")),
    "rewind": (OVER, ("w",)),
    "rewind-dice": (OVER, ("w", "enter")),
    "palette": (ORDERS, ("o", "colon")),
    "orders-given": (ORDERS, ("o", "enter")),
}


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)], ids=["80x24", "100x30", "120x40"])
@pytest.mark.parametrize("scene", SCENES)
async def test_a_screen_looks_as_it_did(
    scene: str, size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    view, keys = SCENES[scene]
    app = TabletopApp(CannedSeat(view))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        golden(f"{scene}-{size[0]}x{size[1]}", await shown(pilot))


@pytest.mark.parametrize("scene", ["briefing", "situation", "orders", "floor", "results", "debrief"])
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 50)])
async def test_no_line_is_wider_than_the_screen_and_help_and_quit_are_always_told(
    scene: str, size: tuple[int, int]
) -> None:
    view, keys = SCENES[scene]
    app = TabletopApp(CannedSeat(view))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        lines = (await shown(pilot)).splitlines()
        assert len(lines) == size[1]
        assert max(map(len, lines)) <= size[0]
        assert "? help" in lines[-1]
        assert "q quit" in lines[-1]


def test_long_amendments_stay_within_the_screen_at_every_width() -> None:
    words = "4 political capital more; without legal basis: Legitimacy -22, Carib's trust in you about -7.5"
    long = tuple(replace(one, words=words) for one in FLOOR.orders[0].amendments * 2)
    view = replace(FLOOR, orders=(replace(FLOOR.orders[0], amendments=long), *FLOOR.orders[1:]))
    for columns in (56, 78, 118):
        assert all(width(one) <= columns for row in floor(view, columns) for one in row.lines)
