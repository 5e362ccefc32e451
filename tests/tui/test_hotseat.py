"""People who pass the keyboard: what stands between two seats, drawn and in words."""

from collections.abc import Callable

import pytest

from tabletop.cli import plain
from tabletop.exercise import hotseat
from tabletop.exercise.session import Session
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


def test_the_plain_mode_hides_what_was_said_and_names_the_next_seat() -> None:
    session = table()
    lines = iter(("", "", "e", "y", "", "", "q"))
    said: list[str] = []
    plain.run(session, read=lambda: next(lines, None), say=said.append)
    handed = [at for at, one in enumerate(said) if one.startswith("Hand the keyboard to")]
    assert len(handed) == 2
    assert said[handed[1] - plain.HIDING : handed[1]] == [""] * plain.HIDING
    names = [said[at] for at in handed]
    assert names[0] != names[1]
    assert session.view().seat == "bram"


def test_a_plain_game_of_two_seats_is_played_to_its_end() -> None:
    session = table()
    said: list[str] = []

    def read() -> str | None:
        last = said[-1]
        if last.startswith("An empty line to leave"):
            return "p" if said.count("Debrief.") < 2 else None
        return "e" if last.startswith("Order,") else "y" if last.startswith("End the turn?") else ""

    plain.run(session, read=read, say=said.append)
    assert said.count("Debrief.") == 2
