"""The review as rows: which sections stand beside or after one another, in two columns or in pages.

Never holds a section: those are in `review_decisions`, `review_past`, `review_curves` and `review_causes`. The same in
words is in `review_words`, as a paper in `review_paper`.
"""

from collections.abc import Callable, Sequence

from tabletop.engine.view import View
from tabletop.exercise.progress import score
from tabletop.exercise.review import Review
from tabletop.tui.presenters import debrief
from tabletop.tui.presenters import review_causes as causes
from tabletop.tui.presenters import review_curves as curves
from tabletop.tui.presenters import review_decisions as deciding
from tabletop.tui.presenters import review_graded as grades
from tabletop.tui.presenters import review_past as past
from tabletop.tui.presenters.ink import line, wrapped
from tabletop.tui.presenters.review_decisions import Tried
from tabletop.tui.presenters.rows import Row, gap, stacked, text
from tabletop.tui.presenters.situation import promises
from tabletop.tui.presenters.words import number


def left_side(view: View, review: Review, tried: Tried, columns: int) -> list[Row]:
    """Where it was decided, decisions and what was believed, other decisions, what was expected, branches."""
    return stacked(
        outcome(view, columns),
        deciding.turning(review, tried, columns),
        grades.rows(tried.graded, *tried.turns_graded, columns),
        past.decisions(review, columns),
        past.believed(review, columns),
        deciding.what_ifs(review, tried, columns),
        causes.expected(review, columns),
        past.branches(review, columns),
    )


def outcome(view: View, columns: int) -> list[Row]:
    """How it ended, in a line, and each objective."""
    rows = debrief.objectives(view, columns)
    if view.ending is None:
        return rows
    points = score(view.objectives)
    said = "" if points is None else f", {number(round(points))} points of 100"
    head = line(("ENDEX: ", "quiet"), (view.ending.title, "strong"), f", {view.ending.outcome}{said}")
    return [*rows[:1], text(*wrapped(head, columns)), *rows[1:]] if rows else [text(*wrapped(head, columns))]


def right_side(view: View, review: Review, columns: int, rows: int) -> list[Row]:
    """Curves, causes and promises; `rows` is the height of the big curves."""
    return stacked(
        curves.trust(view, review, columns, rows),
        curves.escalation(review, columns, rows),
        causes.failures(review, columns),
        promises(view, columns),
        curves.tracks(review, columns),
    )


_Make = Callable[[View, Review, Tried, int, int], Sequence[Sequence[Row]]]
_PAGES: tuple[_Make, ...] = (
    lambda view, review, tried, columns, rows: (
        outcome(view, columns),
        deciding.turning(review, tried, columns),
    ),
    lambda view, review, tried, columns, rows: (grades.rows(tried.graded, *tried.turns_graded, columns),),
    lambda view, review, tried, columns, rows: (
        past.decisions(review, columns), past.believed(review, columns),
    ),
    lambda view, review, tried, columns, rows: (
        deciding.what_ifs(review, tried, columns), past.branches(review, columns),
    ),
    lambda view, review, tried, columns, rows: (
        causes.failures(review, columns), promises(view, columns),
    ),
    lambda view, review, tried, columns, rows: (curves.trust(view, review, columns, rows),),
    lambda view, review, tried, columns, rows: (curves.escalation(review, columns, rows),),
    lambda view, review, tried, columns, rows: (curves.tracks(review, columns),),
    lambda view, review, tried, columns, rows: (causes.expected(review, columns),),
)  # fmt: skip


def pages(view: View, review: Review, tried: Tried, columns: int, rows: int) -> list[list[Row]]:
    """The same for a narrow screen, a page at a time; pages that would be empty are left out."""
    found = [stacked(*make(view, review, tried, columns, rows)) for make in _PAGES]
    return [one for one in found if one]


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
