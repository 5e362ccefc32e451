"""`tabletop sensitivity`. Worker processes of plain Python take a second to start."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.authoring.test_sensitivity import LINE, SCENARIO


@pytest.fixture
def scenario(tmp_path: Path) -> str:
    folder = tmp_path / "fragile"
    (folder / "lines").mkdir(parents=True)
    (folder / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    (folder / "lines" / "march.yaml").write_text(LINE, encoding="utf-8")
    return str(folder)


@pytest.fixture
def tried(run: Callable[..., Any]) -> Callable[..., Any]:
    """The command in plain Python with little to do, so that a test does not compile."""
    few = ("--kernel", "plain", "--playouts", "10", "--samples", "2", "--policy", "pass", "--workers", "1")
    return lambda *arguments: run("sensitivity", *few, *arguments)


def test_what_turns_a_conclusion_is_named(tried: Callable[..., Any], scenario: str) -> None:
    done = tried(scenario)
    assert done.code == 0
    assert "\n  support.interest 2 -> 1.5 (weight of interest)\n" in done.out
    assert done.err == ""


def test_json_says_the_same(tried: Callable[..., Any], scenario: str) -> None:
    found = json.loads(tried(scenario, "--json").out)
    (line,) = [one for one in found["conclusions"] if one["kind"] == "line"]
    assert {"coefficient": "support.interest", "value": 1.5, "standing": "turned"} in line["one_at_a_time"]
    assert found["samples"] == 2


def test_the_page_is_written_where_it_was_asked_for_or_refused_before_anything_is_played(
    tried: Callable[..., Any], scenario: str, tmp_path: Path
) -> None:
    page = tmp_path / "sensitivity.html"
    done = tried(scenario, "--html", str(page))
    assert done.code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert f"The page is in {page}." in done.err
    refused = tried(scenario, "--html", str(tmp_path / "none" / "sensitivity.html"))
    assert refused.code == 2
    assert "cannot be written: there is no folder" in refused.err
    assert refused.out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--policy", "hwk"), "no policy 'hwk'; did you mean 'hawk'?"),
        (("--dask", "tcp://127.0.0.1:9"), "--workers is for this machine"),
    ],
)
def test_a_mistake_is_answered_with_its_remedy(
    tried: Callable[..., Any], scenario: str, arguments: tuple[str, ...], said: str
) -> None:
    done = tried(scenario, *arguments)
    assert done.code == 2
    assert said in done.err


def test_a_scenario_that_cannot_be_used_is_refused(tried: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    done = tried(str(path))
    assert done.code == 2
    assert "cannot be used:" in done.err
