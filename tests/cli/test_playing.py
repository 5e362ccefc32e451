"""What is said before games are played by rules that still have to be compiled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tabletop.analysis import fastest
from tabletop.cli import playing
from tabletop.cli.console import Refusal
from tests.engine.playing import program

P = program().tables


@pytest.fixture
def compiler(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """A compiler that has compiled nothing but "play_line" yet; what is played is written down."""
    compiled: Any = pytest.importorskip("tabletop.analysis.compiled")
    played: list[object] = []

    def player(p: object, cache: Path | None) -> Any:
        return lambda *part: played.append(part[0])

    monkeypatch.setattr(compiled, "is_cached", lambda cache, function: function == "play_line")
    for made in ("batch_player", "line_player", "survey_player"):
        monkeypatch.setattr(compiled, made, player)
    return played


def test_what_was_not_compiled_is_compiled_first_and_said(
    compiler: list[object], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert playing.hands(P, None).is_compiled
    assert capsys.readouterr().err == f"{playing.COMPILING}\n"
    assert [type(part).__name__ for part in compiler] == ["Part", "SurveyPart"]


def test_what_is_played_elsewhere_is_not_compiled_here(
    compiler: list[object], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    playing.hands(P, None, far=True)
    assert (capsys.readouterr().err, compiler) == ("", [])


def test_what_was_compiled_before_is_not_spoken_of(
    compiler: list[object], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    playing.compile_first(P, home, "play_line")
    assert (capsys.readouterr().err, compiler) == ("", [])


def test_without_a_compiler_it_is_said_that_it_is_slow_or_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fastest, "has_compiler", lambda: False)
    assert playing.compiled_cache("plain") is None
    assert capsys.readouterr().err == ""
    assert playing.compiled_cache(None) is None
    assert "a hundred times slower; pip install" in capsys.readouterr().err
    with pytest.raises(Refusal, match="the compiled rules need numba and numpy; pip install"):
        playing.compiled_cache("compiled")
