"""The Review screen, and the same in words."""

import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tabletop.cli import plain
from tabletop.exercise.beside import Here
from tabletop.exercise.review import Review
from tabletop.exercise.untried import Step
from tabletop.tui.app import TabletopApp
from tabletop.tui.settings import Setup
from tests.tui.conftest import shown
from tests.tui.fixtures import OVER, CannedSeat
from tests.tui.reviewed import REVIEW, STEPS

NARROW = [(80, 24), (100, 30)]
SIZES = [*NARROW, (120, 40)]
#: Keys from the review to what is looked at, and the sizes in which it looks different from the rest.
SCENES: dict[str, tuple[list[tuple[int, int]], tuple[str, ...]]] = {
    "review": (SIZES, ()),
    "review-decisions": (NARROW, ("right",)),
    "review-otherwise": (NARROW, ("right",) * 2),
    "review-causes": (NARROW, ("right",) * 3),
    "review-trust": (NARROW, ("right",) * 4),
    "review-escalation": (NARROW, ("right",) * 5),
    "review-tracks": (NARROW, ("right",) * 6),
    "review-expected": (NARROW, ("left",)),
    "review-further": ([(120, 40)], ("end", "tab", "end")),
    "review-whatif": (SIZES, (*("down",) * 3, "enter")),
    "review-judge": (SIZES, ("t",)),
    "review-again": (SIZES, ("n",)),
    "review-export": (SIZES, ("x",)),
}


@asynccontextmanager
async def reviewing(
    seat: CannedSeat, size: tuple[int, int] = (120, 40), setup: Setup | None = None
) -> AsyncIterator[Pilot[None]]:
    """The review, all of it found."""
    app = TabletopApp(seat, setup)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


@pytest.mark.parametrize(
    ("scene", "size"),
    [
        pytest.param(scene, size, id=f"{scene}-{size[0]}x{size[1]}")
        for scene, (sizes, _) in SCENES.items()
        for size in sizes
    ],
)
async def test_the_review_looks_as_it_did(
    scene: str,
    size: tuple[int, int],
    golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "tabletop.tui.screens.review.keep", lambda folders, name, text: Path("/home/lea") / name
    )
    async with reviewing(CannedSeat(OVER), size) as pilot:
        await pilot.press(*SCENES[scene][1])
        text = await shown(pilot)
        assert max(map(len, text.splitlines())) <= size[0]
        golden(f"{scene}-{size[0]}x{size[1]}", text)


async def test_a_number_of_the_review_opens_at_large_and_tells_why_it_moved() -> None:
    async with reviewing(CannedSeat(OVER)) as pilot:
        await pilot.press("tab", "enter")
        assert "At the beginning and after each turn: 58, 60, 62, 64" in await shown(pilot)
        await pilot.press("escape", "l")
        assert "Why did it move? Meridia's trust in you" in await shown(pilot)


async def test_an_objective_opens_with_its_way_over_the_turns() -> None:
    async with reviewing(CannedSeat(OVER), (80, 24)) as pilot:
        await pilot.press("enter")
        assert "After each turn, of 100: 40, 40, 40" in await shown(pilot)


async def test_an_order_opens_with_every_way_in_which_it_was_tried_otherwise() -> None:
    async with reviewing(CannedSeat(OVER), (80, 24)) as pilot:
        await pilot.press("right", "down", "down", "enter")
        text = await shown(pilot)
        assert "+5.2 ▲ turn 2  asking Those willing instead of" in text
        await pilot.press("escape", "up", "enter")
        assert "It was not tried otherwise." in await shown(pilot)


async def test_what_was_expected_is_judged_by_people_and_kept() -> None:
    seat = CannedSeat(OVER)
    async with reviewing(seat, (80, 24)) as pilot:
        await pilot.press("left")
        assert "A question from the press  ? not judged" in await shown(pilot)
        await pilot.press("down", "t", "down", "enter")
        assert "A question from the press  ~ in part" in await shown(pilot)
    assert seat.asked == [("note", "in part", None, "expected:press_question:2")]


async def test_the_review_is_written_where_the_setup_says_and_never_over_another(tmp_path: Path) -> None:
    folder = tmp_path / "reviews"
    async with reviewing(CannedSeat(OVER), setup=Setup(papers=folder)) as pilot:
        await pilot.press("x")
        await pilot.pause()
        await pilot.press("x")
        assert "Written:" in await shown(pilot)
    names = ["review-strait-7f3k-norland-2.md", "review-strait-7f3k-norland.md"]
    assert sorted(one.name for one in folder.iterdir()) == names


async def test_without_a_folder_it_is_written_where_people_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reviewing(CannedSeat(OVER)) as pilot:
        await pilot.press("x")
        await pilot.pause()
    assert (tmp_path / "review-strait-7f3k-norland.md").read_text("utf-8").startswith("# Review: ")


async def test_a_review_that_cannot_be_written_says_so_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    monkeypatch.setattr(Path, "cwd", lambda: taken)
    async with reviewing(CannedSeat(OVER), setup=Setup(papers=taken)) as pilot:
        await pilot.press("x")
        text = await shown(pilot)
    assert "Nothing was written" in text
    assert "Where it was decided" in text


async def test_one_begins_anew_with_other_dice_at_the_briefing() -> None:
    seat = CannedSeat(OVER)
    async with reviewing(seat) as pilot:
        await pilot.press("n", "enter")
        assert seat.asked == []
        await pilot.press("n", "down", "enter")
        await pilot.pause()
        assert seat.asked == [("again",)]
        assert isinstance(pilot.app, TabletopApp)
        assert pilot.app.seat is not seat
        assert "BRIEFING" in (await shown(pilot)).upper()


async def test_what_is_found_appears_while_the_search_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = threading.Event()

    def steps() -> Iterator[Step]:
        yield STEPS[0]
        goes_on.wait(5)
        yield from STEPS[1:]

    monkeypatch.setattr("tabletop.tui.screens.looking_back.BETWEEN", 0.0)
    monkeypatch.setattr("tabletop.tui.screens.looking_back.SETTLED", 0.0)
    seat = CannedSeat(OVER)
    monkeypatch.setattr(seat, "untried", lambda: Here(steps()))
    app = TabletopApp(seat)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        for _ in range(100):
            await pilot.pause(0.02)
            if "Trying 1 of 3 decisions" in await shown(pilot):
                break
        text = await shown(pilot)
        assert "Trying 1 of 3 decisions" in text
        assert "Not ordering “Consult Ostland”" in text
        await pilot.press("down")
        goes_on.set()
        await app.workers.wait_for_complete()
        assert "One game each, with these dice" in await shown(pilot)


async def test_nothing_is_played_again_on_the_thread_that_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    seat = CannedSeat(OVER)

    def look() -> Review:
        threads.append(threading.get_ident())
        return REVIEW

    def steps() -> Iterator[Step]:
        for one in STEPS:
            threads.append(threading.get_ident())
            yield one

    monkeypatch.setattr(seat, "review", lambda: look)
    monkeypatch.setattr(seat, "untried", lambda: Here(steps()))
    async with reviewing(seat):
        assert len(threads) == 1 + len(STEPS)
        assert threading.get_ident() not in threads


async def test_a_search_stops_when_people_leave_the_review(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def steps() -> Iterator[Step]:
        nonlocal asked
        for asked in range(1, 100_000):
            time.sleep(0.001)
            yield Step(asked, 100_000, None)

    seat = CannedSeat(OVER)
    monkeypatch.setattr(seat, "untried", lambda: Here(steps()))
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("r")
        while not asked:
            await pilot.pause(0.01)
        await pilot.press("escape")
        await app.workers.wait_for_complete()
        assert 0 < asked < 100_000 - 1
        assert "DEBRIEF" in (await shown(pilot)).upper()


async def test_a_search_that_takes_too_long_stops_and_says_how_far_it_came(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tabletop.exercise.trying.BUDGET", 0.0)
    async with reviewing(CannedSeat(OVER), (80, 24)) as pilot:
        assert "1 of 3 orders and answers" in " ".join((await shown(pilot)).split())


async def test_one_goes_back_to_the_debrief_and_from_there_to_a_turn() -> None:
    seat = CannedSeat(OVER)
    app = TabletopApp(seat)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("6")
        await app.workers.wait_for_complete()
        await pilot.press("w", "enter", "enter")
        await pilot.pause()
        assert "DEBRIEF" in await shown(pilot)
    assert seat.asked == [("rewind", 3, "same")]


def test_the_plain_mode_says_the_same_in_words() -> None:
    lines = iter(("r",))
    said: list[str] = []
    plain.run(CannedSeat(OVER), read=lambda: next(lines, None), say=said.append)
    assert "- Meridia: 58 to 64 (+6): 58, 60, 62, 64." in said
    assert "- What is in hold three: 100 to 0 (−100): 100, 100, 100, 0; you could not see it." in said
    assert any("Turn 1, without “Consult Meridia”: −26.0 points, The quay" in one for one in said)
    assert any(
        "Turn 3: Board and search" in one and "+35.0 points against not ordering it" in one for one in said
    )
    assert any("time 1" in one and "exposure 1" in one for one in said)
    assert any("Expected: The team speaks about the law" in one for one in said)
    assert any("you said 73 %, 67 % came out. Brier's score 0.22" in one for one in said)
    assert any(
        one.startswith("- 2, from turn 3 with the same dice: The crates, and a bill, 66") for one in said
    )
    assert not set("━╌┊●▲▼█▒░▁▂▃▄▅▆▇│─▌◆✓✗") & set("".join(said))
