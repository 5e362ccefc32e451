"""What a seat cannot see is imagined as it may be, by the rules' own draws and what was seen since, never as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from tabletop.analysis.grades import summed_up
from tabletop.analysis.grading import grade
from tabletop.analysis.hidden import PLAIN, drawn, unseen
from tabletop.analysis.plans import Lot, Moment, Rows, World, moment, plain
from tabletop.analysis.playouts import worth
from tabletop.analysis.scales import Scales
from tabletop.analysis.weighing import FRESH, Alone, Effort, exactly
from tabletop.engine.game import Game
from tests.engine.kernel.scene import Scene

#: What is aboard is drawn in turn 1 and shown to nobody of the table; only goods are worth anything.
CARGO = (
    "tracks:\n"
    "  cargo: {start: 70, seen: [foe]}\n"
    "  proof: {start: 50}\n"
    "injects:\n"
    "  goods: {title: Goods, to: foe, at: 1, chance: 50, effects: {cargo: {set: 100}}}\n"
    "  pumps: {title: Pumps, to: foe, at: 1, when: not fired(goods), effects: {cargo: {set: 0}}}\n"
    "  news: {title: News, at: 3, effects: {proof: 0.4 * (cargo - 50)}}\n"
    "objectives: {o: {score: 100 if cargo > 60 else 0}}\n"
)
MANY = replace(PLAIN, games=60)
QUICK = Effort(first=2, second=4, kept=1, rounds=1, least=20, most=20, half_width=1.5)


def passed(seed: int, text: str = CARGO) -> tuple[list[Moment], float]:
    """The turns of a seat that orders nothing, and its score."""
    game, met = Scene(text, clock="turns: 4, effort: 1", seed=seed).game, []
    while game.stage != "over":
        if game.stage == "orders":
            met.append(moment(game, "ann"))
        game = game.advance()
    return met, 100.0 * worth(game.tables, list(game.state))


def goods(at: Moment) -> float:
    """The share of worlds with goods aboard."""
    slot = at.program.tables.at.track
    return sum(one.share for one in at.worlds if dict(one.hidden)[slot] == 100.0)


def test_a_number_drawn_in_secret_is_one_or_the_other_and_never_its_mean() -> None:
    first = drawn(passed(0)[0][:1], MANY)[0]
    slot = first.program.tables.at.track
    assert {dict(one.hidden)[slot] for one in first.worlds} == {0.0, 100.0}
    assert sum(one.share for one in first.worlds) == pytest.approx(1.0)
    assert 0.3 < goods(first) < 0.7


def test_what_was_seen_since_tells_which() -> None:
    for seed in range(6):
        met, final = passed(seed)
        before, after = (goods(drawn(met, MANY)[turn]) for turn in (1, 3))
        assert 0.2 < before < 0.8  # nothing was seen yet
        assert after == pytest.approx(1.0 if final else 0.0)


def test_worlds_hold_nothing_of_the_truth() -> None:
    """Games of the same seed with something else aboard, as long as the seat has seen the same."""
    scene = Scene(CARGO, clock="turns: 4, effort: 1")
    slot = scene.p.at.track
    shares = set()
    for cargo in (0.0, 100.0):
        state = tuple(cargo if k == slot else x for k, x in enumerate(scene.game.state))
        game: Game = replace(scene.game, state=state)
        shares.add(drawn([moment(game, "ann")], MANY)[0].worlds)
    assert len(shares) == 1


def test_what_a_seat_sees_is_the_same_in_all_its_worlds() -> None:
    at = drawn(passed(1)[0], MANY)[2]
    places = {slot for world in at.worlds for slot, _ in world.hidden}
    assert places == set(unseen(at))
    assert at.program.tables.at.track + 1 not in places  # the proof


def test_nothing_is_drawn_where_nothing_is_hidden() -> None:
    met, _ = passed(0, "tracks: {good: {}}\nobjectives: {o: {score: good}}\n")
    assert [one.worlds for one in drawn(met, MANY)] == [()] * len(met)


def test_each_world_is_played_as_often_as_is_its_share_and_alike_for_every_plan() -> None:
    at = drawn(passed(0)[0][:1], MANY)[0]
    lots: list[Lot] = []

    def playing(lot: Lot) -> Rows:
        lots.append(lot)
        return plain(at.program.tables, lot)

    here = [(at.moves, ()), (at.moves, ((2, at.moves),))]
    tallies = Scales(at, playing, Alone()).weigh(here, 10, 40)
    assert [len(one.worths) for one in tallies] == [40, 40]
    assert all(len(one.plans.settled_first) == 1 + len(here) for one in lots)  # both in each lot
    assert sum(one.games for one in lots) == 40
    assert len({tuple(one.believed) for one in lots}) == 2
    assert 100.0 * tallies[0].mean == pytest.approx(100.0 * goods(at), abs=2.5)


def test_of_few_games_other_worlds_have_some_in_other_lots() -> None:
    at = drawn(passed(0)[0][:1], MANY)[0]
    met = []
    for first in range(12):
        (tally,) = Scales(at, partial(plain, at.program.tables), Alone()).weigh([(at.moves, ())], first, 5)
        assert len(set(tally.worths)) == 1  # all in one world
        met.append(tally.mean)
    assert sum(met) / len(met) == pytest.approx(goods(at), abs=0.17)


def test_the_last_word_is_spoken_in_worlds_by_which_nothing_was_chosen() -> None:
    at = drawn(passed(0)[0][:1], MANY)[0]
    slot = at.program.tables.at.track
    at = replace(at, worlds=(World(((slot, 100.0),), 1.0),), again=(World(((slot, 0.0),), 1.0),))
    scales = Scales(at, partial(plain, at.program.tables), Alone())
    chosen_by, last = (scales.weigh([(at.moves, ())], first, 4)[0].mean for first in (0, FRESH))
    assert (chosen_by, last) == (1.0, 0.0)


def test_what_looks_best_by_what_may_be_hidden_is_worth_no_more_than_it_turns_out_to_be() -> None:
    """Whoever bets on what more worlds hold finds, in these worlds, more than half of the bets won; half are."""
    few = replace(PLAIN, games=5)
    told, again = [], []
    for seed in range(60):
        at = drawn(passed(seed)[0][:1], few)[0]
        share, other = goods(at), goods(replace(at, worlds=at.again))
        told.append(max(share, 1.0 - share))
        again.append(other if share > 0.5 else 1.0 - other)
    assert sum(told) / len(told) > 0.6
    assert sum(again) / len(again) == pytest.approx(0.5, abs=0.09)  # three standard errors


#: It lies between 46 and 54; whoever looks may be off by 20.
DIM = (
    "tracks:\n  fog: {start: 50, error: 20}\n"
    "injects:\n"
    "  up: {title: Up, to: foe, at: 1, chance: 50, effects: {fog: +4}}\n"
    "  down: {title: Down, to: foe, at: 1, when: not fired(up), effects: {fog: -4}}\n"
    "objectives: {o: {score: fog}}\n"
)


def fog(turn: int, seed: int, text: str = DIM) -> tuple[Moment, float, float, float]:
    """A turn with its worlds, the estimate, and what the track is taken to be with how much to either side."""
    met = passed(seed, text)[0][:turn]
    at = drawn(met, MANY)[-1]
    slot, doubt = at.program.tables.at.track, at.program.tables.at.doubt
    middle = sum(one.share * dict(one.hidden).get(slot, at.believed[slot]) for one in at.worlds)
    half = max((dict(one.hidden).get(doubt, 20.0) for one in at.worlds), default=20.0)
    return at, at.believed[slot], middle if at.worlds else at.believed[slot], half


def test_a_first_estimate_is_all_that_is_known() -> None:
    for seed in range(4):
        _, estimate, middle, half = fog(1, seed)
        assert middle == pytest.approx(estimate)
        assert half == 20.0


def test_of_two_estimates_more_is_known_than_of_the_last() -> None:
    """By three quarters of the error, here: both are off by as much, each by itself."""
    ones, twos = [], []
    for seed in range(30):
        _, estimate, middle, half = fog(2, seed)
        true = 54.0 if passed(seed, DIM)[1] > 50.0 else 46.0
        ones.append(abs(estimate - true))
        twos.append(abs(middle - true))
        assert half < 19.0
        assert abs(middle - estimate) <= 20.0
    assert sum(twos) < 0.9 * sum(ones)


def test_an_estimate_that_says_much_is_believed() -> None:
    """It may lie anywhere between 10 and 90, and whoever looks is off by 2 at most."""
    sharp = DIM.replace("error: 20", "error: 2").replace("+4", "+40").replace("-4", "-40")
    for seed in range(4):
        _, estimate, middle, half = fog(3, seed, sharp)
        assert estimate - 2.0 - 1e-9 <= middle - half <= middle + half <= estimate + 2.0 + 1e-9


#: What all hear of takes much of ben's will, and what nobody hears of little or nothing.
TIRED = (
    "tracks: {good: {}, news: {}}\n"
    "injects:\n"
    "  loss: {title: Loss, at: 2, chance: 50, effects: {ben.will: -30, news: 1}}\n"
    "  row: {title: Row, to: ben, at: 2, effects: {cat.will: -10}}\n"
    "objectives: {o: {score: good}}\n"
)


def test_minds_that_were_not_sounded_out_are_taken_to_be_what_has_become_of_them() -> None:
    met = set()
    for seed in range(6):
        game = Scene(TIRED, clock="turns: 4, effort: 1", seed=seed).game
        moments = []
        while game.turn < 2 or game.stage != "orders":
            if game.stage == "orders":
                moments.append(moment(game, "ann"))
            game = game.advance()
        at = drawn([*moments, moment(game, "ann")], MANY)[-1]
        p = at.program.tables
        ben, cat = (p.at.will + at.program.actors.index(one) for one in at.program.actors[1:3])
        assert at.believed[ben] == at.believed[cat] == 50.0
        for one in at.worlds:
            assert dict(one.hidden)[ben] == pytest.approx(game.state[ben], abs=1.0)
            assert dict(one.hidden)[cat] == pytest.approx(40.0)
        met.add(game.state[ben])
    assert met == {20.0, 50.0}


def test_over_many_exercises_luck_comes_to_nothing() -> None:
    """Taken at the start that stands for it, 70, the cargo would be worth 100 to everybody, and luck -50 on average."""
    lucks = []
    for seed in range(24):
        met, final = passed(seed)
        met = drawn(met[:1], replace(PLAIN, games=40)) + met[1:]
        steps = grade(met[:1], lambda at: partial(plain, at.tables), exactly(QUICK, 20), Alone())
        lucks.append(summed_up("ann", [one.turn for one in steps], final, 0).luck[0].mean)
    mean = sum(lucks) / len(lucks)
    error = (sum((x - mean) ** 2 for x in lucks) / (len(lucks) - 1) / len(lucks)) ** 0.5
    assert abs(mean) < 2.6 * error
    assert max(lucks) > 20.0 > -20.0 > min(lucks)
