"""Loading: a path, an id and recorded texts give the same Program, or say everything that is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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


def test_a_program_s_digest_sees_every_change_of_its_files_and_not_their_order(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.usable().digest == digest(loaded.files)
    files = {"a": "1", "b": "2"}
    assert digest(files) == digest({"b": "2", "a": "1"})
    others = [
        {"a": "1"},
        {"a": "1", "b": "3"},
        {"a": "1", "c": "2"},
        {"a": "1b", "": "2"},
        {"a": "", "b": "12"},
    ]
    assert len({digest(files), *map(digest, others)}) == 6


@pytest.mark.parametrize("name", ["mine.yml", "mine.txt", "mine"])
def test_a_file_of_any_name_loads_and_so_does_its_text(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(PLAIN + "briefing: {file: brief.yaml}\n", encoding="utf-8")
    (tmp_path / "brief.yaml").write_bytes(b"\xef\xbb\xbfRead me.\r\n")
    loaded = load(str(file))
    assert list(loaded.files) == [name, "brief.yaml"]
    assert loaded.usable().briefing.strip() == "Read me."
    assert load_text(loaded.files).usable() == loaded.usable()


def test_a_text_that_is_no_file_of_the_folder_is_refused_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    (tmp_path / "loop.md").symlink_to("loop.md")
    (tmp_path / "out.md").symlink_to(Path(__file__))
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "latin.md").write_bytes(b"caf\xe9")
    for name in (
        "loop.md",
        "out.md",
        "pipe.md",
        "folder.md",
        "latin.md",
        "none.md",
        "../x.md",
        "/etc/hostname",
    ):
        file.write_text(PLAIN + f"briefing: {{file: {name}}}\n", encoding="utf-8")
        (problem,) = load(file, "s.yaml").problems
        assert (problem.code, problem.column) == ("TT119", 18), name


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
