"""What hangs on judgement as text, page and JSON: the same findings, readable without colours, network or sight."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from tabletop.analysis.sensitivity import Sensitivity
from tabletop.authoring.sensitivity import sensitivity
from tabletop.reports.sensitivity_html import html
from tabletop.reports.sensitivity_json import values
from tabletop.reports.sensitivity_text import text
from tests.authoring.test_sensitivity import LINE, SCENARIO
from tests.reports.closed import Closed

CAME = (
    "1 of 7 conclusions hold in all 58 variants. "
    "By itself one coefficient turns some: weight of interest (support.interest)."
)


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
        "      line few most often ends as time runs out (100 %)",
        "      line march most often ends as time runs out (100 %)",
        "      line march does not do what it expects",
    ]
    shaken = said.split("What does not always hold")[1].split("\n\n")[0]
    assert shaken.splitlines()[3].split("   ")[0] == "line march most often ends in “Won” (100 %)"
    assert "line march comes to more than pass (by 100 points)" in shaken
    assert "What holds in all 58 variants\n  pass most often ends as time runs out (100 %)\n\n" in said
    moved = said.split("at a quarter more\n")[1].splitlines()
    assert moved[0] == f"  -100.0   +0.0  {'█' * 20}  line march: support.interest 2, weight of interest"


def test_the_text_begins_with_what_came_of_it(found: Sensitivity) -> None:
    said = " ".join(text(found).split("\n\n")[1].split())
    assert said == CAME


@pytest.mark.parametrize("width", [60, 80, 100])
def test_the_text_fits_the_terminal(found: Sensitivity, width: int) -> None:
    assert max(map(len, text(found, width).splitlines())) <= width


@pytest.mark.parametrize("width", [60, 80])
def test_figures_stand_under_their_headings(found: Sensitivity, width: int) -> None:
    lines = text(found, width).splitlines()
    head = next(line for line in lines if line.endswith("holds open turned    holds open turned"))
    row = next(line for line in lines if line.endswith("    4    1      1"))
    assert len(head) == len(row)


def test_json_says_the_same_and_null_where_games_are_too_few_to_say(found: Sensitivity) -> None:
    said = json.loads(json.dumps(values(found), allow_nan=False))
    (interest,) = [one for one in said["coefficients"] if one["name"] == "support.interest"]
    assert interest["points"]["line march"] == [
        {"moved": -100.0, "half_width": 0.0},
        {"moved": 0.0, "half_width": 0.0},
    ]
    assert interest["points"]["line few"][0]["half_width"] is None


@pytest.fixture(scope="module")
def page(found: Sensitivity) -> str:
    return html(found)


def test_a_page_needs_nothing_from_elsewhere(page: str) -> None:
    assert not re.search(r"https?:|//\w|url\(|@import|<script|<link|<img|src=", page)


def test_a_pages_elements_are_closed_and_its_words_escaped(page: str) -> None:
    checker = Closed()
    checker.feed(page)
    assert checker.open == []
    assert "How much hangs on judgement: Fr&lt;a&gt;gile" in page


def test_a_page_says_what_the_text_says(page: str) -> None:
    assert CAME in page
    assert "<b>weight of interest made 1.5 instead of 2</b> <code>support.interest</code>" in page
    assert "<li>line march does not do what it expects</li>" in page
    row = "<td>2</td><td>-100.0 ± 0.0</td><td>+0.0 ± 0.0</td>"
    assert f'<tr><th scope="row">weight of interest</th>{row}' in page


def test_every_chart_says_in_words_what_it_shows(page: str) -> None:
    charts = [
        ElementTree.fromstring(svg) for svg in re.findall(r"<svg width.*?</svg>", page, flags=re.DOTALL)
    ]
    said = [chart.findtext("desc") or "" for chart in charts if chart.get("role") == "img"]
    assert "line march moves by -100.0 points at a quarter less and by +0.0 at a quarter more" in said[0]
    assert "line march does what it expects: holds 4, open 1, turned 1" in said[1]
    assert len(said) == 2


def test_bars_of_a_tornado_lie_on_their_side_of_nought(page: str) -> None:
    chart = ElementTree.fromstring(re.findall(r"<svg width.*?</svg>", page, flags=re.DOTALL)[0])
    nought = next(one for one in chart.iter("line") if one.get("class") == "nought").get("x1", "")
    less = next(one for one in chart.iter("rect") if one.get("class") == "c1")
    start, wide = (float(less.get(name, "").rstrip("%")) for name in ("x", "width"))
    assert start + wide == pytest.approx(float(nought.rstrip("%")), abs=0.02)
    assert wide > 50.0


def test_a_page_of_a_scenario_where_nothing_moves_says_so(found: Sensitivity) -> None:
    calm = html(replace(found, found=tuple(found.base for _ in found.found)))
    assert "Nothing moves a value by half a point" in calm
    assert "No single coefficient turns a conclusion" in calm
    assert "<svg" not in calm
