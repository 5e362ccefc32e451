"""A sheet as rows of texts, each with its place; and how a scenario's text and a cell's are told to be the same.

File formats do not belong here.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_NOT_IN_CELLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_GAP = re.compile(r"\n[ \t]*\n")
_LAID_OUT = re.compile(r"[ \t]|[-*#>|]|\d+[.)]")
MOST_CHARACTERS = 32_767
"""What a cell of Excel holds; published limit of the format."""


class SheetError(Exception):
    """A file that is no sheet that can be read; its sentence is for the person who gave it."""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, and where: `MSEL!D7`."""

    text: str
    place: str


@dataclass(frozen=True)
class Sheet:
    """A sheet; all rows have as many cells as there are headings."""

    name: str
    headings: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def place(sheet: str, row: int, column: int) -> str:
    """The place of a cell as Excel says it; row and column count from 1."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{sheet}!{letters}{row}"


def sheet_of(name: str, rows: list[list[str]]) -> Sheet:
    """A sheet from its rows of texts, the headings first; raises SheetError when there are none."""
    if not rows:
        raise SheetError("the sheet is empty")
    width = max(map(len, rows))
    cells = [
        tuple(Cell(row[at] if at < len(row) else "", place(name, number, at + 1)) for at in range(width))
        for number, row in enumerate(rows, start=1)
    ]
    return Sheet(name, cells[0], tuple(cells[1:]))


def flowing(text: str) -> str:
    """A text as a cell shows it: each paragraph in one line, as screens fill single line breaks; lists stay as they are.

    What no cell can hold is shown as the sign for that. The same text said in two ways flows the same.
    """
    text = _NOT_IN_CELLS.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return "\n\n".join(_filled(paragraph) for paragraph in _GAP.split(text))


def paragraphs(text: str) -> list[str]:
    """A text's paragraphs as they are written."""
    return _GAP.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())


def _filled(paragraph: str) -> str:
    lines = paragraph.split("\n")
    if any(_LAID_OUT.match(line) for line in lines):
        return "\n".join(line.rstrip() for line in lines)
    return " ".join(line.strip() for line in lines if line.strip())


def fingerprint(text: str) -> str:
    """Eight signs that tell whether a text has been changed since."""
    return hashlib.sha256(flowing(text).encode("utf-8", "replace")).hexdigest()[:8]
