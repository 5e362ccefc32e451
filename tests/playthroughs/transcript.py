"""The good line of a scenario, played with one seed and told as the lead's seat saw it.

Refresh the golden texts after a deliberate change with `python -m tests.playthroughs.transcript`, and read what changed.
"""

from __future__ import annotations

from pathlib import Path

from tabletop.engine.game import Game, start
from tabletop.reports.transcript import opening_text, turn_text
from tabletop.scenario.document.line import Moves
from tabletop.scenario.lines import read_line
from tabletop.scenario.load import load
from tabletop.tui.presenters.prose import plain

ROOT = Path(__file__).parents[2]
SCENARIOS = ("strait-of-shadows", "lights-out-in-vessia", "borrowed-ground")
REFRESH = "python -m tests.playthroughs.transcript"
SEED = 0


def golden(scenario: str) -> Path:
    """Where the golden text of a scenario lies."""
    return Path(__file__).parent / f"{scenario}.txt"


def transcript(scenario: str) -> str:
    """The whole game of the scenario's good line, ready to read."""
    folder = ROOT / "scenarios" / scenario
    program = load(folder).usable()
    line, problems = read_line(folder / "lines" / "good.yaml")
    assert line is not None, problems
    lead = program.actors[program.tables.actor.lead].id
    game = start(program, SEED, (lead,))
    moves = {moves.turn: moves for moves in line.moves}
    told = [f"{line.title}, as {lead} saw it\n", opening_text(game, lead, plain)]
    while game.stage != "over":
        if game.stage == "orders" and game.turn in moves:
            game = _decide(game, lead, moves[game.turn])
        game = game.advance()
        if game.stage == "results":
            told.append(turn_text(game, lead))
    return "\n".join(told)


def _decide(game: Game, lead: str, moves: Moves) -> Game:
    """The line's answers and orders, leaving out what is not on offer now, as lines do."""
    for inject, choice in moves.answers.items():
        made = game.answer(lead, str(inject), str(choice))
        game = made if isinstance(made, Game) else game
    for actor, orders in moves.orders.items():
        assert actor == lead
        for order in orders:
            made = game.order(lead, str(order))
            game = made if isinstance(made, Game) else game
    return game


if __name__ == "__main__":
    for scenario in SCENARIOS:
        golden(scenario).write_text(transcript(scenario), encoding="utf-8")
