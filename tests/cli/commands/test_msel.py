"""`tabletop msel`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.authoring.msel.samples import SCENARIO


@pytest.fixture
def scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "harbour" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(SCENARIO, encoding="utf-8")
    return path


def _edit(place: str, text: str, file: str = "harbour-msel.xlsx") -> None:
    book = openpyxl.load_workbook(file)
    book["MSEL"][place] = text
    book.save(file)


def test_a_change_made_in_excel_comes_back_into_the_file(run: Callable[..., Any], scenario: Path) -> None:
    assert run("msel", "export", "harbour").out == "harbour-msel.xlsx\n"
    _edit("F2", "Another")
    done = run("msel", "import", "harbour-msel.xlsx", "harbour")
    assert (done.code, done.out, done.err) == (0, "", "Came in: 1 cell of 1 inject.\n")
    assert scenario.read_text(encoding="utf-8") == SCENARIO.replace("The first note", "Another")


def test_an_import_without_changes_writes_nothing(run: Callable[..., Any], scenario: Path) -> None:
    run("msel", "export", "harbour", "-o", "m.csv")
    before = scenario.stat().st_mtime_ns
    done = run("msel", "import", "m.csv", "harbour")
    assert (done.code, done.err) == (0, "The sheet says what the scenario says.\n")
    assert scenario.stat().st_mtime_ns == before


def test_a_mistake_is_named_with_its_cell_and_nothing_is_written(
    run: Callable[..., Any], scenario: Path
) -> None:
    run("msel", "export", "harbour")
    _edit("K3", "tensoin > 3")
    done = run("msel", "import", "harbour-msel.xlsx", "harbour")
    assert done.code == 1
    assert done.out == "MSEL!K3: error: no track 'tensoin'; did you mean 'tension'?\n"
    assert done.err == "Nothing was changed.\n"
    assert scenario.read_text(encoding="utf-8") == SCENARIO


def test_diff_shows_the_change_and_writes_nothing(run: Callable[..., Any], scenario: Path) -> None:
    run("msel", "export", "harbour")
    _edit("F2", "Another")
    done = run("msel", "import", "--diff", "harbour-msel.xlsx", "harbour")
    assert "-    title: The first note\n+    title: Another" in done.out
    assert done.err == "Would come in: 1 cell of 1 inject. Without --diff it does.\n"
    assert scenario.read_text(encoding="utf-8") == SCENARIO


def test_diff_of_a_sheet_with_a_mistake_says_that_nothing_would_be_changed(
    run: Callable[..., Any], scenario: Path
) -> None:
    run("msel", "export", "harbour")
    _edit("K3", "tensoin > 3")
    done = run("msel", "import", "--diff", "harbour-msel.xlsx", "harbour")
    assert (done.code, done.err) == (1, "Nothing would be changed.\n")


def test_a_sheet_that_is_there_is_not_written_over(run: Callable[..., Any], scenario: Path) -> None:
    run("msel", "export", "harbour")
    done = run("msel", "export", "harbour")
    assert done.code == 2
    assert "--force writes over it" in done.err


@pytest.mark.parametrize("name", ["none.xlsx", "none.pdf"])
def test_a_file_that_cannot_be_read_is_wrong_usage(
    run: Callable[..., Any], scenario: Path, name: str
) -> None:
    assert run("msel", "import", name, "harbour").code == 2


def test_a_sheet_from_elsewhere_becomes_a_scenario_that_passes_check(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text(
        "No,Time,Event,To\n1,09:00,Alarm,Plant\n2,10:00,Call,Hospital\n", encoding="utf-8"
    )
    done = run("msel", "import", "list.csv", "--new", "clear-water")
    assert (done.code, done.out) == (0, "clear-water/scenario.yaml\n")
    assert "placeholders to be replaced by yours" in done.err
    assert run("check", "clear-water").code == 0
    assert run("msel", "import", "list.csv", "--new", "clear-water").code == 2


def test_injects_without_a_time_are_counted_in_a_scenario_made_of_a_sheet(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text("No,Time,Event\n1,09:00,Alarm\n2,,Call\n", encoding="utf-8")
    done = run("msel", "import", "list.csv", "--new", "clear-water")
    assert "Without a time: 1 inject, which the facilitator's hand alone would fire." in done.err
    advice = run("check", "clear-water", "--format", "concise")
    assert advice.code == 0
    assert "info[TT423]" in advice.out


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that holds the harbour alone; the working directory is another."""
    shelf = tmp_path / "shelf"
    path = shelf / "harbour" / "scenario.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SCENARIO, encoding="utf-8")
    monkeypatch.setattr("tabletop.scenario.library.library_folder", lambda: shelf)
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    return path


def test_a_scenario_of_the_library_is_not_written_over(run: Callable[..., Any], library: Path) -> None:
    exported = run("msel", "export", "harbour")
    assert "begin with `tabletop new my-harbour --from harbour`" in exported.err
    _edit("F2", "Another")
    done = run("msel", "import", "harbour-msel.xlsx", "harbour")
    assert done.code == 2
    assert "make one of your own with `tabletop new my-harbour --from harbour`" in done.err
    assert library.read_text(encoding="utf-8") == SCENARIO
    assert run("msel", "import", "--diff", "harbour-msel.xlsx", "harbour").code == 0


def test_a_sheet_of_the_library_comes_into_a_copy(run: Callable[..., Any], library: Path) -> None:
    run("msel", "export", "harbour")
    _edit("F2", "Another")
    run("new", "my-harbour", "--from", "harbour")
    assert run("msel", "import", "harbour-msel.xlsx", "my-harbour").code == 0
    text = Path("my-harbour/scenario.yaml").read_text(encoding="utf-8")
    assert text == SCENARIO.replace("id: harbour", "id: my-harbour").replace("The first note", "Another")


def test_who_names_the_file_itself_may_change_it(run: Callable[..., Any], library: Path) -> None:
    run("msel", "export", "harbour")
    _edit("F2", "Another")
    assert run("msel", "import", "harbour-msel.xlsx", str(library)).code == 0
    assert "Another" in library.read_text(encoding="utf-8")


def test_a_folder_of_no_possible_name_is_refused_for_a_new_scenario(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text("Time,Event\n1,A call\n", encoding="utf-8")
    done = run("msel", "import", str(sheet), "--new", "mine", "--in", "a" * 300)
    assert done.code == 2
    assert "cannot be written: " in done.err
