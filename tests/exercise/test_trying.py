"""What has been found is told every so often, and the end comes with the steps, the time or the process."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from tabletop.exercise.beside import Here, Lost
from tabletop.exercise.trying import Tries, to_go, tries
from tabletop.exercise.untried import Step
from tests.tui.reviewed import STEPS

FOUND = tuple(one.found for one in STEPS if one.found)


def steps(total: int, lost_after: int | None = None) -> Iterator[Step]:
    """Every other one finds something."""
    for done in range(1, total + 1):
        if lost_after is not None and done > lost_after:
            raise Lost("gone")
        yield Step(done, total, FOUND[0] if done % 2 else None)


def told(found: Iterator[Step], between: float, budget: float = 99.0) -> list[Tries]:
    """What is told when each step takes a second."""
    ticks = count()
    return list(tries(Here(found), between=between, budget=budget, clock=lambda: float(next(ticks))))


def test_it_is_told_every_so_many_seconds_and_at_the_end() -> None:
    assert [(one.done, one.is_finished) for one in told(steps(7), 3.0)] == [(3, False), (6, False), (7, True)]


def test_the_last_word_holds_all_that_was_found() -> None:
    last = told(steps(7), 3.0)[-1]
    assert (len(last.found), last.done, last.total) == (4, 7, 7)


def test_the_time_that_is_spent_is_bounded_and_what_was_found_stands() -> None:
    last = told(steps(7), 99.0, budget=4.0)[-1]
    assert last == Tries(FOUND[:1] * 2, 4, 7, True)


def test_what_was_found_until_the_process_is_lost_stands() -> None:
    assert told(steps(7, lost_after=3), 99.0) == [Tries(FOUND[:1] * 2, 3, 7, True)]


def test_nothing_to_try_is_finished_at_once() -> None:
    assert told(steps(0), 1.0) == [Tries(is_finished=True)]


def test_whoever_leaves_ends_the_work() -> None:
    work = Here(steps(7))
    going = tries(work, between=0.0)
    assert next(going).done == 1
    going.close()
    assert list(work) == []


def test_the_time_to_go_is_known_once_something_is_done() -> None:
    assert to_go(0, 8, 3.0) is None
    assert to_go(2, 8, 3.0) == 9.0
    assert to_go(8, 8, 3.0) == 0.0
