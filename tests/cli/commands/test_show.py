"""`tabletop show`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import SCENARIO


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path


def test_the_sheet_tells_what_every_player_may_know(run: Callable[..., Any], tiny: Path) -> None:
    done = run("show", str(tiny))
    assert done.code == 0
    assert done.out == (
        "A tiny crisis (tiny)\n"
        "introductory, 2 turns, 15 minutes, maritime\n"
        "\n"
        "Somebody must ask somebody.\n"
        "\n"
        "Read this first.\n"
        "\n"
        "Actors\n"
        "  north  North  coalition    leads\n"
        "  south  South  coalition    playable\n"
        "  rival  Rival  adversary    playable\n"
        "  bank   Bank   institution\n"
        "\n"
        "Who must agree\n"
        "  council  Council  consensus\n"
        "\n"
        "Objectives\n"
        "  Keep calm\n"
        "\n"
        "Sources\n"
        "  a book\n"
        "\n"
        "CC0\n"
    )


@pytest.mark.parametrize("arguments", [[], ["--json"]])
def test_no_secret_is_shown(run: Callable[..., Any], tiny: Path, arguments: list[str]) -> None:
    done = run("show", str(tiny), *arguments)
    assert "secret" not in done.out
    assert "unseen" not in done.out


def test_json_holds_the_same(run: Callable[..., Any], tiny: Path) -> None:
    facts = json.loads(run("show", str(tiny), "--json").out)
    assert (facts["id"], facts["turns"], facts["minutes"]) == ("tiny", 2, 15)
    assert [actor["id"] for actor in facts["actors"] if actor["lead"]] == ["north"]


def test_a_scenario_that_cannot_be_used_is_refused_with_its_problems(
    run: Callable[..., Any], tiny: Path
) -> None:
    tiny.write_text(SCENARIO.replace("difficulty: introductory", "difficulty: hard"), encoding="utf-8")
    done = run("show", str(tiny))
    assert (done.code, done.out) == (2, "")
    assert "tiny.yaml:10:" in done.err
    assert "error[TT104]" in done.err


@pytest.mark.parametrize("name", ["strait-of-shadow", "nowhere/scenario.yaml"])
def test_an_unknown_scenario_is_refused_with_a_way_out(run: Callable[..., Any], name: str) -> None:
    done = run("show", name)
    assert (done.code, done.out) == (2, "")
    assert f"no scenario '{name}'" in done.err


def test_texts_are_shown_without_marks_of_emphasis(run: Callable[..., Any], tiny: Path) -> None:
    written = tiny.read_text(encoding="utf-8")
    tiny.write_text(written.replace("Read this first.", "**Noon.** *North* waits."), encoding="utf-8")
    assert "\nNoon. North waits.\n" in run("show", str(tiny)).out
