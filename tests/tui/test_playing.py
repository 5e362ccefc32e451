"""A turn by keyboard: what each key makes the seat do."""

from dataclasses import replace

import pytest

from tabletop.exercise.session import Session
from tabletop.journal import Ended, Ordered
from tabletop.journal.memory import MemoryJournal
from tabletop.tui.app import TabletopApp
from tabletop.tui.presenters.orders import is_open
from tests.engine.views.games import program
from tests.tui.conftest import shown
from tests.tui.fixtures import FLOOR, ORDERS, PRESS, RESULTS, CannedSeat, whole_game

SIZES = ((80, 24), (100, 30), (120, 40))


# Some seconds each on a busy machine: every key is followed by a painted screen.
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_whole_game_is_played_by_keyboard(size: tuple[int, int]) -> None:
    seat = whole_game()
    app = TabletopApp(seat)
    async with app.run_test(size=size) as pilot:
        for keys in (
            ("enter", "o", "enter"),  # briefing, situation; the first order, which is certain
            ("e", "end", "enter"),  # end the turn although effort is left
            ("enter", "enter"),  # floor, results
            ("a", "down", "enter"),  # the dilemma
            ("o", *("down",) * 6, "enter", "down", "enter"),  # an order that two bodies may decide
            ("8", "0", "enter", *"law", "enter"),  # how sure, and why
            ("e", "end", "enter", "enter", "enter"),
        ):
            await pilot.press(*keys)
        await pilot.pause()
        assert "ENDEX" in await shown(pilot)
    assert seat.asked == [
        ("order", "consult.meridia"),
        ("advance",),
        ("advance",),
        ("advance",),
        ("answer", "press_question", "law_only"),
        ("note", "law", 80.0, "boarding@willing"),
        ("order", "boarding@willing"),
        ("advance",),
        ("advance",),
        ("advance",),
    ]


# Some seconds each: every key is followed by a painted screen, and a whole game takes dozens.
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_real_exercise_is_played_from_briefing_to_debrief_by_keyboard(size: tuple[int, int]) -> None:
    """Reads, orders the first thing offered each turn, answers what is asked; every key is one of the keyboard's."""
    journal = MemoryJournal()
    session = Session.begin(
        program("harbour"), {"scenario.yaml": "id: harbour"}, journal, seed=7, seat="alba"
    )
    app = TabletopApp(session)
    seen: list[str] = []
    async with app.run_test(size=size) as pilot:
        while not seen or seen[-1] != "debrief":
            assert len(seen) < 100, seen
            seen.append(getattr(pilot.app.screen, "NAME", ""))
            view = session.view()
            if seen[-1] == "situation":
                if any(one.asks_me and not one.answer for one in view.injects):
                    await pilot.press("a", "enter")
                await pilot.press("o")
            elif seen[-1] == "orders":
                can = [one for one in view.menu if one.is_available]
                if can:  # the rest hidden, the first row can be ordered; some ask who decides, some how sure
                    forums = can[0].forums
                    asked = len(forums) > 1, is_open(forums[0])
                    await pilot.press("v", "enter", *("enter" for one in asked if one))
                await pilot.press("e", "end", "enter")
            else:
                await pilot.press("enter")
            await pilot.pause()
        assert "ENDEX" in await shown(pilot)
    entries = journal.read(session.exercise_id)
    assert {"briefing", "situation", "orders", "results", "debrief"} <= set(seen)
    assert sum(isinstance(one, Ordered) for one in entries) > 1
    assert isinstance(entries[-1], Ended)


async def test_an_order_is_given_and_taken_back() -> None:
    seat = CannedSeat(ORDERS)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", *("down",) * 9, "enter", "escape")  # asked how sure, and gone back
        assert "Given: nothing yet" in await shown(pilot)
        await pilot.press("enter", "enter")
        assert "Given: Share" in await shown(pilot)
        await pilot.press("u")
        assert "Given: nothing yet" in await shown(pilot)


async def test_what_cannot_be_ordered_says_the_clause_and_is_not_sent() -> None:
    seat = CannedSeat(ORDERS)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "down", "down", "down", "down", "enter")
        await pilot.pause()
        assert "a resolution is already on its way" in await shown(pilot)
    assert seat.asked == []


async def test_ending_a_turn_with_effort_left_goes_back_by_default() -> None:
    seat = CannedSeat(ORDERS)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "e")
        assert "“Ask for a day's" in await shown(pilot)  # the default that would stand
        await pilot.press("enter")
    assert seat.asked == []


async def test_ending_a_turn_with_nothing_left_to_do_asks_nothing() -> None:
    seat = CannedSeat(replace(ORDERS, effort_left=0, injects=(replace(PRESS, answer="deny"),)), FLOOR)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "e")
    assert seat.asked == [("advance",)]


async def test_a_floor_on_which_nothing_is_decided_is_passed_by() -> None:
    seat = CannedSeat(replace(ORDERS, effort_left=0, injects=()), replace(FLOOR, orders=()), RESULTS)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "e")
        await pilot.pause()
        assert "RESULTS" in await shown(pilot)


async def test_votes_and_amendments_reach_the_seat() -> None:
    seat = CannedSeat(FLOOR)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "end", "enter")
        await pilot.press("down", "a", "end", "enter")
    assert seat.asked == [
        ("vote", "ostland:share_quay", "no"),
        ("amend", "boarding+officer@council", "withdraw"),
    ]


async def test_a_note_keeps_words_and_confidence_about_the_highlighted_order() -> None:
    seat = CannedSeat(ORDERS)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "n", *"law", "enter", "7", "0", "enter")
    assert seat.asked == [("note", "law", 70.0, "consult.meridia")]


async def test_quitting_says_how_to_go_on_and_needs_a_second_word() -> None:
    app = TabletopApp(CannedSeat(ORDERS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
        assert "tabletop resume strait-7f3k" in await shown(pilot)
        await pilot.press("enter")
        assert app.is_running
        await pilot.press("q", "down", "enter")
    assert not app.is_running


async def test_a_refusal_is_said_and_the_screen_stays() -> None:
    seat = CannedSeat(ORDERS)
    seat.refusal = "The purse is empty."
    app = TabletopApp(seat)
    app.asks_reasons = False
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("o", "enter")
        await pilot.pause()
        assert "The purse is empty." in await shown(pilot)
        assert "ORDERS" in await shown(pilot)


async def test_a_record_that_cannot_be_written_ends_the_app_and_is_told_to_the_caller() -> None:
    class Broken(CannedSeat):
        def order(self, option: str) -> str | None:
            raise OSError("the disk is full")

    app = TabletopApp(Broken(ORDERS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "enter")
    assert isinstance(app.failure, OSError)


async def test_text_of_others_is_shown_as_it_was_typed_without_markup_and_control_signs() -> None:
    hostile = replace(
        PRESS, title="[red]Title[/]", asks_me=False, text="[bold]x[/bold] \x1b[31mred\x1b[0m \u202eabc"
    )
    app = TabletopApp(CannedSeat(replace(ORDERS, injects=(hostile,))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "[bold]x[/bold] [31mred[0m abc" in await shown(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "[red]Title[/]" in await shown(pilot)
        assert "\x1b" not in await shown(pilot)
        assert "\u202e" not in await shown(pilot)


async def test_without_colour_nothing_is_drawn_in_colour_and_the_highlight_still_shows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = TabletopApp(CannedSeat(ORDERS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "▌ ◆ A question from the press" in await shown(pilot)
        colours = {
            segment.style.color.name
            for strip in app.screen._compositor.render_strips()
            for segment in strip.apply_filter(app._filters[-1], app.screen.background_colors[1])
            if segment.style is not None and segment.style.color is not None
        }
        assert colours <= {"default"}


async def test_the_palette_finds_what_the_screen_offers_and_changes_the_theme() -> None:
    app = TabletopApp(CannedSeat(ORDERS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "colon", *"light")
        await pilot.pause(0.3)
        assert "Theme light" in await shown(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.theme == "tabletop-light"


async def test_what_was_said_in_passing_does_not_follow_to_the_next_screen() -> None:
    app = TabletopApp(CannedSeat(ORDERS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("o", "down", "down", "down", "down", "enter", "s")
        await pilot.pause()
        assert "a resolution is already on its way" not in await shown(pilot)
