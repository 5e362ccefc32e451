"""The situation as rows: what finds room beside what."""

from dataclasses import replace

import pytest

from tabletop.engine.view import Deadline, PledgeView, View
from tabletop.tui.presenters.ink import width
from tabletop.tui.presenters.rows import Row, height
from tabletop.tui.presenters.situation import beside, promises, theatre
from tests.tui.test_map import MAPPED


def busy(view: View) -> View:
    """A turn with more to say than there is room for."""
    long = "A cable of some length about a ship, her crew, her papers and those who wait for her. " * 6
    injects = tuple(
        replace(view.injects[0], id=f"cable{at}", text=long, is_new=True, asks_me=False) for at in range(3)
    )
    due = tuple(
        Deadline(at, f"Miles to port: band {at} if it keeps falling by 120 a turn") for at in range(9)
    )
    return replace(view, injects=injects, deadlines=due)


def words(rows: list[Row]) -> list[str]:
    return ["".join(part for part, _ in one) for row in rows for one in row.lines]


@pytest.mark.parametrize("columns", [53, 58, 78])
def test_the_map_is_in_sight_on_a_roomy_screen_however_much_there_is_to_tell(columns: int) -> None:
    for view in (MAPPED, busy(MAPPED)):
        rows = theatre(view, columns, 38)
        assert any("Theatre" in one for one in words(rows)[:38])
        assert any("nm, north is up" in one for one in words(rows)[:38])
        assert all(width(one) <= columns for row in rows for one in row.lines)


def test_on_a_low_screen_the_figures_come_before_the_map() -> None:
    said = words(theatre(busy(MAPPED), 58, 22))
    assert "Tracks" in said[0]
    assert any("Theatre" in one for one in said)


def test_with_room_to_spare_the_map_takes_it_and_nothing_is_out_of_sight() -> None:
    heights = [height(theatre(MAPPED, 78, room)) for room in (40, 44, 48)]
    assert heights == sorted(set(heights))
    assert all(high <= room for high, room in zip(heights, (40, 44, 48), strict=True))


def test_long_messages_are_shortened_so_that_what_moved_stays_in_sight() -> None:
    view = busy(MAPPED)
    short, whole = words(beside(view, 58, 38)), words(beside(view, 58, 400))
    assert len(short) < len(whole)
    assert sum(one.count("cable") for one in short) < sum(one.count("cable") for one in whole)
    moved = next(at for at, one in enumerate(short) if "What moved" in one)
    assert moved < 38


def test_a_promise_that_falls_due_after_the_last_turn_says_so() -> None:
    view = MAPPED
    pledge = PledgeView("norland", "meridia", "Share what the search finds", 1, view.turns, "open")
    for due, said in (
        (view.turns, f"open, due turn {view.turns}"),
        (view.turns + 2, "open, due after the end"),
    ):
        rows = promises(replace(view, pledges=(replace(pledge, due=due),)), 100)
        assert any(one.endswith(said) for one in words(rows))
    kept = replace(view, pledges=(replace(pledge, state="kept"),))
    assert not any("due" in one for one in words(promises(kept, 100)))
