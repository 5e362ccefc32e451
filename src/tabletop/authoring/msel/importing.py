"""Brings back into a scenario's text what was changed in its MSEL: single values as edits, new rows as injects.

A change that meets one made in the file meanwhile, or that the scenario would not load with, is reported with its
cell, and then nothing is changed at all. Files and printing do not belong here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tabletop.authoring.msel.cellwords import Reader
from tabletop.authoring.msel.columns import BY_KEY, COLUMNS, key_of
from tabletop.authoring.msel.dilemmas import answers
from tabletop.authoring.msel.exporting import asked, cells_of
from tabletop.authoring.msel.placing import Placing
from tabletop.authoring.msel.remarks import Remark, Remarks
from tabletop.authoring.msel.rewriting import Value
from tabletop.authoring.msel.schedule import schedule
from tabletop.authoring.msel.sheet import Cell, Sheet, fingerprint, flowing
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.problems import did_you_mean
from tabletop.scenario.study import Study

KEYS = {"turn": "at"}
"""The inject's key where it differs from the column's."""


@dataclass(frozen=True)
class Imported:
    """What became of a sheet: the scenario's new text (the old one when an error is among the remarks).

    `changed` are the cells whose values came in, by inject; `added` the new injects.
    """

    text: str
    remarks: tuple[Remark, ...]
    changed: Mapping[str, tuple[str, ...]]
    added: tuple[str, ...]


def imported(sheet: Sheet, study: Study) -> Imported:
    """The sheet's changes put into a scenario that can be played; ValueError for one that cannot."""
    if study.document is None or study.program is None:
        raise ValueError("the scenario has errors")
    return _Import(sheet, study, study.document).run()


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


class _Import:
    def __init__(self, sheet: Sheet, study: Study, document: Scenario) -> None:
        self.sheet, self.study, self.document = sheet, study, document
        self.times = schedule(document)
        self.remarks = Remarks()
        self.reader = Reader(document, self.times, self.remarks)
        self.placing = Placing(study, self.remarks)

    def run(self) -> Imported:
        """All rows, one after the other."""
        rows = rows_of(self.sheet, self.remarks)
        if not any(key_of(heading.text) == "id" for heading in self.sheet.headings):
            self.remarks.error(
                self.sheet.headings[0].place,
                f"no column '{BY_KEY['id'].heading}'",
                "export the scenario anew and work in that sheet; `--new ID` makes a scenario of a sheet from elsewhere",
            )
            return self.outcome()
        seen: dict[str, Row] = {}
        for row in rows:
            self.row(row, seen)
        left_out = [str(id) for id in self.document.injects if str(id) not in seen]
        if left_out and rows:
            self.remarks.info(
                self.sheet.name, f"not in the sheet, and left as they are: {', '.join(left_out)}"
            )
        self.working(rows)
        self.placing.check()
        return self.outcome()

    def outcome(self) -> Imported:
        """What came of it."""
        if self.remarks.has_errors:
            return Imported(self.study.text, tuple(self.remarks), {}, ())
        changed = {id: tuple(found) for id, found in self.placing.changed.items()}
        return Imported(self.placing.text, tuple(self.remarks), changed, tuple(self.placing.added))

    def row(self, row: Row, seen: dict[str, Row]) -> None:
        """One row: of an inject that is there, or a new one."""
        id = row.text("id")
        if row.scenario and row.scenario != self.document.id:
            self.remarks.error(row.cells["mark"].place, f"this row is of the scenario '{row.scenario}'")
            return
        if id in seen:
            hint = f"it stands in {seen[id].place} already; leave the cell empty in a new row"
            self.remarks.error(row.place, f"a second row of the inject '{id}'", hint)
            return
        if id:
            seen[id] = row
        if id in self.document.injects:
            self.compare(id, row)
        elif row.of and row.of in self.document.injects and not self.is_elsewhere(row):
            hint = f"write '{row.of}' here; other parts of the scenario may speak of it, so rename it in the file"
            self.remarks.error(row.place, f"the inject '{row.of}' cannot be renamed in the sheet", hint)
            seen.setdefault(row.of, row)
        else:
            self.add(id, row)

    def is_elsewhere(self, row: Row) -> bool:
        """Whether the inject of which the row is a copy has a row of its own."""
        index = next((at for at, head in enumerate(self.sheet.headings) if key_of(head.text) == "id"), None)
        return index is not None and any(flowing(cells[index].text) == row.of for cells in self.sheet.rows)

    def compare(self, id: str, row: Row) -> None:
        """Takes in the cells of one inject that say something new."""
        inject = self.document.injects[next(k for k in self.document.injects if k == id)]
        now = cells_of(self.document, id, inject, self.times)
        mark = row.mark if row.of == id else None
        values: dict[str, Value | None] = {}
        places: dict[str, Cell] = {}
        touched = {
            key
            for key in row.cells
            if key in now and key not in ("id", "mark") and self.is_new(key, row, now, mark)
        }
        for key in (column.key for column in COLUMNS if column.key in touched):
            cell = row.cells[key]
            if BY_KEY[key].role == "derived":
                self.remarks.warning(
                    cell.place,
                    f"'{BY_KEY[key].heading}' is worked out and cannot be changed here",
                    BY_KEY[key].says,
                )
            elif mark is not None and mark.get(key) not in (None, fingerprint(now[key])):
                said = _short(now[key])
                self.remarks.error(
                    cell.place,
                    f"changed in the sheet and, since it was made, in the scenario, which now says {said}",
                    "write that into the cell, or export anew",
                )
            elif key == "time":
                self.reader.time(row, cell, now, "turn" in touched, values, places)
            elif key == "question":
                found_here = answers(inject, asked(self.document, inject), cell, self.remarks)
                values |= found_here
                places |= dict.fromkeys(found_here, cell)
            else:
                found, value = self.reader.value(key, cell)
                if found:
                    values[KEYS.get(key, key)] = value
                    places[KEYS.get(key, key)] = cell
        if values:
            self.placing.change(id, values, places)

    def is_new(self, key: str, row: Row, now: Mapping[str, str], mark: Mapping[str, str] | None) -> bool:
        """Whether somebody wrote something else into a cell."""
        text = row.text(key)
        if same(key, text, now[key]):
            return False
        return mark is None or key not in mark or fingerprint(text) != mark[key]

    def add(self, id: str, row: Row) -> None:
        """Makes an inject of a new row."""
        if not any(row.text(column.key) for column in COLUMNS if column.role == "edit"):
            if id:
                hint = did_you_mean(id, map(str, self.document.injects))
                self.remarks.error(row.place, f"no inject '{id}', and nothing to make one of", hint)
            return
        values: dict[str, Value | None] = {}
        places: dict[str, Cell] = {}
        for column in COLUMNS:
            cell = row.cells.get(column.key)
            if column.role != "edit" or cell is None or not flowing(cell.text):
                continue
            if column.key == "question":
                hint = "write ask, choices and default in the file"
                self.remarks.warning(cell.place, "a new inject comes without its dilemma", hint)
                continue
            if column.key == "time":
                if row.of and row.mark is not None and fingerprint(cell.text) == row.mark.get("time"):
                    continue  # a copied row: its turn counts
                self.reader.time(row, cell, {"turn": ""}, bool(row.text("turn")), values, places)
            else:
                found, value = self.reader.value(column.key, cell)
                if found and value is not None:
                    values[KEYS.get(column.key, column.key)] = value
                    places[KEYS.get(column.key, column.key)] = cell
        self.placing.add(id, {k: v for k, v in values.items() if v is not None}, places, row.place)

    def working(self, rows: list[Row]) -> None:
        """Says that what people noted for the exercise itself is not kept."""
        for column in COLUMNS:
            if column.role == "working":
                filled = [row.cells[column.key] for row in rows if row.text(column.key)]
                if filled:
                    self.remarks.info(
                        filled[0].place,
                        f"'{column.heading}' is for your sheet: a scenario has no place for it",
                    )


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


def _short(text: str) -> str:
    if not text:
        return "nothing"
    line = " ".join(text.split())
    return f'"{line if len(line) <= 60 else line[:59] + "…"}"'
