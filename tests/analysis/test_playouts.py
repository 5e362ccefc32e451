"""Whole games by policy: the same game that people would see who did the same."""

from __future__ import annotations

from collections import Counter
from math import sqrt

import pytest

from tabletop.analysis.playouts import CAUTIOUS, EXPERT, GREEDY, HAWK, PASS, RANDOM, end_turn, playout, worth
from tabletop.engine.game import start
from tabletop.engine.kernel.trace import CAUSE_COST, Trace
from tests.conformance.journeys import program
from tests.engine.kernel.scene import Scene


def played(
    name: str, seed: int, policy: int, barred: list[int] | None = None
) -> tuple[int, list[float], Trace]:
    """A playout: its ending, the state at its end, its trace."""
    p = program(name).tables
    s, b, w = ([0.0] * p.at.size for _ in range(3))
    tr: Trace = []
    barred = [0] * p.n.options if barred is None else barred
    ending = playout(p, s, b, w, (seed,), [0, 0, 0], tr, p.actor.lead, policy, barred)
    return ending, s, tr


@pytest.mark.parametrize("name", ["alliance", "duel", "everything", "harbour", "strait-of-shadows"])
def test_a_playout_that_passes_is_the_game_of_a_player_who_passes(name: str) -> None:
    scenario = program(name)
    for seed in range(5):
        game = start(scenario, seed, (scenario.actors[scenario.tables.actor.lead].id,))
        while game.stage != "over":
            game = game.advance()
        ending, s, tr = played(name, seed, PASS)
        size = scenario.tables.at.scratch
        assert tuple(s[:size]) == game.state[:size]
        assert tuple(tr) == tuple(entry for record in game.past for entry in record.trace)
        assert game.ending == (scenario.endings[ending].id if ending >= 0 else "time_runs_out")


def test_each_order_of_the_random_policy_is_as_likely_as_any_other_it_could_give_and_as_none() -> None:
    s = Scene(
        "authorities: {mandate: {basis: CM}}\nresources: {coin: {start: 1}}\nresponses:\n"
        "  one: {effects: {}}\n  never: {effects: {}, when: turn > 9}\n  lawless: {effects: {}, law: mandate}\n"
        "  two: {effects: {}}\n  dear: {effects: {}, cost: {coin: 2}}\n  long: {effects: {}, effort: 7}\n"
        "  three: {effects: {}}\n",
        clock="turns: 1, effort: 6",
    )
    p, games = s.p, 2400
    state, b, w = ([0.0] * p.at.size for _ in range(3))
    three = [s.option(o) for o in ("one", "two", "three")]
    found = Counter[int]()
    for seed in range(games):
        playout(p, state, b, w, (seed,), [0, 0, 0], [], 0, RANDOM, [0] * p.n.options)
        given = [int(state[p.at.done + o]) for o in range(p.n.options)]
        assert sum(given) == sum(given[o] for o in three)
        found[sum(given)] += 1
    # Passing comes first with 1 of 4, then with 1 of 3, then with 1 of 2; four standard errors either way.
    for count, share in ((0, 1 / 4), (1, 1 / 4), (2, 1 / 4), (3, 1 / 4)):
        assert abs(found[count] / games - share) < 4 * sqrt(share * (1 - share) / games)


def test_what_the_random_policy_goes_by_is_what_its_seat_believes_and_the_truth_stays_as_it_was() -> None:
    s = Scene(
        "tracks: {hidden: {start: 0, range: [0, 100], drift: 10, seen: facilitator}}\nresponses:\n"
        "  if_low: {effects: {}, when: hidden < 5}\n  if_high: {effects: {}, when: hidden >= 5}\n"
    )
    p = s.p
    state, b, w = ([0.0] * p.at.size for _ in range(3))
    ordered = 0
    for seed in range(20):
        playout(p, state, b, w, (seed,), [0, 0, 0], [], 0, RANDOM, [0] * p.n.options)
        assert state[p.at.done + s.option("if_high")] == 0
        assert state[p.at.track] == 10 * (p.n.turns - 1)
        ordered += int(state[p.at.done + s.option("if_low")])
    assert ordered > 20


def test_the_random_policy_orders_what_a_player_could_order() -> None:
    scenario = program("harbour")
    p = scenario.tables
    ordered = 0
    for seed in range(10):
        _, s, _ = played("harbour", seed, RANDOM)
        lead = range(p.actor.option_first[p.actor.lead], p.actor.option_last[p.actor.lead])
        ordered += sum(int(s[p.at.done + o]) for o in lead)
    assert ordered > 20


def test_a_barred_option_is_never_used() -> None:
    p = program("harbour").tables
    for policy in (RANDOM, GREEDY):
        barred = [1] * p.n.options
        _, s, tr = played("harbour", 1, policy, barred)
        lead = range(p.actor.option_first[p.actor.lead], p.actor.option_last[p.actor.lead])
        assert not any(s[p.at.done + o] for o in lead)
        assert not [e for e in tr if e[1] == CAUSE_COST and e[3] == p.actor.lead]


def test_the_greedy_policy_takes_what_serves_the_objective_and_nothing_that_does_not() -> None:
    s = Scene(
        "tracks: {good: {}}\nobjectives: {o: {score: good}}\nresponses:\n"
        "  help_it: {effects: {good: 20}, limit: 2}\n  spoil: {effects: {good: -20}}\n  idle: {effects: {}}\n"
    )
    p = s.p
    state, b, w = ([0.0] * p.at.size for _ in range(3))
    playout(p, state, b, w, (0,), [0, 0, 0], [], 0, GREEDY, [0] * p.n.options)
    assert [state[p.at.done + s.option(o)] for o in ("help_it", "spoil", "idle")] == [2, 0, 0]


MIXED = (
    "authorities: {mandate: {basis: CM}}\nbodies: {council: {rule: consensus}}\nresponses:\n"
    "  talk: {effects: {}, escalation: de_escalation}\n  post: {effects: {}, escalation: posturing}\n"
    "  strike: {effects: {}, escalation: violent}\n"
    "  overreach: {effects: {}, law: mandate, unlawful: {}}\n"
    "  act: {effects: {}, consent: council}\n"
)


def test_the_cautious_policy_orders_nothing_that_escalates_lacks_law_or_meets_an_objection() -> None:
    for objects, ordered in ((False, {"talk", "act"}), (True, {"talk"})):
        s = Scene(MIXED, ben="interests: {act: -100}" if objects else "interests: {act: 100}")
        assert orders_of_games(s, CAUTIOUS) == ordered


def test_the_hawk_orders_what_escalates_most_and_nothing_soft() -> None:
    s = Scene(MIXED)
    assert orders_of_games(s, HAWK) == {"post", "strike"}
    assert orders_of_games(s, HAWK, barred=s.option("strike")) == {"post"}
    state, b, w = ([0.0] * s.p.at.size for _ in range(3))
    one = Scene(MIXED, clock="turns: 1, effort: 1")
    playout(one.p, state, b, w, (0,), [0, 0, 0], [], 0, HAWK, [0] * one.p.n.options)
    assert state[one.p.at.done + one.option("strike")] == 1


def orders_of_games(s: Scene, policy: int, barred: int = -1) -> set[str]:
    """What a policy orders in ten games."""
    state, b, w = ([0.0] * s.p.at.size for _ in range(3))
    found = set()
    for seed in range(10):
        bars = [int(o == barred) for o in range(s.p.n.options)]
        playout(s.p, state, b, w, (seed,), [0, 0, 0], [], 0, policy, bars)
        done = range(s.p.actor.option_first[0], s.p.actor.option_last[0])
        found |= {s.program.options[o].partition("@")[0] for o in done if state[s.p.at.done + o] > 0.0}
    return found


def test_worth_is_the_weighed_mean_of_the_objectives() -> None:
    s = Scene("objectives: {a: {score: 80, weight: 3}, b: {score: 20}}\nresponses: {act: {effects: {}}}\n")
    state = list(s.results().game.state)
    assert worth(s.p, state) == pytest.approx((3 * 80 + 20) / 4 / 100)


def test_at_the_end_of_a_turn_an_expert_finds_what_the_game_scores_so_far() -> None:
    s = Scene(
        "tracks: {good: {start: 40, drift: 5}}\nobjectives: {o: {score: good}}\nresponses: {act: {effects: {}}}\n"
    )
    state = list(s.game.state)
    state[s.p.at.track] = 70
    end_turn(s.p, state, (0,), [], EXPERT)
    assert state[s.p.at.score] == 70
