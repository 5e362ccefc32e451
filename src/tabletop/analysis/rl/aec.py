"""The environment in which agents act one after the other (PettingZoo's AEC): a seat's whole turn, then the next seat's.

Spaces, masks and rewards are in `play`; docs/rl.md describes them.
"""

from collections.abc import Sequence
from typing import Any

from pettingzoo import AECEnv

from tabletop.analysis.rl.environment import Environment
from tabletop.analysis.rl.machines import Machine
from tabletop.analysis.rl.play import Observation
from tabletop.engine.texts import Program


class TurnsEnv(Environment, AECEnv):
    """One scenario; agents act in the order of its actors."""

    def __init__(
        self,
        program: Program,
        seats: Sequence[str] | None = None,
        machine: Machine | None = None,
        render_mode: str | None = None,
    ) -> None:
        super().__init__(program, seats, machine, render_mode)
        self.metadata["is_parallelizable"] = False

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
