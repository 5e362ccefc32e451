"""`tabletop config`."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tabletop.cli.setup import keep_theme, setup


def write(home: Path, text: str) -> Path:
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(text, encoding="utf-8")
    return home / "config.toml"


def test_without_a_file_everything_is_as_shipped(run: Callable[..., Any], home: Path) -> None:
    assert run("config", "path").out == f"{home / 'config.toml'}\n"
    done = run("config", "validate")
    assert (done.code, done.out) == (0, "")
    assert "no such file" in done.err
    assert 'theme = "tabletop-dark"' in run("config", "show").out


def test_each_mistake_is_a_line_with_file_and_line_number(run: Callable[..., Any], home: Path) -> None:
    path = write(home, "ascii = true\nthme = 'light'\n[keymap]\nundo = 'b'\n")
    done = run("config", "validate")
    assert done.code == 1
    first, second = done.out.splitlines()
    assert first == f"{path}:2: there is no setting 'thme'; did you mean 'theme'?"
    assert second.startswith(f"{path}:4: 'b' would mean both")
    (one, other) = json.loads(run("config", "validate", "--json").out)
    assert (one["line"], other["line"]) == (2, 4)
    shown = run("config", "show", "--json")
    assert json.loads(shown.out)["ascii"] is True
    assert "mistakes" in shown.err


def test_what_is_shown_is_in_order_when_kept(run: Callable[..., Any], home: Path) -> None:
    write(home, run("config", "show").out)
    assert run("config", "validate").code == 0


def test_a_file_that_cannot_be_read_is_refused_by_the_command_and_told_by_the_screens(
    run: Callable[..., Any], home: Path
) -> None:
    home.mkdir()
    (home / "config.toml").write_bytes(b"\xff\xfe")
    assert run("config", "show").code == 2
    assert "cannot be read" in setup().complaints[0]
    assert keep_theme("tabletop-light") is not None


def test_a_theme_is_kept_where_there_was_no_file(home: Path) -> None:
    assert keep_theme("tabletop-light") is None
    assert setup().settings.theme == "tabletop-light"


def test_plain_signs_are_asked_for_before_or_after_the_command(run: Callable[..., Any]) -> None:
    out = run("--ascii", "show", "strait-of-shadows").out
    assert out
    assert out.isascii()


@pytest.mark.parametrize("text", ["ascii = true\n", ""])
def test_the_plain_mode_has_plain_signs_too(
    text: str, run: Callable[..., Any], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home, text)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    done = run("play", "strait-of-shadows", "--seed", "1", "--plain", *([] if text else ["--ascii"]))
    assert done.out
    assert done.out.isascii()
