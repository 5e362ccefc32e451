"""What a cell means in the scenario's language: readers by name, times as turns, channels by their word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol, get_args

from tabletop.authoring.msel.exporting import names_of
from tabletop.authoring.msel.remarks import Remarks
from tabletop.authoring.msel.rewriting import Value
from tabletop.authoring.msel.schedule import Schedule, read_time
from tabletop.authoring.msel.sheet import Cell, flowing
from tabletop.scenario.document.injects import Channel
from tabletop.scenario.document.scenario import Scenario
from tabletop.scenario.problems import did_you_mean

CHANNELS: tuple[str, ...] = get_args(Channel)
_FAILED = frozenset(("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!"))
_NUMBER = re.compile(r"\d+(\.0+)?\Z")


class Texts(Protocol):
    """A row, of which single cells are asked."""

    def text(self, key: str) -> str: ...


class Reader:
    """Reads cells for one scenario; what cannot be meant is remarked with its cell."""

    def __init__(self, document: Scenario, times: Schedule, remarks: Remarks) -> None:
        self.document, self.times, self.remarks = document, times, remarks
        self.actors = {name.casefold(): id for id, name in names_of(document).items()}
        self.actors |= {str(id).casefold(): str(id) for id in document.actors}

    def value(self, key: str, cell: Cell) -> tuple[bool, Value | None]:
        """Whether a cell can be used, and what it says; None for an empty one."""
        text = flowing(cell.text)
        if not text:
            return True, None
        if text in _FAILED:
            self.remarks.error(
                cell.place, f"Excel could not reckon this cell ({text})", "write what it should say"
            )
            return False, None
        match key:
            case "turn":
                return self.turn(text, cell)
            case "chance":
                text = text.removesuffix("%").strip()
                return True, text.split(".")[0] if _NUMBER.match(text) else text
            case "to":
                return self.readers(text, cell)
            case "channel":
                return self.word(text, cell, CHANNELS, "delivery method")
            case "objective":
                titles = {flowing(o.title).casefold(): str(id) for id, o in self.document.objectives.items()}
                if text.casefold() in titles:
                    return True, titles[text.casefold()]
                return self.word(text, cell, tuple(map(str, self.document.objectives)), "objective")
        return True, text

    def turn(self, text: str, cell: Cell) -> tuple[bool, Value | None]:
        """A turn by its number, or an expression as it stands."""
        if not _NUMBER.match(text):
            return True, text
        turn = int(float(text))
        if not 1 <= turn <= self.times.turns:
            self.remarks.error(cell.place, f"there is no turn {turn}", f"turns are 1 to {self.times.turns}")
            return False, None
        return True, str(turn)

    def word(self, text: str, cell: Cell, words: tuple[str, ...], what: str) -> tuple[bool, Value | None]:
        """One of a few words."""
        if text.casefold() in words:
            return True, text.casefold()
        hint = did_you_mean(text.casefold(), words) or f"there are: {', '.join(words) or 'none'}"
        self.remarks.error(cell.place, f"no {what} '{text}'", hint)
        return False, None

    def readers(self, text: str, cell: Cell) -> tuple[bool, Value | None]:
        """Who receives it: a group's word, or actors by name or id."""
        if text.casefold() in ("all", "coalition", "facilitator"):
            return True, text.casefold()
        found: dict[str, None] = {}
        for name in re.split(r"[,;\n]", text):
            name = " ".join(name.split())
            id = self.actors.get(name.casefold())
            if id is None and name:
                known = [*names_of(self.document).values(), "All", "Coalition", "Facilitator"]
                hint = did_you_mean(name, known) or f"there are: {', '.join(known)}"
                self.remarks.error(cell.place, f"no player '{name}'", hint)
                return False, None
            if id is not None:
                found[id] = None
        names = tuple(found)
        return True, names if len(names) > 1 else names[0] if names else None

    def time(
        self,
        row: Texts,
        cell: Cell,
        now: Mapping[str, str],
        has_turn: bool,
        values: dict[str, Value | None],
        places: dict[str, Cell],
    ) -> None:
        """Takes in a new time of the story as the turn in which it lies; a new turn beside it must be the same one."""
        text = flowing(cell.text)
        if not text:
            if not has_turn and now.get("turn"):
                values["at"], places["at"] = None, cell
            return
        time = read_time(text)
        turn = self.times.turn(time) if time is not None else None
        if time is None:
            example = self.times.time(1) if self.times.start is not None else ""
            hint = (
                f"write it as {example}" if example else "this scenario has no dates; change the turn instead"
            )
            self.remarks.error(cell.place, f"'{text}' is no date and time", hint)
        elif turn is None:
            first, last = self.times.time(1), self.times.time(self.times.turns)
            hint = f"turn 1 begins {first}, the last one {last}" if first else "change the turn instead"
            self.remarks.error(cell.place, f"{text} lies in no turn", hint)
        elif has_turn and row.text("turn").split(".")[0] != str(turn):
            self.remarks.error(
                cell.place,
                f"{text} lies in turn {turn}, but the row's turn is {row.text('turn')}",
                "change one",
            )
        elif str(turn) != now.get("turn"):
            values["at"], places["at"] = str(turn), cell
