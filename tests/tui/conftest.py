"""What is on a screen, as text in files that people can read."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

SNAPSHOTS = Path(__file__).parent.parent / "snapshots"
REFRESH = "TABLETOP_REFRESH_SNAPSHOTS"


async def shown(pilot: Pilot[Any]) -> str:
    """The screen as rows of text, once it has settled. Textual has no public way to ask for them."""
    for _ in range(3):
        await pilot.pause()
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


@pytest.fixture(autouse=True)
def without_motion(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens show at once what they show: tests of motion switch it on."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """`golden("orders-80x24", text)` compares a text with its file."""

    def compare(name: str, text: str) -> None:
        path = SNAPSHOTS / f"{name}.txt"
        if os.environ.get(REFRESH):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        kept = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text == kept, f"look at the change, then refresh with: {REFRESH}=1 pytest tests/tui"

    return compare
