"""The game that is told is the game that was counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.authoring.lines.showing import shown
from tabletop.authoring.lines.trials import try_lines
from tests.authoring.lines.samples import SCENARIO, written


@pytest.mark.parametrize(
    "line",
    [
        "moves: {1: {north: [toss, late, sure]}, 2: {answers: {question: shout}}}\n",
        "policy: random\nmoves: {2: {north: [hopeless], rival: [rival_move]}}\n",
        "policy: greedy\n",
    ],
)
def test_the_game_told_is_the_one_that_was_counted(tmp_path: Path, line: str) -> None:
    scenario = SCENARIO.replace("outcome: defeat}", "outcome: defeat, at_once: true}")
    (found,) = try_lines(written(tmp_path, scenario, a=f"seeds: 6\n{line}expect: true\n")).lines
    assert found.outcome is not None
    assert found.program is not None
    games = found.outcome.games
    for seed, counted in enumerate(games.played):
        turns = list(shown(games.plan, found.program, seed))
        assert [game.stage for game in turns] == ["results"] * len(turns)
        assert turns[-1].state[: found.program.tables.at.scratch] == counted.state
        assert all(game.trace for game in turns)
