"""Grading: what was better is found and priced, luck is what is left, and nobody is judged by what they could not see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import inf

import pytest

from tabletop.analysis.alternatives import other_answers, other_orders
from tabletop.analysis.floors import floor
from tabletop.analysis.grades import Decision, Grades, Turn, summed_up, turning_points
from tabletop.analysis.grading import grade
from tabletop.analysis.plans import Moment, Moves, PlanPlayer, moment, plain, possible
from tabletop.analysis.playouts import worth
from tabletop.analysis.policies import play_turn
from tabletop.analysis.running import Threads
from tabletop.analysis.scales import Scales
from tabletop.analysis.weighing import Alone, Effort, Estimate, difference, estimate, exactly
from tabletop.engine.game import Game, start
from tabletop.engine.texts import Program
from tests.conformance.journeys import program
from tests.engine.kernel.scene import Scene

QUICK = Effort(first=4, second=12, kept=3, rounds=2, least=24, most=24, half_width=1.5)
COIN = (
    "tracks: {good: {}}\nobjectives: {o: {score: good}}\nresponses:\n"
    "  sure: {effects: {good: 20}, limit: 1}\n  spoil: {effects: {good: -20}}\n"
    "  gamble: {chance: 50, success: {effects: {good: 40}}, failure: {effects: {good: +0}}, limit: 1}\n"
)


def player(scenario: Program) -> PlanPlayer:
    return lambda lot: plain(scenario.tables, lot)


def exercise(
    scenario: Program, orders: dict[int, tuple[str, ...]], seed: int = 3
) -> tuple[list[Moment], float]:
    """The lead's turns with these orders, and the final score."""
    game = start(scenario, seed, (scenario.actors[scenario.tables.actor.lead].id,))
    moments = []
    while game.stage != "over":
        if game.stage == "orders":
            for order in orders.get(game.turn, ()):
                after = game.order(game.played[0], order)
                assert isinstance(after, Game), after
                game = after
            moments.append(moment(game, game.played[0]))
        game = game.advance()
    return moments, 100.0 * worth(scenario.tables, list(game.state))


def graded(
    scenario: Program,
    orders: dict[int, tuple[str, ...]],
    effort: Effort = QUICK,
    make: Callable[[Program], PlanPlayer] = player,
) -> Grades:
    moments, final = exercise(scenario, orders)
    steps = list(grade(moments, make, effort, Alone()))
    assert [(one.done, one.total) for one in steps] == [(k + 1, len(moments)) for k in range(len(moments))]
    return summed_up(moments[0].seat, [one.turn for one in steps], final, sum(one.games for one in steps))


@cache
def coin() -> Program:
    return Scene(COIN).program


def last(grades: Grades) -> Decision:
    return grades.decisions[-1]


def test_an_order_that_only_harms_is_priced_at_what_leaving_it_would_have_saved() -> None:
    turns = coin().tables.n.turns
    found = graded(coin(), {1: ("sure",), turns: ("spoil",)})
    one = last(found)
    assert one.chosen == ("spoil",)
    assert "spoil" not in one.best
    assert one.gave_up == pytest.approx(one.regret.mean)
    assert one.regret.is_above_zero


def test_a_sure_thing_taken_costs_nothing_and_is_worth_its_points_over_passing() -> None:
    scenario = Scene("tracks: {good: {}}\nobjectives: {o: {score: good}}\nresponses:\n"
                     "  sure: {effects: {good: 20}, limit: 1}\n").program  # fmt: skip
    found = graded(scenario, {1: ("sure",)})
    first = found.decisions[0]
    assert (first.gave_up, first.best) == (0.0, ("sure",))
    assert found.gave_up == 0.0


def test_begin_less_what_was_given_up_plus_luck_and_what_was_found_is_the_score() -> None:
    for name in ("harbour", "tiny_coin"):
        found = graded(program(name), {}, Effort(2, 4, 2, 1, 8, 8, 1.5))
        luck = sum(one.mean for one in found.luck)
        assert found.begin - found.gave_up + luck + sum(found.found) == pytest.approx(found.final)
        assert len(found.luck) == len(found.turns)


def test_a_decision_is_judged_alike_whatever_its_dice_then_gave() -> None:
    """The seed is one of the few things a seat cannot know: grading the last turn must not see its roll."""
    turns = coin().tables.n.turns
    regrets, finals = set(), set()
    for seed in range(12):
        moments, final = exercise(coin(), {turns: ("gamble",)}, seed)
        (step,) = grade(moments[-1:], player, exactly(QUICK, 200), Alone())
        regrets.add(step.turn.decisions[0].gave_up > 0.0)
        finals.add(final)
    assert len(finals) == 2  # the gamble came off, or did not
    assert len(regrets) == 1


def test_luck_is_what_the_die_gave_beyond_what_was_to_be_expected() -> None:
    turns = coin().tables.n.turns
    by_score = {}
    for seed in range(12):
        moments, final = exercise(coin(), {turns: ("gamble",)}, seed)
        (step,) = grade(moments[-1:], player, exactly(QUICK, 200), Alone())
        by_score[final] = summed_up("x", [step.turn], final, 0).luck[0].mean
    low, high = sorted(by_score)
    assert by_score[low] < 0.0 < by_score[high]
    assert by_score[high] - by_score[low] == pytest.approx(high - low, abs=8)


def test_the_same_exercise_gets_the_same_grades_from_any_number_of_threads() -> None:
    moments, _ = exercise(program("harbour"), {})
    alone = [one.turn for one in grade(moments[-2:], player, QUICK, Alone())]
    with Threads(2) as threads:
        assert [one.turn for one in grade(moments[-2:], player, QUICK, threads)] == alone


def test_what_somebody_proposes_is_weighed_too() -> None:
    scenario = program("strait-of-shadows")
    moments, _ = exercise(scenario, {})
    none = Effort(2, 4, 2, 1, 8, 8, 1.5)
    menu = moments[0].menu
    three = next(
        taken
        for a in menu for b in menu for c in menu
        if len(taken := possible(moments[0], (a, b, c))) == 3
    )  # fmt: skip
    plainly = next(grade(moments[:1], player, none, Alone()))
    more = next(grade(moments[:1], player, none, Alone(), lambda _: [Moves(three)]))
    assert more.turn.decisions[0].tried == plainly.turn.decisions[0].tried + 1


def test_alternatives_are_possible_differ_and_come_once() -> None:
    scenario = program("strait-of-shadows")
    at = exercise(scenario, {})[0][0]
    given = Moves(possible(at, at.menu[:6]), ())
    found = other_orders(at, given)
    sets = [frozenset(one.orders) for one in found]
    assert len(set(sets)) == len(sets)
    assert frozenset(given.orders) not in sets
    assert frozenset() in sets
    assert all(possible(at, one.orders) == one.orders for one in found)
    for order in given.orders:
        assert frozenset(given.orders) - {order} in sets


def test_each_other_answer_keeps_the_rest_as_it_was() -> None:
    at = next(one for one in exercise(program("harbour"), {})[0] if one.asked)
    asked = at.asked[0]
    found = other_answers(asked, Moves(("x",), ((asked.inject, asked.chosen), ("else", "kept"))))
    assert {dict(one.answers)[asked.inject] for one in found} == set(asked.offered) - {asked.chosen}
    assert all(one.orders == ("x",) and dict(one.answers)["else"] == "kept" for one in found)


def test_an_interval_is_that_of_the_mean_and_pairs_take_common_chance_out() -> None:
    assert estimate([0.5]).half == inf
    one = estimate([0.2, 0.4, 0.6, 0.8])
    assert one.mean == pytest.approx(50.0)
    assert one.games == 4
    assert one.half == pytest.approx(100 * 1.959964 * 0.2581988897 / 2)
    shifted = difference([0.3, 0.5, 0.7, 0.9], [0.2, 0.4, 0.6, 0.8])
    assert shifted.mean == pytest.approx(10.0)
    assert shifted.half == pytest.approx(0.0, abs=1e-9)


def test_sifting_finds_the_best_with_fewer_games_and_lets_none_of_the_held_go() -> None:
    at = exercise(program("strait-of-shadows"), {})[0][0]
    lines = [(Moves((one,)), ()) for one in at.menu[:9]]
    scales = Scales(at, player(at.program), Alone())
    whole = scales.weigh(lines, 0, 12)
    assert scales.games == 12 * len(lines)
    worst = min(range(len(lines)), key=lambda k: whole[k].mean)
    lines[0], lines[worst] = lines[worst], lines[0]
    played = scales.games
    found = scales.sift(lines, 0, 12, 1, held=1)
    assert scales.games - played < 12 * len(lines)
    means = [tally.mean for _, tally in found]
    assert means == sorted(means, reverse=True)
    assert max(means) == max(one.mean for one in whole)
    assert 0 in dict(found)
    assert all(len(tally.worths) == 12 for _, tally in found)


def decision(turn: int, regret: Estimate, over: Estimate) -> Decision:
    zero = Estimate(0.0, 0.0, 10)
    return Decision(turn, "", ("a",), ("b",), zero, zero, regret, over, 2, "")


def test_a_loss_counts_only_where_the_interval_excludes_nothing_and_a_point_is_lost() -> None:
    nothing = Estimate(0.0, 1.0, 10)
    assert decision(1, Estimate(5.0, 6.0, 10), nothing).gave_up == 0.0
    assert decision(1, Estimate(0.5, 0.1, 10), nothing).gave_up == 0.0
    assert decision(1, Estimate(5.0, 1.0, 10), nothing).gave_up == 5.0


def test_turning_points_are_the_largest_swings_either_way() -> None:
    sure = [
        decision(1, Estimate(3.0, 1.0, 10), Estimate(0.0, 1.0, 10)),
        decision(2, Estimate(0.0, 0.0, 10), Estimate(9.0, 1.0, 10)),
        decision(3, Estimate(0.2, 0.1, 10), Estimate(0.3, 0.1, 10)),
        decision(4, Estimate(5.0, 1.0, 10), Estimate(2.0, 3.0, 10)),
        decision(5, Estimate(2.0, 1.0, 10), Estimate(0.0, 1.0, 10)),
    ]
    nothing = Estimate(0.0, 0.0, 10)
    turns = [Turn(one.turn, (one,), nothing, nothing) for one in sure]
    assert [one.turn for one in turning_points(summed_up("x", turns, 0.0, 0))] == [2, 4, 1]


def test_luck_of_a_turn_is_its_dice_alone_whatever_is_decided_after() -> None:
    turns = coin().tables.n.turns
    lucks = set()
    for seed in range(4):
        moments, final = exercise(coin(), {turns - 1: ("gamble",)}, seed)
        steps = list(grade(moments[-2:], player, exactly(QUICK, 150), Alone()))
        found = summed_up("x", [one.turn for one in steps], final, 0)
        assert abs(found.luck[0].mean) == pytest.approx(20.0, abs=5.0)  # 40 or nothing, evenly
        assert found.luck[1].mean == pytest.approx(0.0)
        lucks.add(found.luck[0].mean > 0.0)
    assert lucks == {True, False}


def test_luck_of_a_turn_does_not_hang_on_what_was_decided_after_it() -> None:
    """A plan that was made knowing how the dice fell would make luck of them."""
    scenario = Scene(
        "tracks: {good: {}}\nflags: {won: Won}\nobjectives: {o: {score: good}}\nresponses:\n"
        "  gamble: {chance: 50, success: {effects: {won: true}}, failure: {effects: {}}, limit: 1}\n"
        "  cash: {when: won, effects: {good: 40}, limit: 1}\n"
    ).program
    moments, final = exercise(scenario, {1: ("gamble",)}, seed=2)
    assert "cash" not in moments[1].menu  # it was lost: who wins cashes, who loses passes
    lucks = set()
    for later in (Moves(), Moves(("cash",))):
        some = [one if one.turn == 1 else replace(one, moves=later) for one in moments[:2]]
        steps = grade(some, player, exactly(QUICK, 20), Alone())
        lucks.add(summed_up("x", [one.turn for one in steps], final, 0).luck[0].mean)
    assert len(lucks) == 1


def test_what_was_foreseen_is_weighed_again_so_that_no_turn_goes_on_worse_than_foreseen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each step of the plan costs a point, and only all together are worth it: nothing nearby leads there."""
    scenario = Scene(
        "tracks: {good: {start: 10}}\nobjectives: {o: {score: good}}\nresponses:\n"
        "  a: {effects: {good: -1}, limit: 1}\n  b: {effects: {good: -1}, limit: 1}\n"
        "  c: {effects: {good: -1}, limit: 1}\n"
        "injects:\n  open: {title: Open, when: succeeded(a) + succeeded(b) + succeeded(c) == 3, effects: {good: 80}}\n",
        clock="turns: 4, effort: 3",
    ).program
    plan = ((2, Moves(("a", "b"))), (3, Moves(("c",))))
    monkeypatch.setattr(
        "tabletop.analysis.grading.bettered",
        lambda at, scales, start, effort: plan if at.turn == 1 else start,
    )
    found = graded(scenario, {})
    first, second = found.turns[:2]
    assert first.value.mean == pytest.approx(87.0)
    assert second.before == pytest.approx(87.0)
    assert set(second.decisions[0].best) == {"a", "b"}
    assert found.found == pytest.approx([0.0] * 4)


def lucks(text: str, orders: dict[int, tuple[str, ...]], seeds: range) -> set[tuple[int, int, int]]:
    """Others' part, the dice's and the score of exercises of one turn, in whole points."""
    scenario = Scene(text, clock="turns: 1, effort: 1").program
    found = set()
    for seed in seeds:
        game = start(scenario, seed, ("ann",))
        for order in orders.get(1, ()):
            after = game.order("ann", order)
            assert isinstance(after, Game)
            game = after
        at, game = moment(game, "ann"), game.advance()
        here = floor(game, at)
        while game.stage != "over":
            game = game.advance()
        final = 100.0 * worth(scenario.tables, list(game.state))
        (step,) = grade([at], player, exactly(QUICK, 400), Alone(), floors={1: here})
        (luck,) = summed_up("ann", [step.turn], final, 0).luck
        assert luck.mean == luck.others.mean + luck.dice.mean
        found.add((round(luck.others.mean / 10.0) * 10, round(luck.dice.mean / 10.0) * 10, round(final)))
    return found


def test_what_others_ordered_is_their_part_of_luck_and_what_a_die_gave_the_dice_s() -> None:
    track = "tracks: {good: {start: 50}}\nobjectives: {o: {score: good}}\nresponses:\n"
    others = "  harm: {by: foe, weight: 1, effects: {good: -40}}\n  wait: {by: foe, weight: 1, effects: {}}\n"
    gamble = "  gamble: {chance: 50, success: {effects: {good: 40}}, failure: {effects: {}}}\n"
    assert lucks(track + others, {}, range(8)) == {(-20, 0, 10), (20, 0, 50)}
    assert lucks(track + gamble, {1: ("gamble",)}, range(8)) == {(0, -20, 50), (0, 20, 90)}


def test_the_parts_of_luck_sum_to_the_whole_and_all_parts_of_the_account_to_the_score() -> None:
    scenario = program("harbour")
    game = start(scenario, 3, (scenario.actors[scenario.tables.actor.lead].id,))
    moments, floors = [], {}
    while game.stage != "over":
        if game.stage == "orders":
            game = play_turn(game, game.played[0], "random")
            moments.append(moment(game, game.played[0]))
        elif game.stage == "floor":
            floors[game.turn] = floor(game, moments[-1])
        game = game.advance()
    final = 100.0 * worth(scenario.tables, list(game.state))
    steps = grade(moments, player, Effort(2, 4, 2, 1, 8, 8, 1.5), Alone(), floors=floors)
    found = summed_up("x", [one.turn for one in steps], final, 0)
    parts = sum(one.others.mean + one.dice.mean for one in found.luck)
    assert any(one.others.mean for one in found.luck)
    assert parts == pytest.approx(sum(one.mean for one in found.luck))
    assert found.begin - found.gave_up + parts + sum(found.found) == pytest.approx(found.final)


def test_what_objectives_gain_by_the_best_found_sums_to_what_it_is_worth_more() -> None:
    scenario = Scene(
        "tracks: {good: {start: 20}, calm: {start: 50}}\n"
        "objectives: {o: {score: good, weight: 3}, c: {score: calm, weight: 1}}\nresponses:\n"
        "  build: {effects: {good: 20, calm: -12}, limit: 1}\n",
        clock="turns: 1, effort: 1",
    ).program
    (one,) = graded(scenario, {}).decisions
    assert one.best == ("build",)
    assert one.gains == pytest.approx((15.0, -3.0))
    assert sum(one.gains) == pytest.approx(one.regret.mean)
    (kept,) = graded(scenario, {1: ("build",)}).decisions
    assert kept.gains == (0.0, 0.0)
