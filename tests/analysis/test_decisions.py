"""What surveyed decisions say: how many matter, and when, without the luck of the draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.analysis.decisions import decisions, spread
from tabletop.analysis.domination import Row
from tabletop.analysis.surveying import NOT_ON_OFFER
from tabletop.engine.program import Tables
from tabletop.scenario.load import load

SCENARIO = """\
format: 1
id: prices
title: Prices
clock: {turns: 2, step: 1d, effort: 5}
lead: north
actors: {north: {side: coalition}, south: {side: coalition}}
tracks: {heat: {start: 50, good: low}}
resources: {money: {start: 9}}
responses:
  cheap: {cost: {money: 1}, effects: {heat: -5}}
  dear: {cost: {money: 3}, effects: {heat: -4}}
objectives: {calm: {score: 100 - heat}}
endings: {hot: {when: heat > 99, outcome: defeat}}
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    path = Path(tmp_path_factory.mktemp("prices")) / "scenario.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return load(path).usable().tables


def row(*worths: tuple[float, float] | None, turn: int = 1, pick: int = 0) -> Row:
    """A decision with the worths of passing and of each order in both halves; None: not on offer."""
    cells = [x for pair in worths for x in (pair or (NOT_ON_OFFER, NOT_ON_OFFER))]
    return (float(turn), float(pick), float(len(worths) - 1), *cells)


def test_the_spread_is_what_the_other_half_says_of_the_best_and_the_worst() -> None:
    assert spread(row((0.5, 0.5), (0.9, 0.8), (0.1, 0.2))) == pytest.approx(70.0)


def test_mere_luck_spreads_nothing_on_average() -> None:
    lucky = row((0.5, 0.5), (0.9, 0.1), (0.1, 0.9))
    assert spread(lucky) == pytest.approx(-80.0)
    assert spread(row((0.5, 0.5), None, (0.5, 0.5))) == 0.0


def test_decisions_that_matter_are_counted_by_turn(tables: Tables) -> None:
    rows = [
        row((0.5, 0.5), (0.6, 0.6), (0.5, 0.5)),
        row((0.5, 0.5), (0.51, 0.51), (0.5, 0.5), pick=1),
        row((0.5, 0.5), (0.5, 0.5), (0.5, 0.5), turn=2),
    ]
    found = decisions(tables, tables.actor.lead, 1, [[rows]])
    assert found.of_turn(1) == (2, 50.0)
    assert found.of_turn(2) == (1, 0.0)
    assert found.a_turn == 1.5
    assert found.that_matter == 0.5
