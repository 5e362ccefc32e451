"""What became of a line's orders and answers is told for each, with how often and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tabletop.authoring.lines.fates import fates
from tabletop.authoring.lines.trials import Trial, try_lines
from tabletop.authoring.lines.values import values
from tabletop.authoring.lines.words import text
from tests.authoring.lines.samples import SCENARIO, written

LINE = """\
seeds: 6
moves:
  1: {north: [sure, hopeless, late, toss]}
  2: {north: [toss], answers: {question: shout}}
  3: {answers: {question: wait}}
expect: share(cool) >= 0
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path, trying=LINE)


@pytest.fixture
def told(path: Path) -> list[str]:
    (line,) = try_lines(path).lines
    return list(_fates(line))


def _fates(line: Trial) -> list[str]:
    assert line.outcome is not None, str(line.problems)
    assert line.program is not None
    return [str(fate) for fate in fates(line.outcome.games, line.program)]


def test_an_order_is_accepted_refused_by_its_body_or_not_on_the_menu(told: list[str]) -> None:
    assert told[0] == "turn 1 north, sure: 6 accepted"
    assert told[1] == "turn 1 north, hopeless: 6 refused by 'council' (seeds 0, 1, 2 ..)"
    assert told[2] == (
        "turn 1 north, late: 6 not on the menu: its condition does not hold now (seeds 0, 1, 2 ..)"
    )


def test_games_that_were_over_are_told_apart(tmp_path: Path) -> None:
    sudden = SCENARIO.replace("hot: {", "hot: {at_once: true, ")
    (line,) = try_lines(written(tmp_path, sudden, trying=LINE.replace("seeds: 6", "seeds: 20"))).lines
    (again,) = (one for one in _fates(line) if one.startswith("turn 2 north, toss: "))
    over = re.search(r"(\d+) the game was over before", again)
    spent = re.search(r"(\d+) not on the menu: it has been ordered as often as it may be", again)
    assert over is not None
    assert spent is not None
    assert int(over[1]) + int(spent[1]) == 20


def test_answers_follow_with_what_was_asked(told: list[str]) -> None:
    assert told[-2].startswith("turn 2 north, shout to question: ")
    assert "taken" in told[-2]
    assert "not asked in that turn, or not on offer" in told[-1]


def test_the_text_has_them_only_when_asked_and_json_always(path: Path) -> None:
    report = try_lines(path)
    assert "turn 1 north" not in text(report)
    assert "     turn 1 north, sure: 6 accepted" in text(report, verbose=True).splitlines()
    (line,) = values(report)["lines"]
    assert line["orders"][0] == {
        "turn": 1,
        "actor": "north",
        "order": "sure",
        "came": [{"came": "accepted", "count": 6, "seeds": [0, 1, 2]}],
    }
