"""A MSEL as a workbook of Excel, made to be worked in. What the cells mean does not belong here."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tabletop.authoring.msel.columns import BY_KEY, COLUMNS, Column, key_of
from tabletop.authoring.msel.sheet import MOST_CHARACTERS, Sheet, SheetError, sheet_of

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200

_HEAD = PatternFill("solid", fgColor="1F3A5F")
_DERIVED = PatternFill("solid", fgColor="EEEEEE")
_WORKING = PatternFill("solid", fgColor="FFF8E1")
_EDGE = Side(style="thin", color="CCCCCC")
_WAYS = (
    ("White", "Comes back into the scenario with `tabletop msel import`."),
    ("Grey", "Worked out from the scenario. A change here is reported and left out."),
    ("Yellow", "For your own planning. A scenario has no place for it."),
    (
        "New row",
        "Leave the first cell empty and write at least the synopsis or the text: it becomes a new inject.",
    ),
    ("Missing row", "Nothing is removed from the scenario. Remove an inject in its file."),
    ("Fingerprint", "The hidden last column tells what was changed here and what in the file meanwhile."),
)


def written(sheet: Sheet, title: str, choices: dict[str, tuple[str, ...]]) -> bytes:
    """The sheet as a workbook, with a second sheet that says how it is used.

    `choices` are the words that a column's cells can be chosen from. Raises SheetError for a text no cell can hold.
    """
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = sheet.name
    columns = [_column(heading.text) for heading in sheet.headings]
    for number, row in enumerate((sheet.headings, *sheet.rows), start=1):
        for at, cell in enumerate(row, start=1):
            if len(cell.text) > MOST_CHARACTERS:
                raise SheetError(
                    f"{cell.place} would hold {len(cell.text)} characters, and a cell of Excel 32,767; use csv"
                )
            target = page.cell(number, at)
            assert isinstance(target, XlsxCell)
            _put(target, cell.text, columns[at - 1], is_heading=number == 1)
    _lay_out(page, columns, len(sheet.rows) + 1, choices)
    _explain(book.create_sheet("Read me"), title)
    book.properties.title = title
    book.properties.creator = "tabletop"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _column(heading: str) -> Column:
    key = key_of(heading)
    assert key is not None
    return BY_KEY[key]


def _put(target: XlsxCell, text: str, column: Column, is_heading: bool) -> None:
    if text and column.key in ("turn", "chance") and text.isdecimal() and len(text) < 9:
        target.value = int(text)
    elif text:
        target.value = text
        target.data_type = "s"  # also what begins with = + - @: a text is never reckoned
        target.quotePrefix = text[0] in "=+-@'"  # so that Excel leaves it one when it is edited
    target.alignment = Alignment(wrap_text=True, vertical="center" if is_heading else "top")
    target.border = Border(bottom=_EDGE, right=_EDGE)
    if is_heading:
        target.font = Font(bold=True, color="FFFFFF")
        target.fill = _HEAD
        target.comment = Comment(column.says, "tabletop", height=90, width=260)
    elif column.role in ("derived", "id"):
        target.fill = _DERIVED
    elif column.role == "working":
        target.fill = _WORKING


def _lay_out(page: Worksheet, columns: list[Column], last: int, choices: dict[str, tuple[str, ...]]) -> None:
    for at, column in enumerate(columns, start=1):
        letter = get_column_letter(at)
        page.column_dimensions[letter].width = column.width
        page.column_dimensions[letter].hidden = column.role == "mark"
        words = choices.get(column.key, ())
        quoted = f'"{",".join(words)}"'
        if words and len(quoted) <= 255 and not any("," in word or '"' in word for word in words):
            offer = DataValidation(type="list", formula1=quoted, allow_blank=True, showErrorMessage=False)
            page.add_data_validation(offer)
            offer.add(f"{letter}2:{letter}{last + 200}")
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(last, 2)}"
    page.row_dimensions[1].height = 32
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"


def _explain(page: Worksheet, title: str) -> None:
    page.column_dimensions["A"].width = 22
    page.column_dimensions["B"].width = 100
    rows = [(f"MSEL of {title}", ""), ("", ""), *_WAYS, ("", ""), *((c.heading, c.says) for c in COLUMNS)]
    for number, (name, says) in enumerate(rows, start=1):
        for at, text in enumerate((name, says), start=1):
            target = page.cell(number, at)
            assert isinstance(target, XlsxCell)
            if text:
                target.value = text
                target.data_type = "s"
            target.alignment = Alignment(wrap_text=at == 2, vertical="top")
            target.font = Font(bold=at == 1)
    page.cell(1, 1).font = Font(bold=True, size=14)


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
