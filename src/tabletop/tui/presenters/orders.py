"""The Orders screen: the menu as rows, and the words about one entry: what it asks, of whom, and what follows.

Never holds which entry is highlighted.
"""

import textwrap
from collections.abc import Mapping, Sequence

from tabletop.engine.view import ChancePart, ForumView, MenuEntry, View
from tabletop.tui.presenters.ink import Line, Span, apart, cells, cut, left, line, paragraphs, right, wrapped
from tabletop.tui.presenters.movers import mover_rows
from tabletop.tui.presenters.plans import after, changes, given_orders, ordered, remains
from tabletop.tui.presenters.rows import Row, heading, row, stacked, text
from tabletop.tui.presenters.stances import asked_nobody, stance_rows, unsounded
from tabletop.tui.presenters.words import agreement, bar, capital, cost, minus, number, signed

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
        out.extend(_entry(entry, body(entry, bodies), columns, _is_given(entry, given)) for entry in of)
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


def people(entry: MenuEntry, at: int, columns: int, *, is_wide: bool = False) -> list[Row]:
    """Who would be asked in forum number `at`, how each stands to it, and why."""
    forum = entry.forums[at]
    rows = _forum_heading(entry, at, columns)
    if not forum.stances and len(entry.forums) == 1:
        return [text(line((asked_nobody(forum), "quiet")))]
    if not forum.stances:
        return [*rows, text(line((asked_nobody(forum), "quiet"))), *_price(forum, columns)]
    rows.extend(stance_rows(forum.stances, columns, is_wide=is_wide))
    rows.extend(mover_rows(forum.stances, columns, is_wide=is_wide))
    hint = unsounded(forum.stances)
    if hint:
        rows.append(text(*wrapped(line((hint, "quiet")), columns)))
    return [*rows, *_price(forum, columns)]


def _price(forum: ForumView, columns: int) -> list[Row]:
    said = line(("This forum costs ", "quiet"), (minus(forum.price), "warn"))
    return [text(*wrapped(said, columns, 2))] if forum.price else []


def consequence(view: View, entry: MenuEntry, at: int, columns: int) -> list[Row]:
    """How likely it works and what that adds up from, what then moves, what it costs and when it acts."""
    forum = entry.forums[at]
    share = "" if forum.chance is None or forum.outcomes else f"works {number(round(forum.chance))} %"
    rows = [heading(_when_it_holds(view, forum), columns, (share, "strong"))]
    rows.extend(text(one) for one in _chance(forum, columns))
    rows.extend(chance_rows(() if forum.outcomes else forum.chance_parts, columns))
    rows.extend(changes(view, entry, at, columns))
    words = (("works", entry.success, "good"), ("fails", entry.failure, "bad"))
    for label, said, tone in (
        *(() if forum.plans else words),
        ("law", entry.law, "" if entry.is_lawful else "bad"),
        ("without it", entry.unlawful, "bad"),
        ("costs", "" if forum.plans else _costs(entry), ""),
        ("acts", forum.acts, "bad" if forum.is_late else ""),
        ("limit", entry.uses, "warn"),
        ("if refused", forum.refused, "warn" if entry.cost or entry.uses else ""),
        ("escalation", _escalation(entry), ""),
    ):
        if said:
            rows.append(text(*wrapped(line((left(label, 12), "quiet"), (minus(said), tone)), columns, 12)))
    return [*rows, *after(view, entry, columns)]


def _when_it_holds(view: View, forum: ForumView) -> str:
    """What has still to happen for the consequences to come."""
    if forum.option not in given_orders(view):
        return "If agreed" if forum.stances else "If ordered"
    return "As ordered, if agreed" if forum.stances else "As ordered"


def chance_rows(parts: Sequence[ChancePart], columns: int) -> list[Row]:
    """What a chance adds up from, a line for each part."""
    room = columns - 6
    return [
        text(line((left(minus(capital(one.words)), room), ""), (right(signed(one.amount), 6), _toned(one))))
        for one in (parts if len(parts) > 1 else ())
    ]


def _toned(part: ChancePart) -> str:
    return "bad" if part.amount < 0 else ""


def about(view: View, entry: MenuEntry, columns: int) -> list[Row]:
    """Title, text and, when it cannot be ordered, the clause that fails."""
    rows = [text(*wrapped(line((entry.title, "strong")), columns, 2))]
    if _is_given(entry, given_orders(view)):
        said = "✓ You ordered it this turn; u takes back your last order."
        rows.append(text(*wrapped(line((said, "good")), columns, 2)))
    elif entry.refusal:
        rows.append(text(*wrapped(line((not_now(entry), "warn")), columns, 2)))
    if entry.text:
        rows.append(text(*paragraphs(entry.text, columns)))
    return rows


def not_now(entry: MenuEntry) -> str:
    """That it cannot be ordered now and why: "Not now: needs ..."; "Not before turn 2"."""
    why = clause(entry) or "it cannot be ordered"
    return capital(why) if why.startswith("not ") else f"Not now: {why}"


def clause(entry: MenuEntry) -> str:
    """What keeps the entry from being ordered now."""
    return entry.refusal.removeprefix("not now: ")


def beside(entry: MenuEntry, at: int) -> str:
    """What the other bodies would come to, each with its price: "Council 0 %; Willing 62 %, trust -8"."""
    told = []
    for one in entry.forums[:at] + entry.forums[at + 1 :]:
        share = f" {agreement(one)}" if one.stances else ": nobody is asked"
        told.append(f"{one.title or 'no body'}{share}" + (f", {minus(one.price)}" if one.price else ""))
    return "; ".join(told)


def forum_choice(forum: ForumView) -> Line:
    """One forum in a list to choose from."""
    chance = f"  agreed {agreement(forum)}" if forum.stances else "  nobody is asked"
    return line(
        (forum.title or "No body", "strong"),
        (chance, ""),
        (f"  {minus(forum.price)}" if forum.price else "", "warn"),
    )


def is_open(forum: ForumView) -> bool:
    """Whether anything is in doubt about an order here: a body must agree, or its result is not certain."""
    return bool(forum.stances) or forum.chance is not None or bool(forum.outcomes)


def body(entry: MenuEntry, bodies: Mapping[str, int]) -> int:
    """The place of the body before which an entry is looked at."""
    return min(bodies.get(entry.id, 0), len(entry.forums) - 1)


def _is_given(entry: MenuEntry, given: set[str]) -> bool:
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


def _entry(entry: MenuEntry, at: int, columns: int, is_given: bool) -> Row:
    forum = entry.forums[at]
    mark: Span = ("✓ ", "good") if is_given else ("  ", "") if entry.is_available else ("– ", "quiet")
    room = columns - 2 - _TABLE
    indent = "+ " if entry.variant else ""
    title = indent + entry.title
    if not entry.is_available and not is_given:
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


def _forum_heading(entry: MenuEntry, at: int, columns: int) -> list[Row]:
    forum = entry.forums[at]
    aside = f"agreed {agreement(forum)}" if forum.stances else ""
    rows = [heading(forum.title or "No body", columns, (aside, "strong"))]
    many = f"b: {len(entry.forums)} bodies" if len(entry.forums) > 1 else ""
    if cells(forum.rule_words) + cells(many) + 2 <= columns:
        rows.append(text(apart(line((forum.rule_words, "quiet")), line((many, "accent")), columns)))
    else:
        rows.append(text(*wrapped(line((forum.rule_words, "quiet"), "  ", (many, "accent")), columns)))
    if many:
        rows.append(text(*wrapped(line(("elsewhere   ", "quiet"), beside(entry, at)), columns, 12)))
    return rows


def _chance(forum: ForumView, columns: int) -> list[Line]:
    if forum.outcomes:
        room = max((len(name) for name, _ in forum.outcomes), default=0)
        return [
            line(
                left(name.replace("_", " "), room + 2), *bar(share, 0, 100, 20), f" {number(round(share))} %"
            )
            for name, share in forum.outcomes
        ]
    if forum.chance is None:
        return [line((left("chance", 12), "quiet"), "certain")]
    lines = [
        line(
            (left("chance", 12), "quiet"),
            *bar(forum.chance, 0, 100, max(10, min(30, columns - 24))),
            (f" {number(round(forum.chance))} %", "strong"),
        )
    ]
    if forum.contribution < 99.5 and not forum.chance_parts:
        lines.append(
            line(
                (left("means", 12), "quiet"),
                f"{number(round(forum.contribution))} % of what the coalition has",
            )
        )
    return lines


def _costs(entry: MenuEntry) -> str:
    effort = f"{number(entry.effort)} effort"
    return f"{effort}, {cost(entry.cost)}" if entry.cost else effort


def _escalation(entry: MenuEntry) -> str:
    if not entry.escalation:
        return ""
    return entry.escalation.replace("_", " ") + (f", risk {number(entry.risk)} of 100" if entry.risk else "")


def purse_keys(view: View) -> list[str]:
    """Keys of the seat's purses, as `details.subject_of` reads them."""
    return [f"purse:{one.id if one.is_shared else f'{view.seat}.{one.id}'}" for one in view.purses]


def entry_of(view: View, id: str) -> MenuEntry | None:
    """The menu's entry with this id."""
    return next((entry for entry in view.menu if entry.id == id), None)
