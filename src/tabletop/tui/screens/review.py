"""The Review screen: an exercise looked back on. The record is played once more beside the screen, which stays quick.

Never holds what it shows: that is the presenter's.
"""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from tabletop.exercise.review import Review
from tabletop.exercise.seat import Seat
from tabletop.tui.presenters import review
from tabletop.tui.presenters.ink import Line, line, wrapped
from tabletop.tui.presenters.rows import Row, text
from tabletop.tui.screens.base import StageScreen, bound


class ReviewScreen(StageScreen):
    """Curves, decisions, and what else could have been."""

    NAME = "review"
    HEADING = "Review"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._found: Review | None = None
        self._work: Callable[[], Review] | None = None

    def on_mount(self) -> None:
        super().on_mount()

        def begin() -> None:
            self._work = self.seat.review()

        if self.table.act(begin):
            self.run_worker(self._look_back, thread=True)

    def _look_back(self) -> None:
        assert self._work is not None
        found = self._work()
        self.app.call_from_thread(self._looked, found)

    def _looked(self, found: Review) -> None:
        self._found = found
        if self.is_mounted:
            self.renew()
            self.call_after_refresh(self.focus_first)

    def columns(self) -> list[Callable[[int], list[Row]]]:
        return [self._left, self._right]

    def action_debrief(self) -> None:
        self.table.show("debrief")

    def action_open(self) -> None:
        """Show what is behind the highlighted row."""
        kind, _, id = self.key.partition(":")
        found = self._found
        if found is None:
            return
        if kind == "series":
            every = {one.id: one for one in found.tracks} | {f"trust:{one.id}": one for one in found.trust}
            one = found.escalation if id == "escalation" else every.get(id)
            if one is not None:
                rows = max(8, min(16, self.app.size.height - 14))
                self.read(one.title, lambda columns: review.series(one, found, columns, rows))
        elif kind == "whatif":
            told = review.what_if_words(found.what_ifs[int(id)])
            self.read("The same dice, another decision", lambda columns: _filled(told, columns))
        elif kind == "branch":
            self.action_rewind()

    def _left(self, columns: int) -> list[Row]:
        if self._found is None:
            return [text(line(("The record is played once more ...", "quiet")))]
        return review.left_side(self.view, self._found, columns)

    def _right(self, columns: int) -> list[Row]:
        if self._found is None:
            return []
        return review.right_side(self.view, self._found, columns, 10 if self.is_wide else 8)


def _filled(sentences: list[str], columns: int) -> list[Line]:
    return [part for one in sentences for part in wrapped(line(one), columns)]
