"""A new scenario is sound, can be played at once, and tests itself."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlparse
from urllib.request import url2pathname

import pytest

from tabletop.authoring.checking import check
from tabletop.authoring.lines.trials import try_lines
from tabletop.authoring.scaffold import Refused, new_scenario, starter
from tabletop.engine.game import Refusal, start
from tabletop.scenario.lines import lines_of, read_line
from tabletop.scenario.load import load
from tests.scenario.editing import complaints


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = new_scenario("dry-river", tmp_path_factory.mktemp("my scenarios"))
    assert isinstance(path, Path)
    return path


def test_nothing_is_wrong_with_it(made: Path) -> None:
    assert [str(problem) for problem in check(made).problems] == []


def test_it_carries_the_id_of_its_folder_and_a_title(made: Path) -> None:
    document = load(made).usable()
    assert (document.id, document.title) == ("dry-river", "Dry river")


def test_an_editor_finds_nothing_wrong_with_it_and_its_lines(made: Path) -> None:
    assert complaints(made.read_text(encoding="utf-8")) == []
    lines = lines_of(made)
    assert lines
    assert [complaint for line in lines for complaint in complaints(line.read_text("utf-8"), "line")] == []


def test_its_first_lines_lead_editors_to_a_schema_on_this_machine(made: Path) -> None:
    first, second, *_ = made.read_text(encoding="utf-8").splitlines()
    address = first.removeprefix("# yaml-language-server: $schema=")
    assert second == f"# $schema: {address}"
    assert Path(url2pathname(unquote(urlparse(address).path))).is_file()


def test_its_lines_can_be_read(made: Path) -> None:
    assert all(read_line(path)[0] is not None for path in lines_of(made))


def test_what_is_there_is_not_overwritten(made: Path) -> None:
    before = made.read_bytes()
    refused = new_scenario("dry-river", made.parents[1])
    assert isinstance(refused, Refused)
    assert "is there already" in refused.reason
    assert made.read_bytes() == before


@pytest.mark.parametrize("id", ["Dry river", "", "../dry", "7up", "dry/river", "-x"])
def test_what_is_no_id_makes_nothing(id: str, tmp_path: Path) -> None:
    assert isinstance(new_scenario(id, tmp_path / "here"), Refused)
    assert list(tmp_path.rglob("*")) == []


def test_no_mark_of_the_template_is_left() -> None:
    assert "@" not in starter("dry-river", "dry-river")["scenario.yaml"]


@pytest.mark.parametrize("seed", range(3))
def test_it_can_be_played_to_its_end(made: Path, seed: int) -> None:
    game = start(load(made).usable(), seed, ["norland"])
    while game.stage != "over":
        for order in game.menu("norland"):
            given = game.order("norland", order)
            game = game if isinstance(given, Refusal) else given
        game = game.advance()
    assert game.turn <= 4


def test_its_lines_come_true(made: Path) -> None:
    report = try_lines(made)
    assert [trial.name for trial in report.lines if not trial.passes] == []
    assert len(report.lines) == 2
