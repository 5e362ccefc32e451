"""A line played by the analysis is the game of people who did the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.analysis.players import plain
from tabletop.engine.game import Game, start
from tabletop.engine.kernel.orders import CAN
from tabletop.engine.program import AGREED
from tabletop.engine.texts import Program
from tabletop.scenario.lines import lines_of, read_line
from tests.analysis.scripts import script
from tests.conformance.journeys import FILES, program

LINES = [path for file in FILES.values() for path in lines_of(file)]


def by_people(scenario: Program, path: Path, seed: int) -> Game:
    """The game of a lead who gives the line's orders and answers as far as the game takes them."""
    line, _ = read_line(path)
    assert line is not None
    lead = scenario.actors[scenario.tables.actor.lead].id
    moves = {moves.turn: moves for moves in line.moves}
    game = start(scenario, seed, (lead,))
    while game.stage != "over":
        if game.stage == "orders" and game.turn in moves:
            mine = moves[game.turn]
            for orders in mine.orders.values():
                for order in orders:
                    after = game.order(lead, str(order))
                    game = after if isinstance(after, Game) else game
            for inject, choice in mine.answers.items():
                after = game.answer(lead, str(inject), str(choice))
                game = after if isinstance(after, Game) else game
        game = game.advance()
    return game


@pytest.mark.parametrize("path", LINES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_line_is_the_game_of_people_who_do_the_same(path: Path) -> None:
    scenario = program(path.parent.parent.name)
    made = script(scenario, path)
    for seed in range(5):
        game = by_people(scenario, path, seed)
        played = plain(scenario.tables, made, 0, seed)
        assert played.state == game.state[: scenario.tables.at.scratch]
        ids = [ending.id for ending in scenario.endings]
        assert game.ending == (ids[played.ending] if played.ending >= 0 else "time_runs_out")


def test_the_shipped_lines_give_orders_of_every_kind_of_end() -> None:
    found = set()
    for path in LINES:
        scenario = program(path.parent.parent.name)
        made = script(scenario, path)
        for seed in range(10):
            found |= set(plain(scenario.tables, made, 0, seed).became)
    assert AGREED in found
    assert {became for became in found if became < CAN}, "no order of a line was ever kept off the menu"
