"""The review as rows: curves of trust, escalation and tracks, decisions with what was believed, and what else could be.

Never plays a game: what other decisions would have done is told to it. The same in words is in `review_words`.
"""

from collections.abc import Sequence

from tabletop.engine.view import View
from tabletop.exercise.branches import Branch
from tabletop.exercise.review import Given, Review, Series
from tabletop.exercise.whatif import WhatIf
from tabletop.tui.presenters import debrief
from tabletop.tui.presenters.ink import Line, Span, cut, left, line, right, wrapped
from tabletop.tui.presenters.plot import TONES, Curve, Tick, plot, small
from tabletop.tui.presenters.rows import Row, row, section, stacked, text
from tabletop.tui.presenters.situation import promises
from tabletop.tui.presenters.words import change, counted, move, number, signed

#: A change of the score below this is none worth telling; the unit is points of 100.
LEAST = 0.5
MOST = 6
BRIER = "Brier's score: 0 is a prophet, 0.25 is who always says 50"


def left_side(view: View, review: Review, columns: int) -> list[Row]:
    """Objectives, decisions, other decisions, calibration, branches."""
    return stacked(
        debrief.objectives(view, columns),
        decisions(review, columns),
        what_ifs(review, columns),
        calibration(review, columns),
        branches(review, columns),
    )


def right_side(view: View, review: Review, columns: int, rows: int) -> list[Row]:
    """Curves, refusals and promises; `rows` is the height of the big curves."""
    return stacked(
        trust(view, review, columns, rows),
        escalation(review, columns, rows),
        tracks(review, columns),
        debrief.refusals(view, columns),
        promises(view, columns),
    )


def trust(view: View, review: Review, columns: int, rows: int) -> list[Row]:
    """Members' trust in the seat as curves, the others' in a line."""
    members = {one.id for one in view.actors if one.is_member}
    drawn = [one for one in review.trust if one.id in members]
    rest = [one for one in review.trust if one.id not in members]
    curves = [Curve(one.values, one.letter, TONES[at % len(TONES)]) for at, one in enumerate(drawn)]
    low, high = _range(drawn, 50)
    found = [text(*plot(curves, low, high, columns, rows, (Tick(50, "doubt below"),)))] if curves else []
    found += [
        row(f"series:trust:{one.id}", _path(one, columns, TONES[at % len(TONES)]))
        for at, one in enumerate(drawn)
    ]
    found += [row(f"series:trust:{one.id}", _path(one, columns, "quiet")) for one in rest]
    return section("Trust in you", found, columns)


def escalation(review: Review, columns: int, rows: int) -> list[Row]:
    """The escalation index as a curve, with its bands."""
    one = review.escalation
    if one is None:
        return []
    known = [value for value in one.values if value is not None]
    reached = max(known, default=0.0)
    above = [at for at, _ in one.bands if at > reached]
    high = min(100.0, max(20.0, min(above, default=100.0) + 10.0))
    ticks = [Tick(at, label) for at, label in one.bands]
    drawn = plot([Curve(one.values, "", "warn")], 0, high, columns, rows, ticks)
    words = line(f"{number(round(known[0]))} to {number(round(known[-1]))}, at most {number(round(reached))}")
    return section("Escalation", [text(*drawn), row("series:escalation", words)], columns)


def tracks(review: Review, columns: int) -> list[Row]:
    """Each track with its path."""
    room = min(40, max(16, columns - 36))
    rows = []
    for one in review.tracks:
        drawn = small(Curve(one.values), *_range([one]), room, 2)
        words = _from_to(one)
        width = columns - room - 2
        rows.append(
            row(
                f"series:{one.id}",
                line((left(cut(one.title, width), width), "strong"), "  ", *drawn[0]),
                line((left("  ", 2), ""), *_padded(words, width - 2), "  ", *drawn[1]),
            )
        )
    said = "as they were" if review.is_truth else "as you know them"
    return section("Tracks", rows, columns, (said, "quiet"))


def decisions(review: Review, columns: int) -> list[Row]:
    """What was ordered, how sure its orderer was, and what came of it."""
    rows = []
    for at, one in enumerate(review.given):
        lines = wrapped(
            line((f"{one.turn:>2}  ", "quiet"), (one.title, "strong"), "  ", *_outcome(one)), columns, 4
        )
        if one.why:
            lines += wrapped(line("    ", (f"“{one.why}”", "quiet")), columns, 4)
        rows.append(row(f"given:{at}", *lines))
    return section("Decisions", rows, columns)


def what_ifs(review: Review, columns: int) -> list[Row]:
    """The other decisions that would have changed the score most, with the same dice."""
    if not review.what_ifs:
        return []
    rows = [row(f"whatif:{review.what_ifs.index(one)}", *_what_if(one, columns)) for one in mattering(review)]
    rest = len(review.what_ifs) - len(rows)
    if rest:
        words = left_over(len(rows), rest)
        rows.append(text(*wrapped(line((words, "quiet")), columns)))
    return section("The same dice, another decision", rows, columns, ("points", "quiet"))


def left_over(told: int, rest: int) -> str:
    """What is said of the other decisions that are not told one by one."""
    if told:
        return f"{counted(rest, 'other change')} would have moved the score less."
    return f"No other decision ({rest} tried) would have moved the score by half a point."


def mattering(review: Review) -> list[WhatIf]:
    """The changes of one order that move the score most, the strongest first."""
    found = [one for one in review.what_ifs if one.by is not None and abs(one.by) >= LEAST]
    return sorted(found, key=lambda one: -abs(one.by or 0.0))[:MOST]


def calibration(review: Review, columns: int) -> list[Row]:
    """How sure against how right."""
    found = review.calibration
    if found is None:
        return []
    head = line(
        (f"{counted(found.count, 'call')}: ", "strong"),
        f"you said {number(round(found.said))} %, {number(round(found.came_out))} % came out.  Brier ",
        (f"{found.brier:.2f}", "good" if found.brier < 0.25 else "warn"),
    )
    return section(
        "How sure you were",
        [text(*wrapped(head, columns, 2), *wrapped(line((BRIER, "quiet")), columns))],
        columns,
    )


def branches(review: Review, columns: int) -> list[Row]:
    """Each way the exercise went; nothing when there was only one."""
    if len(review.branches) < 2:
        return []
    return section(
        "Branches", [row(f"branch:{one.number}", *_branch(one, columns)) for one in review.branches], columns
    )


def series(one: Series, review: Review, columns: int, rows: int) -> list[Line]:
    """One number at large, with what was believed beneath what was."""
    low, high = _range([one])
    curves = [Curve(one.values, "", "accent")]
    is_apart = review.is_truth and one.believed != one.values
    if is_apart:
        curves.insert(0, Curve(one.believed, "?", "quiet"))
        curves[1] = Curve(one.values, "=", "accent")
    out = plot(curves, low, high, columns, rows, [Tick(at, label) for at, label in one.bands])
    if is_apart:
        out += [
            (),
            *wrapped(line(("= ", "accent"), "as it was   ", ("? ", "quiet"), "as you knew it"), columns),
        ]
    values = ", ".join(_figure(value) for value in one.values)
    return [*out, (), *wrapped(line("At the beginning and after each turn: ", values), columns)]


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


def _what_if(one: WhatIf, columns: int) -> list[Line]:
    by = one.by or 0.0
    head: tuple[str | Span, ...] = (
        (right(signed(by, 1) if abs(by) < 10 else signed(round(by)), 5), "good" if by > 0 else "bad"),
        (" ▲ " if by > 0 else " ▼ ", "good" if by > 0 else "bad"),
        (f"turn {one.turn}  ", "quiet"),
    )
    if not one.instead:
        said: tuple[str | Span, ...] = ("without ", (one.order, "strong"))
    else:
        before = one.instead.rpartition(", before ")
        order = one.order.rpartition(", before ")
        is_body = before[0] == order[0] and bool(before[1])
        new = before[2] if is_body else one.instead if not one.instead.startswith(one.order) else "nobody"
        said = (
            ("asking " if is_body else ""),
            (new, "strong"),
            f" instead of {order[2] if is_body else one.order}",
        )
        if is_body:
            said = (*said, (f": {order[0]}", "quiet"))
    return wrapped(line(*head, *said, (f"  {one.ending}", "quiet")), columns, 8)


def what_if_words(one: WhatIf) -> list[str]:
    """All about one other decision, in sentences."""
    first = f"Turn {one.turn}: {one.order}."
    then = f"Instead: {one.instead}." if one.instead else "Instead: nothing."
    points = (
        ""
        if one.score is None or one.by is None
        else f", {number(round(one.score))} points ({signed(one.by, 1)})"
    )
    out = [first, then, f"It would have ended so: {one.ending}, {one.outcome}{points}."]
    out += [f"{title}: {letter} ({signed(by, 1)})" for title, letter, by in one.ratings if abs(by) >= LEAST]
    if one.left_out:
        out.append(f"{counted(one.left_out, 'later decision')} of yours could then not have been taken.")
    return [*out, "With these dice, and all else as it was: one game, no forecast."]


def _outcome(one: Given) -> tuple[Span, ...]:
    came: Span = ("", "")
    if one.came_out is not None:
        came = ("✓ came out", "good") if one.came_out else ("✗ did not", "bad")
    sure = "" if one.sure is None else f"you were {number(round(one.sure))} % sure  "
    return (sure, "quiet"), came


def _path(one: Series, columns: int, tone: str) -> Line:
    width = min(18, columns // 3)
    return line((f"{one.letter} ", tone), (left(cut(one.title, width), width), "strong"), " ", *_from_to(one))


def _from_to(one: Series) -> Line:
    known = [value for value in one.values if value is not None]
    if not known:
        return line(("hidden", "quiet"))
    begin, end, _ = move(known[0], known[-1])
    return line(f"{begin} to {end}  ", change(known[0], known[-1], one.good))


def _padded(part: Line, columns: int) -> Line:
    size = sum(len(words) for words, _ in part)
    return (
        (*part, (" " * max(0, columns - size), ""))
        if size <= columns
        else line((cut("".join(w for w, _ in part), columns), ""))
    )


def _range(drawn: Sequence[Series], *inside: float) -> tuple[float, float]:
    """Round limits between which all values lie, within the series' own."""
    values = [value for one in drawn for value in (*one.values, *one.believed) if value is not None]
    values += inside
    if not values or not drawn:
        return 0.0, 100.0
    step = 10.0 if drawn[0].high - drawn[0].low <= 100 else (drawn[0].high - drawn[0].low) / 10
    low = min(values) // step * step
    high = -(-max(values) // step) * step
    return (low, high) if high - low >= step else (low, low + step)


def _figure(value: float | None) -> str:
    return "hidden" if value is None else number(round(value))
