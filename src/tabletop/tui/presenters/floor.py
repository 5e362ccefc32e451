"""The Floor as rows: each order before a body, how its members stand, and what will come of it.

Never holds votes not yet cast.
"""

from tabletop.engine.view import OrderView, View
from tabletop.tui.presenters.ink import Line, line, wrapped
from tabletop.tui.presenters.rows import Row, heading, row, section, stacked, text
from tabletop.tui.presenters.stances import taken
from tabletop.tui.presenters.words import minus, number

_STATUS = {
    "agreed": ("AGREED", "good"),
    "refused": ("REFUSED", "bad"),
    "refunded": ("REFUSED", "bad"),
    "lapsed": ("LAPSED", "warn"),
    "dropped": ("DROPPED", "warn"),
    "withdrawn": ("WITHDRAWN", "quiet"),
    "given": ("ORDERED", ""),
}


def has_business(view: View) -> bool:
    """Whether anything on the floor is worth stopping at: people asked, or an order that came to nothing."""
    return any(order.stances or order.status not in ("given", "agreed") for order in view.orders)


def floor(view: View, columns: int) -> list[Row]:
    """The seat's votes first, then its own orders, then the others'."""
    before = [one for one in view.orders if _is_before_a_body(one)]
    asked = [one for one in before if one.can_vote]
    mine = [one for one in before if one.is_mine and not one.can_vote]
    rest = [one for one in before if not one.can_vote and not one.is_mine]
    sections = [_order(view, one, columns) for one in (*asked, *mine, *rest)]
    others = [_without(one, columns) for one in view.orders if not _is_before_a_body(one)]
    return stacked(*sections, section("Ordered without asking anybody", others, columns)) or [
        text(line(("Nothing was brought to a body this turn.", "quiet")))
    ]


def key(order: OrderView) -> str:
    """An order's name in a vote: "orderer:id"."""
    return f"{order.actor}:{order.id}"


def outcome(order: OrderView, *, is_open: bool = False) -> Line:
    """What became of it in a word and a sentence; while the floor `is_open`, what would."""
    said, tone = _STATUS.get(order.status, (order.status.upper(), ""))
    # the word in capitals goes before: "AGREED  by the Council"
    words = order.status_words.removeprefix("agreed ").removeprefix("refused ")
    words = f"  {words}" if words and words.lower() != said.lower() else ""
    if is_open and order.status in ("agreed", "refused", "refunded"):
        return line((f"{said}, as it stands", tone), words)
    return line((said, tone or "strong"), words)


def _is_before_a_body(order: OrderView) -> bool:
    return bool(order.stances or order.body or order.can_vote or order.amendments)


def _without(order: OrderView, columns: int) -> Row:
    whose = "you" if order.is_mine else order.actor_name
    words = line((whose + ": ", "quiet"), (order.title, "strong"))
    said = () if order.status in ("given", "agreed") else outcome(order)
    return row(key(order), *wrapped((*words, ("  ", ""), *said), columns, 2))


def _order(view: View, order: OrderView, columns: int) -> list[Row]:
    title = f"{order.title}, {'yours' if order.is_mine else 'by ' + order.actor_name}"
    head = heading(title, columns, (order.body, "quiet"))
    lines: list[Line] = []
    if order.rule_words:
        lines.extend(wrapped(line((order.rule_words, "quiet")), columns))
    for stance in order.stances:
        lines.extend(taken(stance, columns))
    lines.extend(wrapped(outcome(order, is_open=view.stage == "floor"), columns, 2))
    if order.stances and order.contribution < 99.5 and order.status in ("given", "agreed"):
        lines.append(
            line((f"Those taking part bring {number(round(order.contribution))} % of the means.", "quiet"))
        )
    if order.can_vote:
        vote = next((one.vote for one in order.stances if one.actor == view.seat), "")
        said = (
            f"You vote {vote}."
            if vote
            else "You are asked. v votes; if you do not, your position above stands."
        )
        lines.extend(wrapped(line(("◆ ", "warn"), (said, "warn")), columns, 2))
    lines.extend(_amendments(order, columns))
    return [head, row(key(order), *lines)]


def _amendments(order: OrderView, columns: int) -> list[Line]:
    if not order.amendments:
        return []
    out = [line(("You may still, once:", "quiet"))]
    for one in order.amendments:
        words = f"  {minus(one.words)}" if one.words else ""
        out.extend(wrapped(line("  · ", (one.title, "strong"), (words, "quiet")), columns, 4))
    return out
