"""`tabletop check`."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tabletop.authoring import checking
from tabletop.authoring.rule import Finding, Place, Rule
from tabletop.authoring.subject import Subject
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


def test_advice_alone_is_no_failure(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find(subject: Subject) -> Iterator[Finding]:
        yield Finding(Place(1, 1), "it could be shorter")

    rule = Rule("TT999", "advice", "info", find)
    monkeypatch.setattr(checking, "every_rule", lambda: (rule,))
    done = run("check", "--format", "concise", str(_write(tmp_path / "tiny", GOOD)))
    assert done.code == 0
    assert "info[TT999]: it could be shorter" in done.out
    assert done.err == "1 info in 1 scenario.\n"


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_form_for_programs_is_whole_also_when_nothing_is_wrong(
    run: Callable[..., Any], tmp_path: Path, form: str
) -> None:
    assert json.loads(run("check", "--format", form, str(_write(tmp_path / "tiny", GOOD))).out) is not None


def test_github_gets_a_command_for_each_finding(run: Callable[..., Any], bad: Path) -> None:
    assert run("check", "--format", "github", str(bad)).out.startswith("::error file=")


def test_fix_mends_the_file_and_says_how_much(run: Callable[..., Any], tmp_path: Path) -> None:
    path = _write(
        tmp_path / "tiny", GOOD + "injects: {leak: {at: min(1, 2), objective: calm, expected: Act}}\n"
    )
    assert run("check", str(path)).err == "1 error in 1 scenario. --fix can mend 1 of them.\n"
    done = run("check", "--fix", str(path))
    assert (done.code, done.err) == (0, "1 finding mended.\nNothing wrong in 1 scenario.\n")
    assert (
        path.read_text(encoding="utf-8")
        == GOOD + 'injects: {leak: {at: "min(1, 2)", objective: calm, expected: Act}}\n'
    )


def test_fix_says_when_it_may_not_write(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, text: str, new: str) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(checking, "edit_file", refuse)
    path = _write(tmp_path / "tiny", GOOD + "injects: {leak: {at: min(1, 2)}}\n")
    done = run("check", "--fix", str(path))
    assert done.code == 2
    assert "cannot be written: Permission denied" in done.err


def test_watch_checks_again_after_a_change_until_it_is_interrupted(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write(tmp_path / "tiny", GOOD)
    pauses = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            _write(tmp_path / "tiny", BAD)
        if len(pauses) == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr("tabletop.cli.commands.check.time.sleep", pause)
    done = run("check", "--watch", "--format", "concise", str(path))
    assert done.code == 130
    assert done.err.startswith("Nothing wrong in 1 scenario.\nWatching for changes; Ctrl+C ends it.\n")
    assert "TT104" in done.out


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


def test_what_is_no_text_cannot_be_read(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "tiny.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    done = run("check", str(path))
    assert done.code == 2
    assert "error[TT002]" in done.out


def test_deep_asks_the_rules_that_play(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tabletop.analysis.balance_games import plain_hands
    from tabletop.authoring.pages import page
    from tabletop.cli import playing

    monkeypatch.setattr(playing, "every_core", plain_hands)
    its = page("TT512")
    assert its is not None
    path = tmp_path / "quay" / "scenario.yaml"
    path.parent.mkdir()
    path.write_text(its.bad, encoding="utf-8")
    assert run("check", str(path)).code == 0
    done = run("check", str(path), "--deep", "--format", "concise")
    assert done.code == 1
    assert "warning[TT512]: ordering “Fight the fire” (douse) in every turn comes to " in done.out


def test_fix_leaves_the_library_alone(run: Callable[..., Any]) -> None:
    done = run("check", "--fix", "strait-of-shadows")
    assert (done.code, done.out) == (2, "")
    assert "`tabletop new my-strait-of-shadows --from strait-of-shadows`" in done.err
