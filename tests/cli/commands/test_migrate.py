"""`tabletop migrate`, with the artificial format 0 of the tests of migrations."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tabletop.authoring.migrations import migrating
from tests.authoring.migrations.test_migrating import NEW, OLD, STEPS


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scenario of format 0, which this version has a step for."""
    monkeypatch.setattr(migrating, "every_step", lambda: STEPS)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "tiny" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(OLD, encoding="utf-8")
    return path


def test_without_options_it_says_what_it_would_do_and_changes_nothing(
    run: Callable[..., Any], old: Path
) -> None:
    done = run("migrate", "tiny")
    assert (done.code, done.out) == (1, "tiny/scenario.yaml: format 0 -> 1 (orders are responses)\n")
    assert done.err == "1 file would change; --diff shows what, --write changes them.\n"
    assert old.read_text(encoding="utf-8") == OLD


def test_diff_shows_each_line_that_would_change_and_changes_nothing(
    run: Callable[..., Any], old: Path
) -> None:
    done = run("migrate", "tiny", "--diff")
    assert done.code == 1
    assert "-orders:  # what" in done.out
    assert "+responses:  # what" in done.out
    assert sum(line[:1] in "+-" for line in done.out.splitlines()) == 2 + 2 * 3
    assert old.read_text(encoding="utf-8") == OLD


def test_write_changes_the_file_and_a_second_time_there_is_nothing_to_do(
    run: Callable[..., Any], old: Path
) -> None:
    done = run("migrate", "tiny", "--write")
    assert (done.code, done.out) == (0, "tiny/scenario.yaml: format 0 -> 1 (orders are responses)\n")
    assert old.read_text(encoding="utf-8") == NEW
    again = run("migrate", "tiny", "--write")
    assert (again.code, again.out) == (0, "")
    assert again.err == "tiny/scenario.yaml: format 1, the newest. Nothing to do.\n"


def test_a_format_that_nothing_leads_from_is_a_finding_with_its_place(
    run: Callable[..., Any], old: Path
) -> None:
    old.write_text(OLD.replace("'0'", "9"), encoding="utf-8")
    done = run("migrate", "tiny", "--write")
    assert done.code == 1
    assert "tiny/scenario.yaml:2:9: error[TT116]: format 9 is newer than this version" in done.err


def test_a_scenario_that_is_not_there_is_wrong_usage(run: Callable[..., Any], old: Path) -> None:
    assert run("migrate", "nowhere.yaml").code == 2


def test_the_shipped_scenarios_are_in_the_newest_format(run: Callable[..., Any], home: Path) -> None:
    done = run("migrate", "strait-of-shadows")
    assert (done.code, done.out) == (0, "")


def test_the_library_is_not_written_over(run: Callable[..., Any]) -> None:
    assert run("migrate", "strait-of-shadows").code == 0
    done = run("migrate", "--write", "strait-of-shadows")
    assert done.code == 2
    assert "stays as it is" in done.err
