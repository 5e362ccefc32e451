"""What there is to play and what was played: the scenarios of the library, the exercises of the journal, their standings.

Never decides how it is shown. The journal belongs to one thread; what takes long, `scenarios`, `sheet` and `derive`,
touches no journal and may run on another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tabletop.exercise.progress import Standing
from tabletop.exercise.standings import Standings
from tabletop.journal import Entry, Journal, Summary
from tabletop.scenario import library
from tabletop.scenario.files import Loaded
from tabletop.scenario.kept import Kept
from tabletop.scenario.library import Heading

#: A scenario that can be played, as its file's heading says.
Offer: TypeAlias = Heading


@dataclass(frozen=True, slots=True)
class Place:
    """A seat that people can take."""

    id: str
    name: str
    side: str
    is_lead: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scenario as everybody may read it before it begins. Without seats it cannot be played: `wrong` says why."""

    title: str
    summary: str
    briefing: str
    seats: tuple[Place, ...]
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """A recorded exercise with what came of it; None while that is not derived, or cannot be."""

    summary: Summary
    standing: Standing | None

    @property
    def is_open(self) -> bool:
        """Whether it can go on."""
        return self.summary.is_open


class Shelf:
    """`folder` holds the scenarios, None is the shipped ones.

    `cache` is the file of `Standings`, `programs` the folder of compiled scenarios; None keeps nothing.
    """

    def __init__(
        self,
        journal: Journal,
        cache: Path | None = None,
        folder: Path | None = None,
        programs: Path | None = None,
    ) -> None:
        self.journal = journal
        self.standings = Standings(journal, cache)
        self._folder = folder
        self._kept = Kept(programs)
        self._loaded: dict[Path, Loaded] = {}

    def scenarios(self) -> Sequence[Offer]:
        """What there is to play."""
        return library.headings(self._folder)

    def exercises(self) -> tuple[list[Past], list[tuple[Summary, list[Entry]]]]:
        """What was played, the last first; and the records whose standing is still to be derived."""
        found, rest = [], []
        for summary in self.journal.exercises():
            known = self.standings.known(summary)
            found.append(Past(summary, known[0] if known else None))
            if known is None:
                rest.append((summary, self.standings.entries(summary)))
        return found, rest

    def derive(self, record: tuple[Summary, list[Entry]]) -> Past:
        """An exercise with its standing."""
        return Past(record[0], self.standings.derive(*record))

    def load(self, path: Path) -> Loaded:
        """A scenario compiled; once."""
        if path not in self._loaded:
            self._loaded[path] = self._kept.load(path)
        return self._loaded[path]

    def sheet(self, heading: Offer) -> Sheet:
        """What everybody may read of a scenario, and its seats."""
        program = self.load(heading.path).program
        if program is None:
            return Sheet(heading.title, heading.summary, "", (), str(self.load(heading.path).problems))
        lead = program.actors[program.tables.actor.lead].id
        seats = [Place(one.id, one.name, one.side, one.id == lead) for one in program.actors if one.playable]
        seats.sort(key=lambda one: not one.is_lead)
        return Sheet(program.title, program.summary, program.briefing, tuple(seats))
