"""A change of a scenario's files is seen, whatever it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tabletop.authoring.watching import Stamp, changes, files_of, stamp


def _touch(path: Path, text: str, when: int) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (when, when))


@pytest.mark.parametrize(
    "act",
    [
        lambda folder: _touch(folder / "scenario.yaml", "b", 1000),
        lambda folder: _touch(folder / "scenario.yaml", "longer", 900),
        lambda folder: _touch(folder / "lines" / "new.yaml", "a", 900),
        lambda folder: _touch(folder / "briefing.md", "a", 900),
        lambda folder: (folder / "scenario.yaml").unlink(),
    ],
    ids=["later", "longer", "a line", "a text", "gone"],
)
def test_a_change_is_seen_once(act: Callable[[Path], None], tmp_path: Path) -> None:
    _touch(tmp_path / "scenario.yaml", "a", 900)
    pauses = 0

    def pause() -> None:
        nonlocal pauses
        pauses += 1
        if pauses == 3:
            act(tmp_path)
        if pauses == 6:
            raise KeyboardInterrupt

    def look() -> Stamp:
        return stamp(files_of(tmp_path / "scenario.yaml"))

    seen = []

    def watch() -> None:
        for _ in changes(look, pause):
            seen.append(pauses)

    with pytest.raises(KeyboardInterrupt):
        watch()
    assert seen == [3]
