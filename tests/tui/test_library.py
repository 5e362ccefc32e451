"""The library: as it looks, and what each key leads to."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tabletop.exercise.session import Session
from tabletop.exercise.shelf import Shelf
from tabletop.journal.memory import MemoryJournal
from tabletop.scenario.library import Heading
from tabletop.scenario.load import load
from tabletop.tui.library import Choice, GoOn, LibraryApp, NewGame
from tabletop.tui.presenters import library
from tests.cli.samples import SCENARIO
from tests.contracts.journal.samples import STARTED
from tests.tui.conftest import shown

SIZES = [(80, 24), (100, 30), (120, 40)]
Golden = Callable[[str, str], None]
Shown = Pilot[Choice | None]


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def journal() -> MemoryJournal:
    seconds, tokens = count(), count(10)
    start = datetime(2031, 3, 4, 6, tzinfo=UTC)
    return MemoryJournal(
        clock=lambda: start + timedelta(minutes=next(seconds)), token=lambda: f"7f{next(tokens)}"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for id, title in (("broken", "A scenario with a mistake"), ("tiny", "A tiny crisis")):
        (tmp_path / id).mkdir()
        text = SCENARIO.replace("id: tiny", f"id: {id}").replace("A tiny crisis", title)
        text = text.replace("lead: north", "lead: nobody") if id == "broken" else text
        (tmp_path / id / "scenario.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def played(journal: MemoryJournal, folder: Path, *, turns: int = 9, sure: float | None = None) -> str:
    loaded = load(folder / "tiny")
    session = Session.begin(loaded.usable(), loaded.files, journal, seed=3, seat="north")
    while session.view().stage != "over" and session.view().turn <= turns:
        if session.view().stage == "orders" and session.order("warn") is None and sure is not None:
            session.note("", sure, "warn")
        session.advance()
    return session.exercise_id


async def settled(app: LibraryApp, pilot: Shown) -> str:
    await app.workers.wait_for_complete()
    await pilot.pause()
    return await shown(pilot)


@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
async def test_the_library_looks_as_it_did(
    size: tuple[int, int], journal: MemoryJournal, folder: Path, golden: Golden
) -> None:
    played(journal, folder, sure=90)
    played(journal, folder, sure=60)
    played(journal, folder, turns=1)
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=size) as pilot:
        golden(f"library-{size[0]}x{size[1]}", await settled(app, pilot))
        await pilot.press("down", "down")
        golden(f"library-scenario-{size[0]}x{size[1]}", await settled(app, pilot))
        await pilot.press("enter")
        text = await settled(app, pilot)
        golden(f"begin-{size[0]}x{size[1]}", text)
        assert "Who plays?" in text


async def test_enter_on_a_scenario_asks_for_seat_and_seed_and_begins(
    journal: MemoryJournal, folder: Path
) -> None:
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        await pilot.press("down", "tab", *"4711", "enter")
    assert app.return_value == NewGame(folder / "tiny" / "scenario.yaml", ("south",), 4711)


async def test_without_a_seed_chance_draws_one(journal: MemoryJournal, folder: Path) -> None:
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        await pilot.press("enter")
    assert app.return_value == NewGame(folder / "tiny" / "scenario.yaml", ("north",), None)


async def test_space_marks_the_seats_of_several_people_and_says_what_that_means(
    journal: MemoryJournal, folder: Path
) -> None:
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("down", "enter")
        assert "You play North alone" in await settled(app, pilot)
        await pilot.press("down", "space", "up", "space")
        text = await settled(app, pilot)
        assert "North and South share this keyboard, North first." in text
        assert text.count("● ") == 2
        await pilot.press("enter")
    assert app.return_value == NewGame(folder / "tiny" / "scenario.yaml", ("north", "south"), None)


async def test_a_seat_is_marked_and_unmarked_with_the_mouse_on_its_sign(
    journal: MemoryJournal, folder: Path
) -> None:
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("down", "enter")
        lines = (await settled(app, pilot)).splitlines()
        y = next(at for at, one in enumerate(lines) if "○ South" in one)
        await pilot.click(offset=(lines[y].index("○"), y))
        assert "● South" in await settled(app, pilot)
        assert "You play South alone" in await settled(app, pilot)


@pytest.mark.parametrize("words", ["-1", "9223372036854775808"])
async def test_a_seed_out_of_range_is_refused_in_words(
    words: str, journal: MemoryJournal, folder: Path
) -> None:
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(app, pilot)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        await pilot.press("tab", *(sign if sign != "-" else "minus" for sign in words), "enter")
        assert "A seed is a whole number" in await settled(app, pilot)
        assert app.is_running


async def test_a_scenario_that_cannot_be_used_says_why(journal: MemoryJournal, folder: Path) -> None:
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        await pilot.press("enter")
        text = await settled(app, pilot)
        assert "A scenario with a mistake cannot be played" in text
        assert "nobody" in text
        await pilot.press("escape")
        assert app.is_running


async def test_r_goes_on_with_the_last_open_exercise_from_anywhere(
    journal: MemoryJournal, folder: Path
) -> None:
    played(journal, folder, turns=1)
    last = played(journal, folder, turns=1)
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("down", "r")
    assert app.return_value == GoOn(last)


async def test_enter_on_an_exercise_opens_that_one(journal: MemoryJournal, folder: Path) -> None:
    first = played(journal, folder)
    played(journal, folder, turns=1)
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press("end", "enter")
    assert app.return_value == GoOn(first)


async def test_with_nothing_open_resume_is_not_offered(journal: MemoryJournal, folder: Path) -> None:
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "r resume" not in await settled(app, pilot)
        await pilot.press("r")
        assert app.is_running


async def test_an_empty_library_says_so_and_can_be_left(journal: MemoryJournal, tmp_path: Path) -> None:
    app = LibraryApp(Shelf(journal, folder=tmp_path / "none"), "Something went wrong before.")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        text = await settled(app, pilot)
        assert "0 scenarios · 0 exercises" in text
        assert "There is no scenario here." in text
        assert "Something went wrong before." in text
        await pilot.press("q")
    assert not app.is_running
    assert app.return_value is None


async def test_who_has_never_played_is_told_what_a_game_is(journal: MemoryJournal, folder: Path) -> None:
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(80, 24)) as pilot:
        text = await settled(app, pilot)
        assert "New here?" in text
        assert "Enter opens the scenario" in text
    played(journal, folder, turns=1)
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "New here?" not in await settled(app, pilot)


def test_scenarios_stand_with_the_easiest_first() -> None:
    offers = [
        Heading(id, id, "", difficulty, 3, Path())
        for id, difficulty in (("a", "advanced"), ("b", ""), ("c", "introductory"), ("d", "intermediate"))
    ]
    assert [row.key for row in library.shelf(offers, [], 60) if row.key] == [
        f"scenario:{id}" for id in "cdab"
    ]


async def test_a_record_of_a_newer_version_is_told_apart_and_not_opened(
    folder: Path, journal: MemoryJournal
) -> None:
    played(journal, folder, turns=1)
    journal.create(replace(STARTED, format=STARTED.format + 1, title="From the future"))
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        text = await settled(app, pilot)
        assert "2 exercises, 1 open" in text
        assert "Cannot be opened" in text
        await pilot.press("end", "enter")
        text = await settled(app, pilot)
        assert "nothing in it is changed or lost" in " ".join(text.split())
        assert "cannot be opened: made by a newer version" in text
        assert app.is_running


async def test_help_tells_the_keys_of_the_library(journal: MemoryJournal, folder: Path) -> None:
    app = LibraryApp(Shelf(journal, folder=folder))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(app, pilot)
        await pilot.press("question_mark")
        told = await settled(app, pilot)
        assert "Begin the highlighted scenario, or open the exercise." in told
        assert "Go on with the exercise that was played last." not in told, "there is none"
