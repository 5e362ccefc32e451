"""The review's numbers as rows: trust, escalation and tracks over the turns, and one of them at large.

Never holds decisions.
"""

from collections.abc import Sequence

from tabletop.engine.view import View
from tabletop.exercise.review import Review, Series
from tabletop.tui.presenters.ink import Line, cut, left, line, wrapped
from tabletop.tui.presenters.plot import TONES, Curve, Tick, plot, small
from tabletop.tui.presenters.rows import Row, row, section, text
from tabletop.tui.presenters.words import change, move, number


def trust(view: View, review: Review, columns: int, rows: int) -> list[Row]:
    """Members' trust in the seat as curves, the others' in a line."""
    drawn = _members(view, review)
    rest = [one for one in review.trust if one not in drawn]
    lines = trust_lines(view, review, columns, rows)
    found = [text(*lines)] if lines else []
    found += [
        row(f"series:trust:{one.id}", _path(one, columns, TONES[at % len(TONES)]))
        for at, one in enumerate(drawn)
    ]
    found += [row(f"series:trust:{one.id}", _path(one, columns, "quiet")) for one in rest]
    return section("Trust in you", found, columns)


def trust_lines(view: View, review: Review, columns: int, rows: int) -> list[Line]:
    """The curves alone."""
    drawn = _members(view, review)
    curves = [Curve(one.values, one.letter, TONES[at % len(TONES)]) for at, one in enumerate(drawn)]
    low, high = _range(drawn, 50)
    return plot(curves, low, high, columns, rows, (Tick(50, "doubt below"),)) if curves else []


def _members(view: View, review: Review) -> list[Series]:
    members = {one.id for one in view.actors if one.is_member}
    return [one for one in review.trust if one.id in members]


def escalation(review: Review, columns: int, rows: int) -> list[Row]:
    """The escalation index as a curve, with its bands."""
    one = review.escalation
    lines = escalation_lines(review, columns, rows)
    if one is None or not lines:
        return []
    known = [value for value in one.values if value is not None]
    reached = max(known, default=0.0)
    words = line(f"{number(round(known[0]))} to {number(round(known[-1]))}, at most {number(round(reached))}")
    return section("Escalation", [text(*lines), row("series:escalation", words)], columns)


def escalation_lines(review: Review, columns: int, rows: int) -> list[Line]:
    """The curve alone."""
    one = review.escalation
    if one is None:
        return []
    reached = max([value for value in one.values if value is not None], default=0.0)
    above = [at for at, _ in one.bands if at > reached]
    high = min(100.0, max(20.0, min(above, default=100.0) + 10.0))
    ticks = [Tick(at, label) for at, label in one.bands]
    return plot([Curve(one.values, "", "warn")], 0, high, columns, rows, ticks)


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


def objective(view: View, id: str, columns: int) -> list[Line]:
    """An objective at large: its words, its score after each turn, and what the score rests on."""
    at = next(k for k, one in enumerate(view.objectives) if one.id == id)
    one = view.objectives[at]
    scores = tuple(turn.scores[at] for turn in view.turns_played if at < len(turn.scores))
    lines = wrapped(line((f"{one.rating} {number(round(one.score))}", "strong"), f"  {one.title}"), columns)
    lines += wrapped(line((one.text, "quiet")), columns) if one.text else []
    if len(scores) > 1:
        told = ", ".join(number(round(score)) for score in scores)
        lines += [(), *small(Curve(scores), 0, 100, min(60, columns), 5)]
        lines += wrapped(line("After each turn, of 100: ", told), columns)
    if one.evidence:
        lines += [(), *wrapped(line(("rests on: ", "quiet"), "; ".join(one.evidence)), columns)]
    if one.weight != 1.0:
        lines += wrapped(line(("weight: ", "quiet"), number(one.weight)), columns)
    return lines


def subject(view: View, key: str, review: Review) -> tuple[str, str]:
    """The ledger's subject and its label for a row's key, ("", "") when the row is about no number."""
    kind, _, id = key.partition(":")
    if kind != "series":
        return "", ""
    if id.startswith("trust:"):
        name = next((one.title for one in review.trust if f"trust:{one.id}" == id), id)
        return f"{id}->{view.seat}", f"{name}'s trust in you"
    if id == "escalation":
        return id, "Escalation"
    return id, next((one.title for one in review.tracks if one.id == id), id)


def found(review: Review, key: str) -> Series | None:
    """The series that a row's key names."""
    kind, _, id = key.partition(":")
    every = {one.id: one for one in review.tracks} | {f"trust:{one.id}": one for one in review.trust}
    if review.escalation is not None:
        every["escalation"] = review.escalation
    return every.get(id) if kind == "series" else None


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
