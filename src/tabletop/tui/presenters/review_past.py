"""The review's past as rows: what was ordered, what was believed of it, and which ways the exercise went.

Never holds what else could have been done: that is in `review_decisions`.
"""

from collections.abc import Sequence

from tabletop.exercise.branches import Branch
from tabletop.exercise.review import Given, Review
from tabletop.tui.presenters.ink import Line, Span, line, right, wrapped
from tabletop.tui.presenters.rows import Row, row, section, text
from tabletop.tui.presenters.words import counted, number

BRIER = "Brier's score: 0 is a prophet, 0.25 is who always says 50"


def decisions(review: Review, columns: int) -> list[Row]:
    """What was ordered, how sure its orderer was, and what came of it."""
    rows = []
    for at, one in enumerate(review.given):
        lines = wrapped(
            line((f"turn {one.turn}  ", "quiet"), (one.words, "strong"), "  ", *came_out(one)), columns, 8
        )
        if one.why:
            lines += wrapped(line("        ", (f"“{one.why}”", "quiet")), columns, 8)
        rows.append(row(f"given:{at}", *lines))
    return section("Decisions", rows, columns)


def believed(review: Review, columns: int) -> list[Row]:
    """What its people thought would come out, against what did."""
    found = review.calibration
    calls = [one for one in review.given if one.sure is not None and one.came_out is not None]
    if found is None:
        return []
    rows = []
    if calls:
        most = max(1, (columns - 8) // 5)
        for first in range(0, len(calls), most):
            some = calls[first : first + most]
            said: list[Span] = [(right(number(round(one.sure or 0.0)), 5), "strong") for one in some]
            was: list[Span] = [
                (right("yes" if one.came_out else "no", 5), "good" if one.came_out else "bad") for one in some
            ]
            rows.append(text(line(("you said", "quiet"), *said), line(("came out", "quiet"), *was)))
    rows.append(text(*wrapped(line(*_brier(review)), columns), *wrapped(line((BRIER, "quiet")), columns)))
    return section("What you believed", rows, columns)


def _brier(review: Review) -> Sequence[str | Span]:
    found = review.calibration
    if found is None:
        return ()
    is_better = found.brier < 0.25
    compared = "better than" if is_better else "worse than" if found.brier > 0.25 else "as good as"
    return (
        (f"{counted(found.count, 'call')}: ", "strong"),
        f"you said {number(round(found.said))} %, {number(round(found.came_out))} % came out.  Brier ",
        (f"{found.brier:.2f}", "good" if is_better else "warn"),
        f", {compared} guessing (0.25)",
    )


def branches(review: Review, columns: int) -> list[Row]:
    """Each way the exercise went; nothing when there was only one."""
    if len(review.branches) < 2:
        return []
    return section(
        "Branches", [row(f"branch:{one.number}", *_branch(one, columns)) for one in review.branches], columns
    )


def branch_words(one: Branch) -> str:
    """A branch in a few words: "from turn 3 with the same dice"."""
    if not one.parent:
        return "the first way"
    return f"from turn {one.turn} with {'the same' if one.dice == 'same' else 'new'} dice"


def _branch(one: Branch, columns: int) -> list[Line]:
    came = one.ending or f"left in turn {one.reached}"
    if one.is_live and not one.ending:
        came = f"in turn {one.reached}"
    points = "" if one.score is None else f", {number(round(one.score))} points"
    lines = wrapped(
        line((f"{one.number} ", "strong"), branch_words(one), (" (this one)" if one.is_live else "", "accent"),
             (f": {came}{points}", "quiet")),
        columns,
        2,
    )  # fmt: skip
    if one.did:
        lines += wrapped(line("  ", one.did, (f"; before: {one.instead}", "quiet")), columns, 2)
    return lines


def came_out(one: Given) -> tuple[Span, ...]:
    """How sure its orderer was, and whether it came out, as far as both are known."""
    came: Span = ("", "")
    if one.came_out is not None:
        came = ("✓ came out", "good") if one.came_out else ("✗ did not", "bad")
    sure = "" if one.sure is None else f"you were {number(round(one.sure))} % sure  "
    return (sure, "quiet"), came
