"""`tabletop analyze`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tabletop.analysis.policies import POLICIES
from tests.authoring.lines.samples import SCENARIO, written

HERE = ("--kernel", "plain", "--workers", "1")
"""In this process: starting others takes longer than so few games."""

LINE = "seeds: 4\nmoves: {1: {north: [toss]}}\nexpect: share(hot) > 0\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path, tossing=LINE)


@pytest.fixture
def analyzed(run: Callable[..., Any], path: Path) -> Callable[..., Any]:
    """The command in plain Python on few games, so that a test does not compile."""
    return lambda *arguments: run(
        "analyze",
        str(path),
        "--kernel",
        "plain",
        "--workers",
        "1",
        "--policy",
        "pass,random",
        "--playouts",
        "20",
        *arguments,
    )


def test_the_report_names_ways_endings_and_shortcuts(analyzed: Callable[..., Any]) -> None:
    done = analyzed()
    assert done.code == 0
    assert done.out.startswith("Two coins: played as North, ")
    for said in ("policy pass", "policy random", "line tossing", "time runs out", "Shortcuts", "Injects"):
        assert said in done.out
    assert max(map(len, done.out.splitlines())) <= 100


def test_figures_are_the_same_each_time(analyzed: Callable[..., Any]) -> None:
    once, again = (json.loads(analyzed("--json").out) for _ in range(2))
    assert once == again
    assert [way["name"] for way in once["ways"]] == ["pass", "random", "tossing"]
    other = json.loads(analyzed("--json", "--seed", "5").out)
    assert other["ways"][1] != once["ways"][1]


def test_what_does_not_come_true_is_a_failed_expectation(analyzed: Callable[..., Any]) -> None:
    assert analyzed("--expect", "value(pass) == 90").code == 0
    done = analyzed("--expect", "value(pass) == 90", "--expect", "share(tossing, hot) > 99")
    assert done.code == 1
    assert "ok   value(pass) == 90" in done.out
    assert "FAIL share(tossing, hot) > 99" in done.out


def test_an_expectation_that_cannot_be_read_is_wrong_usage_before_anything_is_played(
    analyzed: Callable[..., Any],
) -> None:
    done = analyzed("--expect", "valu(pass) == 90")
    assert done.code == 2
    assert "--expect 'valu(pass) == 90': no figure 'valu'; did you mean 'value'?" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--policy", "hawkish"), "no policy 'hawkish'; did you mean 'hawk'?"),
        (("--policy", ","), f"--policy names no policy; there are {', '.join(POLICIES)}"),
        (("--seat", "nrth"), "no seat 'nrth' with anything to order; did you mean 'north'?"),
    ],
)
def test_names_that_there_are_not_are_wrong_usage(
    run: Callable[..., Any], path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = run("analyze", str(path), *arguments)
    assert done.code == 2
    assert said in done.err


def test_another_seat_can_be_weighed(analyzed: Callable[..., Any]) -> None:
    found = json.loads(analyzed("--seat", "rival", "--json").out)
    assert found["seat"] == "rival"
    assert [way["name"] for way in found["ways"]] == ["pass", "random"]


def test_a_line_that_cannot_be_played_is_named_and_left_out(run: Callable[..., Any], tmp_path: Path) -> None:
    path = written(tmp_path, broken="expect: share(ht) == 0\n", tossing=LINE)
    done = run("analyze", str(path), *HERE, "--policy", "pass", "--playouts", "2", "--json")
    assert done.code == 0
    assert "Lines that cannot be played are left out" in done.err
    assert [way["name"] for way in json.loads(done.out)["ways"]] == ["pass", "tossing"]


def test_a_scenario_that_cannot_be_used_is_wrong_input(run: Callable[..., Any], tmp_path: Path) -> None:
    path = written(tmp_path, SCENARIO.replace("lead: north", "lead: nrth"))
    assert run("analyze", str(path)).code == 2


def test_the_page_is_written_where_asked(analyzed: Callable[..., Any], tmp_path: Path) -> None:
    page = tmp_path / "balance.html"
    assert analyzed("--html", str(page)).code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    refused = analyzed("--html", str(tmp_path / "none" / "balance.html"))
    assert refused.code == 2
    assert "cannot be written" in refused.err


def test_no_bar_is_drawn_where_nobody_watches(analyzed: Callable[..., Any]) -> None:
    assert "Playing" not in analyzed().err
