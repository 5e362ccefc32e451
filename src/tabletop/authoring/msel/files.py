"""Sheets as files: which format a name means, and what is written into and read from it."""

from __future__ import annotations

from pathlib import Path

from tabletop.authoring.msel import csv, exporting
from tabletop.authoring.msel.cellwords import CHANNELS
from tabletop.authoring.msel.sheet import Sheet, SheetError, flowing
from tabletop.scenario.document.scenario import Scenario

SUFFIXES = (".xlsx", ".csv")


def written(document: Scenario, suffix: str) -> bytes:
    """The MSEL of a scenario as a file of the format of this suffix. Raises SheetError for another one."""
    sheet = exporting.exported(document)
    if suffix == ".csv":
        return csv.written(sheet)
    if suffix != ".xlsx":
        raise SheetError(f"'{suffix}' is no format of sheets; there are {' and '.join(SUFFIXES)}")
    from tabletop.authoring.msel import workbook  # here, as its import takes longer than a CSV needs in all

    players = ("All", "Coalition", "Facilitator", *exporting.names_of(document).values())
    choices = {"channel": CHANNELS, "to": players, "objective": tuple(map(str, document.objectives))}
    return workbook.written(sheet, flowing(document.title), choices)


def read(path: Path) -> Sheet:
    """The sheet in a file, by the file's suffix. Raises SheetError, or OSError when it cannot be opened."""
    suffix = path.suffix.lower()
    if path.exists() and not path.is_file() and not path.is_dir():
        raise SheetError("a pipe or a device, no file")  # reading it might never end
    if suffix in (".xlsx", ".xlsm"):
        from tabletop.authoring.msel import xlsx

        return xlsx.read(path.read_bytes())
    if suffix in (".csv", ".tsv", ".txt"):
        return csv.read(path.read_bytes(), path.stem)
    hint = "save it as .xlsx" if suffix in (".xls", ".ods") else f"there are {' and '.join(SUFFIXES)}"
    raise SheetError(f"'{suffix or path.name}' is no format of sheets that can be read; {hint}")
