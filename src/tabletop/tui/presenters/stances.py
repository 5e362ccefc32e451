"""How people stand to an order, with their reasons: expected before the Floor, taken on it.

Never holds the order's consequences.
"""

from collections.abc import Sequence

from tabletop.engine.view import ForumView, Reason, StanceView
from tabletop.tui.presenters.ink import Line, Span, left, line, wrapped
from tabletop.tui.presenters.rows import Row, row, text
from tabletop.tui.presenters.words import (
    POSITION_TONES,
    capital,
    capped,
    listed,
    minus,
    position,
    shares_bar,
    signed,
    term,
)

_BESIDE = 26  # columns that reasons need beside the bar; with less they stand beneath
_SAID = 8  # columns of a position in words, with its gap
_THEIR_MINDS = "consulting them would show their minds"
_SMALL = 0.05  # a term of support below this is not worth a word


def asked_nobody(forum: ForumView) -> str:
    """Why there are no positions."""
    return "Its members are not asked." if forum.id else "Nobody is asked: it is carried out as ordered."


def stance_rows(stances: Sequence[StanceView], columns: int, *, is_wide: bool = False) -> list[Row]:
    """Expected positions: shares as bars, and the strongest reasons; wide ones get the sentences too."""
    name_room = min(18, max((len(one.name) for one in stances), default=0) + 5)
    bar_room = max(12, min(24, columns // 4))
    signs = "no ░  acquiesce ▒  yes █" if bar_room >= 24 else "no ░ acq ▒ yes █"
    is_beside = columns - name_room - bar_room - _SAID - 3 >= _BESIDE
    legend = line(
        " " * name_room, (left(signs, bar_room + _SAID + 3), "quiet"), ("why" if is_beside else "", "quiet")
    )
    rows = [text(legend)]
    for one in stances:
        rows.append(row(f"actor:{one.actor}", *_expected(one, columns, name_room, bar_room, is_wide)))
    return rows


def unsounded(stances: Sequence[StanceView]) -> str:
    """A hint at those whose mind the seat does not know."""
    unknown = [one for one in stances if not one.is_settled]
    consulting = [one.name for one in unknown if one.sounding == f"Consult {one.name}"]
    hidden = [one.name for one in unknown if not one.sounding]
    told = []
    if consulting:
        said = "a consultation would show its mind" if len(consulting) == 1 else _THEIR_MINDS
        told.append(f"You have not sounded {listed(consulting, 'or')}: {said}.")
    told.extend(
        f"You have not sounded {one.name}: “{one.sounding}” would show its mind."
        for one in unknown
        if one.sounding and one.name not in consulting
    )
    if hidden:
        whose = "its mind" if len(hidden) == 1 else "their minds"
        none = f"nothing that can be ordered now would show {whose}"
        told.append(f"You have not sounded {listed(hidden, 'or')}, and {none}.")
    return f"? {' '.join(told)}" if told else ""


def taken(one: StanceView, columns: int) -> list[Line]:
    """A position on the floor: the word, the strongest reason as a sentence, its terms, and what would change it."""
    said, tone = position(one)
    stood: Span = ("", "")
    if one.vote:
        stood = ("", "") if one.vote == one.position else (f"though it stood at {said}. ", "quiet")
        said, tone = f"VOTES {one.vote.upper()}", POSITION_TONES.get(one.vote, "")
    best = _strongest(one)
    room = min(16, max(12, columns // 5))
    head = line((left(f"{one.letter} {one.name}", room), "strong"), (left(said, 13), tone))
    words = minus(capital(best.words)) if best else ""
    is_told = best is not None and best.term == "consulted"
    asked = (("consulted  ", "quiet"),) if one.is_consulted and not is_told else ()
    out = wrapped((*head, stood, *asked, (words, "")), columns, room)
    terms = _terms(one, with_amounts=True)
    if terms and not (best is not None and best.term == "red_line"):
        out.extend(wrapped(line(" " * room, *terms), columns, room))
    if (one.vote or one.position) == "no" and one.unless:
        out.extend(wrapped(line(" " * room, ("unless ", "warn"), (one.unless, "strong")), columns, room))
    return out


def _expected(one: StanceView, columns: int, name_room: int, bar_room: int, is_wide: bool) -> list[Line]:
    name = left(f"{one.letter} {one.name}", name_room - 2)
    mark: Span = ("  ", "") if one.is_settled else ("? ", "warn")
    if one.is_settled:
        share: Span = (left(_short(position(one)[0]), _SAID), position(one)[1])
    else:
        best = max((one.no, "no"), (one.acquiesce, "acq."), (one.yes, "yes"))
        share = (left(f"{capped(best[0], False).replace(' ', '')} {best[1]}", _SAID), "")
    head = line((name, "strong"), mark, *shares_bar(one, bar_room), " ", share)
    used = name_room + bar_room + _SAID + 3
    terms = _terms(one, with_amounts=False)
    if columns - used >= _BESIDE:
        out = wrapped(line(*head, "  ", *terms), columns, used)
    else:
        out = [head, *(wrapped(line(" " * name_room, *terms), columns, name_room) if terms else [])]
    best_reason = _strongest(one)
    if is_wide and best_reason is not None:
        out.extend(
            wrapped(line(" " * name_room, (minus(capital(best_reason.words)), "quiet")), columns, name_room)
        )
    if one.no >= 50 and one.unless and not one.movers:
        out.extend(wrapped(line(" " * name_room, ("unless ", "warn"), one.unless), columns, name_room))
    return out


def _short(said: str) -> str:
    return {"ACQUIESCES": "ACQ."}.get(said, said)


def _terms(one: StanceView, *, with_amounts: bool) -> list[str | Span]:
    red = next((reason for reason in one.reasons if reason.term == "red_line"), None)
    if red is not None:
        return [("red line", "bad")]
    # figures must add up, so all of them are told; words alone name what weighs most
    weighty = [r for r in one.reasons if abs(r.amount) >= _SMALL and (with_amounts or r.term != "base")]
    most = len(weighty) if with_amounts else 3
    unknown = [r for r in one.reasons if with_amounts and r.term == "mood" and r.amount == 0.0]
    spans: list[str | Span] = []
    for label, tone, group in (
        ("for: ", "good", [reason for reason in weighty if reason.amount > 0][:most]),
        ("against: ", "bad", [reason for reason in weighty if reason.amount < 0][:most]),
    ):
        if group:
            names = [f"{term(r.term)} {signed(r.amount, 2)}" if with_amounts else term(r.term) for r in group]
            spans.extend(["  " if spans else "", (label, tone), ", ".join(names)])
    if unknown:
        spans.extend(
            ["  " if spans else "", ("unknown to you: ", "warn"), ", ".join(term(r.term) for r in unknown)]
        )
    return spans


def _strongest(one: StanceView) -> Reason | None:
    """The reason that weighs most on the side it takes; on the other where it has none."""
    red = next((reason for reason in one.reasons if reason.term == "red_line"), None)
    if red is not None:
        return red
    sign = 1 if one.no < 50 and one.position == "yes" else -1  # who acquiesces is held back by something
    weighty = [r for r in one.reasons if r.words and abs(r.amount) > _SMALL]
    weighty = [r for r in weighty if r.term != "base"] or weighty  # goodwill that all have explains nobody
    sided = [reason for reason in weighty if reason.amount * sign > 0]
    return max(sided or weighty, key=lambda reason: abs(reason.amount), default=None)
