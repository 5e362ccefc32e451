"""What goes on beside the Review screen: the record is played once more, what was not done is tried, grades are made.

On other threads and in other processes, so that the screen stays quick. Never holds what is shown of it.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from textual.worker import get_current_worker

from tabletop.exercise import trying
from tabletop.exercise.beside import Findings, Lost
from tabletop.exercise.graded import Progress
from tabletop.exercise.review import Review
from tabletop.exercise.seat import Seat
from tabletop.exercise.untried import Step
from tabletop.tui.presenters.review_decisions import Tried
from tabletop.tui.screens.base import StageScreen

#: Seconds between two words about how far it is, and between two looks at what has been found: that moves what people
#: are reading, and is drawn anew as a whole.
BETWEEN = 0.5
SETTLED = 5.0
#: Seconds after which the replay beside the screen gives the interpreter up to it. Python's own are ten times as many,
#: and the screen asks for it several times in a frame.
YIELD = 0.0005
_Told = TypeVar("_Told")


class LookingBack(StageScreen):
    """A screen that looks back: `found` is None until the record has been played, `tried` grows from then on."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.found: Review | None = None
        self.tried = Tried()
        self._work: Callable[[], Review] | None = None
        self._steps: Findings[Step] | None = None
        self._grading: Findings[Progress] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self.call_later(self._begin)

    def on_unmount(self) -> None:
        """What goes on beside the screen ends with it."""
        for one in (self._steps, self._grading):
            if one is not None:
                one.close()

    def looked(self) -> None:
        """Show `found`, which is there now."""
        raise NotImplementedError

    def learned(self) -> None:
        """Show `tried`, which has grown."""
        raise NotImplementedError

    async def _begin(self) -> None:
        def begin() -> None:
            self._work = self.seat.review()
            self._steps = self.seat.untried()
            self._grading = self.seat.grading(self.table.setup.kernels)

        if await self.table.do(begin):
            if not self.is_mounted:
                return
            self.run_worker(self._look_back, thread=True)
            self.run_worker(self._grade, thread=True)

    def _look_back(self) -> None:
        assert self._work is not None
        assert self._steps is not None
        before = sys.getswitchinterval()
        sys.setswitchinterval(YIELD)
        try:
            found = self._work()
        finally:
            sys.setswitchinterval(before)
        self._tell(self._hear_review, found)
        shown = time.monotonic()
        for tries in trying.tries(self._steps, between=BETWEEN, budget=trying.BUDGET):
            more: dict[str, Any] = {"done": tries.done, "total": tries.total}
            if tries.is_finished or time.monotonic() - shown >= SETTLED:
                shown = time.monotonic()
                more |= {"found": tries.found, "is_finished": tries.is_finished}
            self._tell(self._hear, more)

    def _grade(self) -> None:
        assert self._grading is not None
        try:
            begun = time.monotonic()
            for step in self._grading:
                begun = begun if step.done else time.monotonic()
                to_go = trying.to_go(step.done, step.total, time.monotonic() - begun)
                more = {"turns_graded": (step.done, step.total), "graded": step.graded, "to_go": to_go}
                self._tell(self._hear, more)
        except Lost:
            self._tell(self._hear, {"turns_graded": (0, 0)})
            self._tell(
                self.table.say, "Grading was stopped from outside. Open the review again to grade anew."
            )

    def _tell(self, hear: Callable[[_Told], None], what: _Told) -> None:
        """Tell the screen from another thread, unless people have left it."""
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(hear, what)

    def _hear_review(self, found: Review) -> None:
        self.found = found
        if self.is_mounted:
            self.looked()

    def _hear(self, more: dict[str, Any]) -> None:
        self.tried = replace(self.tried, **more)
        if self.is_mounted and self.found is not None:
            self.learned()
