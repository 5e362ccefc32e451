"""A batch is the same however it is cut, and whoever plays it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tabletop.analysis import batch, playouts, running
from tabletop.analysis.running import Games, Part
from tabletop.engine.program import Tables
from tabletop.scenario.load import load


@pytest.fixture(scope="module")
def tables() -> Tables:
    return load(Path(__file__).parents[1] / "scenarios" / "harbour.yaml").usable().tables


def numbers(games: Games) -> tuple[list[float], list[list[float]]]:
    return [float(x) for x in games.rows], [[float(x) for x in field] for field in games.counts]


def test_cutting_a_batch_changes_nothing(tables: Tables) -> None:
    whole = Part(3, 40, tables.actor.lead, playouts.RANDOM, menus=True)
    pieces = [
        Part(3, 7, whole.actor, whole.policy, menus=True),
        Part(10, 1, whole.actor, whole.policy, menus=True),
        Part(11, 32, whole.actor, whole.policy, menus=True),
    ]
    one = running.together([running.plain(tables, whole)])
    other = running.together(running.plain(tables, piece) for piece in pieces)
    assert numbers(one) == numbers(other)


@pytest.mark.parametrize("workers", [1, 3])
def test_threads_give_the_answers_in_the_order_of_the_seeds(tables: Tables, workers: int) -> None:
    whole = Part(0, 600, tables.actor.lead, playouts.PASS)

    def play(part: Part) -> Games:
        return running.plain(tables, part)

    cut = running.parts(whole)
    assert [part.games for part in cut] == [250, 250, 100]
    with running.Threads(workers) as threads:
        found = running.together(threads.map(play, cut))
    assert numbers(found) == numbers(running.together(map(play, cut)))
    assert len(found) == 600


def test_a_part_that_fails_is_not_swallowed(tables: Tables) -> None:
    def fail(part: Part) -> Games:
        raise OSError(part.first)

    with running.Threads(2) as threads, pytest.raises(OSError, match="250"):
        list(threads.map(lambda part: fail(part) if part.first else part, running.parts(Part(0, 500, 0, 0))))


def test_the_sums_are_those_of_the_games(tables: Tables) -> None:
    games = running.plain(tables, Part(0, 50, tables.actor.lead, playouts.RANDOM, menus=True))
    ends = games.column(batch.ROW_ENDING)
    for n in range(tables.n.endings):
        assert games.counts.ends[n] == ends.count(float(n))
    assert games.counts.ends[tables.n.endings] == ends.count(-1.0)
    assert all(0.0 <= x <= 1.0 for x in games.column(batch.ROW_WORTH))
    for o in range(tables.n.options):
        assert games.counts.agreed[o] + games.counts.refused[o] <= games.counts.given[o]
        assert games.counts.succeeded[o] + games.counts.failed[o] <= games.counts.agreed[o]
    first, last = (
        tables.actor.option_first[tables.actor.lead],
        tables.actor.option_last[tables.actor.lead],
    )
    assert sum(games.counts.menu[first:last]) > 0


def test_barred_options_are_never_given(tables: Tables) -> None:
    lead = tables.actor.lead
    first, last = tables.actor.option_first[lead], tables.actor.option_last[lead]
    barred = tuple(int(first <= o < last) for o in range(tables.n.options))
    games = running.plain(tables, Part(0, 20, lead, playouts.RANDOM, barred))
    assert sum(games.counts.given[first:last]) == 0


@pytest.mark.parametrize("policy", [playouts.PASS, playouts.RANDOM, playouts.GREEDY])
def test_compiled_batches_have_the_same_bits(tables: Tables, policy: int, compiled_cache: Path) -> None:
    from tabletop.analysis.compiled import batch_player

    part = Part(5, 12 if policy != playouts.GREEDY else 2, tables.actor.lead, policy, menus=True)
    play: Callable[[Part], Games] = batch_player(tables, compiled_cache)
    assert numbers(play(part)) == numbers(running.plain(tables, part))
