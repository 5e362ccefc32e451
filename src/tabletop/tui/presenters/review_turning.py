"""Where it was decided, as rows: the decisions on which most hung, over many dice and with those that fell.

Never holds what else could have been done: that is in `review_decisions`.
"""

from tabletop.exercise.graded import Verdict
from tabletop.exercise.review import Review
from tabletop.exercise.turning import TurningPoint, turning_points
from tabletop.exercise.whatif import WhatIf
from tabletop.tui.presenters import review_graded
from tabletop.tui.presenters.ink import Line, line, wrapped
from tabletop.tui.presenters.review_decisions import (
    Tried,
    alternatives,
    answer_words,
    ended,
    search_words,
    swing,
    swing_told,
)
from tabletop.tui.presenters.rows import Row, row, section, text
from tabletop.tui.presenters.words import capital

MANY_DICE = "Points over many dice, by what you could know; below each, one game with these dice."


def turning(review: Review, tried: Tried, columns: int) -> list[Row]:
    """The two or three decisions on which it turned: with these dice, and over many as soon as that is known."""
    if not review.is_truth:
        return []
    every = alternatives(review, tried)
    hung = hung_on(review, tried)
    if hung:
        rows = [row(f"graded:{k}", *_hung(one, point, columns)) for k, one, point in hung]
        words = MANY_DICE
    else:
        points = turning_points(every)
        rows = [row(f"whatif:{every.index(one.against)}", *_turning(one, columns)) for one in points]
        words = search_words(review, tried)
    if not rows and tried.is_finished:
        rows = [text(line("No other single decision would have moved the score by half a point."))]
    rows.append(text(*wrapped(line((words, "quiet")), columns)))
    return section("Where it was decided", rows, columns, ("points", "quiet"))


def hung_on(review: Review, tried: Tried) -> list[tuple[int, Verdict, TurningPoint | None]]:
    """The decisions on which most hung over many dice, each as which of all graded, and what hung with these dice."""
    if tried.graded is None:
        return []
    every = [one for turn in tried.graded.turns for one in turn.verdicts]
    found = []
    for one in tried.graded.turning:
        same = [
            other
            for other in alternatives(review, tried)
            if other.turn == one.turn and not one.on_floor and _is_about(other, one)
        ]
        found.append((every.index(one), one, next(iter(turning_points(same, 1)), None)))
    return found


def _is_about(one: WhatIf, verdict: Verdict) -> bool:
    """Whether a change is one of what was graded: of the turn's orders, or of the answer to the same dilemma."""
    if not verdict.inject:
        return one.kind != "answer"
    return one.kind == "answer" and one.order.startswith(f"“{verdict.subject}”: ")


def these_dice(verdict: Verdict, point: TurningPoint | None) -> str:
    """What hung on a decision with the dice that fell: one game. What was graded itself is not named once more."""
    if point is None:
        return "with these dice less than half a point"
    points = f"with these dice {swing(point.worth)}"
    if _is_same(verdict, point.against):
        return points + ended(point.against)
    what = ", ".join(filter(None, turning_words(point)))
    if point.against.kind == "answer" and answer_words(point.against.order) == verdict.did:
        what = f"against {answer_words(point.against.instead)}"
    return f"{points}: {what}{ended(point.against)}"


def _is_same(verdict: Verdict, one: WhatIf) -> bool:
    """Whether this one change makes the best found of what was done, or undoes all of what was done well."""
    if not verdict.gave_up:
        return one.kind == "without" and one.order == verdict.did
    if one.kind == "answer":
        return answer_words(one.instead) == verdict.better
    did, better = ({part for part in words.split("; ") if part} for words in (verdict.did, verdict.better))
    without = did - better - {"nothing ordered"}
    return without == ({one.order} - {""}) and better - did - {"nothing ordered"} == ({one.instead} - {""})


def _hung(one: Verdict, point: TurningPoint | None, columns: int) -> list[Line]:
    lines = review_graded.decision(one, columns)
    if one.on_floor:  # which nobody played otherwise with these dice
        return lines
    return [*lines, *wrapped(line(" " * 8, (these_dice(one, point), "quiet")), columns, 8)]


def turning_words(point: TurningPoint) -> tuple[str, str]:
    """A turning point in two parts: what was decided, and against what."""
    one = point.against
    title, _, body = one.order.rpartition(", before ")
    if one.kind == "body":
        other = one.instead.rpartition(", before ")[2]
        return f"{title}, before {body}", f"against taking it to {other}"
    if one.kind == "without":
        return one.order, "against not ordering it"
    if one.kind == "answer":
        return one.order, f"against {answer_words(one.instead)}"
    if one.kind == "instead":
        return one.order, f"against, in its place, {one.instead}"
    return f"not ordering “{one.instead}”", ""


def _turning(point: TurningPoint, columns: int) -> list[Line]:
    what, against = turning_words(point)
    one = point.against
    head = line(*swing_told(point.worth), (f"turn {point.turn}  ", "quiet"), (capital(what), "strong"))
    rest = f"{against}{ended(one)}".removeprefix(", ")
    return [
        *wrapped(head, columns, 8),
        *(wrapped(line(" " * 8, (rest, "quiet")), columns, 8) if rest else []),
    ]
