"""Plans in the scales: the same games for all, each world by its share, and the worse half is let go early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tabletop.analysis.plans import Lot, Moment, Moves, World, moment
from tabletop.analysis.scales import LOT, Scales
from tabletop.analysis.weighing import Alone, Line
from tests.engine.kernel.scene import Scene

TABLE = (
    "tracks: {good: {}, dark: {}}\nobjectives: {o: {score: good}}\nresponses:\n"
    + "".join(f"  r{k}: {{effects: {{}}}}\n" for k in range(8))
)  # fmt: skip
LINES: list[Line] = [(Moves((f"r{k}",)), ()) for k in range(8)]
"""Eight lines; a table that says so makes the later ones worth more."""


@pytest.fixture(scope="module")
def at() -> Moment:
    return moment(Scene(TABLE).game, "ann")


class Table:
    """Plays lots: a game is worth a hundredth for each of its line's orders by number, and scores its own number."""

    def __init__(self) -> None:
        self.lots: list[Lot] = []

    def __call__(self, lot: Lot) -> Sequence[float]:
        self.lots.append(lot)
        count = len(lot.plans.settled_first) - 1
        rows: list[float] = []
        given = list(lot.plans.given)
        assert len(given) in (0, count)
        for line in range(count):
            for game in range(lot.first, lot.first + lot.games):
                rows += [given[line] / 100.0 if given else 0.0, -1.0, float(game)]
        return rows

    def played(self) -> Counter[int]:
        """How many lines played each game."""
        return Counter(
            game
            for lot in self.lots
            for game in range(lot.first, lot.first + lot.games)
            for _ in range(len(lot.plans.settled_first) - 1)
        )


def test_each_line_plays_each_game_once_and_its_worths_endings_and_scores_are_its_own(at: Moment) -> None:
    table = Table()
    scales = Scales(at, table, Alone())
    tallies = scales.weigh(LINES, 7, 30)
    assert table.played() == Counter(dict.fromkeys(range(7, 37), 8))
    first = at.program.options.index("r0")
    for k, tally in enumerate(tallies):
        assert tally.worths == [(first + k) / 100.0] * 30
        assert (tally.endings, tally.scores) == ({-1: 30}, [sum(range(7, 37))])
    assert scales.games == 240
    scales.weigh(LINES[:2], 0, 5)
    assert scales.games == 250


def test_a_lot_is_small_enough_to_be_shared_out(at: Moment) -> None:
    table = Table()
    Scales(at, table, Alone()).weigh(LINES, 0, 100)
    sizes = [lot.games * 8 for lot in table.lots]
    assert sum(sizes) == 800
    assert len(sizes) == 800 / LOT
    assert max(sizes) - min(sizes) <= 8, "a game more or less of each line"


def test_lines_that_begin_alike_are_played_side_by_side_and_the_others_with_the_first_of_them(
    at: Moment,
) -> None:
    later = ((2, Moves(("r7",))),)
    lines: list[Line] = [LINES[0], LINES[1], (LINES[0][0], later), LINES[2], (LINES[1][0], later)]
    counts = []

    def play(lot: Lot) -> Sequence[float]:
        counts.append(_count(lot))
        return [0.0, -1.0, 0.0] * (lot.games * counts[-1])

    Scales(at, play, Alone()).weigh(lines, 0, 4)
    assert counts == [3, 2]


def _count(lot: Lot) -> int:
    return len(lot.plans.settled_first) - 1


def test_games_are_shared_out_to_the_worlds_by_their_share(at: Moment) -> None:
    slot = at.program.tables.at.track + 1
    worlds = tuple(World(((slot, 10.0 * k),), share) for k, share in ((1, 0.5), (2, 0.3), (3, 0.2)))
    table = Table()
    Scales(replace(at, worlds=worlds), table, Alone()).weigh(LINES[:1], 100, 50)
    games = Counter[float]()
    for lot in table.lots:
        games[lot.believed[slot]] += lot.games
    assert games == {10.0: 25, 20.0: 15, 30.0: 10}
    assert table.played() == Counter(range(100, 150))


def test_of_few_games_each_world_that_has_any_has_some_and_in_the_long_run_all_have_their_share(
    at: Moment,
) -> None:
    slot = at.program.tables.at.track + 1
    worlds = tuple(
        World(((slot, float(k)),), share) for k, share in ((1, 0.5), (2, 0.25), (3, 0.15), (4, 0.1))
    )
    table = Table()
    scales = Scales(replace(at, worlds=worlds), table, Alone())
    games = Counter[float]()
    for k in range(300):
        del table.lots[:]
        scales.weigh(LINES[:1], 8 * k, 8)
        assert sorted(lot.games for lot in table.lots) in ([4, 4], [8])
        assert table.played() == Counter(range(8 * k, 8 * k + 8))
        for lot in table.lots:
            games[lot.believed[slot]] += lot.games
    for k, share in ((1, 0.5), (2, 0.25), (3, 0.15), (4, 0.1)):
        assert games[k] / 2400 == pytest.approx(share, abs=0.02)


def test_as_many_games_as_all_worlds_have_use_for_are_shared_out_exactly(at: Moment) -> None:
    slot = at.program.tables.at.track + 1
    table = Table()
    worlds = (World(((slot, 1.0),), 0.25), World(((slot, 2.0),), 0.75))
    Scales(replace(at, worlds=worlds), table, Alone()).weigh(LINES[:1], 0, 8)
    assert [(lot.believed[slot], lot.games) for lot in table.lots] == [(1.0, 2), (2.0, 6)]


def test_games_too_few_for_one_world_are_played_in_one(at: Moment) -> None:
    slot = at.program.tables.at.track + 1
    table = Table()
    worlds = (World(((slot, 1.0),), 0.5), World(((slot, 2.0),), 0.5))
    Scales(replace(at, worlds=worlds), table, Alone()).weigh(LINES[:1], 5, 3)
    assert [(lot.first, lot.games) for lot in table.lots] == [(5, 3)]


def test_on_the_floor_it_is_what_is_believed_there(at: Moment) -> None:
    slot = at.program.tables.at.track
    there = [*at.believed[:slot], 77.0, *at.believed[slot + 1 :]]
    table = Table()
    Scales(at, table, Alone(), there, [0] * 8).weigh(LINES[:1], 0, 4)
    assert (list(table.lots[0].believed), table.lots[0].unseen) == (there, [0] * 8)


def test_each_objective_is_summed_for_itself() -> None:
    text = TABLE.replace("{o: {score: good}}", "{o: {score: good}, other: {score: dark}}")
    at = moment(Scene(text).game, "ann")
    scales = Scales(at, lambda lot: [0.0, -1.0, 3.0, 50.0] * (lot.games * _count(lot)), Alone())
    assert [tally.scores for tally in scales.weigh(LINES[:2], 0, 10)] == [[30.0, 500.0]] * 2


def test_what_the_seat_believes_stays_as_it_was_beside_what_a_world_says(at: Moment) -> None:
    table = Table()
    Scales(at, table, Alone()).weigh(LINES[:1], 0, 4)
    assert list(table.lots[0].believed) == list(at.believed)


def test_sifting_gives_all_games_to_the_better_half_alone_and_sorts_it(at: Moment) -> None:
    table = Table()
    scales = Scales(at, table, Alone())
    found = scales.sift(LINES, 10, 20, kept=1)
    assert [k for k, _ in found] == [7, 6, 5, 4]
    assert all(len(tally.worths) == 20 for _, tally in found)
    assert all(tally.scores == [sum(range(10, 30))] for _, tally in found)
    assert scales.games == 8 * 10 + 4 * 10


def test_sifting_lets_go_neither_those_to_be_kept_nor_those_held(at: Moment) -> None:
    scales = Scales(at, Table(), Alone())
    assert [k for k, _ in scales.sift(LINES, 0, 20, kept=5)] == [7, 6, 5, 4, 3]
    assert [k for k, _ in scales.sift(LINES, 0, 20, kept=3, held=2)] == [7, 6, 5, 1, 0]
    assert len(scales.sift(LINES, 0, 20, kept=6, held=2)) == 8


def test_a_glance_of_too_few_games_drops_nothing(at: Moment) -> None:
    scales = Scales(at, Table(), Alone())
    assert len(scales.sift(LINES, 0, 7, kept=1)) == 8
    assert len(scales.sift(LINES, 0, 8, kept=1)) == 4
