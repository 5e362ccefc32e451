"""The environment in which agents act one after the other (PettingZoo's AEC): a seat's whole turn, then the next seat's.

Spaces, masks and rewards are in `play`; docs/rl.md describes them.
"""

from collections.abc import Sequence
from typing import Any

from gymnasium import Space
from pettingzoo import AECEnv

from tabletop.analysis.rl.machines import Machine
from tabletop.analysis.rl.play import Observation, Play
from tabletop.engine.texts import Program


class TurnsEnv(AECEnv):
    """One scenario; agents act in the order of its actors."""

    def __init__(
        self,
        program: Program,
        seats: Sequence[str] | None = None,
        machine: Machine | None = None,
        render_mode: str | None = None,
    ) -> None:
        super().__init__()
        self.play = Play(program, seats, machine)
        self.metadata = {
            "name": f"tabletop_{program.id}_v1",
            "render_modes": ["ansi"],
            "is_parallelizable": False,
        }
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

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """Begin the exercise of this seed; without one, of the seed after the last one's. `options` has no meaning."""
        self.play.start(seed)
        self.agents = list(self.possible_agents)
        self.rewards = dict.fromkeys(self.agents, 0.0)
        self._cumulative_rewards = dict.fromkeys(self.agents, 0.0)
        self.terminations = dict.fromkeys(self.agents, False)
        self.truncations = dict.fromkeys(self.agents, False)
        self.infos = {agent: self.play.info(agent) for agent in self.agents}
        self._skip_agent_selection = None
        self.agent_selection = self._next()

    def _next(self) -> str:
        return next((agent for agent in self.agents if self.play.is_waited_for(agent)), self.agents[0])

    def observe(self, agent: str) -> Observation:
        """What the agent observes now; its mask allows no more than passing while others are to act."""
        return self.play.observe(agent)

    def step(self, action: int | None) -> None:
        """Do what the agent whose turn it is chose; None when it is only told that the game is over."""
        agent = self.agent_selection
        if self.terminations[agent]:
            self._was_dead_step(action)
            return
        if action is None:
            raise ValueError(f"{agent} is to act; None is for agents whose game is over")
        self._cumulative_rewards[agent] = 0.0
        self.play.act(agent, int(action))
        for one in self.agents:
            self.rewards[one] = self.play.reward(one)
            self.terminations[one] = self.play.table.is_over
            self.infos[one] = self.play.info(one)
        self._accumulate_rewards()
        self.agent_selection = self._next()

    def render(self) -> str | None:
        """The game in a few lines, in render mode "ansi"."""
        return self.play.described() if self.render_mode == "ansi" else None

    def close(self) -> None:
        """Nothing is open."""
