"""Reads a MSEL from a workbook of Excel: its cells as they are shown. What they mean does not belong here."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from tabletop.authoring.msel.columns import key_of
from tabletop.authoring.msel.sheet import Sheet, SheetError, sheet_of

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200


def read(data: bytes, wanted: str = "MSEL") -> Sheet:
    """The sheet of a workbook that is called `wanted`, else the first whose headings are known. Raises SheetError."""
    if len(data) > MOST_BYTES:
        raise SheetError("the file is larger than 20 MiB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise SheetError("the workbook unpacks to more than 200 MiB")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except SheetError:
        raise
    except Exception as error:  # whatever a damaged workbook makes the library raise
        raise SheetError(f"this is no workbook that can be read ({type(error).__name__})") from error
    pages = book.worksheets
    if not pages:
        raise SheetError("the workbook has no sheet")
    named = [page for page in pages if page.title == wanted]
    page = named[0] if named else max(pages, key=lambda page: len(_known(page)))
    _refuse_unreckoned(data, page)
    return sheet_of(page.title, _rows(page))


def _refuse_unreckoned(data: bytes, page: Worksheet) -> None:
    """Raises SheetError where no formula of the sheet has a result: read as they are, its cells would be empty."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        if not any(b"<f" in packed.read(name) for name in parts):
            return
    formulas = [
        cell
        for row in openpyxl.load_workbook(io.BytesIO(data))[page.title].iter_rows(max_col=MOST_COLUMNS)
        for cell in row
        if cell.data_type == "f"
    ]
    if formulas and all(page[cell.coordinate].value is None for cell in formulas):
        raise SheetError(
            f"{page.title}!{formulas[0].coordinate} holds a formula without a result; write what it should say, or "
            "open the workbook in Excel and save it there"
        )


def _known(page: Worksheet) -> set[str]:
    """The columns that one of the first rows names."""
    found: set[str] = set()
    for row in page.iter_rows(max_row=15, max_col=MOST_COLUMNS, values_only=True):
        found = max(found, {key for value in row if (key := key_of(said(value)))}, key=len)
    return found


def _rows(page: Worksheet) -> list[list[str]]:
    if (page.max_row or 0) > MOST_ROWS:
        raise SheetError(f"the sheet '{page.title}' has more than {MOST_ROWS:,} rows")
    width = min(page.max_column or 0, MOST_COLUMNS)
    rows = [[_shown(cell) for cell in row] for row in page.iter_rows(max_col=width)]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _shown(cell: XlsxCell | MergedCell) -> str:
    """What a cell says. Who types `50%` gets 0.5 with the format of a share from Excel, and means what is shown."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and cell.number_format.endswith("%"):
        return f"{value * 100:.10g}%"
    return said(value)


def said(value: object) -> str:
    """A cell's value as text: dates as `2031-03-04 06:00`, whole numbers without `.0`."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
    return (
        str(value).replace("_x000D_\n", "\n").replace("_x000D_", "\n")
    )  # an end of line as some programs write it
