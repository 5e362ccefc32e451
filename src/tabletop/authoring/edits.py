"""Puts edits into texts and files, and leaves every other byte as it was. Which edits are safe is decided elsewhere."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tabletop.scenario.composer import LINE_END
from tabletop.scenario.problems import Edit


def edited(text: str, groups: Iterable[tuple[Edit, ...]]) -> tuple[str, int]:
    """The text with edits put in, and how many groups were; a group goes in whole, or not where it meets another.

    Raises ValueError for a place that the text does not have.
    """
    starts = [0, *(found.end() for found in LINE_END.finditer(text))]
    taken: list[tuple[int, int, str]] = []
    count = 0
    for group in groups:
        mine = sorted((_offset(e.line, e.column, starts, text), _end(e, starts, text), e.text) for e in group)
        if not mine or any(_meet(one, other) for one in mine for other in taken):
            continue
        taken.extend(mine)
        count += 1
    for start, end, new in sorted(taken, reverse=True):
        text = text[:start] + new + text[end:]
    return text, count


def _end(edit: Edit, starts: list[int], text: str) -> int:
    return _offset(edit.end_line, edit.end_column, starts, text)


def _offset(line: int, column: int, starts: list[int], text: str) -> int:
    if not 1 <= line <= len(starts) or column < 1:
        raise ValueError(f"there is no place {line}:{column}")
    offset = starts[line - 1] + column - 1
    if offset > (starts[line] if line < len(starts) else len(text)):
        raise ValueError(f"there is no place {line}:{column}")
    return offset


def _meet(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Whether two edits touch; also those that end where the other begins, as their order would matter."""
    return one[0] <= other[1] and other[0] <= one[1]


def edit_file(path: Path, text: str, new: str) -> bool:
    """Writes a file anew whose text was `text`; False, and nothing is written, when it is another by now.

    A byte order mark and the ends of lines stay. The file is replaced at once, so that no half of it is ever there.
    Raises OSError.
    """
    data = path.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    if data != mark + text.encode():
        return False
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(mark + new.encode())
        shutil.copymode(target, name)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
