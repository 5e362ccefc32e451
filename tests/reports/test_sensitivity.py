"""What hangs on judgement as text, page and JSON: the same findings, readable without colours, network or sight."""

from __future__ import annotations

import json

import pytest

from tabletop.analysis.sensitivity import Sensitivity
from tabletop.authoring.sensitivity import sensitivity
from tabletop.reports.sensitivity_json import values
from tabletop.reports.sensitivity_text import text
from tests.authoring.test_sensitivity import LINE, SCENARIO


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Sensitivity:
    folder = tmp_path_factory.mktemp("scenarios") / "fragile"
    (folder / "lines").mkdir(parents=True)
    (folder / "scenario.yaml").write_text(
        SCENARIO.replace("title: Fragile", "title: Fr<a>gile"), encoding="utf-8"
    )
    (folder / "lines" / "march.yaml").write_text(LINE, encoding="utf-8")
    (folder / "lines" / "few.yaml").write_text(LINE.replace("seeds: 20", "seeds: 5"), encoding="utf-8")
    found, problems = sensitivity(folder / "scenario.yaml", ["pass", "random"], games=20, samples=6)
    assert found is not None, problems
    return found


def test_the_text_says_what_turns_and_by_how_much(found: Sensitivity) -> None:
    said = text(found)
    assert "How much hangs on judgement: Fr<a>gile" in said
    turned = said.split("What turns with a single coefficient\n")[1].split("\n\n")[0]
    assert turned.splitlines() == [
        "  support.interest 2 -> 1.5 (weight of interest)",
        "      line few ends most often in time_runs_out (100 %)",
        "      line march ends most often in time_runs_out (100 %)",
        "      line march does not do what it expects",
    ]
    shaken = said.split("What does not always hold")[1].split("\n\n")[0]
    assert shaken.splitlines()[3].split("   ")[0] == "line march ends most often in victory_march (100 %)"
    assert "line march comes to more than pass (by 100 points)" in shaken
    assert "What holds in all 58 variants\n  pass ends most often in time_runs_out (100 %)\n\n" in said
    moved = said.split("at a quarter more\n")[1].splitlines()
    assert moved[0] == f"  -100.0   +0.0  {'█' * 20}  line march: support.interest 2, weight of interest"


def test_the_text_begins_with_what_came_of_it(found: Sensitivity) -> None:
    said = text(found).splitlines()[2]
    assert said == "1 of 7 conclusions hold in all 58 variants. Alone, support.interest turns some."


@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_text_fits_the_terminal(found: Sensitivity, width: int) -> None:
    assert max(map(len, text(found, width).splitlines())) <= width


def test_json_says_the_same_and_null_where_games_are_too_few_to_say(found: Sensitivity) -> None:
    said = json.loads(json.dumps(values(found), allow_nan=False))
    (interest,) = [one for one in said["coefficients"] if one["name"] == "support.interest"]
    assert interest["points"]["line march"] == [
        {"moved": -100.0, "half_width": 0.0},
        {"moved": 0.0, "half_width": 0.0},
    ]
    assert interest["points"]["line few"][0]["half_width"] is None
