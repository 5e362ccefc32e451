"""A workbook as people see it: rows show all that stands in them, and a printed page can be read."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tabletop.authoring.msel import files
from tests.authoring.msel.samples import SCENARIO, opened


def _page(text: str = SCENARIO, name: str = "MSEL") -> Worksheet:
    document = opened(text).document
    assert document is not None
    return openpyxl.load_workbook(io.BytesIO(files.written(document, ".xlsx")))[name]


def test_a_row_is_as_high_as_its_longest_cell_needs() -> None:
    short = SCENARIO.replace("By hand, note", "By hand, text: Six words are enough for this., note")
    long = short.replace("Six words are enough for this.", "Seven words are a little too many for it. " * 10)
    heights = [_page(text).row_dimensions[4].height for text in (short, long)]
    assert heights == [17.0, 15.0 * 6 + 2]  # 430 signs in a column of 70, which takes 77 of them
    most = long.replace("it. ", "it. " * 300)
    assert _page(most).row_dimensions[4].height == 409.0


def test_the_words_about_a_column_stand_whole_beside_its_heading() -> None:
    page = _page(name="Read me")
    (asked,) = [row for row in page.iter_rows() if row[0].value == "Decision asked"]
    assert len(str(asked[1].value)) > 110
    assert page.row_dimensions[asked[0].row or 0].height == 32.0
    assert page.column_dimensions["A"].width > max(
        len(str(row[0].value or "")) for row in list(page.iter_rows())[1:]
    )


def test_the_fingerprint_widens_no_row_and_is_hidden() -> None:
    page = _page()
    last = page.column_dimensions["V"]
    assert page["V1"].value == "Fingerprint"
    assert last.hidden
    assert not page["V2"].alignment.wrap_text
    assert len(str(page["V4"].value)) > 200
    assert page.row_dimensions[4].height == 17.0


def test_a_long_name_stands_in_one_line() -> None:
    name = "a_name_of_thirty_three_characters"
    page = _page(SCENARIO.replace("by_hand", name))
    assert page.column_dimensions["A"].width == len(name) + 2


@pytest.mark.parametrize(("name", "wide"), [("MSEL", 4), ("Read me", 1)])
def test_a_printed_page_is_a_landscape_of_few_columns_with_title_and_number(name: str, wide: int) -> None:
    page = _page(SCENARIO.replace("title: Harbour", "title: Harbour & Quay"), name)
    setup = page.page_setup
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", wide, 0)
    assert page.oddFooter is not None
    assert (page.oddFooter.left.text, page.oddFooter.right.text) == ("Harbour && Quay", "&P / &N")


def test_heading_and_names_stay_in_sight_on_screen_and_on_paper() -> None:
    page = _page()
    assert page.freeze_panes == "B2"
    assert (page.print_title_rows, page.print_title_cols) == ("$1:$1", "$A:$A")
