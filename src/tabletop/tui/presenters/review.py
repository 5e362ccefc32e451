"""The review as rows: which sections stand beside or after one another, in two columns or in pages.

Never holds a section: those are in `review_turning`, `review_graded`, `review_decisions`, `review_past`,
`review_curves` and `review_causes`. The same in words is in `review_words`, as a paper in `review_paper`.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from tabletop.engine.view import View
from tabletop.exercise.progress import score
from tabletop.exercise.review import Review
from tabletop.tui.presenters import debrief
from tabletop.tui.presenters import review_causes as causes
from tabletop.tui.presenters import review_curves as curves
from tabletop.tui.presenters import review_decisions as deciding
from tabletop.tui.presenters import review_graded as grades
from tabletop.tui.presenters import review_past as past
from tabletop.tui.presenters import review_turning as decided
from tabletop.tui.presenters.ink import line, wrapped
from tabletop.tui.presenters.review_decisions import Tried
from tabletop.tui.presenters.rows import Row, gap, height, stacked, text
from tabletop.tui.presenters.situation import promises
from tabletop.tui.presenters.words import number

_Section: TypeAlias = list[Row]


class Sections:
    """One review, of one View. What does not hang on what is still being tried is made once for each width."""

    def __init__(self, view: View, review: Review) -> None:
        self.view, self.review = view, review
        self._kept: dict[tuple[object, ...], _Section] = {}

    def left_side(self, tried: Tried, columns: int) -> list[Row]:
        """Where it was decided, decisions and what was believed, other decisions, what was expected, branches."""
        review = self.review
        return stacked(
            self._still(lambda: outcome(self.view, columns), "outcome", columns),
            decided.turning(review, tried, columns),
            grades.rows(tried.graded, *tried.turns_graded, columns, tried.to_go),
            self._of_review(past.decisions, columns),
            self._of_review(past.believed, columns),
            deciding.what_ifs(review, tried, columns),
            self._of_review(causes.expected, columns),
            self._of_review(past.branches, columns),
        )

    def right_side(self, columns: int, rows: int) -> list[Row]:
        """Curves, causes and promises; `rows` is the height of the big curves."""
        return stacked(
            self._trust(columns, rows),
            self._escalation(columns, rows),
            self._of_review(causes.failures, columns),
            promises(self.view, columns),
            self._of_review(curves.tracks, columns),
        )

    def pages(self, tried: Tried, columns: int, rows: int, room: int) -> list[list[Row]]:
        """The same for a narrow screen, a page at a time; pages that would be empty are left out.

        Two that fit into `room` lines together, and hold nothing that is still tried, are one.
        """
        review, view = self.review, self.view
        pages: tuple[tuple[_Section, ...], ...] = (
            (
                self._still(lambda: outcome(view, columns), "outcome", columns),
                decided.turning(review, tried, columns),
            ),
            (grades.rows(tried.graded, *tried.turns_graded, columns, tried.to_go),),
            *self._short(columns, room),
            (deciding.what_ifs(review, tried, columns), self._of_review(past.branches, columns)),
            (self._trust(columns, rows),),
            (self._escalation(columns, rows),),
            (self._of_review(curves.tracks, columns),),
            (self._of_review(causes.expected, columns),),
        )
        found = [stacked(*sections) for sections in pages]
        return [one for one in found if one]

    def _short(self, columns: int, room: int) -> tuple[tuple[_Section, ...], ...]:
        one = (self._of_review(past.decisions, columns), self._of_review(past.believed, columns))
        other = (self._of_review(causes.failures, columns), promises(self.view, columns))
        return ((*one, *other),) if height(stacked(*one, *other)) <= room else (one, other)

    def _trust(self, columns: int, rows: int) -> _Section:
        return self._still(
            lambda: curves.trust(self.view, self.review, columns, rows), "trust", columns, rows
        )

    def _escalation(self, columns: int, rows: int) -> _Section:
        return self._still(lambda: curves.escalation(self.review, columns, rows), "escalation", columns, rows)

    def _of_review(self, make: Callable[[Review, int], _Section], columns: int) -> _Section:
        return self._still(lambda: make(self.review, columns), make, columns)

    def _still(self, make: Callable[[], _Section], *key: object) -> _Section:
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]


def outcome(view: View, columns: int) -> list[Row]:
    """How it ended, in a line, and each objective."""
    rows = debrief.objectives(view, columns)
    if view.ending is None:
        return rows
    points = score(view.objectives)
    said = "" if points is None else f", {number(round(points))} points of 100"
    head = line(("ENDEX: ", "quiet"), (view.ending.title, "strong"), f", {view.ending.outcome}{said}")
    return [*rows[:1], text(*wrapped(head, columns)), *rows[1:]] if rows else [text(*wrapped(head, columns))]


def page(found: Sequence[list[Row]], at: int, columns: int) -> list[Row]:
    """One page, and beneath it where it stands among the others."""
    if not found:
        return []
    at = max(0, min(at, len(found) - 1))
    dots = " ".join("●" if k == at else "·" for k in range(len(found)))
    return [
        *found[at],
        gap(),
        text(line((f"page {at + 1} of {len(found)}  ", "quiet"), (dots, "accent"), ("   ← →", "key"))),
    ]
