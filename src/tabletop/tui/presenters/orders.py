"""One entry of the menu of orders in rows: what it asks, of whom, and what follows.

Never holds which entry is highlighted, nor the menu: that is in `menu`.
"""

from collections.abc import Sequence

from tabletop.engine.view import ChancePart, ForumView, MenuEntry, View
from tabletop.tui.presenters.ink import Line, apart, cells, left, line, paragraphs, right, wrapped
from tabletop.tui.presenters.menu import is_given, not_now
from tabletop.tui.presenters.movers import mover_rows
from tabletop.tui.presenters.plans import after, changes, given_orders
from tabletop.tui.presenters.rows import Row, heading, text
from tabletop.tui.presenters.stances import asked_nobody, stance_rows, unsounded
from tabletop.tui.presenters.words import agreement, bar, capital, cost, minus, number, signed


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
    if is_given(entry, given_orders(view)):
        said = "✓ You ordered it this turn; u takes back your last order."
        rows.append(text(*wrapped(line((said, "good")), columns, 2)))
    elif entry.refusal:
        rows.append(text(*wrapped(line((not_now(entry), "warn")), columns, 2)))
    if entry.text:
        rows.append(text(*paragraphs(entry.text, columns)))
    return rows


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
