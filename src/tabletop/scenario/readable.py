"""Which files of an author's are read, how large they may be, and what helps where one cannot be read.

Never knows what stands in them.
"""

from __future__ import annotations

from pathlib import Path

MAX_BYTES = 5 * 1024 * 1024


def remedy(refused: OSError, path: Path) -> str:
    """What helps where a file cannot be read or a folder not be looked into; empty where nobody can tell."""
    if isinstance(refused, PermissionError):
        return "change its permissions so that you may read it"
    if isinstance(refused, IsADirectoryError):
        return "a folder bears its name; put a file there, or name the folder otherwise"
    if isinstance(refused, FileNotFoundError) and path.is_symlink():
        return f"it is a link to '{path.readlink().as_posix()}', which is not there"
    return ""


def read_beside(folder: Path, wanted: str) -> str:
    """The text of a file inside the folder. Raises ValueError or OSError when it is outside, too large or no text."""
    try:
        path = (folder / wanted).resolve()
    except RuntimeError as error:  # a link that leads to itself, before Python 3.13
        raise ValueError("it is a link to itself") from error
    if not path.is_relative_to(folder.resolve()):
        raise ValueError("it must lie in the scenario's folder")
    if path.exists() and not path.is_file():
        raise ValueError("it is no file")  # reading a pipe would wait for ever
    if path.stat().st_size > MAX_BYTES:
        raise ValueError("it is larger than 5 MiB")
    return path.read_text(encoding="utf-8-sig")
