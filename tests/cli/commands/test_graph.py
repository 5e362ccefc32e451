"""`tabletop graph`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("form", "begins"), [("mermaid", "%% Strait of Shadows"), ("dot", "digraph scenario {")]
)
def test_a_scenario_is_drawn_on_standard_output(run: Callable[..., Any], form: str, begins: str) -> None:
    done = run("graph", "strait-of-shadows", "--format", form)
    assert done.code == 0
    assert done.out.startswith(begins)
    assert "--all draws it" in done.err


def test_a_broken_scenario_is_refused_with_what_is_wrong(run: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    done = run("graph", str(path))
    assert done.code == 2
    assert "missing" in done.err
