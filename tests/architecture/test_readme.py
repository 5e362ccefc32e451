"""What the README promises, checked against what there is."""

import re
from pathlib import Path

import pytest

from tabletop.cli.application import COMMANDS
from tabletop.cli.console import Exit

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("last_step", ["tabletop play strait-of-shadows", "pytest -q -n auto"])
def test_one_line_sets_everything_up(last_step: str) -> None:
    lines = [line for line in README.splitlines() if line.startswith("python3 -m venv ")]
    assert len(lines) == 2
    (line,) = [line for line in lines if line.endswith(f"&& .venv/bin/{last_step}")]
    assert line.count(" && ") == 2


@pytest.mark.parametrize(
    "expression", [r"/^python3 -m venv .*pytest/p", r"/^python3 -m venv .*tabletop play/p"]
)
def test_what_is_run_for_every_change_is_the_readmes_own_text(expression: str) -> None:
    assert f"sed -n '{expression}' \"$root/README.md\"" in CI
    assert len(re.findall(expression.strip("/p"), README, flags=re.MULTILINE)) == 1
    assert "pip install" not in CI
    assert "pytest -" not in CI


def test_every_command_is_in_the_readme_and_no_other() -> None:
    assert set(re.findall(r"^\| `tabletop (\w+)", README, flags=re.MULTILINE)) == set(COMMANDS)


def test_every_exit_code_is_in_the_readme() -> None:
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", README, flags=re.MULTILINE)}
    assert codes == set(Exit)


def test_the_readme_needs_no_other_site() -> None:
    assert "http" not in README
