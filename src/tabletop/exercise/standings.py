"""Standings of many exercises: read from the journal, derived once, kept in a file that may be thrown away.

The file saves compiling and playing every record again each time somebody looks; whatever is odd about it, it is made
anew. Never holds what a standing is (see `progress`).
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from tabletop import __version__
from tabletop.engine.game import RULES_VERSION
from tabletop.engine.texts import Program
from tabletop.exercise.progress import Call, Finish, Standing, standing
from tabletop.exercise.replaying import ReplayError
from tabletop.journal import Entry, Journal, JournalError, Reason, Started, Summary

#: Raised when a standing of old no longer means the same.
LAYOUT = 3


class Standings:
    """`cache` is the file; None keeps nothing. A standing of None: the record cannot be played by this version."""

    def __init__(self, journal: Journal, cache: Path | None = None) -> None:
        self._journal = journal
        self._cache = cache
        self._stamp = [LAYOUT, RULES_VERSION, __version__]
        self._known: dict[str, tuple[int, Standing | None]] = {}
        self._read()

    def known(self, summary: Summary) -> tuple[Standing | None] | None:
        """A standing that need not be derived, in a tuple; None when it must be."""
        found = self._known.get(summary.exercise_id)
        return (found[1],) if found is not None and found[0] == summary.length else None

    def entries(self, summary: Summary) -> list[Entry]:
        """The record, for `derive`: on the thread that the journal belongs to. Nothing when it cannot be read."""
        try:
            return [] if summary.flaw else self._journal.read(summary.exercise_id)
        except JournalError as failed:
            if failed.reason is not Reason.NEWER:
                raise
            return []

    def derive(self, summary: Summary, entries: list[Entry]) -> Standing | None:
        """The standing of a record; takes about a second when its scenario was not compiled before. Any thread."""
        found: Standing | None = None
        header = entries[0] if entries else None
        if isinstance(header, Started):
            program = _program(tuple(sorted(header.scenario.items())))
            with suppress(ReplayError):
                found = None if program is None else standing(program, entries)
        self._known[summary.exercise_id] = (len(entries), found)
        return found

    def of(self, summary: Summary) -> Standing | None:
        """The standing of an exercise, derived now if need be."""
        found = self.known(summary)
        return found[0] if found is not None else self.derive(summary, self.entries(summary))

    def keep(self) -> None:
        """Write what was derived; a file that cannot be written is no loss."""
        if self._cache is None:
            return
        whole = {
            "stamp": self._stamp,
            "exercises": {
                id: [length, None if found is None else asdict(found)]
                for id, (length, found) in self._known.items()
            },
        }
        with suppress(OSError):
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            beside = self._cache.with_suffix(".new")
            beside.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
            beside.replace(self._cache)

    def _read(self) -> None:
        with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            text = "" if self._cache is None else self._cache.read_text(encoding="utf-8")
            whole = json.loads(text)
            if whole["stamp"] == self._stamp:
                self._known = {
                    id: (int(length), None if found is None else _standing(found))
                    for id, (length, found) in whole["exercises"].items()
                }


def _standing(values: Mapping[str, Any]) -> Standing:
    lists = {
        "ratings": tuple((title, letter, score) for title, letter, score in values["ratings"]),
        "calls": tuple(Call(**call) for call in values["calls"]),
        "left": tuple(Finish(**end) for end in values["left"]),
    }
    return Standing(**{**values, **lists})


@lru_cache(maxsize=8)
def _program(files: tuple[tuple[str, str], ...]) -> Program | None:
    from tabletop.scenario.load import load_text  # here, as it takes long and is seldom needed

    return load_text(dict(files)).program
