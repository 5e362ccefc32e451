"""The environment in which all agents act at once (PettingZoo's parallel API): one pick of every seat a step.

A seat that has passed waits, and can only pass, until all have; then the stage closes. Spaces, masks and rewards are
in `play`; docs/rl.md describes them.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from pettingzoo import ParallelEnv

from tabletop.analysis.rl.environment import Environment
from tabletop.analysis.rl.play import Observation
from tabletop.analysis.rl.table import PASS

Step: TypeAlias = tuple[
    dict[str, Observation], dict[str, float], dict[str, bool], dict[str, bool], dict[str, dict[str, Any]]
]


class TogetherEnv(Environment, ParallelEnv):
    """One scenario; the same games as `aec.TurnsEnv` plays."""

    def reset(
        self, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, Observation], dict[str, dict[str, Any]]]:
        """Begin the exercise of this seed; without one, of the seed after the last one's. `options` has no meaning."""
        self.play.start(seed)
        self.agents = list(self.possible_agents)
        return self._observations(), {agent: self.play.info(agent) for agent in self.agents}

    def step(self, actions: Mapping[str, int]) -> Step:
        """Do what every agent chose; who is not named passes."""
        agents, is_over = self.agents, self.play.table.is_over
        chosen = {agent: int(actions.get(agent, PASS)) for agent in agents}
        waited_for = [agent for agent in agents if self.play.is_waited_for(agent)]
        for agent in agents:
            if agent in waited_for:
                self.play.act(agent, chosen[agent])
            elif chosen[agent] != PASS:
                self.play.illegal[agent] += 1
        is_over = self.play.table.is_over
        observations = self._observations()
        rewards = {agent: self.play.reward(agent) for agent in agents}
        infos = {agent: self.play.info(agent) for agent in agents}
        if is_over:
            self.agents = []
        return observations, rewards, dict.fromkeys(agents, is_over), dict.fromkeys(agents, False), infos

    def _observations(self) -> dict[str, Observation]:
        return {agent: self.play.observe(agent) for agent in self.agents}
