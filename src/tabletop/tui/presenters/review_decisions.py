"""The review's decisions as rows: where it was decided, and what else could have been done.

Never plays a game: what other decisions would have done is told to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tabletop.exercise.grading import Graded, Verdict
from tabletop.exercise.review import Given, Review
from tabletop.exercise.turning import LEAST, TurningPoint, turning_points
from tabletop.exercise.whatif import WhatIf
from tabletop.tui.presenters import review_graded
from tabletop.tui.presenters.ink import Line, Span, line, right, wrapped
from tabletop.tui.presenters.review_past import came_out
from tabletop.tui.presenters.rows import Row, row, section, text
from tabletop.tui.presenters.words import capital, counted, listed, number, signed

MOST = 6
#: Turns that are told one by one.
NAMED = 3
MANY_DICE = "Points over many dice, by what you could know; below each, one game with these dice."
ONE_GAME = "One game each, with these dice: no forecast for others."


@dataclass(frozen=True, slots=True)
class Tried:
    """What was not done, as far as it has been played: so many of so many; `is_finished` when no more will be.

    `graded` are the grades of what was done, None until `turns_graded` of so many turns are all.
    """

    found: tuple[WhatIf, ...] = ()
    done: int = 0
    total: int = 0
    is_finished: bool = False
    graded: Graded | None = None
    turns_graded: tuple[int, int] = (0, 0)


def alternatives(review: Review, tried: Tried) -> tuple[WhatIf, ...]:
    """All that was tried otherwise: first what was done, then what was not, in the order of finding."""
    return (*review.what_ifs, *tried.found)


def sorted_alternatives(review: Review, tried: Tried) -> list[WhatIf]:
    """What would have moved the score, by how much better it would have been."""
    every = [one for one in alternatives(review, tried) if abs(one.by or 0.0) >= LEAST]
    return sorted(every, key=lambda one: (-(one.by or 0.0), one.turn))


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
            if other.turn == one.turn
            and not one.on_floor
            and (other.kind == "answer") == (one.subject != "Orders")
        ]
        found.append((every.index(one), one, next(iter(turning_points(same, 1)), None)))
    return found


def these_dice(verdict: Verdict, point: TurningPoint | None) -> str:
    """What hung on a decision with the dice that fell: one game. What was graded itself is not named once more."""
    if point is None:
        return "with these dice less than half a point"
    points = f"with these dice {_points(point.worth)}"
    if _is_same(verdict, point.against):
        return points + ended(point.against)
    what = ", ".join(filter(None, turning_words(point)))
    if point.against.kind == "answer" and _answer(point.against.order) == verdict.did:
        what = f"against {_answer(point.against.instead)}"
    return f"{points}: {what}{ended(point.against)}"


def ended(one: WhatIf) -> str:
    """How it would have ended, where that is otherwise than it did."""
    return "" if one.ends_alike else f", ending “{one.ending}”"


def _is_same(verdict: Verdict, one: WhatIf) -> bool:
    """Whether this one change makes the best found of what was done, or undoes all of what was done well."""
    if not verdict.gave_up:
        return one.kind == "without" and one.order == verdict.did
    if one.kind == "answer":
        return _answer(one.instead) == verdict.better
    did, better = ({part for part in words.split("; ") if part} for words in (verdict.did, verdict.better))
    without = did - better - {"nothing ordered"}
    return without == ({one.order} - {""}) and better - did - {"nothing ordered"} == ({one.instead} - {""})


def _hung(one: Verdict, point: TurningPoint | None, columns: int) -> list[Line]:
    lines = review_graded.decision(one, columns)
    if one.on_floor:  # which nobody played otherwise with these dice
        return lines
    return [*lines, *wrapped(line(" " * 8, (these_dice(one, point), "quiet")), columns, 8)]


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
        return one.order, f"against {_answer(one.instead)}"
    if one.kind == "instead":
        return one.order, f"against, in its place, {one.instead}"
    return f"not ordering “{one.instead}”", ""


def _answer(words: str) -> str:
    return words.rpartition("”: ")[2] if words.startswith("“") else words


def _turning(point: TurningPoint, columns: int) -> list[Line]:
    what, against = turning_words(point)
    one = point.against
    head = line(*_by(point.worth), (f"turn {point.turn}  ", "quiet"), (capital(what), "strong"))
    rest = f"{against}{ended(one)}".removeprefix(", ")
    return [
        *wrapped(head, columns, 8),
        *(wrapped(line(" " * 8, (rest, "quiet")), columns, 8) if rest else []),
    ]


def _points(by: float) -> str:
    return signed(by, 1) if abs(by) < 10 else signed(round(by))


def _by(by: float) -> tuple[Span, Span]:
    if abs(by) < 0.05:
        return ("    0", "quiet"), (" = ", "quiet")
    tone = "good" if by > 0 else "bad"
    return (right(_points(by), 5), tone), (" ▲ " if by > 0 else " ▼ ", tone)


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
    if hung_on(review, tried):
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
    order = given.title.removesuffix(", withdrawn").removesuffix(", amended")
    ways = [one for one in alternatives(review, tried) if (one.turn, one.order) == (given.turn, order)]
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
        return f"without {one.order}", ""
    if one.kind == "body":
        return f"asking {one.instead.rpartition(', before ')[2]}", f"instead of {body}: {title}"
    if one.kind == "answer":
        question, _, was = one.order.rpartition(": ")
        return f"{question}: {_answer(one.instead)}", f"instead of {was}"
    if one.kind == "instead":
        return one.instead, f"in place of {one.order}"
    return f"also {one.instead}", ""


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
        *_by(one.by or 0.0),
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
