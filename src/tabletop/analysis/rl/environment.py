"""What both environments have: agents and their spaces, what numbers and actions are called, the game in a few lines.

How agents act, one after the other or at once, is in `aec` and `parallel`.
"""

from collections.abc import Sequence
from typing import Any

from gymnasium import Space

from tabletop.analysis.rl.machines import Machine
from tabletop.analysis.rl.play import Play
from tabletop.engine.texts import Program


class Environment:
    """One scenario, `play`ed by learners; to be mixed in before one of PettingZoo's own environments."""

    def __init__(
        self,
        program: Program,
        seats: Sequence[str] | None = None,
        machine: Machine | None = None,
        render_mode: str | None = None,
    ) -> None:
        super().__init__()
        self.play = Play(program, seats, machine)
        self.metadata: dict[str, Any] = {"name": f"tabletop_{program.id}_v1", "render_modes": ["ansi"]}
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

    def render(self) -> str | None:
        """The game in a few lines, in render mode "ansi"."""
        return self.play.described() if self.render_mode == "ansi" else None

    def close(self) -> None:
        """Nothing is open."""
