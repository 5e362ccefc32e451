"""The menu of orders as rows, and what was given of it.

Never holds what an order asks, of whom, nor what follows: that is in `orders`.
"""

import textwrap
from collections.abc import Mapping

from tabletop.engine.view import ForumView, MenuEntry, View
from tabletop.tui.presenters.ink import Line, Span, cells, cut, left, line, right
from tabletop.tui.presenters.plans import given_orders, ordered, remains
from tabletop.tui.presenters.rows import Row, row, stacked, text
from tabletop.tui.presenters.words import agreement, capital, minus, number

#: Columns behind an entry's title, with their widths.
_EFFORT, _COST, _AGREED, _CHANCE, _WHEN = 6, 5, 9, 7, 5
_TABLE = _EFFORT + _COST + _AGREED + _CHANCE + _WHEN

_FIRST: Mapping[str, int] = {}


def menu(view: View, columns: int, is_all: bool = True, bodies: Mapping[str, int] = _FIRST) -> list[Row]:
    """Entries under their instruments; without `is_all` only those that can be ordered.

    `bodies` are the places of the bodies before which entries are looked at, by entry; the first where it says nothing.
    """
    out: list[Row] = []
    shown = [entry for entry in view.menu if is_all or entry.is_available]
    given = given_orders(view)
    for instrument in dict.fromkeys(entry.instrument for entry in shown):
        out.append(_instrument(instrument, columns, is_first=not out))
        of = [entry for entry in shown if entry.instrument == instrument]
        out.extend(_entry(entry, body(entry, bodies), columns, is_given(entry, given)) for entry in of)
    if not out:
        out.append(text(line(("Nothing can be ordered now.", "quiet"))))
    return stacked(out, ordered(view, columns))


def given(view: View, columns: int) -> Line:
    """What was ordered so far this turn, and what is left for more."""
    mine = [order for order in view.orders if order.is_mine]
    if not mine:
        return line((" Given: ", "quiet"), ("nothing yet", "quiet"))
    titles = ", ".join(order.title + (f" ({order.body})" if order.body else "") for order in mine)
    left_over = f"{remains(view)} "
    room = columns - 9 - len(left_over) - 2
    if room < 24:
        return line((" Given: ", "quiet"), (cut(titles, columns - 9), "strong"))
    return line((" Given: ", "quiet"), (left(titles, room), "strong"), "  ", (left_over, "quiet"))


def body(entry: MenuEntry, bodies: Mapping[str, int]) -> int:
    """The place of the body before which an entry is looked at."""
    return min(bodies.get(entry.id, 0), len(entry.forums) - 1)


def entry_of(view: View, id: str) -> MenuEntry | None:
    """The menu's entry with this id."""
    return next((entry for entry in view.menu if entry.id == id), None)


def clause(entry: MenuEntry) -> str:
    """What keeps the entry from being ordered now."""
    return entry.refusal.removeprefix("not now: ")


def not_now(entry: MenuEntry) -> str:
    """That it cannot be ordered now and why: "Not now: needs ..."; "Not before turn 2"."""
    why = clause(entry) or "it cannot be ordered"
    return capital(why) if why.startswith("not ") else f"Not now: {why}"


def is_given(entry: MenuEntry, given: set[str]) -> bool:
    """Whether the seat ordered it this turn, before whichever body."""
    return any(forum.option in given for forum in entry.forums)


def _instrument(name: str, columns: int, *, is_first: bool) -> Row:
    head: list[str | Span] = [(left(name.upper() or "OTHER", columns - _TABLE), "title")]
    if is_first and columns >= 50:
        names = (
            ("effort", _EFFORT),
            ("cost", _COST),
            ("agreed  ", _AGREED),
            ("works", _CHANCE),
            ("acts", _WHEN),
        )
        head.extend((right(word, room), "quiet") for word, room in names)
    return text(line(*head))


def _entry(entry: MenuEntry, at: int, columns: int, was_given: bool) -> Row:
    forum = entry.forums[at]
    mark: Span = ("✓ ", "good") if was_given else ("  ", "") if entry.is_available else ("– ", "quiet")
    room = columns - 2 - _TABLE
    indent = "+ " if entry.variant else ""
    title = indent + entry.title
    if not entry.is_available and not was_given:
        why = minus(clause(entry))
        room = max(room, 26)
        if cells(title) > room or cells(why) > columns - room - 3:
            return row(
                entry.id,
                line(mark, (cut(title, columns - 2), "quiet")),
                line("    ", (cut(why, columns - 4), "quiet")),
            )
        return row(entry.id, line(mark, (left(title, room), "quiet"), " ", (why, "quiet")))
    costs = sum(amount for _, amount in entry.cost)
    first, *more = textwrap.wrap(title, max(8, room - 1)) or [title]
    return row(
        entry.id,
        line(
            mark,
            left(first, room),
            right(number(entry.effort), _EFFORT),
            right(number(costs) if costs else "·", _COST),
            *_agreed(entry, forum),
            _works(forum),
            _when(forum),
        ),
        *(line("    ", cut(rest, columns - 4)) for rest in more),
    )


def _agreed(entry: MenuEntry, forum: ForumView) -> tuple[Span, Span]:
    """The chance that this body agrees, and the key that leads to a body which more likely does."""
    if not forum.stances:
        return (right("·", _AGREED - 2), "quiet"), ("  ", "")
    tone = "good" if forum.agreed >= 75 else "bad" if forum.agreed < 25 else "warn"
    is_best = all(round(one.agreed) <= round(forum.agreed) for one in entry.forums if one.stances)
    return (right(agreement(forum), _AGREED - 2), tone), ("  ", "") if is_best else (" b", "accent")


def _works(forum: ForumView) -> Span:
    if forum.outcomes:
        return (right("varies", _CHANCE), "quiet")
    if forum.chance is None:
        return (right("sure", _CHANCE), "quiet")
    return (right(f"{number(round(forum.chance))} %", _CHANCE), "")


def _when(forum: ForumView) -> Span:
    """When it acts: "now", "t4", "late" where that is after the end."""
    if forum.is_late:
        return (right("late", _WHEN), "bad")
    said = forum.acts.split(" (")[0].replace("turn ", "t")
    return (right(cut(said, _WHEN - 1), _WHEN), "quiet")
