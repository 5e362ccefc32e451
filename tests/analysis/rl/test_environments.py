"""The environments are what PettingZoo says environments are, over every scenario that is shipped."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import numpy as np
import pytest
from pettingzoo.test import api_test, parallel_api_test, parallel_seed_test, seed_test
from pettingzoo.utils.wrappers import TerminateIllegalWrapper

from tabletop.analysis.rl import env, parallel_env, raw_env
from tabletop.engine.texts import Program
from tests.conformance.journeys import ROOT, program

SHIPPED = sorted(path.parent.name for path in (ROOT / "scenarios").glob("*/scenario.yaml"))
CYCLES = 40
"""Longer than a game in which everybody acts a few times a turn."""

every_scenario = pytest.mark.parametrize("name", SHIPPED)
one_or_all = pytest.mark.parametrize("is_full", [False, True], ids=["lead", "every seat"])

# What the tests of PettingZoo advise against and is meant: masks in the observation, seats called by their ids, and as
# many actions as a seat has.
advised = [
    "ignore:Observation is not a NumPy array",
    "ignore:Observation space for each agent probably should be",
    "ignore:We recommend agents to be named",
    "ignore:Agents have different observation space sizes",
    "ignore:Observations are different shapes",
]
pytestmark = [pytest.mark.filterwarnings(one) for one in advised]


def seats(scenario: Program, is_full: bool) -> list[str] | None:
    return [a.id for a in scenario.actors if a.playable] if is_full else None


@every_scenario
@one_or_all
def test_pettingzoo_accepts_the_environment_of_turns(name: str, is_full: bool) -> None:
    scenario = program(name)
    api_test(env(scenario, seats(scenario, is_full)), num_cycles=CYCLES)


@every_scenario
@one_or_all
def test_pettingzoo_accepts_the_environment_of_all_at_once(name: str, is_full: bool) -> None:
    scenario = program(name)
    parallel_api_test(parallel_env(scenario, seats(scenario, is_full)), num_cycles=CYCLES)


@every_scenario
@one_or_all
def test_pettingzoo_finds_both_repeatable_by_seed(name: str, is_full: bool) -> None:
    scenario = program(name)
    wanted = seats(scenario, is_full)
    seed_test(lambda: env(scenario, wanted), num_cycles=CYCLES)
    parallel_seed_test(lambda: parallel_env(scenario, wanted), num_cycles=CYCLES)


def test_both_environments_play_the_same_game() -> None:
    scenario = program("strait-of-shadows")
    wanted = seats(scenario, True)
    turns, together = raw_env(scenario, wanted), parallel_env(scenario, wanted)
    turns.reset(seed=5)
    together.reset(seed=5)
    chance = np.random.default_rng(5)
    while together.agents:
        table = together.play.table
        turn, stage = table.turn, table.stage
        chosen: dict[str, list[int]] = {agent: [] for agent in together.agents}
        agents = list(together.agents)
        rewards: dict[str, float] = {}
        while together.agents and (table.turn, table.stage) == (turn, stage):
            waited_for = [a for a in together.agents if together.play.is_waited_for(a)]
            actions = {a: int(chance.choice(together.play.legal(a))) for a in waited_for}
            for agent, action in actions.items():
                chosen[agent].append(action)
            _, rewards, _, _, _ = together.step(actions)
        for agent in agents:
            for action in chosen[agent]:
                assert turns.agent_selection == agent
                turns.step(action)
        for agent in together.agents:
            ours, theirs = turns.observe(agent), together.play.observe(agent)
            assert all(np.array_equal(ours[key], theirs[key]) for key in theirs)
        assert turns.rewards == rewards
    assert turns.terminations == dict.fromkeys(agents, True)


def test_an_adversary_is_rewarded_for_what_the_coalition_loses() -> None:
    scenario = program("strait-of-shadows")
    both = parallel_env(scenario, ["norland", "varn", "carib"])
    both.reset(seed=2)
    rewards: dict[str, float] = {}
    while both.agents:
        _, rewards, _, _, infos = both.step({})
        assert both.play.table.is_over or set(rewards.values()) == {0.0}
    worth = both.play.table.worth
    assert 0.0 < worth < 1.0
    assert rewards == {"norland": worth, "carib": worth, "varn": -worth}
    assert infos["norland"]["ending"] == both.play.table.ending


def test_games_without_a_seed_count_on_from_the_last_one() -> None:
    one = raw_env(program("duel"))
    seeds = []
    for seed in (None, None, 41, None):
        one.reset(seed=seed)
        seeds.append(one.infos[one.agents[0]]["seed"])
    assert seeds == [0, 1, 41, 42]
    with pytest.raises(ValueError, match="a seed is a whole number"):
        one.reset(seed=-1)


def test_what_is_not_legal_passes_and_is_counted() -> None:
    one = raw_env(program("strait-of-shadows"))
    one.reset(seed=1)
    agent = one.agent_selection
    illegal = int(np.flatnonzero(one.observe(agent)["action_mask"] == 0)[0])
    one.step(illegal)
    assert one.infos[agent]["illegal"] == 1
    assert one.infos[agent]["turn"] == 2
    with pytest.raises(IndexError, match="has actions 0 to"):
        one.step(len(one.action_names(agent)))


def test_the_usual_wrapper_ends_the_game_of_who_does_what_is_not_legal() -> None:
    inner: Any = env(program("strait-of-shadows"))
    strict = TerminateIllegalWrapper(inner, illegal_reward=-1)
    strict.reset(seed=1)
    agent = strict.agent_selection
    strict.step(int(np.flatnonzero(strict.observe(agent)["action_mask"] == 0)[0]))
    assert strict.rewards[agent] == -1
    assert strict.terminations[agent] or strict.truncations[agent]


def test_a_seat_that_cannot_be_played_is_refused_by_name() -> None:
    with pytest.raises(
        ValueError, match=r"'un' is no seat of strait-of-shadows that can be played: norland, "
    ):
        raw_env(program("strait-of-shadows"), ["un"])
    with pytest.raises(ValueError, match="at least one seat"):
        raw_env(program("strait-of-shadows"), [])


def test_the_game_can_be_read() -> None:
    one = raw_env(program("strait-of-shadows"), render_mode="ansi")
    one.reset(seed=3)
    agent = one.agent_selection
    action = int(np.flatnonzero(one.observe(agent)["action_mask"])[1])
    one.step(action)
    shown = one.render()
    assert shown is not None
    assert "seed 3: turn 1, orders" in shown
    assert one.action_names(agent)[action] in shown


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pettingzoo.utils.wrappers", None)
    monkeypatch.delitem(sys.modules, "tabletop.analysis.rl")
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'tabletop-exercise\[rl\]'"):
        import_module("tabletop.analysis.rl")
