"""A MSEL as comma-separated values, for every program that has tables. What the cells mean does not belong here."""

from __future__ import annotations

import csv
import io
import re

from tabletop.authoring.msel.sheet import Sheet, SheetError, sheet_of

MOST_BYTES = 20 * 1024 * 1024
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MARKED = re.compile(r"'+[=+\-@\t\r]")


def written(sheet: Sheet) -> bytes:
    """The sheet as a file: UTF-8 with the mark that Excel needs, and no cell that a program would take for a formula.

    A text that begins like one gets a `'` before it, which `read` takes away again.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (sheet.headings, *sheet.rows):
        writer.writerow([f"'{cell.text}" if _FORMULA.match(cell.text) else cell.text for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def read(data: bytes, name: str) -> Sheet:
    """The sheet that a file holds; the separator may be a comma, a semicolon or a tab. Raises SheetError."""
    if len(data) > MOST_BYTES:
        raise SheetError("the file is larger than 20 MiB")
    text = _decoded(data)
    if "\0" in text:
        raise SheetError("this is no table of comma-separated values")
    head = text.split("\n", 1)[0]
    sign = max(",;\t", key=head.count)
    csv.field_size_limit(MOST_BYTES)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    except csv.Error as error:
        raise SheetError(f"this is no table of comma-separated values: {error}") from error
    return sheet_of(name, [[cell[1:] if _MARKED.match(cell) else cell for cell in row] for row in rows])


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # Excel's "Unicode text"
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode(
            "cp1252", "replace"
        )  # what Excel writes in western countries when asked for plain CSV
