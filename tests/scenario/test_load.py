"""Loading: a path, an id and recorded texts give the same Program, or say everything that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from tabletop.journal.entries import scenario_digest
from tabletop.scenario.load import digest, load, load_text
from tabletop.scenario.problems import ScenarioError
from tests.scenario.compiling import HEAD

FLAGSHIP = "strait-of-shadows"
PLAIN = HEAD.replace(", variants: {escort: {risk: 10}}", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "small"
    place.mkdir()
    (place / "scenario.yaml").write_bytes(b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode())
    return place


def test_the_flagship_loads_by_its_id_without_a_finding() -> None:
    loaded = load(FLAGSHIP)
    assert list(loaded.problems) == []
    assert loaded.usable().id == FLAGSHIP


def test_a_folder_its_file_and_its_texts_give_the_same_program(folder: Path) -> None:
    by_folder = load(folder)
    assert by_folder.usable() == load(folder / "scenario.yaml").usable()
    assert list(by_folder.files) == ["scenario.yaml"]
    assert load_text(by_folder.files).usable() == by_folder.usable()


def test_a_record_s_digest_is_the_program_s(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.usable().digest == digest(loaded.files) == scenario_digest(loaded.files)
    assert (
        scenario_digest({"b": "2", "a": "1"}) == digest({"a": "1", "b": "2"}) != digest({"a": "12", "b": ""})
    )


def test_a_file_of_any_name_loads_and_so_does_its_text(tmp_path: Path) -> None:
    file = tmp_path / "mine.yml"
    file.write_text(PLAIN, encoding="utf-8")
    loaded = load(str(file))
    assert list(loaded.files) == ["mine.yml"]
    assert load_text(loaded.files).usable() == loaded.usable()


def test_what_cannot_be_used_says_why(folder: Path) -> None:
    assert [str(problem) for problem in load("strait-of-shadow").problems] == [
        "strait-of-shadow: error[TT001]: no such scenario; did you mean 'strait-of-shadows'?"
    ]
    assert [problem.code for problem in load_text({}).problems] == ["TT001"]
    assert [problem.code for problem in load_text({"scenario.yaml": "a: ["}).problems] == ["TT004"]
    (folder / "scenario.yaml").write_text(PLAIN.replace("sound partner", "sound nobody"), encoding="utf-8")
    loaded = load(folder, "s.yaml")
    assert loaded.program is None
    with pytest.raises(ScenarioError, match="error\\[TT201\\]: no actor 'nobody'"):
        loaded.usable()
    (problem,) = loaded.problems
    assert problem.file == "s.yaml"
