"""Each action of the table, on each screen that offers it: reached by each of its keys, and in the palette."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.screen import Screen

from tabletop.engine.view import View
from tabletop.journal.memory import MemoryJournal
from tabletop.tui import actions
from tabletop.tui.app import TabletopApp
from tabletop.tui.dressed import DressedApp
from tabletop.tui.library import LibraryApp
from tabletop.tui.screens import table
from tabletop.tui.screens.library import LibraryScreen
from tabletop.tui.settings import Settings, Setup
from tests.tui.fixtures import FIRST_ORDERS, FLOOR, OVER, RESULTS, CannedSeat
from tests.tui.test_map import MAPPED

VIEWS: dict[str, View] = {
    "briefing": FIRST_ORDERS,
    "situation": MAPPED,
    "orders": MAPPED,
    "map": MAPPED,
    "floor": FLOOR,
    "results": RESULTS,
    "debrief": OVER,
    "review": OVER,
    "handover": OVER,
}
#: Keys that lead to screens beside a stage's own.
LEADS = {"orders": "o", "map": "m", "review": "r"}
SCREENS: dict[str, type[Screen[None]]] = {**table.SCREENS, "library": LibraryScreen}


def made(screen: str, setup: Setup | None = None) -> DressedApp[Any]:
    """The application in which this screen comes up."""
    if screen == "library":
        from tabletop.exercise.shelf import Shelf

        return LibraryApp(Shelf(MemoryJournal()), setup=setup)
    seat = CannedSeat(replace(VIEWS[screen]))
    seat.is_shared = screen == "handover"
    return TabletopApp(seat, setup)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, DressedApp[Any]], list[str]]:
    """`done(screen, app)` makes every action of the screen write down its id instead, and gives the list."""

    def listen(screen: str, running: DressedApp[Any]) -> list[str]:
        heard: list[str] = []
        for action in actions.of(screen):
            owner = SCREENS[screen] if action.screens else type(running)

            def hear(self: object, id: str = action.id) -> None:
                heard.append(id)

            monkeypatch.setattr(owner, f"action_{action.id}", hear)
        monkeypatch.setattr(SCREENS[screen], "check_action", lambda *_: True)
        return heard

    return listen


@pytest.mark.parametrize("screen", actions.screens())
async def test_every_action_of_a_screen_is_reached_by_its_keys_and_in_the_palette(
    screen: str, done: Callable[[str, DressedApp[Any]], list[str]]
) -> None:
    running = made(screen)
    async with running.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        if screen in LEADS:
            await pilot.press(LEADS[screen])
        heard = done(screen, running)
        for action in actions.of(screen):
            for key in action.keys.split(","):
                heard.clear()
                await pilot.press(key)
                assert heard == [action.id], f"{key} on {screen}"
        offered = {one.title for one in running.get_system_commands(running.screen)}
        assert {a.label.capitalize() for a in actions.of(screen) if a.id != "palette"} <= offered


@pytest.mark.parametrize("screen", actions.screens())
async def test_every_action_can_be_given_another_key_which_help_and_footer_tell(
    screen: str, done: Callable[[str, DressedApp[Any]], list[str]]
) -> None:
    keymap = {action.id: f"ctrl+f{at}" for at, action in enumerate(actions.of(screen), start=1)}
    entry = {"orders": "f11", "map": "f12", "review": "f10"}
    running = made(screen, Setup(Settings(keymap={**entry, **keymap} if screen in entry else keymap)))
    async with running.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        if screen in entry:
            await pilot.press(entry[screen])
        heard = done(screen, running)
        for action in actions.of(screen):
            heard.clear()
            await pilot.press(keymap[action.id])
            assert heard == [action.id]
            heard.clear()
            await pilot.press(action.keys.split(",")[0])
            assert heard == [], f"{action.id} still listens to its old key"
