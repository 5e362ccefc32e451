"""The library finds scenarios by id or path and lists them, broken ones included."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tabletop.scenario import composer
from tabletop.scenario.library import find, heading, headings, ids, library_folder
from tabletop.scenario.source import read_file


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    texts = {
        "strait": "title: The Strait\nsummary: |\n  Stop a ship.\ndifficulty: introductory\nclock: {turns: 7}\n",
        "winter": "id: winter\nphases: {a: {turns: 2, minutes: 12.5}, b: {turns: 5, minutes: 10}}\n",
        "broken-one": "a: [",
    }
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "README.md").write_text("no scenario", encoding="utf-8")
    return tmp_path


def test_scenarios_are_listed_in_the_order_of_their_ids(shelf: Path) -> None:
    assert ids(shelf) == ["broken-one", "strait", "winter"]
    assert [(h.id, h.title, h.summary, h.difficulty, h.turns, h.minutes) for h in headings(shelf)] == [
        ("broken-one", "Broken one", "", "", 0, 0),
        ("strait", "The Strait", "Stop a ship.", "introductory", 7, 0),
        ("winter", "Winter", "", "", 7, 75),
    ]


def test_a_scenario_is_found_by_id_folder_or_file(shelf: Path) -> None:
    file = shelf / "strait" / "scenario.yaml"
    assert find("strait", shelf) == file
    assert find(str(file.parent)) == file
    assert find(str(file)) == file
    assert heading(file).id == "strait"


@pytest.mark.parametrize("wanted", ["", "nowhere", "../strait", ".", "strait/"])
def test_what_is_no_id_of_the_library_is_not_found(shelf: Path, wanted: str) -> None:
    assert find(wanted, shelf / "winter") is None


def test_an_empty_or_missing_shelf_has_no_scenarios(tmp_path: Path) -> None:
    assert headings(tmp_path) == []
    assert headings(tmp_path / "none") == []


def test_the_shipped_scenarios_are_at_hand() -> None:
    assert library_folder().is_dir()


def test_listing_needs_no_models() -> None:
    code = "import sys, tabletop.scenario.library; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ids())
def test_a_shipped_scenario_is_read_without_libyaml_too(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = find(name)
    assert path is not None
    usual = read_file(path, name)
    monkeypatch.setattr(composer, "LOADER", yaml.SafeLoader)
    assert read_file(path, name) == usual
