"""The Review screen: an exercise looked back on, in two columns or in pages.

Never holds what it shows (that is the presenters'), nor the work it waits for (that is `looking_back`).
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from tabletop.exercise.expectations import about
from tabletop.exercise.papers import keep
from tabletop.exercise.seat import Seat
from tabletop.tui.presenters import review, review_curves, review_decisions, review_graded, review_paper
from tabletop.tui.presenters.facts import ledger
from tabletop.tui.presenters.ink import filled, line
from tabletop.tui.presenters.rows import Row, text
from tabletop.tui.screens import going_back, review_asking
from tabletop.tui.screens.base import bound
from tabletop.tui.screens.looking_back import LookingBack
from tabletop.tui.widgets.picker import Picker

#: Lines of a narrow screen besides a page: header, footer, and what tells which page it is.
AROUND = 4
_ANY = 76  # columns: what stands on which page is the same at all widths


class ReviewScreen(LookingBack):
    """Curves, decisions, and what else could have been: in two columns, or in pages where there is no room for them."""

    NAME = "review"
    HEADING = "Review"
    BINDINGS: ClassVar[list[BindingType]] = [*bound(NAME)]

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._kept: review.Sections | None = None
        self._page = 0
        self._pages = 0
        self._here = ""  # key of the row that people highlighted last
        self._was_wide: bool | None = None

    def looked(self) -> None:
        self.renew()
        self.call_after_refresh(self.focus_first)

    def learned(self) -> None:
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
        if before in (None, self.is_wide) or self.found is None:
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
            return self.found is not None and bool(self.found.expected)
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
        found, tried = self.found, self.tried
        if found is None:
            return
        one = review_curves.found(found, self.key)
        if one is not None:
            rows = max(8, min(16, self.app.size.height - 14))
            self.read(one.title, lambda columns: review_curves.series(one, found, columns, rows))
        elif kind == "whatif":
            told = review_decisions.what_if_words(review_decisions.alternatives(found, tried)[int(id)])
            self.read("The same dice, another decision", lambda columns: filled(told, columns))
        elif kind == "graded" and tried.graded is not None:
            decision = review_graded.verdicts(tried.graded)[int(id)]
            self.read("A decision, graded", lambda columns: filled(review_graded.told(decision), columns))
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
            self.read(given.words, lambda columns: review_decisions.ways_of(found, tried, given, columns))
        elif kind == "branch":
            self.action_replay()
        elif kind == "expected":
            self.action_judge()

    def action_ledger(self) -> None:
        """Show why the highlighted number moved."""
        subject, label = ("", "")
        if self.found is not None:
            subject, label = review_curves.subject(self.view, self.key, self.found)
        if not subject:
            self.table.say("Highlight a partner, escalation or a track first.")
            return
        told = self.seat.ledger(subject)
        self.read(f"Why did it move? {label}", lambda columns: ledger(label, told, columns))

    def action_judge(self) -> None:
        """Ask whether the highlighted expected action was done, else the first that nobody has judged."""
        found = self.found
        if found is None or not found.expected:
            self.table.say("The author of this scenario expected nothing in particular.")
            return
        here = [one for one in found.expected if f"expected:{one.id}" == self.key]
        one = (here or [one for one in found.expected if not one.tick] or list(found.expected))[0]

        async def judged(tick: str) -> None:
            done = await self.table.do(lambda: self.seat.note(tick, about=about(one.id)))
            if done and self.found is not None:
                expected = tuple(
                    replace(other, tick=tick) if other.id == one.id else other
                    for other in self.found.expected
                )
                self.found = replace(self.found, expected=expected)
                self.renew()

        review_asking.judge(self, one, judged)

    def action_export(self) -> None:
        """Write the review into a file, and say where."""
        if self.found is None:
            self.table.say("The review is not ready yet.")
            return
        view, id = self.view, self.seat.exercise_id
        paper = review_paper.markdown(view, self.found, self.tried, id)
        chosen = self.table.setup.papers
        folders = [*([chosen] if chosen is not None else []), Path.cwd()]
        kept = keep(folders, f"{review_paper.name(view, id)}.md", paper)
        if isinstance(kept, Path):
            self.table.say(f"Written: {kept}")
        else:
            self.table.notify(kept, severity="warning", markup=False, timeout=8)

    def action_again(self) -> None:
        """Begin the same scenario once more, with other dice."""
        review_asking.again(self)

    def _turn_to(self, page: int) -> None:
        self._page = page % max(1, self._pages)
        self.renew()
        self.call_after_refresh(self.focus_first)

    def _left(self, columns: int) -> list[Row]:
        sections = self._sections()
        if sections is None:
            return [text(line(("The record is played once more ...", "quiet")))]
        if self.is_wide:
            return sections.left_side(self.tried, columns)
        found = self._all_pages(columns)
        self._pages = len(found)
        return review.page(found, self._page, columns)

    def _all_pages(self, columns: int) -> list[list[Row]]:
        """The pages of a narrow screen; none before anything is found."""
        sections = self._sections()
        rows = max(8, min(12, self.app.size.height - 12))
        room = self.app.size.height - AROUND
        return sections.pages(self.tried, columns, rows, room) if sections is not None else []

    def _right(self, columns: int) -> list[Row]:
        sections = self._sections()
        return sections.right_side(columns, 10) if sections is not None and self.is_wide else []

    def _sections(self) -> review.Sections | None:
        """What is shown of what has been found, as long as that is the same; None before anything is."""
        view, found, kept = self.view, self.found, self._kept
        if found is not None and (kept is None or kept.view is not view or kept.review is not found):
            self._kept = review.Sections(view, found)
        return self._kept if found is not None else None
