"""The review as one Markdown file: the sentences of `review_words` under headings, with the charts as text.

Never writes a file: who writes says where.
"""

import re
from collections.abc import Sequence

from tabletop.engine.view import View
from tabletop.exercise.review import Review
from tabletop.tui.presenters import review_curves as curves
from tabletop.tui.presenters import review_graded as grades
from tabletop.tui.presenters import review_words as say
from tabletop.tui.presenters.ink import Line, words
from tabletop.tui.presenters.review_decisions import Tried
from tabletop.tui.presenters.words import RATINGS, number

COLUMNS = 76
ROWS = 12
#: What Markdown would read as its own, in words that scenarios and people write.
_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def markdown(view: View, review: Review, tried: Tried, exercise_id: str) -> str:
    """The whole review. Everything in it is as the seat may see it."""
    over = f"{view.ending.title} ({view.ending.outcome})" if view.ending else f"turn {view.turn}, not over"
    head = [
        f"# Review: {_plain(view.title)}",
        "",
        f"{_plain(view.seat_name)}. {_plain(over)}. {review.turns} of {view.turns} turns, seed {view.seed}, "
        f"recorded as {_plain(exercise_id)}.",
    ]
    if view.ending:
        head += ["", _plain(" ".join(view.ending.text.split()))]
    sections = [
        _section("Objectives", _objectives(view)),
        _section("Where it was decided", _items(say.turning(review, tried))),
        _section("Decisions, graded", _items(grades.sentences(tried.graded))),
        _section("Decisions", _items(say.decisions(review))),
        _section("What you believed", _sentences(say.believed(review))),
        _section("Why cooperation failed, when it failed", _sentences(say.causes(review))),
        _section("Expected, and what you did", _sentences(say.expected(review))),
        _section("Trust in you", _chart(curves.trust_lines(view, review, COLUMNS, ROWS))),
        _section("Escalation", _chart(curves.escalation_lines(review, COLUMNS, ROWS))),
        _section("Numbers, at the beginning and after each turn", _items(["", *say.numbers(review)])),
        _section("Promises", _sentences(say.promises(view))),
        _section("The same dice, another decision", _items(["", *say.every_decision(review, tried)])),
        _section("Branches", _items(say.branches(review))),
    ]
    return "\n".join([*head, *(one for section in sections for one in section)]) + "\n"


def name(view: View, exercise_id: str) -> str:
    """A name for the file, without its ending."""
    return f"review-{exercise_id}-{view.seat}"


def _objectives(view: View) -> list[str]:
    return [
        f"- {one.rating} {number(round(one.score))}: {_plain(one.title)}"
        + (f" (rests on: {_plain('; '.join(one.evidence))})" if one.evidence else "")
        for one in view.objectives
    ] + [f"\n{', '.join(f'{letter} {meaning}' for letter, meaning in RATINGS.items())}."]


def _section(title: str, body: Sequence[str]) -> list[str]:
    return ["", f"## {title}", "", *body] if body else []


def _items(told: Sequence[str]) -> list[str]:
    """What stands under a heading of its own already: its first sentence is that heading."""
    return _sentences(told[1:])


def _sentences(told: Sequence[str]) -> list[str]:
    out: list[str] = []
    for one in told:
        is_item = one.startswith("- ")
        if out and is_item != out[-1].startswith("- "):
            out.append("")
        out.append(("- " if is_item else "") + _plain(one.removeprefix("- ")))
    return out


def _chart(lines: Sequence[Line]) -> list[str]:
    drawn = [words(one).rstrip() for one in lines]
    return ["```text", *drawn, "```"] if drawn else []


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
