"""The application that `tabletop` alone opens: the library. Its result is what people chose to play.

Never plays: whoever runs it begins or resumes what it gives, and may open it again afterwards.
"""

from dataclasses import dataclass
from pathlib import Path

from textual import work
from textual.worker import get_current_worker

from tabletop.exercise.shelf import Offer, Past, Sheet, Shelf
from tabletop.tui.dressed import DressedApp
from tabletop.tui.screens.library import Begin, LibraryScreen, wrong
from tabletop.tui.settings import Setup


@dataclass(frozen=True, slots=True)
class NewGame:
    """Begin the scenario at this path in these seats, the first one first; a seed of None is drawn by chance."""

    path: Path
    seats: tuple[str, ...]
    seed: int | None


@dataclass(frozen=True, slots=True)
class GoOn:
    """Open this recorded exercise: where it was left, or its debrief."""

    exercise_id: str


Choice = NewGame | GoOn


class LibraryApp(DressedApp[Choice | None]):
    """The library. `message` is said when it opens, such as why the last choice came to nothing."""

    def __init__(self, shelf: Shelf, message: str = "", setup: Setup | None = None) -> None:
        super().__init__(setup)
        self._shelf = shelf
        self._message = message
        self._library = LibraryScreen()
        self._scenarios: list[Offer] | None = None
        self._past: list[Past] = []

    def on_mount(self) -> None:
        self.push_screen(self._library)
        self.call_after_refresh(self._fill)

    def go_on_with(self, exercise_id: str) -> None:
        """Leave with this exercise."""
        self.exit(GoOn(exercise_id))

    @work(thread=True, exclusive=True, group="sheet")
    def open_sheet(self, heading: Offer) -> None:
        """Read a scenario and ask for seats and seed."""
        self.call_from_thread(self._library.tell, "reading the scenario")
        sheet = self._shelf.sheet(heading)
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._ask, heading, sheet)

    def _ask(self, heading: Offer, sheet: Sheet) -> None:
        def chosen(choice: tuple[tuple[str, ...], int | None] | None) -> None:
            if choice is not None:
                self.exit(NewGame(heading.path, *choice))

        self._library.tell("")
        if sheet.seats:
            self.push_screen(Begin(sheet), chosen)
        else:
            self.push_screen(wrong(sheet))

    def _fill(self) -> None:
        if self._message:
            self.notify(self._message, severity="warning", markup=False, timeout=10)
        self._past, rest = self._shelf.exercises()
        self._library.show(self._scenarios, self._past)

        def read() -> None:
            worker = get_current_worker()  # cancelled when people leave
            self._scenarios = list(self._shelf.scenarios())
            if not worker.is_cancelled:
                self.call_from_thread(self._library.show, self._scenarios, self._past)
            for record in rest:
                if worker.is_cancelled:
                    break
                found = self._shelf.derive(record)
                if not worker.is_cancelled:
                    self.call_from_thread(self._learn, found)
            if rest:
                self._shelf.standings.keep()

        self.run_worker(read, thread=True, group="read")

    def _learn(self, found: Past) -> None:
        self._past = [
            found if one.summary.exercise_id == found.summary.exercise_id else one for one in self._past
        ]
        self._library.show(self._scenarios, self._past)


def run(shelf: Shelf, message: str = "", setup: Setup | None = None) -> Choice | None:
    """Open the library until people choose or leave."""
    return LibraryApp(shelf, message, setup).run()
