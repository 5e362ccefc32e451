"""A graded decision in words: what was done, what would have been better, and in what the difference lies.

Never holds a figure's meaning: that is `analysis.grades`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tabletop.analysis.alternatives import form_of
from tabletop.analysis.grades import LEAST, Decision
from tabletop.analysis.plans import Moment
from tabletop.engine.game import WITHDRAW
from tabletop.engine.kernel.consent import is_of_body
from tabletop.engine.words import order_title, several
from tabletop.exercise.branches import order_words

#: Orders a sentence names one by one.
NAMED = 2


Helps: TypeAlias = Callable[[str, str], bool]
"""Whether an order had found more consent beside this other one."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words for one decision; `better` is "" where nothing better was found."""

    subject: str
    did: str
    better: str
    verdict: str
    against: str
    insight: str = ""
    """In what the better differs, where that is more than other orders: a body, or who was not consulted first."""


def said(at: Moment, one: Decision, helps: Helps = lambda order, consulting: True) -> Said:
    """A decision of this moment in words."""
    if one.floor:
        return _on_the_floor(at, one)
    insight = ""
    if one.inject:
        did, better = (_choice(at, one.inject, ids[0]) for ids in (one.chosen, one.best))
        difference = f"answering “{did}” rather than “{better}”"
        subject = next(text.title or text.sender for text in at.program.injects if text.id == one.inject)
        nothing = "the worst other answer"
    else:
        did, better = _orders(at, one.chosen), _orders(at, one.best)
        difference, insight = _difference(at, one.chosen, one.best, helps)
        subject, nothing = "Orders", "ordering nothing"
    return Said(
        subject,
        did,
        better if one.gave_up else "",
        _verdict(one, difference, nothing),
        nothing,
        insight if one.gave_up else "",
    )


def _on_the_floor(at: Moment, one: Decision) -> Said:
    orderer, _, order = one.floor.rpartition(":")
    title = order_words(at.program, orderer or at.seat, order)
    (chosen,), (best,) = one.chosen, one.best
    if orderer:
        did, better = chosen, best
        difference = f"voting “{did}” on “{title}” rather than “{better}”"
        subject, nothing = f"Vote on {title}", "the worst other vote"
    else:
        did, better = (_became(at, order, change) for change in (chosen, best))
        difference = f"“{title}” {did}, better {better}"
        subject = f"On the floor, {title}"
        nothing = "leaving it as it was" if chosen else "the worst other way"
    return Said(subject, did, better if one.gave_up else "", _verdict(one, difference, nothing), nothing)


def _became(at: Moment, order: str, change: str) -> str:
    if not change:
        return "left as it was"
    return "withdrawn" if change == WITHDRAW else f"changed to {order_words(at.program, at.seat, change)}"


def points(x: float) -> str:
    """ "1 point", "11 points"."""
    return "1 point" if round(x) == 1 else f"{round(x)} points"


def _verdict(one: Decision, difference: str, nothing: str) -> str:
    if one.gave_up:
        return f"gave up {points(one.gave_up)}: {difference}"
    won = one.over_passing
    if won.is_above_zero and won.mean >= LEAST:
        return f"nothing clearly better was found; worth {points(won.mean)} over {nothing}"
    return "nothing clearly better was found"


def _difference(at: Moment, chosen: tuple[str, ...], best: tuple[str, ...], helps: Helps) -> tuple[str, str]:
    """In what a set of orders falls short of a better one: "going to the council before consulting Meridia".

    And so much of it as is more than one order rather than another.
    """
    gone = [one for one in chosen if one not in best]
    new = [one for one in best if one not in chosen]
    clauses = []
    for one in list(gone):
        other = next((two for two in new if form_of(two) == form_of(one)), None)
        if other is not None:
            gone.remove(one)
            new.remove(other)
            clauses.append(_elsewhere(at, one, other))
    consulted = _before_consulting(at, chosen, gone, new, helps)
    if consulted:
        clauses.insert(0, consulted)
    insight = several(clauses)
    if gone and new:
        clauses.append(f"ordering {_quoted(at, gone)} rather than {_quoted(at, new)}")
    elif gone:
        clauses.append(f"ordering {_quoted(at, gone)}, better left")
    elif new and not chosen:
        clauses.append(f"ordering nothing rather than {_quoted(at, new)}")
    elif new:
        clauses.append(f"not ordering {_quoted(at, new)}")
    return several(clauses) or "another order of the same", insight


def _elsewhere(at: Moment, one: str, other: str) -> str:
    (title, body), (_, instead) = _parts(at, one), _parts(at, other)
    return f"taking “{title}” to {body} rather than to {instead}"


def _before_consulting(
    at: Moment, chosen: tuple[str, ...], gone: list[str], new: list[str], helps: Helps
) -> str:
    """The order of a body where sounding a member first would have helped; takes what it tells of out of both lists."""
    p = at.program.tables
    for asked in [*gone, *(one for one in chosen if one not in gone)]:
        option = _option(at, asked)
        body = p.option.body[option]
        if body < 0:
            continue
        names = []
        for one in list(new):
            form = p.option.form[_option(at, one)]
            sounded = [
                a
                for a in range(p.n.actors)
                if p.form.sounds[form * p.n.actors + a] and is_of_body(p, list(at.believed), body, a)
            ]
            if sounded and helps(asked, one):
                names += [at.program.actors[a].name for a in sounded]
                new.remove(one)
        if names:
            if asked in gone:
                gone.remove(asked)
            return (
                f"going to {at.program.bodies[body].title} before consulting {several(dict.fromkeys(names))}"
            )
    return ""


def _option(at: Moment, order: str) -> int:
    return at.program.options.index(order, at.program.tables.actor.option_first[at.actor])


def _parts(at: Moment, order: str) -> tuple[str, str]:
    option = _option(at, order)
    body = at.program.tables.option.body[option]
    return order_title(at.program, option), at.program.bodies[body].title if body >= 0 else "nobody"


def _orders(at: Moment, orders: Iterable[str]) -> str:
    return "; ".join(order_words(at.program, at.seat, one) for one in orders) or "nothing ordered"


def _quoted(at: Moment, orders: Sequence[str]) -> str:
    """Up to `NAMED` orders by their names, and how many more."""
    names = [f"“{order_words(at.program, at.seat, one)}”" for one in orders[:NAMED]]
    more = len(orders) - len(names)
    return several([*names, *([f"{more} other{'s' if more > 1 else ''}"] if more else [])])


def _choice(at: Moment, inject: str, choice: str) -> str:
    p = at.program.tables
    i = next(k for k, text in enumerate(at.program.injects) if text.id == inject)
    offered = at.program.choices[p.inject.choice_first[i] : p.inject.choice_last[i]]
    return next((one.title for one in offered if one.id == choice), choice)
