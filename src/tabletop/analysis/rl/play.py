"""What both environments share: agents, their spaces, observations with masks, rewards and infos. No stepping here."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray

from tabletop.analysis.rl.machines import Machine, plain
from tabletop.analysis.rl.observing import Observer
from tabletop.analysis.rl.table import PASS, Table
from tabletop.engine.texts import Program

Observation: TypeAlias = dict[str, NDArray[Any]]


class Play:
    """A table whose seats are agents, called by their actors' ids."""

    def __init__(self, program: Program, seats: Sequence[str] | None, machine: Machine | None) -> None:
        lead = program.actors[program.tables.actor.lead].id
        wanted = (lead,) if seats is None else tuple(seats)
        playable = [a.id for a in program.actors if a.playable or a.id == lead]
        for seat in wanted:
            if seat not in playable:
                raise ValueError(
                    f"'{seat}' is no seat of {program.id} that can be played: {', '.join(playable)}"
                )
        if not wanted:
            raise ValueError("an environment needs at least one seat")
        self.program = program
        self.actor = {a.id: i for i, a in enumerate(program.actors) if a.id in wanted}
        self.agents = list(self.actor)
        self.table = Table(program, list(self.actor.values()), machine or plain(program.tables))
        self.observers = {agent: Observer(self.table, actor) for agent, actor in self.actor.items()}
        self.actions = {agent: self.table.actions(actor) for agent, actor in self.actor.items()}
        self.action_spaces = {agent: spaces.Discrete(len(names)) for agent, names in self.actions.items()}
        self.observation_spaces = {agent: self._observation_space(agent) for agent in self.agents}
        self.illegal = dict.fromkeys(self.agents, 0)
        self._next_seed = 0

    def _observation_space(self, agent: str) -> spaces.Dict:
        return spaces.Dict(
            {
                "observation": spaces.Box(0.0, 1.0, (len(self.observers[agent]),), np.float32),
                "action_mask": spaces.MultiBinary(len(self.actions[agent])),
            }
        )

    def start(self, seed: int | None) -> None:
        """Begin the game of this seed; without one, of the seed after the last one's (0 at first)."""
        self.table.start(self._next_seed if seed is None else int(seed))
        self._next_seed = (self.table.seed + 1) % 2**63
        self.illegal = dict.fromkeys(self.agents, 0)

    def legal(self, agent: str) -> list[int]:
        """The actions open to the agent now."""
        return self.table.legal(self.actor[agent])

    def act(self, agent: str, action: int) -> None:
        """Do what the agent chose; what isn't legal is counted and passes. IndexError for a number that is no action."""
        if not 0 <= action < len(self.actions[agent]):
            raise IndexError(f"{agent} has actions 0 to {len(self.actions[agent]) - 1}, not {action}")
        if action not in self.legal(agent):
            self.illegal[agent] += 1
            action = PASS
        self.table.act(self.actor[agent], action)

    def is_waited_for(self, agent: str) -> bool:
        """Whether the agent has yet to act in this stage."""
        return self.actor[agent] in self.table.waiting

    def observe(self, agent: str) -> Observation:
        """What the agent observes, and which actions it may take."""
        mask = np.zeros(len(self.actions[agent]), dtype=np.int8)
        mask[self.legal(agent)] = 1
        return {"observation": self.observers[agent].observe(), "action_mask": mask}

    def reward(self, agent: str) -> float:
        """0 until the game is over; then its worth, negative for an adversary of the coalition."""
        if not self.table.is_over:
            return 0.0
        worth = self.table.worth
        return -worth if self.program.actors[self.actor[agent]].side == "adversary" else worth

    def info(self, agent: str) -> dict[str, Any]:
        """The game's seed and turn, how often the agent chose what it might not, and the ending once there is one."""
        table = self.table
        found = {"seed": table.seed, "turn": table.turn, "illegal": self.illegal[agent]}
        return {**found, "ending": table.ending} if table.is_over else found

    def described(self) -> str:
        """The game in a few lines for people."""
        table = self.table
        lines = [
            f"{self.program.title}, seed {table.seed}: turn {table.turn}, {table.stage} {table.ending}".rstrip()
        ]
        for agent, actor in self.actor.items():
            orders = ", ".join(self.program.options[o] for o in table.orders_of(actor))
            lines.append(f"  {agent}: {orders or 'no orders'}")
        return "\n".join(lines)
