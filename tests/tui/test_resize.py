"""A terminal made smaller and larger again: every screen and dialog keeps what was highlighted, typed and opened."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from tabletop.engine.view import View
from tabletop.exercise.shelf import Shelf
from tabletop.journal.memory import MemoryJournal
from tabletop.tui.app import TabletopApp
from tabletop.tui.dressed import DressedApp
from tabletop.tui.library import LibraryApp
from tabletop.tui.widgets.picker import Picker
from tests.cli.samples import SCENARIO
from tests.tui.conftest import shown
from tests.tui.fixtures import FIRST_ORDERS, FLOOR, OVER, RESULTS, CannedSeat
from tests.tui.test_map import MAPPED
from tests.tui.test_review import reviewing

SMALLER = [(80, 24), (100, 30)]
TOO_SMALL = (40, 10)

#: What is shown, and the keys that lead there.
SCENES: dict[str, tuple[View, tuple[str, ...]]] = {
    "briefing": (FIRST_ORDERS, ()),
    "situation": (MAPPED, ("down", "tab", "down", "down")),
    "map": (MAPPED, ("m", "down", "down")),
    "orders": (MAPPED, ("o", *("down",) * 7)),
    "orders-reasons": (MAPPED, ("o", *("down",) * 9, "enter", "7")),
    "floor": (FLOOR, ("down",)),
    "vote": (FLOOR, ("v", "down")),
    "results": (RESULTS, ("tab", "down")),
    "debrief": (OVER, ("tab", "down")),
    "dilemma": (MAPPED, ("a", "down")),
    "note": (MAPPED, ("n", *"half a", "enter", "4")),
    "help": (MAPPED, ("question_mark", "down", "down")),
    "quit": (MAPPED, ("q", "down")),
}


def kept(screen: Screen[Any]) -> list[object]:
    """What people would miss on a screen."""
    return [
        type(screen).__name__,
        screen.focused.id if screen.focused else None,
        [picker.key for picker in screen.query(Picker)],
        [(field.value, field.cursor_position) for field in screen.query(Input)],
    ]


def scrolled(screen: Screen[Any]) -> list[float]:
    return [one.scroll_y for one in screen.query("VerticalScroll, #body")]


async def resized(pilot: Pilot[Any], size: tuple[int, int]) -> str:
    await pilot.resize_terminal(*size)
    return await shown(pilot)


async def there_and_back(app: DressedApp[Any], pilot: Pilot[Any]) -> None:
    """Through the sizes; at the end everything is as it was."""
    text = await shown(pilot)
    stack = [kept(one) for one in app.screen_stack]
    places = scrolled(app.screen)
    drawn = {}
    for size in SMALLER:
        drawn[size] = await resized(pilot, size)
        lines = drawn[size].splitlines()
        assert [kept(one) for one in app.screen_stack] == stack
        assert len(lines) == size[1]
        assert max(map(len, lines)) <= size[0]
    small = await resized(pilot, TOO_SMALL)
    assert len(small.splitlines()) == TOO_SMALL[1]
    assert "This terminal has 40 columns and 10 rows" in " ".join(small.split())
    assert "nothing is lost" in small
    await pilot.press("x", "enter", "down")  # what is typed blindly goes nowhere
    assert [kept(one) for one in app.screen_stack[:-1]] == stack
    for size in SMALLER:  # another size than the one before the cover: the screen below is laid out anew
        assert (await resized(pilot, size)).splitlines()[0] == drawn[size].splitlines()[0]
        assert [kept(one) for one in app.screen_stack] == stack
    assert await resized(pilot, (120, 40)) == text
    assert [kept(one) for one in app.screen_stack] == stack
    assert scrolled(app.screen) == places


@pytest.mark.parametrize("scene", SCENES)
async def test_a_screen_keeps_everything_through_smaller_sizes(scene: str) -> None:
    view, keys = SCENES[scene]
    app = TabletopApp(CannedSeat(view))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await there_and_back(app, pilot)


@pytest.mark.parametrize("keys", [(), ("down", "down"), ("tab", "down"), ("end",), ("tab", "end")])
async def test_the_review_keeps_what_was_highlighted_in_sight_between_columns_and_pages(
    keys: tuple[str, ...],
) -> None:
    async with reviewing(CannedSeat(OVER)) as pilot:
        await pilot.press(*keys)
        await shown(pilot)
        here = pilot.app.focused
        assert isinstance(here, Picker)
        before = here.id, here.key
        for size in (*SMALLER, TOO_SMALL, SMALLER[0], (120, 40)):
            text = await resized(pilot, size)
            now = pilot.app.focused
            if size != TOO_SMALL:
                assert isinstance(now, Picker)
                assert now.key == before[1]
                assert any("▌ " in line for line in text.splitlines())
        assert isinstance(now, Picker)
        assert (now.id, now.key) == before


@pytest.mark.parametrize("keys", [(*("down",) * 3, "enter"), ("t",)])
async def test_the_review_below_a_dialog_keeps_what_was_highlighted(keys: tuple[str, ...]) -> None:
    async with reviewing(CannedSeat(OVER)) as pilot:
        await pilot.press(*keys[:-1])
        await shown(pilot)
        assert isinstance(pilot.app.focused, Picker)
        before = pilot.app.focused.key
        await pilot.press(keys[-1])
        await resized(pilot, (80, 24))
        await pilot.press("escape")
        text = await shown(pilot)
        assert isinstance(pilot.app.focused, Picker)
        assert pilot.app.focused.key == before
        assert any("▌ " in line for line in text.splitlines())


async def test_what_stands_between_two_seats_keeps_hiding_both_through_smaller_sizes() -> None:
    class Shared(CannedSeat):
        is_shared = True

    app = TabletopApp(Shared(MAPPED))
    async with app.run_test(size=(120, 40)) as pilot:
        assert "Hand the keyboard to" in await shown(pilot)
        await there_and_back(app, pilot)
        for size in SMALLER:
            text = await resized(pilot, size)
            assert "Hand the keyboard to" in text
            assert not any(inject.title and inject.title in text for inject in MAPPED.injects)


@pytest.fixture
def library(tmp_path: Path) -> LibraryApp:
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    return LibraryApp(Shelf(MemoryJournal(), folder=tmp_path))


async def test_the_library_keeps_its_place(library: LibraryApp) -> None:
    async with library.run_test(size=(120, 40)) as pilot:
        await library.workers.wait_for_complete()
        await there_and_back(library, pilot)


async def test_the_dialog_that_begins_keeps_marks_and_a_half_typed_seed(library: LibraryApp) -> None:
    async with library.run_test(size=(120, 40)) as pilot:
        await library.workers.wait_for_complete()
        await shown(pilot)
        await pilot.press("enter")
        await library.workers.wait_for_complete()
        await shown(pilot)
        await pilot.press("space", "down", "space", "tab", "4", "7")
        assert "North and South share" in await shown(pilot)
        await there_and_back(library, pilot)


@pytest.mark.parametrize("keys", [("end",), ("tab",), ("tab", "end")])
async def test_at_another_size_the_highlighted_row_is_in_sight(keys: tuple[str, ...]) -> None:
    app = TabletopApp(CannedSeat(MAPPED))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        for size in ((80, 24), (120, 20), (120, 40)):
            text = await resized(pilot, size)
            assert any("▌ " in line[:2] + line[60:62] for line in text.splitlines()), size


async def test_a_terminal_that_is_too_small_from_the_beginning_says_so_and_can_be_left() -> None:
    app = TabletopApp(CannedSeat(MAPPED))
    async with app.run_test(size=TOO_SMALL) as pilot:
        assert "nothing is lost" in await shown(pilot)
        assert "New messages" in await resized(pilot, (80, 24))
        await resized(pilot, TOO_SMALL)
        await pilot.press("ctrl+q")
        await resized(pilot, (80, 24))
        assert "Leave the exercise?" in await shown(pilot)
        await pilot.press("escape")
        assert "New messages" in await shown(pilot)
