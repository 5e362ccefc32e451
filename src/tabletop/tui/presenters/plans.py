"""What an order would change: numbers before and after it, what is then left, and what is then out of reach.

Never holds who would agree, nor how likely it works.
"""

from collections.abc import Sequence

from tabletop.engine.view import ForumView, MenuEntry, Plan, Shift, View
from tabletop.tui.presenters.ink import Line, Span, cut, left, line, right, wrapped
from tabletop.tui.presenters.rows import Row, heading, row, text
from tabletop.tui.presenters.words import capital, counted, minus, move, number, signed

_NOW, _THEN, _BY = 4, 5, 7  # columns of a figure now, a figure then, and the change with its arrow
_FEW = 3  # entries out of reach that are named
_SLACK = 1e-9


def changes(view: View, entry: MenuEntry, at: int, columns: int) -> list[Row]:
    """Every number the order moves, for each of its results; numbers can be highlighted for their ledger."""
    forum = entry.forums[at]
    if not forum.plans:
        return []
    labels = names(forum)
    tables = [forum.plans] if len(forum.plans) <= 2 else [(plan,) for plan in forum.plans]
    start = "was" if forum.option in given_orders(view) else "now"
    rows: list[Row] = []
    for plans in tables:
        heads = [labels[forum.plans.index(plan)] for plan in plans]
        title = "What changes"
        if forum.outcomes and len(plans) == 1:
            title, heads = f"{title}: {heads[0]}", ["then"]
        aside = right(start, _NOW) + "".join(right(cut(one, _THEN + _BY - 1), _THEN + _BY) for one in heads)
        rows.append(_titled(title, columns, aside))
        rows.extend(_shift(view, plans, subject, columns) for subject in _subjects(plans))
        if plans is tables[-1]:
            rows.append(_effort(view, entry, len(plans), columns))
    for label, plan in zip(labels, forum.plans, strict=True):
        if plan.words:
            tone = "good" if plan.is_success else "bad"
            said = line((left(label, 11) + " ", "quiet"), (minus(plan.words), tone))
            rows.append(text(*wrapped(said, columns, 12)))
    return rows


def names(forum: ForumView) -> list[str]:
    """What people call each result: "works", "fails", "then", or the author's name with its share."""
    if forum.outcomes:
        return [f"{name.replace('_', ' ')} {number(round(share))} %" for name, share in forum.outcomes]
    if forum.chance is None:
        return ["then"]
    return ["works", "fails"]


def after(view: View, entry: MenuEntry, columns: int) -> list[Row]:
    """What is left of the turn's effort, and what could then no longer be ordered."""
    lost = out_of_reach(view, entry) if entry.is_available else []
    if not lost:
        return []
    said = "; ".join(_grouped(lost))
    if view.effort_left - entry.effort < _SLACK:
        said = f"everything else this turn: no effort is left for {counted(len(lost), 'other order')}"
    return [text(*wrapped(line((left("rules out", 12), "quiet"), (minus(said), "warn")), columns, 12))]


def _grouped(lost: Sequence[tuple[str, str]]) -> list[str]:
    """Titles by what they would lack: "Go to the Council, Brief the press and 3 more (effort)"."""
    out = []
    for why in dict.fromkeys(why for _, why in lost):
        its = [title for title, lacking in lost if lacking == why]
        more = len(its) - _FEW
        out.append(f"{', '.join(its[:_FEW])}{f' and {more} more' if more > 0 else ''} (not enough {why})")
    return out


def out_of_reach(view: View, entry: MenuEntry) -> list[tuple[str, str]]:
    """What can be ordered now and could not be beside this order: each title, with what it would lack; no variants."""
    effort = view.effort_left - entry.effort
    spent = dict(entry.cost)
    means = {purse.title: purse.left - spent.get(purse.title, 0.0) for purse in view.purses}
    found: dict[str, tuple[str, str]] = {}
    for other in view.menu:
        if not other.is_available or other.response == entry.response:
            continue
        lacking = [title.lower() for title, amount in other.cost if amount > means.get(title, 0.0) + _SLACK]
        if other.effort > effort + _SLACK:
            lacking = ["effort", *lacking]
        if lacking:
            found.setdefault(other.response, (other.title, " and ".join(lacking)))
    return list(found.values())


def ordered(view: View, columns: int) -> list[Row]:
    """The seat's orders of this turn with what each takes, and what is left."""
    mine = [order for order in view.orders if order.is_mine]
    if not mine:
        return []
    rows = [heading("Given this turn", columns, (remains(view), "strong"))]
    for order in mine:
        price = "".join(f", {number(amount)} {title.lower()}" for title, amount in order.cost)
        when = "now" if order.due <= view.turn else f"turn {order.due}"
        aside = (
            f"  {order.body + ', ' if order.body else ''}{number(order.effort)} effort{price}, acts {when}"
        )
        said = line(("✓ ", "good"), (order.title, "strong"), (aside, "quiet"))
        rows.append(text(*wrapped(said, columns, 4)))
    return rows


def given_orders(view: View) -> set[str]:
    """Full ids of what the seat has ordered this turn."""
    return {order.id for order in view.orders if order.is_mine}


def remains(view: View) -> str:
    """What the seat has left this turn: "effort 1 of 3, political capital 5 left"."""
    told = [f"effort {number(view.effort_left)} of {number(view.effort)}"]
    told.extend(f"{purse.title.lower()} {number(purse.left)}" for purse in view.purses)
    return ", ".join(told) + " left"


def plan_lines(view: View, entry: MenuEntry, at: int) -> list[str]:
    """The same in sentences: "If it works: Legitimacy 60 to 64 (+4); Consent of the flag state is given"."""
    forum = entry.forums[at]
    out = []
    for label, plan in zip(names(forum), forum.plans, strict=True) if forum.plans else ():
        told = [
            f"{_label(view, one)} {' to '.join(_figures(one)[:2])} ({_figures(one)[2]})"
            for one in plan.shifts
        ]
        said = (
            "; ".join([*told, *([minus(plan.words)] if plan.words else [])]) or "nothing that you would see"
        )
        out.append(
            f"{'If it ' + label if forum.chance is not None and not forum.outcomes else capital(label)}: {said}."
        )
    lost = out_of_reach(view, entry) if entry.is_available else []
    if lost:
        out.append(f"It rules out: {'; '.join(_grouped(lost))}.")
    return out


def _titled(title: str, columns: int, aside: str) -> Row:
    """A ruled heading with names over the table's columns."""
    head = f"── {cut(title, max(4, columns - 4 - len(aside)))} "
    return text(
        line(
            (head[:3], "quiet"),
            (head[3:], "title"),
            ("─" * (columns - len(head) - len(aside)), "quiet"),
            (aside, "quiet"),
        )
    )


def _subjects(plans: Sequence[Plan]) -> list[str]:
    return list(dict.fromkeys(shift.subject for plan in plans for shift in plan.shifts))


def _shift(view: View, plans: Sequence[Plan], subject: str, columns: int) -> Row:
    found = [next((one for one in plan.shifts if one.subject == subject), None) for plan in plans]
    first = next(one for one in found if one is not None)
    room = columns - _NOW - len(plans) * (_THEN + _BY)
    spans: list[str | Span] = [
        left(cut(_label(view, first), room - 1), room),
        right(_figures(first)[0], _NOW),
    ]
    for one in found:
        spans.extend(_then(one))
    return row(key_of(view, subject), line(*spans))


def _then(shift: Shift | None) -> Line:
    if shift is None:
        return line((right("·", _THEN), "quiet"), " " * _BY)
    _, then, by = _figures(shift)
    tone = {"good": "good", "bad": "bad"}.get(shift.tone, "")
    arrow = "▲" if shift.after > shift.before else "▼"
    return line((right(then, _THEN), "strong"), (right(f"{by} {arrow}", _BY), tone))


def _effort(view: View, entry: MenuEntry, count: int, columns: int) -> Row:
    room = columns - _NOW - count * (_THEN + _BY)
    options = {forum.option for forum in entry.forums}
    given = sum(order.effort for order in view.orders if order.is_mine and order.id in options)
    before, by = view.effort_left + given, given or entry.effort
    then = line(
        (right(number(before - by), _THEN), "strong"),
        (right(f"{signed(-by)} ▼", _BY), "quiet") if by else " " * _BY,
    )
    return text(line(left("Effort left", room), right(number(before), _NOW), *then * count))


def _figures(shift: Shift) -> tuple[str, str, str]:
    before, then, by = move(shift.before, shift.after)
    return before, then, by or signed(shift.after - shift.before, 1)


def _label(view: View, shift: Shift) -> str:
    """What moved, as this seat calls it: "Political capital", and "Ostland's trust" for that in itself."""
    said = shift.label
    said = said.removesuffix(f" in {view.seat_name}")
    return capital(said.removeprefix(f"{view.seat_name}'s ").removeprefix(f"{view.seat_name}' "))


def key_of(view: View, subject: str) -> str:
    """The key of a row about this subject, as `details.subject_of` reads it."""
    kind, _, rest = subject.partition(":")
    if kind == "trust":
        return f"actor:{rest.partition('->')[0]}"
    return subject if rest else f"track:{subject}"
