"""The rows of a sheet by the keys of their columns. What becomes of them does not belong here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tabletop.authoring.msel.columns import COLUMNS, key_of
from tabletop.authoring.msel.remarks import Remarks
from tabletop.authoring.msel.sheet import Cell, Sheet, flowing
from tabletop.scenario.problems import did_you_mean


@dataclass(frozen=True)
class Row:
    """A row by the keys of its columns; `mark` is what its fingerprints say, `of` the inject it was made of."""

    cells: Mapping[str, Cell]
    of: str = ""
    scenario: str = ""
    mark: Mapping[str, str] | None = None

    def text(self, key: str) -> str:
        """What stands in a cell, flowing; empty where there is no such column."""
        return flowing(self.cells[key].text) if key in self.cells else ""

    @property
    def place(self) -> str:
        """The place of its id, or of its first cell."""
        first = self.cells.get("id") or next(iter(self.cells.values()))
        return first.place


def same(key: str, one: str, other: str) -> bool:
    """Whether two cells say the same: Excel writes 3 as 3.0 and knows no difference."""
    if one == other:
        return True
    if key in ("turn", "chance"):
        try:
            return float(one.removesuffix("%")) == float(other.removesuffix("%"))
        except ValueError:
            return False
    return False


def rows_of(sheet: Sheet, remarks: Remarks) -> list[Row]:
    """The rows that say anything, by the keys of their columns; headings that mean nothing or too much are reported."""
    keys: dict[int, str] = {}
    for at, heading in enumerate(sheet.headings):
        key = key_of(heading.text)
        is_used = any(flowing(row[at].text) for row in sheet.rows)
        if key is None:
            if heading.text.strip() or is_used:
                hint = did_you_mean(heading.text, [column.heading for column in COLUMNS])
                name = (
                    f"unknown column '{flowing(heading.text)}'"
                    if heading.text.strip()
                    else "a column without a heading"
                )
                remarks.warning(heading.place, name, hint or "it is left out")
        elif key in keys.values():
            remarks.error(heading.place, f"a second column '{flowing(heading.text)}'", "keep one of them")
        else:
            keys[at] = key
    found = []
    for cells in sheet.rows:
        row = {key: cells[at] for at, key in keys.items()}
        if any(flowing(cell.text) for cell in row.values()):
            found.append(_marked(row))
    return found


def _marked(cells: Mapping[str, Cell]) -> Row:
    words = cells["mark"].text.split() if "mark" in cells else ()
    scenario, slash, of = words[0].partition("/") if len(words) > 1 else ("", "", "")
    if not slash:
        return Row(cells)
    return Row(cells, of, scenario, dict(part.split("=", 1) for part in words[1:] if "=" in part))
