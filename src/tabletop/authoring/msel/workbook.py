"""Writes a MSEL as a workbook of Excel, made to be worked in and printed.

What the cells mean, and reading a workbook, do not belong here.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable

import openpyxl
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tabletop.authoring.msel.columns import BY_KEY, COLUMNS, Column, key_of
from tabletop.authoring.msel.sheet import MOST_CHARACTERS, Sheet, SheetError

_HEAD = PatternFill("solid", fgColor="1F3A5F")
_DERIVED = PatternFill("solid", fgColor="EEEEEE")
_WORKING = PatternFill("solid", fgColor="FFF8E1")
_A4 = 9
_FONT = "Calibri"  # the library's own for what has none; without a name programs take what they like
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
    widths = [_width(column, [row[at].text for row in sheet.rows]) for at, column in enumerate(columns)]
    for number, row in enumerate(sheet.rows, start=2):
        lines = max(
            _lines(cell.text, width)
            for cell, column, width in zip(row, columns, widths, strict=True)
            if column.role != "mark"
        )
        page.row_dimensions[number] = _Growing(page, index=number, ht=_height(lines))
    _lay_out(page, columns, widths, len(sheet.rows) + 1, choices)
    _for_print(page, title, pages_wide=4)
    page.print_title_rows, page.print_title_cols = "1:1", "A:A"
    notes = book.create_sheet("Read me")
    _explain(notes, title)
    _for_print(notes, title, pages_wide=1)
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
    target.alignment = Alignment(
        "left", "center" if is_heading else "top", wrap_text=column.role != "mark"
    )  # numbers too: to the right they would stand against the next column's words
    target.border = Border(bottom=_EDGE, right=_EDGE)
    if is_heading:
        target.font = Font(_FONT, 11, bold=True, color="FFFFFF")
        target.fill = _HEAD
        target.comment = Comment(column.says, "tabletop", height=90, width=260)
    elif column.role in ("derived", "id"):
        target.fill = _DERIVED
    elif column.role == "working":
        target.fill = _WORKING


def _width(column: Column, texts: Iterable[str]) -> int:
    """A column's width in characters; names are not broken, so that theirs is as wide as the longest."""
    if column.role != "id":
        return column.width
    return min(40, max(column.width, 2 + max(map(len, texts), default=0)))


def _lay_out(
    page: Worksheet,
    columns: list[Column],
    widths: list[int],
    last: int,
    choices: dict[str, tuple[str, ...]],
) -> None:
    for at, column in enumerate(columns, start=1):
        letter = get_column_letter(at)
        page.column_dimensions[letter].width = widths[at - 1]
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


def _for_print(page: Worksheet, title: str, pages_wide: int) -> None:
    """A4 or, as printers fit it, letter; so many pages side by side, else the signs would be too small to read."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToWidth = pages_wide
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.75, header=0.3, footer=0.3)
    footer = page.oddFooter
    assert footer is not None
    for part, text in ((footer.left, title.replace("&", "&&")), (footer.right, "&P / &N")):
        assert part is not None
        part.text = text


class _Growing(RowDimension):
    """A row with a height that fits what it holds, and that still grows when somebody writes more."""

    @property
    def customHeight(self) -> bool:
        """Whether the height was chosen by a person: then programs would keep it."""
        return False


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column as wide as so many digits, roughly: letters are narrower."""
    return sum(max(1, len(textwrap.wrap(line, int(width * 1.1)))) for line in text.split("\n"))


def _height(lines: int) -> float:
    """The height of so many lines, in points; a row of Excel has 409 at most."""
    return min(15.0 * max(1, lines) + 2, 409.0)


def _explain(page: Worksheet, title: str) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 28, 100
    rows = [(f"MSEL of {title}", ""), ("", ""), *_WAYS, ("", ""), *((c.heading, c.says) for c in COLUMNS)]
    for number, (name, says) in enumerate(rows, start=1):
        page.row_dimensions[number] = _Growing(page, index=number, ht=_height(_lines(says, 100)))
        for at, text in enumerate((name, says), start=1):
            target = page.cell(number, at)
            assert isinstance(target, XlsxCell)
            if text:
                target.value = text
                target.data_type = "s"
            target.alignment = Alignment(wrap_text=at == 2, vertical="top")
            target.font = Font(_FONT, 11, bold=at == 1)
    page.cell(1, 1).font = Font(_FONT, 14, bold=True)
