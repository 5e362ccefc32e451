"""A game as text that can be read without a screen: what one seat saw, turn by turn.

`play --autoplay`, `replay` and golden playthroughs print it. It reads Views only, so it tells no seat's secrets.
"""

import textwrap
from collections.abc import Callable, Iterable

from tabletop.engine import views
from tabletop.engine.game import Game
from tabletop.engine.view import Fact, ObjectiveView, OrderView, ResultView, StanceView, View
from tabletop.engine.words import number

WIDTH = 100
"""Columns of prose, where nobody asks for others; a line of facts is as long as it is."""

INDENT = "  "
"""Stands before each line of a part."""

_POSITIONS = {"acquiesce": "acquiesces"}

_SMALL = 0.05
"""A reason that adds less to support is not worth a word."""


def opening_text(game: Game, seat: str, plain: Callable[[str], str], width: int = WIDTH) -> str:
    """Title, seat and briefing; `plain` takes an author's Markdown to text with a line for each paragraph or item."""
    view = views.build(game, seat)
    head = f"{view.title}\nSeat: {view.seat_name}. Seed {view.seed}. {view.pace}."
    told = (textwrap.fill(line, width) for line in plain(view.briefing).split("\n"))
    return f"{head}\n\n" + "\n".join(told).strip() + "\n"


def turn_text(game: Game, seat: str, width: int = WIDTH) -> str:
    """The turn that `game` (stage results) has just closed, as the seat saw it; with the ending at ENDEX."""
    view = views.build(game, seat)
    parts = [f"== Turn {view.turn} of {view.turns}, {view.time} ".ljust(min(width, 80), "=")]
    parts += _messages(view, width)
    parts += _orders(view)
    parts += _results(view, width)
    parts += _section("Also moved", (_fact(f) for f in _others(view)))
    parts += _section("Objectives so far", (f"{_objective(o)}  {o.title}" for o in view.objectives))
    if view.ending is not None:
        parts += [
            "",
            f"ENDEX: {view.ending.title} ({view.ending.outcome})",
            *_wrapped(view.ending.text, "  ", width),
        ]
        parts.append("(Ratings after HSEEP's scale: P 80, S 66, M 50 and more, U below; judgement.)")
    return "\n".join(parts) + "\n"


def _messages(view: View, width: int) -> list[str]:
    lines: list[str] = []
    for inject in reversed(view.injects):
        if inject.turn == view.turn:
            lines += [f"[{inject.channel}] {inject.sender}", *_wrapped(inject.text, "    ", width)]
            if inject.choices:
                chosen = next((c.title for c in inject.choices if c.id == inject.answer), "no answer")
                lines.append(f"    {inject.asked} must choose: {chosen}")
    return lines


def _orders(view: View) -> list[str]:
    return _section("Orders", (line for order in view.orders for line in _order(order)))


def _order(order: OrderView) -> Iterable[str]:
    forum = f", {order.body}" if order.body and order.body not in order.status_words else ""
    was = f" (amended on the floor; it was: {order.was})" if order.was else ""
    yield f"{order.actor_name}: {order.title}{forum}: {order.status_words}{was}"
    for stance in order.stances:
        yield "  " + _stance(stance)


def _stance(stance: StanceView) -> str:
    """A position with the two reasons that weigh most for it, and the one that weighs most against it."""
    position = stance.vote or stance.position
    red = [reason for reason in stance.reasons if reason.term == "red_line"]
    sign = -1.0 if position == "no" else 1.0
    sided = [r for r in stance.reasons if r.amount * sign > 0.0] or list(stance.reasons)
    why = "; ".join(reason.words for reason in (red or sided[:2]))
    other = next((r for r in stance.reasons if r not in sided and abs(r.amount) >= _SMALL), None)
    but = "" if red or other is None else f"; {'for' if sign < 0.0 else 'against'} it: {other.words}"
    unless = f"; unless {stance.unless}" if stance.unless and position == "no" else ""
    said = _POSITIONS.get(position, position)
    if position != stance.position:
        said = f"votes {position}, though it stood at {_POSITIONS.get(stance.position, stance.position)}"
    return f"{stance.name}: {said}: {why}{unless}{but}"


def _results(view: View, width: int) -> list[str]:
    told = (line for result in view.results for line in _result(result, view.turn, width - len(INDENT)))
    return _section("Carried out", told)


def _result(result: ResultView, turn: int, width: int) -> Iterable[str]:
    since = f" (ordered in turn {result.ordered})" if result.ordered < turn else ""
    outcome = result.outcome.replace("_", " ")
    of = f"chance {result.chance:.0f}" if result.outcome in ("success", "failure") else "of 100"
    odds = "" if result.is_certain else f" (rolled {result.roll:.0f}, {of})"
    yield f"{result.actor_name}: {result.title}{since}: {outcome}{odds}"
    yield from _wrapped(result.text, "    ", width)
    for fact in result.moved:
        yield "    " + _fact(fact, result.title)


def _others(view: View) -> list[Fact]:
    told = {fact for result in view.results for fact in result.moved}
    return [f for f in view.facts if f not in told and f.before is not None and f.after is not None]


def _fact(fact: Fact, title: str = "") -> str:
    """A change in a line; under its order's `title` a cause that only repeats it is left out."""
    if fact.before is None or fact.after is None:
        return fact.text
    cause = fact.cause.replace(f" of {title}", "") if title else fact.cause
    why = f": {cause}" if cause and not (title and cause.startswith(title)) else ""
    kind = fact.subject.partition(":")[0]
    if kind in ("flag", "authority", "member", "caveat"):
        return f"{'from now on' if fact.after else 'no longer'}: {fact.label}{why}"
    if kind == "mind":
        return f"{fact.label} {'became' if fact.after else 'is no longer'} known{why}"
    return f"{fact.label} {number(fact.before)} -> {number(fact.after)}{why}"


def _objective(objective: ObjectiveView) -> str:
    return f"{objective.rating} {objective.score:.0f}"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = [f"{INDENT}{line}" for line in lines]
    return [f"{title}:", *found] if found else []


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    """The text's paragraphs (apart by blank lines), each filled anew."""
    lines: list[str] = []
    for paragraph in text.strip().split("\n\n"):
        words = " ".join(paragraph.split())
        lines += textwrap.wrap(words, width, initial_indent=indent, subsequent_indent=indent)
    return lines
