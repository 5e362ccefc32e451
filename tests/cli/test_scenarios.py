"""From what a person typed to scenario files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import SCENARIO


def test_a_folder_without_a_scenario_names_what_may_have_been_meant(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    for folder in ("tiny", "lines"):
        (tmp_path / folder).mkdir()
    (tmp_path / "tiny" / "crisis.yaml").write_text(SCENARIO, encoding="utf-8")
    for command in ("check", "play", "graph"):
        said = run(command, str(tmp_path / "tiny")).err
        assert f"or be named itself: {tmp_path.as_posix()}/tiny/crisis.yaml" in said
    assert "it holds lines" in run("test", str(tmp_path / "lines")).err


def test_a_line_is_no_scenario_and_names_its_own(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "tiny" / "lines").mkdir(parents=True)
    (tmp_path / "tiny" / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    line = tmp_path / "tiny" / "lines" / "good.yaml"
    line.write_text("expect: share(victory) > 0\n", encoding="utf-8")
    done = run("check", str(line))
    assert done.code == 2
    assert f"is a line; name its scenario, '{tmp_path.as_posix()}/tiny'" in done.err


READERS = ("check", "test", "migrate", "graph", "show", "play --plain", "msel export")


@pytest.mark.parametrize("command", READERS)
def test_every_command_says_the_same_of_a_file_that_is_no_utf_8(
    run: Callable[..., Any], tmp_path: Path, command: str
) -> None:
    (tmp_path / "tiny").mkdir()
    path = tmp_path / "tiny" / "scenario.yaml"
    path.write_bytes(SCENARIO.replace("tiny crisis", "tiny crisé").encode("latin-1"))
    done = run(*command.split(), str(path))
    assert done.code == 2
    line = 1 + SCENARIO.splitlines().index("title: A tiny crisis")
    said = f"scenario.yaml:{line}:19: error[TT002]: not UTF-8; save the file as UTF-8"
    assert said in done.out + done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files")
@pytest.mark.parametrize("command", READERS)
def test_a_pipe_is_refused_and_never_read(run: Callable[..., Any], tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "scenario.yaml")
    done = run(*command.split(), str(tmp_path / "scenario.yaml"))
    assert done.code == 2
    assert "is a pipe or a device; a scenario is a file" in done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among files")
def test_a_pipe_among_the_lines_is_told_and_never_read(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "tiny" / "lines").mkdir(parents=True)
    (tmp_path / "tiny" / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    os.mkfifo(tmp_path / "tiny" / "lines" / "good.yaml")
    for command in ("check", "test"):
        done = run(command, str(tmp_path / "tiny"))
        assert done.code == 2
        assert "lines/good.yaml: error[TT001]: a pipe or a device, no file" in done.out


def test_lines_that_cannot_be_found_are_told_by_check_and_test(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    (tmp_path / "tiny" / "lines").touch()
    for command in ("check", "test"):
        done = run(command, str(tmp_path / "tiny"))
        assert done.code == 2
        assert "tiny/lines: error[TT001]: this is a file; lines are files in a folder" in done.out


@pytest.mark.parametrize("command", READERS)
def test_what_may_not_be_looked_into_is_refused_with_the_reason(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def refused(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "closed" / "lines").mkdir(parents=True)
    for name in ("closed", "closed/scenario.yaml", "closed/lines/good.yaml"):
        with monkeypatch.context() as closed:
            closed.setattr(Path, "is_file", refused)
            done = run(*command.split(), str(tmp_path / name))
        assert (done.code, "cannot be read: Permission denied" in done.err) == (2, True)


def test_a_name_longer_than_any_file_s_is_refused(run: Callable[..., Any]) -> None:
    done = run("check", "a" * 5000)
    assert done.code == 2
    assert "aaa...' cannot be read: " in done.err
