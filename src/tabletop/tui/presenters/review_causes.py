"""The review's causes as rows: why cooperation failed, who was overruled, and what was expected beside what was done.

Never judges: whether the expected was done is what people say.
"""

from collections import Counter
from collections.abc import Sequence

from tabletop.exercise.cooperation import CAUSES, Failure, Overruled
from tabletop.exercise.expectations import Expectation
from tabletop.exercise.review import Review
from tabletop.tui.presenters.ink import Line, Span, line, wrapped
from tabletop.tui.presenters.rows import Row, row, section, text
from tabletop.tui.presenters.words import counted, minus

TICK_SIGNS: dict[str, Span] = {
    "": ("? not judged", "quiet"),
    "done": ("✓ done", "good"),
    "in part": ("~ in part", "warn"),
    "not done": ("✗ not done", "bad"),
}
WHOSE_WORD = "Whether it was done is for people to say: the program does not guess it."


def failures(review: Review, columns: int) -> list[Row]:
    """The causes counted, each failure in a sentence, and who was overruled."""
    counts = Counter(one.cause for one in review.failures)
    rows: list[Row] = []
    if counts:
        spans: list[str | Span] = []
        for cause in CAUSES:
            spans += [(f"{cause} ", "" if counts[cause] else "quiet"),
                      (f"{counts[cause]}", "strong" if counts[cause] else "quiet"), "  "]  # fmt: skip
        rows.append(text(*wrapped(line(*spans), columns)))
        orders = dict.fromkeys((one.turn, one.order, one.body) for one in review.failures)
        for order in orders:
            some = [one for one in review.failures if (one.turn, one.order, one.body) == order]
            rows.append(text(*_stopped(some, columns)))
    if review.overruled:
        rows.append(text(line((f"Overruled, {counted(len(review.overruled), 'time')}:", "strong"))))
        rows += [
            text(*wrapped(line(("  turn ", "quiet"), *_overruled(one)), columns, 4))
            for one in review.overruled
        ]
    return section("Why cooperation failed, when it failed", rows, columns)


def failure_words(one: Failure) -> str:
    """A failure in a sentence, without its turn and cause."""
    who = f"{one.who}: " if one.who else ""
    return f"{_order(one)}; {who}{minus(one.words)}"


def _order(one: Failure) -> str:
    return one.order + (f", before {one.body}" if one.body else "")


def overruled_words(one: Overruled) -> str:
    """Who said no in vain, without the turn."""
    who = "you" if one.is_me else one.who
    whose = f"{one.by}'s " if one.is_me else ""
    return f"{who} said no to {whose}{one.order}, before {one.body}"


def _stopped(some: Sequence[Failure], columns: int) -> list[Line]:
    """One order that came to nothing, and beneath it each cause."""
    head = line((f"turn {some[0].turn}  ", "quiet"), (_order(some[0]), "strong"))
    lines = wrapped(head, columns, 8)
    for one in some:
        who = f"{one.who}, " if one.who else ""
        lines += wrapped(line("        ", who, (f"{one.cause}: ", "accent"), minus(one.words)), columns, 10)
    return lines


def _overruled(one: Overruled) -> tuple[Span, ...]:
    return (f"{one.turn}  ", "quiet"), (overruled_words(one), "")


def did_words(one: Expectation) -> str:
    """What the seat did in the inject's turn and the next: "turn 1: Consult Meridia; Brief the press. Turn 2: Pass"."""
    if not one.did:
        return f"nothing ordered or answered in turn {one.turn} or {one.turn + 1}"
    turns = dict.fromkeys(turn for turn, _ in one.did)
    told = (f"{turn}: " + "; ".join(words for at, words in one.did if at == turn) for turn in turns)
    return f"turn {'. Turn '.join(told)}"


def expected(review: Review, columns: int) -> list[Row]:
    """Each expected action beside what was done, and what people say of it."""
    rows = []
    for at, one in enumerate(review.expected):
        is_told = at > 0 and review.expected[at - 1].turn == one.turn
        rows.append(
            row(f"expected:{one.id}", *_expected(one, "as above" if is_told else did_words(one), columns))
        )
    if rows:
        rows.append(text(*wrapped(line((WHOSE_WORD, "quiet")), columns)))
    return section("Expected, and what you did", rows, columns, (judged(review), "quiet"))


def judged(review: Review) -> str:
    """How many have been judged done: "1 of 5 done"."""
    done = sum(one.tick == "done" for one in review.expected)
    said = sum(bool(one.tick) for one in review.expected)
    return f"{done} of {said} done" if said else "t judges"


def _expected(one: Expectation, did: str, columns: int) -> list[Line]:
    head = line((f"turn {one.turn}  ", "quiet"), (one.inject, "strong"), "  ", TICK_SIGNS[one.tick])
    return [
        *wrapped(head, columns, 8),
        *wrapped(line(("  expected  ", "quiet"), one.expected), columns, 12),
        *wrapped(line(("  you       ", "accent"), did), columns, 12),
    ]
