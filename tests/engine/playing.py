"""Small games for the engine's tests."""

from functools import cache
from pathlib import Path

from tabletop.engine.game import Game, Refusal, start
from tabletop.engine.texts import Program
from tabletop.scenario.load import load

SCENARIOS = Path(__file__).parent.parent / "scenarios"


@cache
def program(name: str = "harbour") -> Program:
    """A scenario of tests/scenarios, compiled."""
    return load(SCENARIOS / f"{name}.yaml").usable()


def begun(seed: int = 1, played: tuple[str, ...] = ("alba",), name: str = "harbour") -> Game:
    """A game at the Orders of its first turn."""
    return start(program(name), seed, played)


def done(after: Game | Refusal) -> Game:
    """What was asked for was accepted."""
    assert isinstance(after, Game), after
    return after


def turns(game: Game, number: int) -> Game:
    """Whole turns later, nobody in the played seats ordering anything."""
    for _ in range(number):
        game = game.advance().advance().advance()
    return game


def to_results(game: Game) -> Game:
    """From Orders to the results of the turn."""
    return game.advance().advance()
