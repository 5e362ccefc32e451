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
from tabletop.authoring.msel.rows import Row, rows_of, same
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


class _Import:
    def __init__(self, sheet: Sheet, study: Study, document: Scenario) -> None:
        self.sheet, self.study, self.document = sheet, study, document
        self.times = schedule(document)
        self.remarks = Remarks()
        self.reader = Reader(document, self.times, self.remarks)
        self.placing = Placing(study, self.remarks)
        self.seen: dict[str, Row] = {}

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
        for row in rows:
            self.row(row)
        left_out = [str(id) for id in self.document.injects if str(id) not in self.seen]
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

    def row(self, row: Row) -> None:
        """One row: of an inject that is there, or a new one."""
        id = row.text("id")
        if row.scenario and row.scenario != self.document.id and not self.is_copied(row):
            hint = "change the sheet of this scenario, or empty that cell and the first in a new row"
            self.remarks.error(row.cells["mark"].place, f"this row is of the scenario '{row.scenario}'", hint)
            return
        if id in self.seen:
            hint = f"it stands in {self.seen[id].place} already; leave the cell empty in a new row"
            self.remarks.error(row.place, f"a second row of the inject '{id}'", hint)
            return
        if id:
            self.seen[id] = row
        if id in self.document.injects:
            self.compare(id, row)
        elif row.of and row.of in self.document.injects and not self.has_row(row.of):
            hint = f"write '{row.of}' here; other parts of the scenario may speak of it, so rename it in the file"
            self.remarks.error(row.place, f"the inject '{row.of}' cannot be renamed in the sheet", hint)
            self.seen.setdefault(row.of, row)
        else:
            self.add(id, row)

    def is_copied(self, row: Row) -> bool:
        """Whether the row's inject stands here as it stood there: this scenario is a copy of that one."""
        inject = next((one for id, one in self.document.injects.items() if id == row.of), None)
        if inject is None or not row.mark:
            return False
        now = cells_of(self.document, row.of, inject, self.times)
        return all(key in now and fingerprint(now[key]) == sign for key, sign in row.mark.items())

    def has_row(self, id: str) -> bool:
        """Whether an inject has a row of its own."""
        index = next((at for at, head in enumerate(self.sheet.headings) if key_of(head.text) == "id"), None)
        return index is not None and any(flowing(cells[index].text) == id for cells in self.sheet.rows)

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
                    BY_KEY[key].says[0].lower() + BY_KEY[key].says[1:].rstrip("."),
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
        if not id and (known := self.known(row, values)) is not None:
            self.again(known, row)
            return
        self.placing.add(id, {k: v for k, v in values.items() if v is not None}, places, row.place)

    def known(self, row: Row, values: Mapping[str, object]) -> str | None:
        """The inject that a row without a name made in an earlier import: same words and turn, and no row of its own."""
        said = [key for key in ("title", "text") if row.text(key)]
        alike: list[str] = []
        for id, inject in self.document.injects.items() if said else ():
            if str(id) in self.seen or self.has_row(str(id)):
                continue
            now = cells_of(self.document, str(id), inject, self.times)
            if all(row.text(key) == now[key] for key in said):
                if same("turn", str(values.get("at", now["turn"])), now["turn"]):
                    return str(id)
                alike.append(str(id))
        if alike:
            hint = f"write '{alike[0]}' here if it is that one; if not, give it words of its own"
            self.remarks.error(
                row.place, f"the inject '{alike[0]}' has the same words, and another time", hint
            )
            return alike[0]
        return None

    def again(self, id: str, row: Row) -> None:
        """Takes a row for an inject's that is there; its empty cells say nothing, for it was never exported."""
        self.seen[id] = row
        if self.remarks.has_errors:
            return
        self.remarks.info(
            row.place, f"taken for the inject '{id}', which has the same words", "write its name here"
        )
        filled = {
            column.key: row.cells[column.key]
            for column in COLUMNS
            if column.role == "edit" and row.text(column.key) and column.key != "question"
        }
        self.compare(id, Row(filled))

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


def _short(text: str) -> str:
    if not text:
        return "nothing"
    line = " ".join(text.split())
    return f'"{line if len(line) <= 60 else line[:59] + "…"}"'
