"""Puts changed values and new injects into a scenario's text, and makes sure that it is the same scenario else."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from itertools import pairwise

from tabletop.authoring.edits import edited
from tabletop.authoring.msel.remarks import Remarks
from tabletop.authoring.msel.rewriting import Value, changed, new_entry
from tabletop.authoring.msel.sheet import Cell
from tabletop.scenario.composer import LINE_END
from tabletop.scenario.document.fields import RESERVED
from tabletop.scenario.layout import Part, layout
from tabletop.scenario.load import load_text
from tabletop.scenario.nodes import Mapping as Tree
from tabletop.scenario.problems import Edit
from tabletop.scenario.study import Study

_ID = re.compile(r"[a-z][a-z0-9_]*\Z")


class Placing:
    """The text of a scenario while values come in; `text` has them after `check`, which remarks what is wrong then."""

    def __init__(self, study: Study, remarks: Remarks) -> None:
        self.study, self.remarks = study, remarks
        self.text = study.text
        self.end = "\r\n" if "\r\n" in study.text else "\n"
        root = layout(study.text)
        self.root = root if root is not None else Part(0, 0, 0, "plain")
        self.section = self.root.parts.get("injects")
        self.edits: list[Edit] = []
        self.new: list[str] = []
        self.changed: dict[str, list[str]] = {}
        self.added: list[str] = []
        self.cells: dict[tuple[str, str], str] = {}

    def change(self, id: str, values: Mapping[str, Value | None], cells: Mapping[str, Cell]) -> None:
        """Gives keys of an inject new values; None removes one."""
        for key, cell in cells.items():
            if isinstance(self.study.node("injects", id, *key.split(".")), Tree):
                hint = "change that file"
                self.remarks.error(cell.place, "this text lies in a file beside the scenario", hint)
                return
        part = self.section.parts.get(id) if self.section is not None else None
        place = next(iter(cells.values())).place
        if part is None or self.section is None or self.section.style != "block" or part.is_shared:
            self.cannot(place, id)
            return
        start = self.study.text.rfind("\n", 0, part.key) + 1
        stop = self.study.text.find("\n", part.end) + 1 or len(self.study.text)
        entry = self.study.text[start:stop]
        new = changed(entry, values)
        if new is None:
            self.cannot(place, id)
            return
        if new == entry:
            return
        self.edits.append(_smallest(self.study.text, start, entry, new))
        self.changed[id] = [cell.place for cell in cells.values()]
        self.cells |= {(id, key): cell.place for key, cell in cells.items()}

    def cannot(self, place: str, id: str) -> None:
        """Remarks a change that would touch more than it should."""
        self.remarks.error(
            place,
            f"the inject '{id}' is written so that this change would touch more than it should",
            "an anchor, braces or a comment is in the way; change it in the file",
        )

    def add(self, id: str, values: Mapping[str, Value], cells: Mapping[str, Cell], place: str) -> None:
        """Puts a new inject behind the others."""
        taken = {*map(str, self.section.parts if self.section else ()), *self.added}
        if id and (not _ID.match(id) or id in RESERVED):
            self.remarks.error(
                place, f"'{id}' is no id", "small letters, digits and _, a letter first; or leave it empty"
            )
            return
        id = id or free_id(str(values.get("title") or values.get("text") or "inject"), taken)
        column, step = 2, 2
        if self.section is not None and self.section.parts:
            first = next(iter(self.section.parts.values()))
            if self.section.style != "block":
                self.cannot(place, id)
                return
            column = first.key - self.study.text.rfind("\n", 0, first.key) - 1
            inner = min((part.key for part in first.parts.values()), default=0)
            if inner and first.style == "block":
                step = max(1, inner - self.study.text.rfind("\n", 0, inner) - 1 - column)
        entry = new_entry(id, values, column, step, self.end)
        if entry is None:
            self.cannot(place, id)
            return
        self.new.append(entry)
        self.added.append(id)
        self.cells |= {(id, key): cell.place for key, cell in cells.items()}
        self.cells[id, ""] = place

    def with_new(self, text: str) -> tuple[Edit, ...]:
        """The edit that puts the new injects into a text of this scenario."""
        if not self.new:
            return ()
        root = layout(text)
        section = root.parts.get("injects") if root is not None else None
        if section is None:
            gap = "" if text.endswith("\n") else self.end
            return (
                _edit(
                    text, len(text), len(text), f"{gap}{self.end}injects:{self.end}{self.end.join(self.new)}"
                ),
            )
        if not section.parts:
            head = text.rfind(":", 0, section.start) + 1
            return (_edit(text, head, section.end, self.end + self.end.join(self.new).rstrip()),)
        place = text.find("\n", section.end) + 1
        gap = self.end if _has_gaps(text, section) else ""
        whole = "".join(gap + entry for entry in self.new)
        return (_edit(text, place or len(text), place or len(text), whole if place else self.end + whole),)

    def check(self) -> None:
        """Puts everything in; a scenario that would not load with it is remarked with the cells that are to blame."""
        if not (self.edits or self.new) or self.remarks.has_errors:
            return
        new, count = edited(self.study.text, [(edit,) for edit in self.edits])
        assert count == len(self.edits), "edits of different injects met"
        self.text, _ = edited(new, [self.with_new(new)])
        main = next(iter(self.study.files))
        loaded = load_text({**self.study.files, main: self.text})
        if loaded.program is not None:
            return
        whole = layout(self.text)
        starts = [0, *(found.end() for found in LINE_END.finditer(self.text))]
        for problem in loaded.problems:
            if problem.severity == "error":
                offset = starts[problem.line - 1] + problem.column - 1 if problem.line else 0
                self.remarks.error(self.cell_at(whole, offset), problem.message, problem.hint)

    def cell_at(self, whole: Part | None, offset: int) -> str:
        """The cell whose value stands at an offset of the new text, or one of the same inject, or any that changed."""
        section = whole.parts.get("injects") if whole is not None else None
        for id, part in section.parts.items() if section is not None else ():
            if part.key <= offset <= part.end:
                for key, value in part.parts.items():
                    if value.key <= offset <= value.end and (id, key) in self.cells:
                        return self.cells[id, key]
                for (other, _), place in self.cells.items():
                    if other == id:
                        return place
        return next(iter(self.cells.values()))


def _edit(text: str, start: int, stop: int, new: str) -> Edit:
    return Edit(*_place(text, start), *_place(text, stop), new)


def _smallest(text: str, start: int, old: str, new: str) -> Edit:
    """The smallest edit that makes the old of the text from an offset on into the new."""
    most = min(len(old), len(new))
    same = next((at for at in range(most) if old[at] != new[at]), most)
    if same and old[same - 1] == "\r":
        same -= 1  # an edit never parts the two signs that end a line
    rest = most - same
    behind = next((at for at in range(rest) if old[-1 - at] != new[-1 - at]), rest)
    if behind and old[len(old) - behind] == "\n":
        behind -= 1
    return _edit(text, start + same, start + len(old) - behind, new[same : len(new) - behind])


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset."""
    line, begin = 1, 0
    for found in LINE_END.finditer(text):
        if found.end() > offset:
            break
        line, begin = line + 1, found.end()
    return line, offset - begin + 1


def _has_gaps(text: str, section: Part) -> bool:
    """Whether an empty line stands between most of the injects."""
    parts = sorted(section.parts.values(), key=lambda part: part.key)
    gaps = [text[one.end : two.key] for one, two in pairwise(parts)]
    return not gaps or sum(gap.count("\n") > 1 for gap in gaps) * 2 >= len(gaps)


def free_id(title: str, taken: set[str]) -> str:
    """An id made of a title's words, that no other inject has."""
    words = re.findall(r"[a-z0-9]+", title.casefold())[:5]
    stem = "_".join(words)[:40].strip("_")
    if not _ID.match(stem) or stem in RESERVED or keyword.iskeyword(stem):
        stem = f"inject_{stem}".rstrip("_")
    id, number = stem, 1
    while id in taken:
        number += 1
        id = f"{stem}_{number}"
    return id
