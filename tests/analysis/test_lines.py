"""A line played by the analysis is the game of people who did the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.analysis.lines import Script
from tabletop.analysis.players import plain
from tabletop.analysis.playouts import PASS, RANDOM
from tabletop.engine.game import Game, Refusal, start
from tabletop.engine.kernel.orders import CAN, EXHAUSTED, NO_EFFORT, NOT_NOW, TWICE
from tabletop.engine.program import AGREED, LAPSED, REFUNDED, REFUSED
from tabletop.engine.texts import Program
from tabletop.scenario.lines import lines_of, read_line
from tests.analysis.scripts import chance_script, script
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


def test_scripts_by_chance_give_answer_and_see_all_there_is() -> None:
    """They prove that plain and compiled play the same; so all that can become of an order must be among them."""
    became, chosen, seen = set(), set(), set()
    for name in FILES:
        scenario = program(name)
        for number in range(20):
            game = plain(scenario.tables, chance_script(scenario, number), RANDOM, number)
            became |= set(game.became)
            chosen |= set(game.chosen)
            seen |= set(game.seen)
    assert {AGREED, REFUSED, REFUNDED, LAPSED} <= became
    assert {-NOT_NOW, -NO_EFFORT, -EXHAUSTED, -TWICE} <= became
    assert chosen == {0, 1}
    assert {-1, 0, 1, 2} <= seen


def test_a_script_finds_an_order_off_the_menu_exactly_where_the_game_does() -> None:
    scenario = program("strait-of-shadows")
    p = scenario.tables
    lead = scenario.actors[p.actor.lead].id
    options = list(range(p.actor.option_first[p.actor.lead], p.actor.option_last[p.actor.lead]))
    for option in options:
        made = Script(
            seats=[int(actor == p.actor.lead) for actor in range(p.n.actors)],
            led=[1] * (p.n.turns + 1),
            given_first=[0, 0] + [1] * p.n.turns,
            given=[option],
            answer_first=[0] * (p.n.turns + 2),
            answer=[],
            watch_turn=[],
            watch=[],
        )
        (became,) = plain(p, made, PASS, 3).became
        refused = isinstance(start(scenario, 3, (lead,)).order(lead, scenario.options[option]), Refusal)
        assert refused == (became < CAN), scenario.options[option]
