"""`tabletop info` and `tabletop config`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tabletop import __version__


def test_info_tells_versions_and_places(run: Callable[..., Any], home: Path) -> None:
    facts = json.loads(run("info", "--json").out)
    assert facts["tabletop"] == __version__
    assert facts["packages"]["textual"].startswith("8.")
    assert facts["places"]["records"] == str(home / "exercises.sqlite3")


def test_info_for_people_holds_the_same(run: Callable[..., Any]) -> None:
    facts = json.loads(run("info", "--json").out)
    shown = run("info").out
    assert all(path in shown for path in facts["places"].values())


def test_config_path_prints_the_path_and_makes_nothing(run: Callable[..., Any], home: Path) -> None:
    done = run("config", "path")
    assert (done.code, done.out) == (0, f"{home / 'config.toml'}\n")
    assert not home.exists()
