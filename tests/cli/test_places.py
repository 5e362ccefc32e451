"""Where the user's files live."""

from pathlib import Path

import pytest

from tabletop.cli import places


def test_tabletop_home_holds_everything(home: Path) -> None:
    assert [places.records(), places.config(), places.crashes(), places.papers()] == [
        home / "exercises.sqlite3",
        home / "config.toml",
        home / "crashes",
        home / "reviews",
    ]


def test_without_it_the_platform_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TABLETOP_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for path in (places.records(), places.config(), places.crashes()):
        assert path.is_absolute()
        assert "tabletop" in path.parts
