"""Texts that a command is given: from a file, a pipe and standard input."""

import io
import os
from pathlib import Path

import pytest

from tabletop.cli import console, texts
from tabletop.cli.console import Refusal


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A named pipe."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_pipe_is_read_and_what_is_waited_for_is_said(pipe: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "PATIENCE", 0.0)
    notes: list[str] = []

    def answer(words: str) -> None:
        """Write into the pipe once it is said that this is waited for."""
        notes.append(words)
        pipe.write_text("{}", encoding="utf-8")

    monkeypatch.setattr(console, "note", answer)
    assert texts.read(str(pipe)) == ("{}", str(pipe))
    assert notes == [f"Waiting for somebody to write into '{pipe}'."]


def test_standard_input_is_read_to_its_end_and_a_mark_of_order_is_no_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf{}\n")))
    assert texts.read("-") == ("{}\n", "standard input")


def test_a_file_is_read_without_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.json"
    file.write_text("{}", encoding="utf-8")
    assert texts.read(str(file)) == ("{}", str(file))
    assert capsys.readouterr().err == ""


def test_what_is_no_text_is_refused_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refusal, match="/dev/zero: longer than 10 bytes"):
        texts.read("/dev/zero", most=10)
    file = tmp_path / "a.json"
    file.write_bytes(b"{\xff}")
    with pytest.raises(Refusal, match=r"a.json: not a text in UTF-8 \(byte 2\)"):
        texts.read(str(file))
    with pytest.raises(Refusal, match="cannot be read"):
        texts.read(str(tmp_path / "none"))
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(Refusal, match="standard input is closed"):
        texts.read("-")
