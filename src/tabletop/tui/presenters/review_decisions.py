"""The review's other decisions as rows: what else could have been done, and what would have come of it.

Never plays a game: that is told to it. Where it was decided is in `review_turning`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tabletop.exercise.graded import Graded
from tabletop.exercise.review import Given, Review
from tabletop.exercise.turning import LEAST
from tabletop.exercise.whatif import WhatIf
from tabletop.tui.presenters.ink import Line, Span, line, right, wrapped
from tabletop.tui.presenters.review_past import came_out
from tabletop.tui.presenters.rows import Row, row, section, text
from tabletop.tui.presenters.words import counted, listed, number, signed

MOST = 6
#: Turns that are told one by one.
NAMED = 3
ONE_GAME = "One game each, with these dice: no forecast for others."


@dataclass(frozen=True, slots=True)
class Tried:
    """What was not done, as far as it has been played: so many of so many; `is_finished` when no more will be.

    `graded` are the grades of what was done, None until `turns_graded` of so many turns are all, which takes about
    `to_go` more seconds; None: nobody knows yet.
    """

    found: tuple[WhatIf, ...] = ()
    done: int = 0
    total: int = 0
    is_finished: bool = False
    graded: Graded | None = None
    turns_graded: tuple[int, int] = (0, 0)
    to_go: float | None = None


def alternatives(review: Review, tried: Tried) -> tuple[WhatIf, ...]:
    """All that was tried otherwise: first what was done, then what was not, in the order of finding."""
    return (*review.what_ifs, *tried.found)


def sorted_alternatives(review: Review, tried: Tried) -> list[WhatIf]:
    """What would have moved the score, by how much better it would have been."""
    every = [one for one in alternatives(review, tried) if abs(one.by or 0.0) >= LEAST]
    return sorted(every, key=lambda one: (-(one.by or 0.0), one.turn))


def ended(one: WhatIf) -> str:
    """How it would have ended, where that is otherwise than it did."""
    return "" if one.ends_alike else f", ending “{one.ending}”"


def search_words(review: Review, tried: Tried) -> str:
    """How much has been tried, and what that is worth."""
    count = len(review.what_ifs)
    if not tried.is_finished:
        so_far = f"{tried.done} of {tried.total}" if tried.total else "the first"
        return f"Trying {so_far} decisions you did not take ..."
    ways = "way" if count == 1 else "ways"
    own = f"your orders in {count} other {ways}" if count else "none of your orders"
    part = f"{tried.done} of {tried.total}" if tried.done < tried.total else f"{tried.done}"
    games = max([one.games for one in alternatives(review, tried)], default=1)
    worth = ONE_GAME if games == 1 else f"Means over {games} games each."
    return f"Tried: {own}, {part} orders and answers you did not give. {worth}"


def answer_words(words: str) -> str:
    """An answer without what was asked."""
    return words.rpartition("”: ")[2] if words.startswith("“") else words


def swing(by: float) -> str:
    """A change of the score: "+12", "−4.6"."""
    return signed(by, 1) if abs(by) < 10 else signed(round(by))


def swing_told(by: float) -> tuple[Span, Span]:
    """The same at the beginning of a row."""
    if abs(by) < 0.05:
        return ("    0", "quiet"), (" = ", "quiet")
    tone = "good" if by > 0 else "bad"
    return (right(swing(by), 5), tone), (" ▲ " if by > 0 else " ▼ ", tone)


def what_ifs(review: Review, tried: Tried, columns: int) -> list[Row]:
    """The other decisions that would have moved the score most, the best first."""
    every = alternatives(review, tried)
    if not every:
        return []
    shown = mattering(review, tried)
    rows = [row(f"whatif:{every.index(one)}", *_what_if(one, columns, _again(one, every))) for one in shown]
    rest = len(left_out(every, shown))
    if shown and rest:
        words = f"{counted(rest, 'other change')} would have moved it less; Enter lists them"
        rows.append(row("every:", *wrapped(line((words, "quiet")), columns)))
    elif rest:
        rows.append(text(*wrapped(line((left_over(0, rest), "quiet")), columns)))
    if tried.graded is not None and tried.graded.turning:
        rows.append(text(*wrapped(line((search_words(review, tried), "quiet")), columns)))
    return section("The same dice, another decision", rows, columns, ("points", "quiet"))


def every_way(review: Review, tried: Tried, columns: int) -> list[Line]:
    """All that would have moved the score, the best first."""
    out: list[Line] = []
    for one in sorted_alternatives(review, tried):
        out += _what_if(one, columns)
    rest = len(alternatives(review, tried)) - len(sorted_alternatives(review, tried))
    if rest:
        words = f"{counted(rest, 'other change')} would have moved it by less than half a point. {ONE_GAME}"
        out += [(), *wrapped(line((words, "quiet")), columns)]
    return out


def ways_of(review: Review, tried: Tried, given: Given, columns: int) -> list[Line]:
    """One order: why it was given, what came of it, and every way in which it was tried otherwise."""
    lines = wrapped(line((f"turn {given.turn}  ", "quiet"), *came_out(given)), columns)
    if given.why:
        lines += wrapped(line((f"“{given.why}”", "quiet")), columns)
    ways = [one for one in alternatives(review, tried) if (one.turn, one.order) == (given.turn, given.title)]
    if not ways:
        return [*lines, (), *wrapped(line(("It was not tried otherwise.", "quiet")), columns)]
    lines.append(())
    for one in sorted(ways, key=lambda one: -(one.by or 0.0)):
        lines += _what_if(one, columns)
    return [*lines, (), *wrapped(line((ONE_GAME, "quiet")), columns)]


def left_over(told: int, rest: int) -> str:
    """What is said of the other decisions that are not told one by one."""
    if told:
        return f"{counted(rest, 'other change')} would have moved the score less."
    return f"No other decision ({rest} tried) would have moved the score by half a point."


def mattering(review: Review, tried: Tried = Tried()) -> list[WhatIf]:  # frozen
    """The changes that move the score most: what was done otherwise either way, what was not done where it was better.

    The same change in several turns comes once, where it does most.
    """
    found = [
        one
        for one in sorted_alternatives(review, tried)
        if (one.by or 0.0) > 0 or one.kind not in ("instead", "besides")
    ]
    best: dict[tuple[str, ...], WhatIf] = {}
    for one in sorted(found, key=lambda one: -abs(one.by or 0.0)):
        best.setdefault(_change(one), one)
    most = list(best.values())[:MOST]
    return [one for one in found if one in most]


def _change(one: WhatIf) -> tuple[str, ...]:
    return (one.kind, one.order, one.instead)


def left_out(every: Sequence[WhatIf], shown: Sequence[WhatIf]) -> list[WhatIf]:
    """Those that are neither shown nor told with one that is."""
    told = [*shown, *(other for one in shown for other in _again(one, every))]
    return [one for one in every if one not in told]


def _again(one: WhatIf, every: Sequence[WhatIf]) -> list[WhatIf]:
    """The same change in other turns, where it would have moved the score the same way."""
    by = one.by or 0.0
    return [
        other
        for other in every
        if other is not one and _change(other) == _change(one) and (other.by or 0.0) * by > 0.0
    ]


def what_if_said(one: WhatIf) -> tuple[str, str]:
    """A change in two parts: what would have been done, and instead of what."""
    title, _, body = one.order.rpartition(", before ")
    if one.kind == "without":
        return f"without “{one.order}”", ""
    if one.kind == "body":
        return f"asking {one.instead.rpartition(', before ')[2]}", f"instead of {body}: “{title}”"
    if one.kind == "answer":
        question = one.instead.removesuffix(answer_words(one.instead))
        return f"{question}“{answer_words(one.instead)}”", f"instead of “{answer_words(one.order)}”"
    if one.kind == "instead":
        return f"“{one.instead}”", f"in place of “{one.order}”"
    return f"also “{one.instead}”", ""


def again_words(one: WhatIf, again: Sequence[WhatIf]) -> str:
    """In which other turns the same would have done as much, and in which less; "" for none."""
    turns = {other.turn: abs((other.by or 0.0) - (one.by or 0.0)) < LEAST for other in again}
    alike, less = ([turn for turn in sorted(turns) if turns[turn] is much] for much in (True, False))
    told = (("as much", alike), ("less", less))
    return "; ".join(f"{how} in {_turns(some)}" for how, some in told if some)


def _turns(some: Sequence[int]) -> str:
    if len(some) > NAMED:
        return f"{len(some)} other turns"
    return f"turn {listed([str(turn) for turn in some], 'or')}"


def _what_if(one: WhatIf, columns: int, again: Sequence[WhatIf] = ()) -> list[Line]:
    what, instead = what_if_said(one)
    aside = "; ".join(filter(None, (ended(one).removeprefix(", "), again_words(one, again))))
    head = line(
        *swing_told(one.by or 0.0),
        (f"turn {one.turn}  ", "quiet"),
        (what, "strong"),
        (f" {instead}" if instead else "", ""),
        (f"  {aside}" if aside else "", "quiet"),
    )
    return wrapped(head, columns, 8)


def what_if_words(one: WhatIf) -> list[str]:
    """All about one other decision, in sentences."""
    what, instead = what_if_said(one)
    points = (
        ""
        if one.score is None or one.by is None
        else f", {number(round(one.score))} points ({signed(one.by, 1)})"
    )
    out = [
        f"Turn {one.turn}: {' '.join(filter(None, (what, instead)))}.",
        f"It would have ended so: {one.ending}, {one.outcome}{points}.",
    ]
    out += [f"{title}: {letter} ({signed(by, 1)})" for title, letter, by in one.ratings if abs(by) >= LEAST]
    if one.left_out:
        out.append(f"{counted(one.left_out, 'later decision')} of yours could then not have been taken.")
    if one.games == 1:
        return [*out, "With these dice, and all else as it was: one game, no forecast."]
    return [*out, f"All else as it was; a mean over {one.games} games."]
