"""The environment in which all agents act at once (PettingZoo's parallel API): one pick of every seat a step.

A seat that has passed waits, and can only pass, until all have; then the stage closes. Spaces, masks and rewards are
in `play`; docs/rl.md describes them.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from gymnasium import Space
from pettingzoo import ParallelEnv

from tabletop.analysis.rl.machines import Machine
from tabletop.analysis.rl.play import Observation, Play
from tabletop.analysis.rl.table import PASS
from tabletop.engine.texts import Program

Step: TypeAlias = tuple[
    dict[str, Observation], dict[str, float], dict[str, bool], dict[str, bool], dict[str, dict[str, Any]]
]


class TogetherEnv(ParallelEnv):
    """One scenario; the same games as `aec.TurnsEnv` plays."""

    def __init__(
        self,
        program: Program,
        seats: Sequence[str] | None = None,
        machine: Machine | None = None,
        render_mode: str | None = None,
    ) -> None:
        self.play = Play(program, seats, machine)
        self.metadata = {"name": f"tabletop_{program.id}_v1", "render_modes": ["ansi"]}
        self.render_mode = render_mode
        self.possible_agents = list(self.play.agents)
        self.agents: list[str] = []

    def observation_space(self, agent: str) -> Space[Any]:
        """Numbers from 0 to 1 and a mask over the actions; the same object each time."""
        return self.play.observation_spaces[agent]

    def action_space(self, agent: str) -> Space[Any]:
        """The agent's actions; `action_names` says what each is."""
        return self.play.action_spaces[agent]

    def observation_names(self, agent: str) -> tuple[str, ...]:
        """What each number of the agent's observation is."""
        return tuple(self.play.observers[agent].names)

    def action_names(self, agent: str) -> tuple[str, ...]:
        """What each of the agent's actions is."""
        return self.play.actions[agent]

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

    def render(self) -> str | None:
        """The game in a few lines, in render mode "ansi"."""
        return self.play.described() if self.render_mode == "ansi" else None

    def close(self) -> None:
        """Nothing is open."""
