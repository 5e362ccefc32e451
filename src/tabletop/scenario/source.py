"""A YAML file as values with places, read strictly: what YAML would guess, drop or merge is an error here.

Every scalar stays the text that was written. What a key means does not belong here.
"""

from __future__ import annotations

from pathlib import Path
from stat import S_ISCHR, S_ISFIFO, S_ISSOCK

from tabletop.scenario.composer import LINE_END, Composer
from tabletop.scenario.nodes import Node
from tabletop.scenario.problems import Problem
from tabletop.scenario.readable import MAX_BYTES, remedy

_NO_TEXT = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip file, such as a document of Word or a workbook of Excel",
}
"""What people give by mistake, by its first bytes."""


def read_file(path: Path, file: str) -> tuple[Node | None, list[Problem]]:
    """What a file holds, and what is wrong with it; `file` is its name in messages. None: nothing usable."""
    text, found = file_text(path, file)
    if text is None:
        return None, found
    return read_source(text, file)


def file_text(path: Path, file: str) -> tuple[str | None, list[Problem]]:
    """The text of a file, or None with what is wrong; a file is read once, so that what is kept is what was meant."""
    try:
        about = path.stat()
        if S_ISFIFO(about.st_mode) or S_ISSOCK(about.st_mode) or S_ISCHR(about.st_mode):
            return None, [Problem("TT001", "error", "a pipe or a device, no file", file, 0, 0)]  # never ends
        if about.st_size > MAX_BYTES:
            return None, [Problem("TT003", "error", f"{about.st_size} bytes are more than 5 MiB", file, 0, 0)]
        data = path.read_bytes()
    except OSError as error:
        said = error.strerror or "cannot be read"
        return None, [Problem("TT001", "error", said, file, 0, 0, remedy(error, path))]
    except ValueError as error:  # a path with a character no path can hold
        return None, [Problem("TT001", "error", str(error), file, 0, 0)]
    return _decoded(data, file)


def read_bytes(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """What the bytes of a file hold, and what is wrong with them."""
    text, found = _decoded(data, file)
    if text is None:
        return None, found
    return read_source(text, file)


def _decoded(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    if len(data) > MAX_BYTES:
        return None, [Problem("TT003", "error", f"{len(data)} bytes are more than 5 MiB", file, 0, 0)]
    for start, what in _NO_TEXT.items():
        if data.startswith(start):
            return None, [
                Problem("TT002", "error", f"this is {what}, no text", file, 1, 1, "a scenario is a text file")
            ]
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        lines = LINE_END.split(error.object[: error.start].decode())
        hint = "save the file as UTF-8"
        if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):  # which begin a text in UTF-16
            hint = "it does not seem to be a text at all"
        return None, [Problem("TT002", "error", "not UTF-8", file, len(lines), len(lines[-1]) + 1, hint)]


def read_source(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """What a YAML text holds, and what is wrong with it."""
    composer = Composer(text, file)
    return composer.compose(), composer.problems
