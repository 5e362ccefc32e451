"""The Floor as rows: each order before a body, how its members stand, and what will come of it.

Never holds votes not yet cast.
"""

from collections.abc import Sequence
from dataclasses import replace

from tabletop.engine.view import AmendmentView, Mover, OrderView, StanceView, View
from tabletop.exercise.calls import Calls
from tabletop.tui.presenters.curtain import Curtain
from tabletop.tui.presenters.ink import HELD, Line, Span, line, wrapped
from tabletop.tui.presenters.rows import Row, heading, row, section, stacked, text
from tabletop.tui.presenters.stances import taken
from tabletop.tui.presenters.words import minus, number, was_sure

_STATUS = {
    "agreed": ("AGREED", "good"),
    "refused": ("REFUSED", "bad"),
    "refunded": ("REFUSED", "bad"),
    "lapsed": ("LAPSED", "warn"),
    "dropped": ("DROPPED", "warn"),
    "withdrawn": ("WITHDRAWN", "quiet"),
    "given": ("ORDERED", ""),
}


_MEMBER = "member:"  # key of a member's row: member:<order's key>|<actor>
_MEMBER_TICKS, _STAMP_TICKS = 5, 7
_FEW = 4  # of what would move a member


def has_business(view: View) -> bool:
    """Whether anything on the floor is worth stopping at: people asked, or an order that came to nothing."""
    return any(order.stances or order.status not in ("given", "agreed") for order in view.orders)


def floor(view: View, columns: int, curtain: Curtain | None = None, calls: Calls | None = None) -> list[Row]:
    """The seat's votes first, then its own orders, then the others'; positions as far as the curtain is open."""
    before = [one for one in view.orders if _is_before_a_body(one)]
    asked = [one for one in before if one.can_vote]
    mine = [one for one in before if one.is_mine and not one.can_vote]
    rest = [one for one in before if not one.can_vote and not one.is_mine]
    seen = curtain or Curtain()
    sections = [_order(view, one, columns, seen, calls) for one in (*asked, *mine, *rest)]
    others = [_without(one, columns) for one in view.orders if not _is_before_a_body(one)]
    return stacked(*sections, section("Ordered without asking anybody", others, columns)) or [
        text(line(("Nothing was brought to a body this turn.", "quiet")))
    ]


def order_of(view: View, row_key: str) -> OrderView | None:
    """The order that a row is about: its own, or that of one of its members."""
    name = row_key.removeprefix(_MEMBER).partition("|")[0]
    return next((one for one in view.orders if key(one) == name), None)


def trust_of(view: View, row_key: str) -> tuple[str, str]:
    """The ledger's subject and label for a member's row: its trust in whoever proposes; ("", "") for others."""
    order, member = order_of(view, row_key), row_key.partition("|")[2]
    stance = next((one for one in order.stances if one.actor == member), None) if order else None
    if order is None or stance is None or member == order.actor:
        return "", ""
    whom = "you" if order.is_mine else order.actor_name
    return f"trust:{member}->{order.actor}", f"{stance.name}'s trust in {whom}"


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


def _order(view: View, order: OrderView, columns: int, seen: Curtain, calls: Calls | None) -> list[Row]:
    title = f"{order.title}, {'yours' if order.is_mine else 'by ' + order.actor_name}"
    rows = [heading(title, columns, (order.body, "quiet"))]
    if order.was:
        rows.append(text(*wrapped(line(("amended; it was ", "quiet"), order.was), columns, 2)))
    if order.rule_words:
        rows.append(text(*wrapped(line((order.rule_words, "quiet")), columns)))
    known: list[StanceView] = []
    for stance in order.stances:
        is_me = stance.actor == view.seat
        told = _member(order, replace(stance, name="you") if is_me else stance, columns)
        name = line((f"{stance.letter} {stance.name}", "strong"), ("  ...", "quiet"))
        its = f"{_MEMBER}{key(order)}|{stance.actor}"
        rows.append(row(its, *seen.lines(_MEMBER_TICKS, its, told, name)))
        if seen.latest == its:
            known.append(stance)
    so_far = line(("so far: ", "quiet"), (tally(known), "quiet")) if known else ()
    stamp = wrapped(_stamp(view, order), columns, 2)
    told = [*stamp, *_sure(view, order, calls), *_what_else(view, order, columns)]
    return [
        *rows,
        row(key(order), *seen.lines(_STAMP_TICKS if order.stances else 0, key(order), told, so_far)),
    ]


def _member(order: OrderView, stance: StanceView, columns: int) -> list[Line]:
    """How a member stands and why; and what would move it, while something can still be done."""
    if not stance.movers:
        return taken(stance, columns)
    said = [_mover(one, order) for one in stance.movers[:_FEW]]
    room = min(16, max(12, columns // 5))
    words = line(" " * room, ("would move it  ", "warn"), ("; ".join(said), ""))
    return [*taken(replace(stance, unless=""), columns), *wrapped(words, columns, room)]


def _mover(one: Mover, order: OrderView) -> str:
    """What would move it; of what can be done now in few words, as the offers beneath tell the rest."""
    now = one.words.removeprefix("now: ")
    if now != one.words and any(now.startswith(offer.title) for offer in order.amendments):
        return f"now: {minus(now.removeprefix(f'{order.title}, '))} ({number(round(one.share))} %)"
    cost = f", {minus(one.cost)}" if one.cost else ""
    share = f" ({number(round(one.share))} %{cost})" if one.share < 99.5 or cost else ""
    return f"{minus(one.words)}{share}"


def offer_words(one: AmendmentView) -> str:
    """What an amendment costs, and what would come of it: "costs nothing; then agreed"."""
    if one.agreed is None:
        return minus(one.words)
    sure = number(round(one.agreed))
    then = {"100": "then agreed", "0": "then refused"}.get(sure, f"then agreed with a chance of {sure} %")
    return f"{minus(one.words)}; {then}" if one.words else then


def tally(stances: Sequence[StanceView]) -> str:
    """Positions counted: "2 yes, 1 acquiesces"."""
    taken_as = [one.vote or one.position for one in stances]
    counts = {name: taken_as.count(name) for name in ("yes", "acquiesce", "no")}
    said = {"acquiesce": "acquiesces" if counts["acquiesce"] == 1 else "acquiesce"}
    return ", ".join(f"{count} {said.get(name, name)}" for name, count in counts.items() if count)


def _stamp(view: View, order: OrderView) -> Line:
    """The outcome as a stamp, and the positions counted: "[ REFUSED ] as it stands  ...  2 yes, 1 no"."""
    (said, tone), *words = outcome(order, is_open=view.stage == "floor")
    stamp, _, stands = said.partition(", ")
    held = tally(order.stances).replace(" ", HELD).replace(f",{HELD}", ", ")
    count: Span = (f"  {held}", "quiet") if order.stances else ("", "")
    return line((f"▐ {stamp} ▌", tone), (f" {stands}" if stands else "", tone), *words, count)


def _sure(view: View, order: OrderView, calls: Calls | None) -> list[Line]:
    """How sure the seat was that its order works."""
    sure = calls.sure.get((view.turn, order.id)) if calls is not None and order.is_mine else None
    return [] if sure is None else [line((was_sure(sure), "quiet"))]


def _what_else(view: View, order: OrderView, columns: int) -> list[Line]:
    """What those who take part bring, what the seat may still do."""
    lines: list[Line] = []
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
    return [*lines, *_amendments(order, columns)]


def _amendments(order: OrderView, columns: int) -> list[Line]:
    if not order.amendments:
        return []
    out = [line(("You may still, once:", "quiet"))]
    for one in order.amendments:
        words = f"  {offer_words(one)}"
        out.extend(wrapped(line("  · ", (one.title, "strong"), (words, "quiet")), columns, 4))
    return out
