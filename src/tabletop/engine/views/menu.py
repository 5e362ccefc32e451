"""The menu: what a seat may order, at what price and with what prospects; and why it may not order the rest."""

from tabletop.engine.clauses import failing
from tabletop.engine.kernel.expressions import clip, turns_of, value
from tabletop.engine.kernel.orders import (
    CAN,
    COOLING,
    EXHAUSTED,
    NO_EFFORT,
    NO_LAW,
    NO_MEANS,
    NOT_MEMBER,
    NOT_NOW,
    PARTNER_NOT_MEMBER,
    TWICE,
    cost_of,
    effort_of,
    is_lawless,
    left_in_purse,
    refusal,
)
from tabletop.engine.needs import missing, readable
from tabletop.engine.view import MenuEntry
from tabletop.engine.views.consequences import in_words, results
from tabletop.engine.views.forum import forum
from tabletop.engine.views.movers import Movers
from tabletop.engine.views.plans import Plans
from tabletop.engine.views.prices import costs, effort_left, uses
from tabletop.engine.views.reasons import held_titles
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import Expected
from tabletop.engine.words import CLASS_WORDS, number, several


def menu(seat: Seat, expected: Expected) -> tuple[MenuEntry, ...]:
    """Every form of the seat's orders in menu order, available or not; empty when Orders is closed."""
    if seat.is_over_orders:
        return ()
    p = seat.p
    options: dict[int, list[int]] = {}
    for option in range(p.actor.option_first[seat.me], p.actor.option_last[seat.me]):
        options.setdefault(p.option.form[option], []).append(option)
    movers, plans = Movers(seat, expected), Plans(seat)
    return tuple(_entry(seat, expected, movers, plans, form, tuple(its)) for form, its in options.items())


def _entry(
    seat: Seat, expected: Expected, movers: Movers, plans: Plans, form: int, options: tuple[int, ...]
) -> MenuEntry:
    p, b = seat.p, seat.b
    text = seat.program.forms[form]
    why_not = refusal(p, b, options[0])
    is_lawful = not is_lawless(p, b, form)
    takes = int(turns_of(p, b, p.form.takes[form], p.form.takes_seconds[form], p.clock.step[seat.turn]))
    forums = tuple(forum(seat, expected, movers, plans, o, why_not == CAN) for o in options)
    success, failure = results(seat, form)
    return MenuEntry(
        id=text.id,
        response=text.response,
        variant=text.variant,
        title=text.title,
        text=seat.text(text.text),
        instrument=text.instrument,
        tags=text.tags,
        is_available=why_not == CAN,
        refusal="" if why_not == CAN else refusal_words(seat, form, why_not),
        effort=effort_of(p, b, form),
        cost=costs(seat, form),
        takes=takes,
        uses=uses(seat, form),
        law=law_words(seat, form, is_lawful),
        is_lawful=is_lawful,
        unlawful="" if is_lawful else in_words(seat, p.form.unlawful[form]),
        escalation=CLASS_WORDS[p.form.escalation[form]],
        risk=clip(value(p, b, p.form.risk[form]), 0.0, 100.0),
        success=success,
        failure=failure,
        forums=forums,
    )


def law_words(seat: Seat, form: int, is_lawful: bool) -> str:
    """The legal basis a form has, or what it lacks."""
    if seat.p.form.law[form] < 0:
        return "none needed"
    if is_lawful:
        return several(held_titles(seat, form)) or "the law allows it"
    return f"NO BASIS: needs {readable(seat.program.forms[form].law, seat.words())}"


def refusal_words(seat: Seat, form: int, why: int) -> str:
    """Why a form can't be ordered now: the clause that fails."""
    p, b = seat.p, seat.b
    text, group = seat.program.forms[form], p.form.group[form]
    if why == NOT_MEMBER:
        return f"{seat.name(seat.me)} is not a member"
    if why == PARTNER_NOT_MEMBER:
        return f"{seat.name(p.group.value[group])} is not a member"
    if why == TWICE:
        return "ordered this turn"
    if why == COOLING:
        again = b[p.at.group_turn + group] + value(p, b, p.form.cooldown[form])
        return f"again from turn {int(again) + 1}"
    if why == EXHAUSTED:
        limit = value(p, b, p.form.limit[form])
        return "its only use is spent" if limit <= 1.0 else f"all {number(limit)} uses spent"
    if why == NOT_NOW:
        clauses = failing(p, b, p.form.when[form], text.when)
        return f"not now: {'; '.join(missing(c, seat.words()) for c in clauses)}"
    if why == NO_LAW:
        return law_words(seat, form, False)
    if why == NO_EFFORT:
        return f"takes {number(effort_of(p, b, form))} effort, {number(effort_left(seat))} left"
    assert why == NO_MEANS, why
    return _too_dear(seat, form)


def _too_dear(seat: Seat, form: int) -> str:
    p, b = seat.p, seat.b
    found = []
    for r, text in enumerate(seat.program.resources):
        cost, left = cost_of(p, b, form, r), left_in_purse(p, b, seat.me, r)
        if cost > left:
            found.append(f"costs {number(cost)} {text.title.lower()}, {number(left)} left")
    return several(found)
