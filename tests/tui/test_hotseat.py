"""People who pass the keyboard: what stands between two seats, drawn and in words."""

from collections.abc import Callable

import pytest

from tabletop.cli import plain
from tabletop.cli.plain.sitting import HIDING
from tabletop.exercise import hotseat
from tabletop.exercise.session import Session
from tabletop.journal import Voted
from tabletop.journal.memory import MemoryJournal
from tabletop.tui.app import TabletopApp
from tests.engine.views.games import program
from tests.tui.conftest import shown


def table() -> Session:
    files = {"scenario.yaml": "id: harbour"}
    return hotseat.begin(program("harbour"), files, MemoryJournal(), seed=7, seats=("alba", "bram"))


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_between_two_seats_nothing_of_either_is_shown(
    size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    session = table()
    app = TabletopApp(session)
    app.asks_reasons = False
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "Hand the keyboard to" in await shown(pilot)
        await pilot.press("enter")
        assert "BRIEFING" in (await shown(pilot)).upper()
        await pilot.press("enter", "o", "enter", "e")
        if session.view().seat == "alba":  # effort is left
            await pilot.press("end", "enter")
        golden(f"handover-{size[0]}x{size[1]}", await shown(pilot))
        await pilot.press("enter")
        assert "BRIEFING" in (await shown(pilot)).upper()
        assert session.view().seat == "bram"


async def test_the_last_turn_of_two_seats_is_played_by_keyboard_and_each_sees_its_debrief() -> None:
    session = table()
    while session.game.turn < session.view().turns:
        session.advance()
    app = TabletopApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(20):
            if session.game.stage == "over":
                break
            name = getattr(pilot.app.screen, "NAME", "")
            await pilot.press(*(("e",) if name == "situation" else ("end", "enter")))
        while getattr(pilot.app.screen, "NAME", "") != "debrief":
            await pilot.press("enter")
        first = session.view().seat
        await pilot.press("p", "enter")
        await pilot.pause()
        assert "ENDEX" in await shown(pilot)
        assert session.view().seat != first


async def test_help_palette_and_clipboard_tell_nothing_of_the_last_seat() -> None:
    session = table()
    app = TabletopApp(session)
    app.asks_reasons = False
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter", "n", *"our plan")
        app.copy_to_clipboard("our plan")
        await pilot.press("enter", "enter")
        assert "Noted for the review." in await shown(pilot)
        await pilot.press("e", "end", "enter")
        secrets = ("our plan", "Noted", "Tension", "Situation", "SITUATION")
        assert "Hand the keyboard to Bram" in await shown(pilot)
        for keys in ((), ("question_mark",), ("escape", "colon"), ("escape", "q")):
            await pilot.press(*keys)
            text = await shown(pilot)
            assert not [one for one in secrets if one in text], keys
        assert app.clipboard == ""
        assert app.title == "tabletop"


async def test_the_second_seat_votes_on_the_floor_and_the_exercise_goes_on_after_a_break() -> None:
    journal = MemoryJournal()
    files = {"scenario.yaml": "id: harbour"}
    session = hotseat.begin(program("harbour"), files, journal, seed=7, seats=("alba", "bram"))
    asked = next(
        forum.option
        for entry in session.view().menu
        if entry.is_available
        for forum in entry.forums
        if any(one.actor == "bram" for one in forum.stances)
    )
    assert session.order(asked) is None
    session.advance()
    resumed = hotseat.resume(program("harbour"), journal, session.exercise_id)  # in the middle of the stage
    app = TabletopApp(resumed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Hand the keyboard to Alba" in await shown(pilot)
        await pilot.press("enter")
        for _ in range(12):
            if resumed.view().stage == "floor" and resumed.view().seat == "bram":
                break
            name = getattr(pilot.app.screen, "NAME", "")
            await pilot.press(*(("e",) if name == "situation" else ("end", "enter")))
            await pilot.pause()
        while getattr(pilot.app.screen, "NAME", "") != "floor":
            await pilot.press("enter")
            await pilot.pause()
        await pilot.press("v", "end", "enter")
        await pilot.pause()
    votes = [one for one in journal.read(session.exercise_id) if isinstance(one, Voted)]
    assert [(one.actor, one.order, one.vote) for one in votes] == [("bram", f"alba:{asked}", "no")]


def test_the_plain_mode_hides_what_was_said_and_names_the_next_seat() -> None:
    session = table()
    lines = iter(("", "", "e", "y", "", "", "q"))
    said: list[str] = []
    plain.run(session, read=lambda: next(lines, None), say=said.append)
    handed = [at for at, one in enumerate(said) if one.startswith("Hand the keyboard to")]
    assert len(handed) == 2
    assert said[handed[1] - HIDING : handed[1]] == [""] * HIDING
    names = [said[at] for at in handed]
    assert names[0] != names[1]
    assert session.view().seat == "bram"


def test_a_plain_game_of_two_seats_is_played_to_its_end() -> None:
    session = table()
    said: list[str] = []

    def read() -> str | None:
        last = said[-1]
        if last.startswith("An empty line to leave"):
            return "next" if said.count("Debrief.") < 2 else None
        return "e" if last.startswith("Order,") else "y" if last.startswith("End the turn?") else ""

    plain.run(session, read=read, say=said.append)
    assert said.count("Debrief.") == 2
