"""A command line whose files live in a folder of the test."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tabletop.cli import console
from tabletop.cli.application import tabletop


@dataclass
class Outcome:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """TABLETOP_HOME for this test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("TABLETOP_HOME", str(folder))
    return folder


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """`run("exercises", "--json")` runs the command in this process."""

    def outcome(*arguments: str) -> Outcome:
        code = console.run(tabletop, arguments)
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return outcome
