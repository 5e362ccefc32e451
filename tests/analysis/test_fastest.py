"""Whoever plays fastest here: what is compiled where something compiles, and else plain Python."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tabletop.analysis import fastest, hidden, players, playouts, running, surveys
from tabletop.analysis.line_games import always, line_parts, plain_liner
from tabletop.analysis.running import Part
from tabletop.analysis.surveys import SurveyPart
from tests.engine.playing import program

P = program().tables
LEAD = P.actor.lead
MAKERS = {
    "batch_player": fastest.batch_player,
    "line_player": fastest.line_player,
    "survey_player": fastest.survey_player,
    "plan_player": fastest.plan_player,
    "searcher": fastest.seeker,
}


@pytest.fixture
def compiler(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path]]:
    """A stand-in for the compiler, which has compiled "play_line" alone: what it was asked for, and for which folder."""
    asked: list[tuple[str, Path]] = []

    def maker(name: str) -> Callable[..., Any]:
        return lambda p, cache: asked.append((name, cache))

    compiled = SimpleNamespace(
        is_cached=lambda cache, function: function == "play_line", **{name: maker(name) for name in MAKERS}
    )
    monkeypatch.setitem(sys.modules, "tabletop.analysis.compiled", compiled)
    monkeypatch.setattr(fastest, "has_compiler", lambda: True)
    return asked


@pytest.mark.parametrize("name", MAKERS)
def test_the_compiled_one_is_asked_for_where_there_is_a_compiler(
    name: str, compiler: list[tuple[str, Path]], tmp_path: Path
) -> None:
    MAKERS[name](P, tmp_path)
    assert compiler == [(name, tmp_path)]


def test_lines_and_games_of_the_past_are_played_by_the_compiled_player_of_lines(
    compiler: list[tuple[str, Path]], tmp_path: Path
) -> None:
    past = fastest.past(tmp_path)
    past.make(P)
    assert (compiler, past.games) == ([("line_player", tmp_path)], hidden.COMPILED)


def test_something_is_compiled_when_all_that_was_asked_for_is(
    compiler: list[tuple[str, Path]], tmp_path: Path
) -> None:
    assert fastest.is_compiled(tmp_path, "play_line")
    assert not fastest.is_compiled(tmp_path, "play_line", "survey")


def test_without_a_compiler_plain_python_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fastest, "has_compiler", lambda: False)
    part, survey = Part(3, 4, LEAD, playouts.RANDOM), SurveyPart(3, 1, LEAD, 1)
    (line,) = line_parts(always(P, LEAD, P.actor.option_first[LEAD]), 3, 2, LEAD)
    assert fastest.batch_player(P)(part).rows == running.plain(P, part).rows
    assert fastest.survey_player(P)(survey) == surveys.plain(P, survey)
    assert fastest.liner(P)(line).rows == plain_liner(P)(line).rows
    assert fastest.line_player(P) is players.plain
    assert fastest.past() is hidden.PLAIN
