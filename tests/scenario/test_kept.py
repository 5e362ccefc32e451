"""Compiled scenarios that are kept: what comes back is what was compiled, and nothing old, broken or warned of."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tabletop.scenario import kept, written
from tabletop.scenario.files import Loaded
from tabletop.scenario.kept import MOST, Kept
from tabletop.scenario.library import ids
from tabletop.scenario.load import load, load_text
from tests.cli.samples import SCENARIO


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A scenario with a text in a file of its own."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(
        SCENARIO.replace("briefing: |\n  Read this first.\n", "briefing: {file: briefing.md}\n"),
        encoding="utf-8",
    )
    (folder / "briefing.md").write_text("Read this first.\n", encoding="utf-8")
    assert not load(folder).problems
    return folder / "scenario.yaml"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been compiled, by whom it was asked for."""
    done: list[str] = []

    def counted(name: str, real: Callable[..., Loaded]) -> Callable[..., Loaded]:
        def count(wanted: object) -> Loaded:
            done.append(name)
            return real(wanted)

        return count

    monkeypatch.setattr("tabletop.scenario.load.load", counted("load", load))
    monkeypatch.setattr("tabletop.scenario.load.load_text", counted("load_text", load_text))
    return done


@pytest.mark.parametrize("name", ids())
def test_a_scenario_of_the_library_comes_back_as_it_was_compiled(name: str) -> None:
    program = load(name).usable()
    again = written.read(json.loads(json.dumps(written.written(program))))
    assert again == program
    assert repr(again) == repr(program)  # 1 and 1.0 are equal, and not the same


def test_it_is_compiled_once_for_its_file_its_id_and_its_record(
    scenario: Path, tmp_path: Path, compiled: list[str]
) -> None:
    first = Kept(tmp_path / "programs").load(scenario)
    for again in (
        Kept(tmp_path / "programs").load(scenario),
        Kept(tmp_path / "programs").load(scenario.parent),
        Kept(tmp_path / "programs").load_text(first.files),
    ):
        assert again.usable() == first.usable()
        assert again.files == first.files
    assert compiled == ["load"]


@pytest.mark.parametrize("name", ["scenario.yaml", "briefing.md"])
def test_a_changed_file_is_read_anew(scenario: Path, tmp_path: Path, name: str) -> None:
    shelf = Kept(tmp_path / "programs")
    before = shelf.load(scenario).usable()
    path = scenario.parent / name
    path.write_text(
        path.read_text(encoding="utf-8").replace("this first", "that first").replace("Warn them", "Warn")
    )
    after = shelf.load(scenario).usable()
    assert after != before
    assert after == load(scenario).usable()


def test_another_version_of_the_program_reads_anew(
    scenario: Path, tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Kept(tmp_path / "programs").load(scenario)
    monkeypatch.setattr(kept, "_sources", lambda: "another")
    Kept(tmp_path / "programs").load(scenario)
    assert compiled == ["load", "load"]


def _cut(data: bytes) -> bytes:
    return data[:-20]


def _flipped(data: bytes) -> bytes:
    return data.replace(b"Warn", b"warn")


def _emptied(data: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("harm", [_cut, _flipped, _emptied])
def test_what_is_broken_is_made_anew(
    scenario: Path, tmp_path: Path, compiled: list[str], harm: Callable[[bytes], bytes]
) -> None:
    shelf = Kept(tmp_path / "programs")
    first = shelf.load(scenario)
    [file] = (tmp_path / "programs").iterdir()
    whole = file.read_bytes()
    assert harm(whole) != whole
    file.write_bytes(harm(whole))
    assert shelf.load(scenario).usable() == first.usable()
    assert compiled == ["load", "load"]
    assert file.read_bytes() == whole


def test_a_scenario_with_warnings_is_told_of_each_time(scenario: Path, tmp_path: Path) -> None:
    shelf = Kept(tmp_path / "programs")
    shelf.load(scenario)
    elsewhere = tmp_path / "elsewhere"
    scenario.parent.rename(elsewhere)
    for _ in range(2):
        assert [one.code for one in shelf.load(elsewhere).problems] == ["TT111"]


@pytest.mark.parametrize("text", ["", "id: [", SCENARIO.replace("tension < 40", "tensoin < 40")])
def test_what_cannot_be_used_is_told_as_ever(tmp_path: Path, text: str) -> None:
    shelf = Kept(tmp_path / "programs")
    files = {"scenario.yaml": text}
    assert str(shelf.load_text(files).problems) == str(load_text(files).problems) != ""
    assert not (tmp_path / "programs").exists()
    assert shelf.load("nowhere").program is None


def test_a_folder_that_cannot_be_written_is_done_without(scenario: Path, tmp_path: Path) -> None:
    (tmp_path / "programs").write_text("a file, not a folder")
    for folder in (tmp_path / "programs", None):
        assert Kept(folder).load(scenario).usable() == load(scenario).usable()


def test_no_more_are_kept_than_so_many(scenario: Path, tmp_path: Path) -> None:
    folder = tmp_path / "programs"
    folder.mkdir()
    for number in range(MOST + 5):
        (folder / f"{number}.json").write_text("old")
    Kept(folder).load(scenario)
    assert len(list(folder.iterdir())) == MOST
    assert len({file.stat().st_size for file in folder.iterdir()}) == 2  # the newest is among them


def test_only_the_kinds_of_a_program_are_made() -> None:
    values: tuple[object, ...] = (
        {"Popen": [["ls"]]},
        {"Seen": [0, []]},
        [1],
        {"a": 1, "b": 2},
        {"Program": []},
    )
    for value in values:
        with pytest.raises((KeyError, TypeError, ValueError)):
            written.read(value)
    with pytest.raises(TypeError):
        written.written({"a": object()})
