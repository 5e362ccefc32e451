"""`tabletop test`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest

from tabletop.analysis.players import Player, plain
from tabletop.cli import playing
from tabletop.engine.program import Tables
from tests.authoring.lines.samples import SCENARIO, written

GOOD = "title: Nothing is done\nseeds: 4\nexpect: share(hot) == 0\n"
FAILS = (
    "title: Toss it\nseeds: 30\nmoves: {1: {north: [toss]}}\nexpect: [share(hot) == 0, 'at(1, heat > 5)']\n"
)
BROKEN = "seeds: 4\nexpect: share(ht) == 0\n"


@pytest.fixture
def tried(run: Callable[..., Any]) -> Callable[..., Any]:
    """The command in plain Python, so that a test does not compile."""
    return lambda *arguments: run("test", "--kernel", "plain", *arguments)


def test_what_comes_true_is_ok(tried: Callable[..., Any], tmp_path: Path) -> None:
    done = tried(str(written(tmp_path, good=GOOD)))
    assert done.code == 0
    assert done.out.splitlines()[:5] == [
        "ok   coins/good: Nothing is done",
        "     4 games: time_runs_out 100.0 %",
        "     objectives 90 of 100: calm 90",
        "     ok   share(hot) == 0",
        "          hot 0.0 % (95 % interval 0.0 to 49.0)",
    ]
    assert done.err.endswith("1 line played, as expected.\n")


def test_what_does_not_come_true_is_told_with_its_seeds(tried: Callable[..., Any], tmp_path: Path) -> None:
    done = tried(str(written(tmp_path, good=GOOD, fails=FAILS)))
    assert done.code == 1
    assert "FAIL coins/fails: Toss it" in done.out
    assert "     FAIL share(hot) == 0\n          hot " in done.out
    assert "; seeds " in done.out
    assert "ok   at(1, heat > 5)" in done.out
    assert done.err.endswith("2 lines played, 1 failed.\n")


def test_a_line_that_cannot_be_used_is_wrong_input_and_the_others_are_played(
    tried: Callable[..., Any], tmp_path: Path
) -> None:
    done = tried(str(written(tmp_path, broken=BROKEN, good=GOOD)))
    assert done.code == 2
    assert "lines/broken.yaml:2:15: error[TT200]: no ending or outcome 'ht'; did you mean 'hot'?" in done.out
    assert "ok   coins/good" in done.out


def test_a_scenario_that_cannot_be_used_is_wrong_input(tried: Callable[..., Any], tmp_path: Path) -> None:
    done = tried(str(written(tmp_path, SCENARIO.replace("lead: north", "lead: nrth"), good=GOOD)))
    assert done.code == 2
    assert "no actor 'nrth'" in done.out


def test_one_line_can_be_named_by_its_file_or_its_name(tried: Callable[..., Any], tmp_path: Path) -> None:
    path = written(tmp_path, good=GOOD, fails=FAILS)
    assert tried(str(path.parent / "lines" / "good.yaml")).code == 0
    assert tried(str(path), "--line", "good").code == 0
    assert tried(str(path), "--line", "fails").code == 1


def test_a_folder_means_every_scenario_in_it(tried: Callable[..., Any], tmp_path: Path) -> None:
    written(tmp_path, good=GOOD)
    assert tried(str(tmp_path)).code == 0


def test_without_a_line_there_is_nothing_to_test(tried: Callable[..., Any], tmp_path: Path) -> None:
    path = written(tmp_path, good=GOOD)
    assert tried(str(path), "--line", "bad").code == 2
    bare = tried(str(written(tmp_path / "bare")))
    assert bare.code == 2
    assert "no line is beside" in bare.err


def test_a_scenario_with_errors_is_never_said_to_go_as_expected(
    tried: Callable[..., Any], tmp_path: Path
) -> None:
    written(tmp_path, good=GOOD)
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nid: broken\n", encoding="utf-8")
    alone = tried(str(broken))
    assert alone.code == 2
    assert alone.err.endswith("Nothing played; 1 scenario cannot be used, mend that first.\n")
    both = tried(str(tmp_path), str(broken))
    assert both.err.endswith("1 line played; 1 scenario cannot be used, mend that first.\n")
    failing = tried(str(written(tmp_path / "more", fails=FAILS)), str(broken))
    assert failing.err.endswith("1 line played, 1 failed; 1 scenario cannot be used, mend that first.\n")


def test_json_holds_every_expectation_with_its_counts(tried: Callable[..., Any], tmp_path: Path) -> None:
    done = tried(str(written(tmp_path, fails=FAILS)), "--json", "--seeds", "7")
    assert done.code == 1
    (scenario,) = json.loads(done.out)
    (line,) = scenario["lines"]
    assert (scenario["scenario"], line["line"], line["games"], line["passes"]) == ("coins", "fails", 7, False)
    first, second = line["expectations"]
    assert (first["expected"], first["holds"], second["holds"]) == ("share(hot) == 0", False, True)
    (share,) = first["counts"]
    assert share["of"] == 7
    assert share["count"] == len(share["seeds"])
    assert share["interval"][0] < share["percent"] < share["interval"][1]


def test_junit_is_written_beside_the_result(tried: Callable[..., Any], tmp_path: Path) -> None:
    path = written(tmp_path, fails=FAILS)
    assert tried(str(path), "--junit", str(tmp_path / "found.xml")).code == 1
    assert ElementTree.parse(tmp_path / "found.xml").getroot().get("failures") == "1"
    refused = tried(str(path), "--junit", str(tmp_path / "nowhere" / "found.xml"))
    assert (refused.code, refused.out) == (2, "")  # nothing was played first
    assert "cannot be written: there is no folder" in refused.err


def test_without_numba_it_is_said_and_played_in_plain_python(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tabletop.analysis.fastest.has_compiler", lambda: False)
    path = str(written(tmp_path, good=GOOD))
    done = run("test", path)
    assert done.code == 0
    assert done.err.startswith("Played in plain Python, which is slower; ")
    assert run("test", "--kernel", "compiled", path).code == 2


def test_a_game_of_one_line_is_told_turn_by_turn(tried: Callable[..., Any], tmp_path: Path) -> None:
    path = written(tmp_path, good=GOOD, fails=FAILS, broken=BROKEN)
    told = tried(str(path), "--line", "fails", "--show", "1")
    assert told.code == 0
    assert [row for row in told.out.splitlines() if row.startswith("== Turn")] != []
    assert "Toss: ordered" in told.out
    several = tried(str(path), "--show", "1")
    assert several.code == 2
    assert "found broken, fails, good; name it with --line" in several.err
    assert "cannot be played" in tried(str(path), "--line", "broken", "--show", "1").err


@pytest.fixture
def compiler(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A stand-in for the compiler: the folders it was asked to keep its work in."""
    kept: list[Path] = []

    def line_player(tables: Tables, cache: Path) -> Player:
        kept.append(cache)
        return plain

    compiled = SimpleNamespace(is_cached=lambda cache, function: bool(kept), line_player=line_player)
    monkeypatch.setitem(sys.modules, "tabletop.analysis.compiled", compiled)
    monkeypatch.setattr("tabletop.analysis.compiled", compiled, raising=False)
    monkeypatch.setattr("tabletop.analysis.fastest.has_compiler", lambda: True)
    return kept


def test_that_compiling_takes_time_is_said_once(
    run: Callable[..., Any], home: Path, tmp_path: Path, compiler: list[Path]
) -> None:
    nothing = run("test", "--kernel", "compiled", str(tmp_path / "nothing.yaml"))
    assert "Compiling" not in nothing.err
    path = str(written(tmp_path, good=GOOD))
    wait = f"{playing.COMPILING}\n"
    assert run("test", "--kernel", "compiled", path).err.startswith(wait)
    assert run("test", "--kernel", "compiled", path).err == "1 line played, as expected.\n"
    assert compiler[0].is_relative_to(home)


def test_few_games_wait_for_no_compiler(
    run: Callable[..., Any], tmp_path: Path, compiler: list[Path]
) -> None:
    assert run("test", str(written(tmp_path, good=GOOD))).err == "1 line played, as expected.\n"
    assert compiler == []


def test_games_that_would_take_longer_than_compiling_are_compiled_and_it_is_said(
    run: Callable[..., Any], tmp_path: Path, compiler: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tabletop.authoring.lines.hands.LOADING", 0.0)
    monkeypatch.setattr("tabletop.authoring.lines.hands.COMPILING", 0.0)
    said = run("test", str(written(tmp_path, good=GOOD))).err
    assert said.startswith(f"In plain Python the games left would take 0 s.\n{playing.COMPILING}\n")
    assert compiler != []


def test_plain_play_that_took_long_says_what_would_be_quicker(
    run: Callable[..., Any], tmp_path: Path, compiler: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tabletop.cli.commands.test._LONG", 0.0)
    said = run("test", str(written(tmp_path, good=GOOD))).err
    assert said.startswith("Played in plain Python, in 0 s. `--kernel compiled` compiles the rules first")


def test_verbose_tells_what_became_of_each_order(tried: Callable[..., Any], tmp_path: Path) -> None:
    path = written(tmp_path, fails=FAILS)
    assert "turn 1 north, toss: 30 accepted" not in tried(str(path)).out
    assert "     turn 1 north, toss: 30 accepted\n" in tried(str(path), "--verbose").out
