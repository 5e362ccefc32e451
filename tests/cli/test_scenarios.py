"""From what a person typed to scenario files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

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
