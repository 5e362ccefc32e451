"""`tabletop check`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import SCENARIO


def _write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "scenario.yaml"
    path.write_text(text, encoding="utf-8")
    return path


GOOD = SCENARIO
BAD = SCENARIO.replace("difficulty: introductory", "difficulty: hard")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return _write(tmp_path / "tiny", BAD)


def test_a_sound_scenario_is_ok_and_prints_no_result(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("check", str(_write(tmp_path / "tiny", GOOD)))
    assert (done.code, done.out, done.err) == (0, "", "Nothing wrong in 1 scenario.\n")


def test_a_finding_is_shown_with_its_line_and_a_mark_under_the_place(
    run: Callable[..., Any], bad: Path
) -> None:
    done = run("check", str(bad))
    assert done.code == 1
    finding, line, mark = done.out.splitlines()
    assert finding.startswith(f"{bad.as_posix()}:10:13: error[TT104]: ")
    assert line == "   10 | difficulty: hard"
    assert mark.startswith("      |             ^")
    assert done.err == "1 error in 1 scenario.\n"


def test_concise_is_a_line_for_each_finding(run: Callable[..., Any], bad: Path) -> None:
    assert len(run("check", "--format", "concise", str(bad)).out.splitlines()) == 1


def test_json_holds_place_code_and_message(run: Callable[..., Any], bad: Path) -> None:
    (finding,) = json.loads(run("check", "--format", "json", str(bad)).out)
    assert (finding["code"], finding["line"], finding["column"]) == ("TT104", 10, 13)


def test_a_folder_means_its_scenario_or_all_scenarios_in_it(run: Callable[..., Any], tmp_path: Path) -> None:
    _write(tmp_path / "library" / "tiny", GOOD)
    _write(tmp_path / "library" / "other", GOOD.replace("id: tiny", "id: other"))
    assert run("check", str(tmp_path / "library" / "tiny")).err == "Nothing wrong in 1 scenario.\n"
    assert run("check", str(tmp_path / "library")).err == "Nothing wrong in 2 scenarios.\n"


def test_an_empty_folder_is_wrong_usage(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("check", str(tmp_path))
    assert done.code == 2
    assert "no scenario in the folder" in done.err


def test_what_is_not_there_is_wrong_usage(run: Callable[..., Any], tmp_path: Path) -> None:
    assert run("check", str(tmp_path / "nothing.yaml")).code == 2


def test_what_is_no_text_is_a_finding(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "tiny.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    done = run("check", str(path))
    assert done.code == 1
    assert "error[TT002]" in done.out
