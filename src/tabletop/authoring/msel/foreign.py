"""Makes a scenario of a MSEL from elsewhere: its injects as they stand, and around them the least that can be played.

What a sheet cannot say, who wants what and what can be ordered, is filled in with a small frame that its author is
told to replace. Files do not belong here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tabletop.authoring.msel.columns import BY_KEY, key_of
from tabletop.authoring.msel.frame import Frame, framed
from tabletop.authoring.msel.placing import free_id
from tabletop.authoring.msel.remarks import Remark, Remarks
from tabletop.authoring.msel.rewriting import Value, new_entry
from tabletop.authoring.msel.sheet import Cell, Sheet, SheetError, flowing
from tabletop.authoring.msel.times import Moment, Turns, is_unclear, moment, turns

TITLE = 50
"""Most characters of an inject's title: what fits a screen."""
_EVERYBODY = re.compile(
    r"(?:all|everyone|everybody|all players?|players?|all participants?|participants?)\Z", re.IGNORECASE
)
_SIGNS = str.maketrans({"{": "(", "}": ")", **dict.fromkeys(map(chr, range(0x7F, 0xA0)), " "), "\ufffd": " "})
"""Braces mean something in a scenario's texts, and control signs nothing."""
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD|TBC|XXX)\b")
_CHANNELS = {
    "phone": "phone call telephone tel voice radio vhf",
    "press": "press news media newspaper television tv broadcast article",
    "social": "social twitter facebook x tweet post",
    "intelligence": "intelligence intel intsum osint humint",
    "military": "military signal sitrep opord message",
    "diplomatic": "diplomatic cable letter note embassy",
    "legal": "legal court",
    "cyber": "cyber siem soc ticket alert",
}
_WORD_OF = {word: channel for channel, words in _CHANNELS.items() for word in words.split()}


@dataclass(frozen=True)
class Foreign:
    """The text of a new scenario, how many injects it has, and what is to be said of the sheet's cells.

    `by_hand`: how many of the injects have no time.
    """

    text: str
    injects: int
    remarks: tuple[Remark, ...]
    by_hand: int = 0


def scenario_of(sheet: Sheet, id: str, title: str) -> Foreign:
    """A scenario of a sheet. Raises SheetError for a sheet without a row that says anything of an event."""
    sheet = headed(sheet)
    return _Making(sheet, id, title).run()


def headed(sheet: Sheet) -> Sheet:
    """The sheet from the row on that has most headings that are known; above it stands a title, or nothing."""
    rows = (sheet.headings, *sheet.rows)
    best = max(
        range(min(len(rows), 15)), key=lambda at: len({key_of(cell.text) for cell in rows[at]} - {None})
    )
    return Sheet(sheet.name, rows[best], rows[best + 1 :])


class _Making:
    def __init__(self, sheet: Sheet, id: str, title: str) -> None:
        self.sheet, self.id, self.title = sheet, id, title
        self.remarks = Remarks()
        self.keys = self.columns()
        self.rows = [row for row in map(self.row, sheet.rows) if row.get("title") or row.get("text")]
        if not self.rows:
            raise SheetError(
                "no row says anything of an event; a sheet needs a column such as Event or Inject text"
            )

    def run(self) -> Foreign:
        times = self.times()
        players = self.players()
        objectives = self.objectives()
        entries: dict[str, str] = {}
        by_hand = 0
        for row, turn in zip(self.rows, times.of, strict=True):
            id = free_id(self.name(row), set(entries))
            entry = new_entry(id, self.values(row, turn, players, objectives), 2, 2, "\n")
            if entry is None:
                self.remarks.warning(
                    self.place(row), "this row cannot be written as an inject", "it is left out"
                )
            else:
                entries[id] = entry
                by_hand += turn is None
        frame = Frame(self.id, self.title, times, players, objectives, "\n".join(entries.values()))
        return Foreign(framed(frame), len(entries), tuple(self.remarks), by_hand)

    def columns(self) -> dict[int, str]:
        """The key of each column; `other` for what is known by no name."""
        found: dict[int, str] = {}
        for at, heading in enumerate(self.sheet.headings):
            key = key_of(heading.text) or "other"
            texts = [flowing(row[at].text) for row in self.sheet.rows]
            if (
                key == "id"
                and heading.text.strip().casefold() in ("inject", "event")
                and any(" " in t for t in texts)
            ):
                key = "text"
            if key == "other" and heading.text.strip() and any(texts):
                self.remarks.info(
                    heading.place, f"'{flowing(heading.text)}' is kept in the facilitator's note"
                )
            found[at] = key
        return found

    def row(self, cells: tuple[Cell, ...]) -> dict[str, list[tuple[str, Cell]]]:
        """What a row says, by the keys of the columns: heading and cell of each that is not empty."""
        found: dict[str, list[tuple[str, Cell]]] = {}
        for at, cell in enumerate(cells):
            text = flowing(cell.text)
            if not text:
                continue
            if _UNFINISHED.search(text):
                self.remarks.warning(cell.place, f"unfinished: '{text[:40]}'", "it is left out")
                continue
            clean = Cell(text.translate(_SIGNS), cell.place)
            found.setdefault(self.keys[at], []).append((flowing(self.sheet.headings[at].text), clean))
        return found

    def text(self, row: Mapping[str, list[tuple[str, Cell]]], key: str) -> str:
        return "\n\n".join(cell.text for _, cell in row.get(key, ()))

    def place(self, row: Mapping[str, list[tuple[str, Cell]]]) -> str:
        return next(iter(row.values()))[0][1].place

    def name(self, row: Mapping[str, list[tuple[str, Cell]]]) -> str:
        """Of what its id is made: the sheet's own, with a word before a mere number, or its title."""
        own = self.text(row, "id")
        if re.fullmatch(r"[\w.\-/ #]{1,20}", own):
            return own if re.match(r"[A-Za-z]", own) else f"inject {own}"
        return self.text(row, "title") or self.text(row, "text")

    def times(self) -> Turns:
        """The turns, by a column of turns if there is one, else by the times."""
        if any(self.text(row, "turn").isdecimal() for row in self.rows):
            of: list[int | None] = []
            for row in self.rows:
                said = self.text(row, "turn")
                of.append(int(said) if said.isdecimal() and 1 <= int(said) <= 60 else None)
            return Turns(max((turn for turn in of if turn), default=1), 1440, None, tuple(of))
        moments: list[Moment | None] = []
        unclear = [cell for row in self.rows for _, cell in row.get("time", ()) if is_unclear(cell.text)]
        if unclear:
            self.remarks.info(
                unclear[0].place, f"'{unclear[0].text}' and its like are read with the day first"
            )
        for row in self.rows:
            found = None
            for _, cell in (*row.get("time", ()), *row.get("delivery", ())):
                found = found or moment(cell.text)
            if found is None:
                for _, cell in row.get("time", ()):
                    hint = "it comes in the turn of the row before it; without one, by the facilitator's hand"
                    self.remarks.warning(cell.place, f"no time is seen in '{cell.text[:40]}'", hint)
                if row.get("time") and moments:
                    found = moments[-1]
            moments.append(found)
        return turns(moments)

    def players(self) -> dict[str, str]:
        """Every recipient as an actor: id by name; one for all where there is none."""
        counts: Counter[str] = Counter()
        for row in self.rows:
            counts.update(list(dict.fromkeys(self.recipients(row))))
        found: dict[str, str] = {}
        for name, _ in counts.most_common(40):
            found[name] = free_id(name, set(found.values()))
        if len(counts) > 40:
            self.remarks.warning(
                self.sheet.name, f"{len(counts)} different recipients", "the 40 named most often are actors"
            )
        return found or {"The players": "players_team"}

    def recipients(self, row: Mapping[str, list[tuple[str, Cell]]]) -> list[str]:
        parts = re.split(r"[,;/\n]| and | & ", self.text(row, "to"))
        names = (" ".join(part.split()) for part in parts)
        return [name[:60] for name in names if re.search(r"[A-Za-z0-9]", name) and not _EVERYBODY.match(name)]

    def objectives(self) -> dict[str, tuple[str, str]]:
        """Every objective: id and core capability by its words."""
        found: dict[str, tuple[str, str]] = {}
        for row in self.rows:
            said = " ".join(self.text(row, "objective").split())
            if said and said not in found and len(found) < 12:
                name = said if re.match(r"[A-Za-z]", said) and len(said) > 3 else f"objective {said}"
                id = free_id(name, {id for id, _ in found.values()})
                found[said] = id, " ".join(self.text(row, "capability").split())
        return found or {"The team does what is expected of it": ("expected_actions", "")}

    def values(
        self,
        row: Mapping[str, list[tuple[str, Cell]]],
        turn: int | None,
        players: Mapping[str, str],
        objectives: Mapping[str, tuple[str, str]],
    ) -> dict[str, Value]:
        """The keys of one inject."""
        whole, text = " ".join(self.text(row, "title").split()), self.text(row, "text")
        title = whole or " ".join(text.split())
        if len(title) > TITLE:
            title = title[: TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
            text = f"{whole}\n\n{text}".strip() if whole not in text else text
        found: dict[str, Value] = {"title": title, "text": text or whole}
        if turn is not None:
            found["at"] = str(turn)
        named = tuple(dict.fromkeys(players[name] for name in self.recipients(row) if name in players))
        if named:
            found["to"] = named if len(named) > 1 else named[0]
        if sender := " ".join(self.text(row, "from").split()):
            found["from"] = sender[:TITLE]
        method = self.text(row, "channel")
        channel = next((_WORD_OF[w] for w in re.findall(r"[a-z]+", method.casefold()) if w in _WORD_OF), None)
        if channel is not None:
            found["channel"] = channel
        said = " ".join(self.text(row, "objective").split())
        known = objectives.get(said) or next(iter(objectives.values()))
        found["objective"] = known[0]
        found["expected"] = (
            self.text(row, "expected") or "The sheet names no expected response. Agree on one."
        )
        if note := self.note(row, method if channel is None else ""):
            found["note"] = note
        return found

    def note(self, row: Mapping[str, list[tuple[str, Cell]]], method: str) -> str:
        """What has no key of its own: kept for the facilitator, each under its heading."""
        lines = [cell.text for _, cell in row.get("note", ())]
        kept = (
            "id",
            "time",
            "delivery",
            "kind",
            "when",
            "chance",
            "capability",
            "target",
            "task",
            "controller",
        )
        for key in (*kept, "notes", "other"):
            for heading, cell in row.get(key, ()):
                lines.append(f"{heading or BY_KEY[key].heading}: {cell.text}")
        if method:
            lines.append(f"Delivery: {method}")
        return "\n\n".join(lines)
