"""Who plays lines: plain Python as long as that is sooner done."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from tabletop.analysis.players import Player, plain
from tabletop.authoring.lines import hands
from tabletop.authoring.lines.hands import COMPILING, LOADING, Hands
from tabletop.authoring.lines.trials import Scripts, played, read_lines
from tabletop.engine.program import Tables
from tests.authoring.lines.samples import written


class Asked:
    """What is played, and by whom, on a clock on which a plain game takes so many seconds."""

    def __init__(self, games: int, seconds: float, is_ready: bool) -> None:
        ticks = count()
        self.told: list[float] = []
        self.made: list[Tables] = []
        self.looked = 0
        self.is_ready = is_ready
        self.heard: list[tuple[int, int]] = []
        self.hands = Hands(
            games, self._look, self._compiled, self.told.append, self._hear, lambda: next(ticks) * seconds
        )

    def _hear(self, done: int, total: int) -> None:
        self.heard.append((done, total))

    def _look(self) -> bool:
        self.looked += 1
        return self.is_ready

    def _compiled(self, tables: Tables) -> Player:
        self.made.append(tables)
        return plain


LINE = "seeds: 10\nexpect: share(hot) == 0\nmoves: {1: {north: [toss]}}\n"


@pytest.fixture
def lines(tmp_path_factory: pytest.TempPathFactory) -> Scripts:
    """Two lines of ten games each."""
    return read_lines(written(tmp_path_factory.mktemp("hands"), a=LINE, b=LINE))


def _play(lines: Scripts, seconds: float, is_ready: bool) -> Asked:
    asked = Asked(lines.games(), seconds, is_ready)
    expected = played(lines)
    found = played(lines, players=asked.hands)
    for line, same in zip(found.lines, expected.lines, strict=True):
        assert line.outcome is not None
        assert same.outcome is not None
        assert line.outcome.verdicts == same.outcome.verdicts
    return asked


def test_the_games_of_all_lines_are_counted_ablations_too(tmp_path: Path, lines: Scripts) -> None:
    assert (lines.games(), lines.games(seeds=3)) == (20, 6)
    hanging = read_lines(written(tmp_path, a=f"{LINE}without: {{support: {{exposure: 0}}}}\n"))
    assert (hanging.games(), hanging.games(seeds=3)) == (20, 6)
    assert read_lines(written(tmp_path / "broken", a="seeds: 10\nexpect: share(ht) == 0\n")).games() == 0


def test_few_games_are_played_in_plain_python_and_no_compiler_is_looked_for(lines: Scripts) -> None:
    asked = _play(lines, LOADING / 20, is_ready=True)
    assert (asked.looked, asked.made, asked.told) == (0, [], [])
    assert asked.hands.seconds == pytest.approx(LOADING)


def test_compiled_rules_that_are_there_are_used_where_loading_them_pays(lines: Scripts) -> None:
    asked = _play(lines, LOADING / 10, is_ready=True)
    assert (asked.looked, len(asked.made), asked.told) == (1, 2, [])


def test_rules_are_not_compiled_for_games_that_take_less(lines: Scripts) -> None:
    asked = _play(lines, COMPILING / 20, is_ready=False)
    assert (asked.looked, asked.made, asked.told) == (1, [], [])


def test_rules_are_compiled_for_games_that_take_longer_and_it_is_told_once(lines: Scripts) -> None:
    asked = _play(lines, COMPILING / 10, is_ready=False)
    assert asked.hands.is_compiled
    assert asked.told == [pytest.approx(17 * COMPILING / 10)]
    assert len(asked.made) == 2
    assert asked.hands.seconds == pytest.approx(hands._ENOUGH * COMPILING / 10)


def test_progress_is_heard_with_every_hundredth_and_no_oftener(tmp_path: Path, lines: Scripts) -> None:
    assert _play(lines, 0.0, is_ready=True).heard == [(done, 20) for done in range(20)]
    many = read_lines(written(tmp_path, a=LINE.replace("10", "250")))
    heard = _play(many, 0.0, is_ready=True).heard
    assert heard == [(-(-hundredth * 250 // 100), 250) for hundredth in range(100)]
