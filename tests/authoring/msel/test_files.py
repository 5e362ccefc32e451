"""A sheet goes through files of both formats and back without a change, and no cell of it is ever a formula."""

import csv as standard
import io
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.msel import csv, files, xlsx
from tabletop.authoring.msel.importing import imported
from tabletop.authoring.msel.sheet import Sheet, SheetError
from tabletop.scenario import library
from tabletop.scenario.study import Study, study, study_text
from tests.authoring.msel.samples import SCENARIO, opened

_EVIL = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "''x",
    "'Tis",
    "\t=1",
    "=cmd|' /C calc'!A0",
    "063",
    "1.0",
    "true",
    "a;b,c\td",
]


def _there_and_back(found: Study, suffix: str) -> Sheet:
    assert found.document is not None
    data = files.written(found.document, suffix)
    return xlsx.read(data) if suffix == ".xlsx" else csv.read(data, "MSEL")


@pytest.mark.parametrize("suffix", files.SUFFIXES)
@pytest.mark.parametrize("name", library.ids())
def test_an_import_without_edits_changes_no_byte(name: str, suffix: str) -> None:
    path = library.find(name)
    assert path is not None
    found = study(path)
    done = imported(_there_and_back(found, suffix), found)
    assert (done.text, done.remarks) == (found.text, ())


_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029")


@settings(max_examples=20, deadline=None)
@given(st.one_of(st.sampled_from(_EVIL), st.text(_CHARACTERS, min_size=1, max_size=40)), st.booleans())
def test_whatever_texts_an_inject_has_an_import_without_edits_changes_no_byte(
    text: str, is_crlf: bool
) -> None:
    written = json.dumps(text)
    scenario = SCENARIO.replace("'The team''s first question.'", written).replace(
        "title: The first note", f"title: {written}"
    )
    scenario = scenario.replace("\n", "\r\n") if is_crlf else scenario
    found = study_text(scenario)
    if found.program is None:
        return
    for suffix in files.SUFFIXES:
        done = imported(_there_and_back(found, suffix), found)
        assert (done.text, done.remarks) == (scenario, ())


@pytest.mark.parametrize("text", _EVIL)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    document = opened(SCENARIO.replace('"=1+1"', f"{text!r}" if "'" not in text else f'"{text}"')).document
    assert document is not None
    book = openpyxl.load_workbook(io.BytesIO(files.written(document, ".xlsx")))
    cells = [
        cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None
    ]
    assert len(cells) > 60
    assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.mark.parametrize("text", [text for text in _EVIL if "'" not in text])
def test_no_cell_of_a_csv_begins_like_a_formula(text: str) -> None:
    document = opened(SCENARIO.replace('"=1+1"', f'"{text}"')).document
    assert document is not None
    rows = list(standard.reader(io.StringIO(files.written(document, ".csv").decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"\x00" * 50, b"not a workbook"])
def test_what_is_no_workbook_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(SheetError):
        xlsx.read(data)


def _typed_in(column: str, row: int, value: object, number_format: str = "General") -> bytes:
    """The workbook of the sample with one cell as a person, or another program, leaves it."""
    document = opened().document
    assert document is not None
    book = openpyxl.load_workbook(io.BytesIO(files.written(document, ".xlsx")))
    cell = book["MSEL"][f"{column}{row}"]
    cell.value, cell.number_format = value, number_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("shown", "format_of_it"), [(0.6, "0%"), (0.6, "0.00%"), ("60 %", "General")])
def test_a_chance_typed_as_a_share_means_what_the_cell_shows(shown: object, format_of_it: str) -> None:
    done = imported(xlsx.read(_typed_in("L", 3, shown, format_of_it)), opened())
    assert done.text == SCENARIO.replace("chance: 50", "chance: 60")


def test_the_same_chance_typed_as_a_share_changes_nothing() -> None:
    assert imported(xlsx.read(_typed_in("L", 3, 0.5, "0%")), opened()).changed == {}


def test_a_formula_that_nobody_reckoned_empties_no_cell() -> None:
    with pytest.raises(SheetError, match="MSEL!G2 holds a formula without a result"):
        xlsx.read(_typed_in("G", 2, "=A1"))


@pytest.mark.parametrize(("sign", "encoding"), [(";", "utf-8"), ("\t", "utf-16"), (",", "cp1252")])
def test_a_csv_is_read_however_excel_wrote_it(sign: str, encoding: str) -> None:
    data = f'Inject{sign}From\r\na{sign}"Café{sign}\nü"\r\n'.encode(encoding)
    read = csv.read(data, "s")
    assert [cell.text for cell in read.rows[0]] == ["a", f"Café{sign}\nü"]
    assert read.rows[0][1].place == "s!B2"


def test_a_format_that_is_none_is_refused_with_what_there_is(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"save it as \.xlsx"):
        files.read(tmp_path / "old.xls")
