"""The Results as rows: odds, roll and effects of each order, what else moved and why, objectives so far.

Never holds the debrief.
"""

from collections.abc import Sequence

from tabletop.engine.view import Fact, ObjectiveView, OrderView, ResultView, View
from tabletop.exercise.calls import Calls
from tabletop.tui.presenters import changes
from tabletop.tui.presenters.curtain import Curtain, swept
from tabletop.tui.presenters.facts import fact_line
from tabletop.tui.presenters.floor import outcome
from tabletop.tui.presenters.ink import Line, cut, left, line, paragraphs, right, width, wrapped
from tabletop.tui.presenters.rows import Row, row, section, stacked, text
from tabletop.tui.presenters.words import RATINGS, bar, counted, number, objectives_of, odds_bar, was_sure

_GROWING, _ROLLING, _REST, _LINE = 8, 16, 4, 2  # ticks of a result's moment


def carried_out(
    view: View, columns: int, curtain: Curtain | None = None, calls: Calls | None = None
) -> list[Row]:
    """What was chosen, then orders: the seat's own carried out and refused, others', and those on their way.

    As far as the curtain is open.
    """
    refused = [one for one in view.orders if one.is_mine and one.status not in ("agreed", "given")]
    waiting = [one for one in view.pending if one.due > view.turn]
    mine = [one for one in view.results if one.actor_name == view.seat_name]
    others = [one for one in view.results if one.actor_name != view.seat_name]
    seen = curtain if curtain is not None and any(not one.is_certain for one in mine) else Curtain()
    chosen, _ = changes.chosen_and_rest(view)
    sections = [
        section("Chosen", [_moved(one, depth, columns) for one, depth in chosen], columns),
        *[_result(view, one, columns, seen, _sure(calls, one)) for one in mine],
        section("Came to nothing", [_refused(one, columns) for one in refused], columns),
        *[_result(view, one, columns, seen) for one in others],
        section("On the way", [_waiting(one, columns) for one in waiting], columns),
    ]
    return stacked(*sections) or [text(line(("Nothing was carried out this turn.", "quiet")))]


def aftermath(view: View, columns: int, calls: Calls | None = None) -> list[Row]:
    """What else moved, what was seen of the other side, the objectives so far, and how sure against how right."""
    goals = [objective(one, columns) for one in view.objectives]
    _, rest = changes.chosen_and_rest(view)
    moved = [_moved(one, depth, columns) for one, depth in rest]
    return stacked(
        section("What else moved, and why", moved, columns),
        section("The other side", [text(one) for one in other_side(view)], columns),
        section(f"{objectives_of(view)} so far", [*goals, *legend(view.objectives, columns)], columns),
        calibrated(calls, columns),
    )


def _moved(one: Fact, depth: int, columns: int) -> Row:
    lines = (line("  " * depth, *part) for part in fact_line(one, columns - 2 * depth))
    return row(f"subject:{one.subject}", *lines)


def other_side(view: View) -> list[Line]:
    """Who stands against the seat and was not seen to do anything this turn."""
    me = next((one.side for one in view.actors if one.is_self), "")
    against = ("coalition",) if me == "adversary" else ("adversary",)
    names = [one.name for one in view.actors if one.side in against and not one.is_self]
    seen = {one.actor_name for one in view.results} | {one.actor_name for one in view.orders}
    if me == "adversary" and seen.intersection(names):
        return []
    return [line((name, "strong"), (": nothing seen", "quiet")) for name in names if name not in seen]


def calibrated(calls: Calls | None, columns: int) -> list[Row]:
    """How sure against how right, so far: "Calibration so far: 3 calls, Brier 0.14"."""
    found = calls.calibration if calls is not None else None
    if found is None:
        return []
    words = line(
        f"Calibration so far: {counted(found.count, 'call')}, Brier ",
        (f"{found.brier:.2f}", "good" if found.brier < 0.25 else "warn"),
        (" (0 is best, always saying 50 gives 0.25)", "quiet"),
    )
    return [text(*wrapped(words, columns, 2))]


def objective(one: ObjectiveView, columns: int) -> Row:
    """An objective with its rating and score: "S 71  Keep the coalition together"."""
    tone = {"P": "good", "S": "", "M": "warn", "U": "bad"}.get(one.rating, "")
    room = max(8, min(20, columns // 6))
    begin = line(
        (left(one.rating, 2), tone or "strong"),
        (right(number(round(one.score)), 4), "strong"),
        " ",
        *bar(one.score, 0, 100, room, tone=tone or "accent"),
        "  ",
    )
    return row(f"objective:{one.id}", *wrapped((*begin, (one.title, "")), columns, width(begin)))


def legend(objectives: Sequence[ObjectiveView], columns: int) -> list[Row]:
    """What the letters before the scores mean, of those in use."""
    used = [letter for letter in RATINGS if any(one.rating == letter for one in objectives)]
    words = ", ".join(f"{letter} {RATINGS[letter]}" for letter in used)
    return [text(*wrapped(line((words, "quiet")), columns))] if words else []


def verdict(one: ResultView) -> tuple[str, str]:
    """How it came out, in a word."""
    if one.outcome in ("success", "failure"):
        return ("SUCCESS", "good") if one.is_success else ("FAILURE", "bad")
    return ("DONE", "good") if one.outcome == "done" else (one.outcome.replace("_", " ").upper(), "strong")


def _sure(calls: Calls | None, one: ResultView) -> float | None:
    return calls.sure.get((one.ordered, one.order)) if calls is not None else None


def _result(view: View, one: ResultView, columns: int, seen: Curtain, sure: float | None = None) -> list[Row]:
    whose = "" if one.actor_name == view.seat_name else f"{one.actor_name}: "
    lines: list[Line] = []
    if one.ordered < view.turn:
        lines.append(line((f"ordered in turn {one.ordered}, due now", "quiet")))
    if not one.is_certain:
        has_dice = one.actor_name == view.seat_name
        grown, rolled = (seen.part(_GROWING), seen.part(_ROLLING)) if has_dice else (1.0, 1.0)
        lines.extend(_odds(one, columns, grown, rolled))
    is_told = seen.after(_REST)
    told = paragraphs(one.text, columns)
    if sure is not None:
        told.append(line((was_sure(sure), "quiet")))
    lines.extend(told if is_told else ((),) * len(told))
    rows = [row(f"result:{one.order}", *lines)] if lines else []
    for fact in changes.of_result(view, one):
        moved = [line("  ", *part) for part in fact_line(fact, columns - 2)]
        its = f"subject:{fact.subject}" if fact.subject else ""
        rows.append(Row(its, tuple(seen.lines(_LINE, its, moved))))
    return section(
        whose + one.title,
        rows or [text(line(("nothing seen to move", "quiet")))],
        columns,
        verdict(one) if is_told else ("", ""),
    )


def _odds(one: ResultView, columns: int, grown: float = 1.0, rolled: float = 1.0) -> list[Line]:
    """The chance and the roll under it; where the author named several results, the roll chose among them.

    `grown` and `rolled` (0..1): how far the bar has grown and the die has run.
    """
    roll = swept(rolled, one.roll)
    shown = f"{number(round(roll)):>3}" if rolled > 0.0 else "   "
    if one.outcome not in ("success", "failure"):
        return [line(("one of several results; the roll was ", "quiet"), f"{shown.strip():>3} of 100")]
    chance = grown * one.chance
    is_good = one.is_success if rolled >= 1.0 else roll < one.chance
    upper, pointer = odds_bar(chance, roll, max(20, min(50, columns - 30)), is_good)
    return [
        line(f"chance up to {number(round(chance)):>3}  ", *upper),
        line(f"the roll was {shown}  ", *pointer) if rolled > 0.0 else (),
    ]


def _refused(one: OrderView, columns: int) -> Row:
    return row(f"order:{one.id}", *wrapped(line((one.title, "strong"), "  ", *outcome(one)), columns, 2))


def _waiting(one: OrderView, columns: int) -> Row:
    return row(
        f"order:{one.id}",
        line(
            ("" if one.is_mine else f"{one.actor_name}: ", "quiet"),
            (cut(one.title, columns - 20 - (0 if one.is_mine else len(one.actor_name) + 2)), "strong"),
            (f"  acts in turn {one.due}", "quiet"),
        ),
    )
