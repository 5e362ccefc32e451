"""The Review screen: an exercise looked back on.

The record is played once more beside the screen; what was not done, and grades, come from other processes, so that the
screen stays quick. Never holds what it shows: that is the presenters'.
"""

import secrets
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.binding import BindingType
from textual.worker import get_current_worker

from tabletop.exercise.beside import Findings, Lost
from tabletop.exercise.expectations import TICKS, about
from tabletop.exercise.graded import Progress
from tabletop.exercise.papers import keep
from tabletop.exercise.review import Review
from tabletop.exercise.seat import Seat
from tabletop.exercise.untried import Step
from tabletop.exercise.whatif import WhatIf
from tabletop.tui.presenters import (
    review,
    review_causes,
    review_curves,
    review_decisions,
    review_graded,
    review_paper,
)
from tabletop.tui.presenters.facts import ledger
from tabletop.tui.presenters.ink import Line, line, wrapped
from tabletop.tui.presenters.review_decisions import Tried
from tabletop.tui.presenters.rows import Row, text
from tabletop.tui.screens import going_back
from tabletop.tui.screens.base import StageScreen, bound
from tabletop.tui.screens.dialogs import Ask, Option
from tabletop.tui.widgets.picker import Picker

#: Seconds that are spent on what was not done; then what has been found stands, and the screen says how much it is.
BUDGET = 30.0
#: Seconds between two words about how far it is, and between two looks at what has been found: that moves what people
#: are reading, and is drawn anew as a whole.
BETWEEN = 0.5
SETTLED = 5.0
#: Seconds after which the replay beside the screen gives the interpreter up to it. Python's own are ten times as many,
#: and the screen asks for it several times in a frame.
YIELD = 0.0005
#: Lines of a narrow screen besides a page: header, footer, and what tells which page it is.
AROUND = 4
_Told = TypeVar("_Told")
_ANY = 76  # columns: what stands on which page is the same at all widths


class ReviewScreen(StageScreen):
    """Curves, decisions, and what else could have been: in two columns, or in pages where there is no room for them."""

    NAME = "review"
    HEADING = "Review"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._found: Review | None = None
        self._tried = Tried()
        self._kept: review.Sections | None = None
        self._page = 0
        self._pages = 0
        self._here = ""  # key of the row that people highlighted last
        self._was_wide: bool | None = None
        self._work: Callable[[], Review] | None = None
        self._steps: Findings[Step] | None = None
        self._grading: Findings[Progress] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self.call_later(self._begin)

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

    def on_unmount(self) -> None:
        """What goes on beside the screen ends with it."""
        for one in (self._steps, self._grading):
            if one is not None:
                one.close()

    def _look_back(self) -> None:
        assert self._work is not None
        assert self._steps is not None
        before = sys.getswitchinterval()
        sys.setswitchinterval(YIELD)
        try:
            found = self._work()
        finally:
            sys.setswitchinterval(before)
        self._tell(self._looked, found)
        begun = shown = time.monotonic()
        told = 0.0
        others: list[WhatIf] = []
        last = Step(0, 0, None)
        # What was found until the process is lost stands, and it is said how much that is.
        with closing(self._steps), suppress(Lost):
            for last in self._steps:
                if last.found is not None:
                    others.append(last.found)
                now = time.monotonic()
                if now - begun >= BUDGET:
                    break
                if now - told >= BETWEEN:
                    told = now
                    more: dict[str, Any] = {"done": last.done, "total": last.total}
                    if now - shown >= SETTLED:
                        shown = now
                        more["found"] = tuple(others)
                    self._tell(self._learn, more)
        self._tell(
            self._learn,
            {"found": tuple(others), "done": last.done, "total": last.total, "is_finished": True},
        )

    def _grade(self) -> None:
        assert self._grading is not None
        try:
            for step in self._grading:
                self._tell(self._learn, {"turns_graded": (step.done, step.total), "graded": step.graded})
        except Lost:
            self._tell(self._learn, {"turns_graded": (0, 0)})
            self._tell(
                self.table.say, "Grading was stopped from outside. Open the review again to grade anew."
            )

    def _tell(self, hear: Callable[[_Told], None], what: _Told) -> None:
        """Tell the screen from another thread, unless people have left it."""
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(hear, what)

    def _looked(self, found: Review) -> None:
        self._found = found
        if self.is_mounted:
            self.renew()
            self.call_after_refresh(self.focus_first)

    def _learn(self, more: dict[str, Any]) -> None:
        self._tried = replace(self._tried, **more)
        if self.is_mounted and self._found is not None:
            self.query_one("#list0", Picker).renew()  # the other holds nothing of what was tried
            self.refresh_bindings()

    def on_resize(self) -> None:
        super().on_resize()
        self._settle()

    def on_screen_resume(self) -> None:
        """It may have been resized below a dialog."""
        self._settle()

    @on(Picker.Moved)
    def _went(self, moved: Picker.Moved) -> None:
        self._here = moved.key or self._here

    def _settle(self) -> None:
        """Between columns and pages, keep the highlighted row highlighted and in sight."""
        before, self._was_wide = self._was_wide, self.is_wide
        if before in (None, self.is_wide) or self._found is None:
            return
        if not self.is_wide:
            keys = [{row.key for row in page} for page in self._all_pages(_ANY)]
            self._page = next((at for at, page in enumerate(keys) if self._here in page), self._page)
        self.renew()
        self.call_after_refresh(self._return_to, self._here)

    def _return_to(self, key: str) -> None:
        """Highlight the row with this key, in whichever list it is now."""
        for picker in self.query(Picker):
            picker.highlight(key)
            if picker.key == key:
                picker.focus()
                return
        self.focus_first()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("next_page", "previous_page"):
            return not self.is_wide and self._pages > 1
        if action == "judge":
            return self._found is not None and bool(self._found.expected)
        if action == "again":
            return self.view.stage == "over"
        return super().check_action(action, parameters)

    def columns(self) -> list[Callable[[int], list[Row]]]:
        return [self._left, self._right]

    def action_debrief(self) -> None:
        self.table.show("debrief")

    def action_replay(self) -> None:
        """Ask from which turn to play on, and with which dice."""
        going_back.ask(self)

    def action_next_page(self) -> None:
        self._turn_to(self._page + 1)

    def action_previous_page(self) -> None:
        self._turn_to(self._page - 1)

    def action_open(self) -> None:
        """Show what is behind the highlighted row."""
        kind, _, id = self.key.partition(":")
        found, tried = self._found, self._tried
        if found is None:
            return
        one = review_curves.found(found, self.key)
        if one is not None:
            rows = max(8, min(16, self.app.size.height - 14))
            self.read(one.title, lambda columns: review_curves.series(one, found, columns, rows))
        elif kind == "whatif":
            told = review_decisions.what_if_words(review_decisions.alternatives(found, tried)[int(id)])
            self.read("The same dice, another decision", lambda columns: _filled(told, columns))
        elif kind == "graded" and tried.graded is not None:
            decision = review_graded.verdicts(tried.graded)[int(id)]
            self.read("A decision, graded", lambda columns: _filled(review_graded.told(decision), columns))
        elif kind == "every":
            self.read(
                "The same dice, another decision",
                lambda columns: review_decisions.every_way(found, tried, columns),
            )
        elif kind == "objective":
            view = self.view
            self.read("Objective", lambda columns: review_curves.objective(view, id, columns))
        elif kind == "given":
            given = found.given[int(id)]
            self.read(given.title, lambda columns: review_decisions.ways_of(found, tried, given, columns))
        elif kind == "branch":
            self.action_replay()
        elif kind == "expected":
            self.action_judge()

    def action_ledger(self) -> None:
        """Show why the highlighted number moved."""
        subject, label = ("", "")
        if self._found is not None:
            subject, label = review_curves.subject(self.view, self.key, self._found)
        if not subject:
            self.table.say("Highlight a partner, escalation or a track first.")
            return
        told = self.seat.ledger(subject)
        self.read(f"Why did it move? {label}", lambda columns: ledger(label, told, columns))

    def action_judge(self) -> None:
        """Ask whether the highlighted expected action was done, else the first that nobody has judged."""
        found = self._found
        if found is None or not found.expected:
            self.table.say("The author of this scenario expected nothing in particular.")
            return
        here = [one for one in found.expected if f"expected:{one.id}" == self.key]
        one = (here or [one for one in found.expected if not one.tick] or list(found.expected))[0]
        options = [Option(words, line((words.capitalize(), "strong"))) for words in TICKS]
        body = [
            f"Turn {one.turn}, {one.inject}.",
            f"Expected: {one.expected}",
            f"You: {review_causes.did_words(one)}.",
        ]

        async def chosen(tick: str | None) -> None:
            if tick is None or self._found is None:
                return
            if await self.table.do(lambda: self.seat.note(tick, about=about(one.id))):
                judged = tuple(
                    replace(other, tick=tick) if other.id == one.id else other
                    for other in self._found.expected
                )
                self._found = replace(self._found, expected=judged)
                self.renew()

        ask = Ask("Was it done?", options, body=lambda columns: _filled(body, columns), chosen=one.tick)
        self.app.push_screen(ask, chosen)

    def action_export(self) -> None:
        """Write the review into a file, and say where."""
        if self._found is None:
            self.table.say("The review is not ready yet.")
            return
        view, id = self.view, self.seat.exercise_id
        paper = review_paper.markdown(view, self._found, self._tried, id)
        chosen = self.table.setup.papers
        folders = [*([chosen] if chosen is not None else []), Path.cwd()]
        kept = keep(folders, f"{review_paper.name(view, id)}.md", paper)
        if isinstance(kept, Path):
            self.table.say(f"Written: {kept}")
        else:
            self.table.notify(kept, severity="warning", markup=False, timeout=8)

    def action_again(self) -> None:
        """Begin the same scenario once more, with other dice."""
        options = [
            Option("stay", line(("Stay here", "strong"))),
            Option(
                "begin",
                line(("Begin anew", "strong")),
                "Same scenario and seats, another seed. This one is kept.",
            ),
        ]

        async def chosen(choice: str | None) -> None:
            begun: list[Seat] = []

            def begin() -> str | None:
                seat = self.seat.again(secrets.randbelow(10_000))
                if isinstance(seat, str):
                    return seat
                begun.append(seat)
                return None

            if choice == "begin" and await self.table.do(begin):
                self.table.sit_at(begun[0])

        self.app.push_screen(Ask("Play again?", options), chosen)

    def _turn_to(self, page: int) -> None:
        self._page = page % max(1, self._pages)
        self.renew()
        self.call_after_refresh(self.focus_first)

    def _left(self, columns: int) -> list[Row]:
        sections = self._sections()
        if sections is None:
            return [text(line(("The record is played once more ...", "quiet")))]
        if self.is_wide:
            return sections.left_side(self._tried, columns)
        found = self._all_pages(columns)
        self._pages = len(found)
        return review.page(found, self._page, columns)

    def _all_pages(self, columns: int) -> list[list[Row]]:
        """The pages of a narrow screen; none before anything is found."""
        sections = self._sections()
        rows = max(8, min(12, self.app.size.height - 12))
        room = self.app.size.height - AROUND
        return sections.pages(self._tried, columns, rows, room) if sections is not None else []

    def _right(self, columns: int) -> list[Row]:
        sections = self._sections()
        return sections.right_side(columns, 10) if sections is not None and self.is_wide else []

    def _sections(self) -> review.Sections | None:
        """What is shown of what has been found, as long as that is the same; None before anything is."""
        view, found, kept = self.view, self._found, self._kept
        if found is not None and (kept is None or kept.view is not view or kept.review is not found):
            self._kept = review.Sections(view, found)
        return self._kept if found is not None else None


def _filled(sentences: list[str], columns: int) -> list[Line]:
    return [part for one in sentences for part in wrapped(line(one), columns)]
