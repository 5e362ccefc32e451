"""A moment is uncovered line by line, keeps its height, and ends with all there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tabletop.engine.view import View
from tabletop.tui.presenters.curtain import Curtain, swept
from tabletop.tui.presenters.floor import floor
from tabletop.tui.presenters.ink import words
from tabletop.tui.presenters.results import carried_out
from tabletop.tui.presenters.rows import Row
from tests.tui.fixtures import FLOOR, RESULTS

Make = Callable[[View, int, Curtain], list[Row]]
MOMENTS = pytest.mark.parametrize(("make", "view"), [(floor, FLOOR), (carried_out, RESULTS)])


def lines(rows: list[Row]) -> list[str]:
    """All of it as text."""
    return [words(one) for row in rows for one in row.lines]


def length(make: Make, view: View) -> int:
    """Ticks of the whole moment."""
    curtain = Curtain(0)
    make(view, 76, curtain)
    return curtain.at


@MOMENTS
@pytest.mark.parametrize("columns", [40, 76, 118])
def test_a_moment_never_moves_what_is_on_the_screen_and_ends_with_all_of_it(
    make: Make, view: View, columns: int
) -> None:
    whole = make(view, columns, Curtain())
    last = length(make, view)
    for ticks in range(last + 1):
        rows = make(view, columns, Curtain(ticks))
        assert [row.key for row in rows] == [row.key for row in whole]
        assert [len(row.lines) for row in rows] == [len(row.lines) for row in whole]
    assert lines(make(view, columns, Curtain(last))) == lines(whole)


@MOMENTS
def test_at_its_beginning_a_moment_tells_no_outcome(make: Make, view: View) -> None:
    text = "\n".join(lines(make(view, 76, Curtain(0))))
    for word in ("AGREED", "REFUSED", "YES", "NO ", "SUCCESS", "DONE", "eleven crates", "→", "roll"):
        assert word not in text


def test_positions_come_one_by_one_and_the_outcome_after_them() -> None:
    seen = ["\n".join(lines(floor(FLOOR, 76, Curtain(ticks)))) for ticks in range(length(floor, FLOOR) + 1)]
    order = [
        next(at for at, text in enumerate(seen) if word in text)
        for word in ("signed for", "AGREED", "burden", "will +0.10", "engineers", "REFUSED")
    ]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
    assert any("so far: 2 yes\n" in text for text in seen)
    assert any("so far: 2 yes, 1 no" in text for text in seen)


def test_the_bar_grows_then_the_die_runs_then_comes_the_outcome_then_what_moved() -> None:
    seen = ["\n".join(lines(carried_out(RESULTS, 76, Curtain(ticks)))) for ticks in range(60)]
    order = [
        next(at for at, text in enumerate(seen) if word in text)
        for word in ("up to  74", "the roll was", "SUCCESS", "What we can show", "Regional tension")
    ]
    assert order == sorted(order)
    assert len(set(order)) == len(order)
    assert "the roll was  31" in seen[order[2]]


@pytest.mark.parametrize("end", [0.0, 31.0, 74.2, 100.0])
def test_a_die_stays_on_its_scale_and_comes_to_rest_where_it_fell(end: float) -> None:
    way = [swept(step / 50, end) for step in range(51)]
    assert all(0 <= at <= 100 for at in way)
    assert max(way) > 90
    assert way[-1] == pytest.approx(end)
