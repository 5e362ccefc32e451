"""What a seat expects of bringing an order to a body: stances, agreement, contribution, chance of success."""

from tabletop.engine.kernel.consent import contribution
from tabletop.engine.kernel.expressions import clip, turns_of, value
from tabletop.engine.kernel.resolve import certain_chance
from tabletop.engine.program import (
    ACQUIESCE,
    MODE_CERTAIN,
    MODE_CHANCE,
    MODE_OUTCOMES,
    NO,
    RULE_EACH,
    SUCCESS,
    YES,
)
from tabletop.engine.view import ChancePart, ForumView
from tabletop.engine.views.chances import parts
from tabletop.engine.views.movers import Movers
from tabletop.engine.views.plans import Plans
from tabletop.engine.views.prices import price, refused
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import Expected, Stance
from tabletop.engine.words import NOBODY_ASKED, RULE_WORDS, duration


def forum(
    seat: Seat, expected: Expected, movers: Movers, plans: Plans, option: int, is_available: bool
) -> ForumView:
    """One body an order can be brought to; what would move members, and what would change, only of what can be ordered.

    What was ordered this turn keeps its plans.
    """
    p = seat.p
    body = p.option.body[option]
    text = seat.program.bodies[body] if body >= 0 else None
    stances = expected.stances(option)
    gives, shares = expect(seat, option, stances)
    form = p.option.form[option]
    is_named = p.form.mode[form] == MODE_OUTCOMES
    apart = _apart(seat, option, shares)
    its_plans = plans.of(option) if is_available or plans.is_given(option) else ()
    due = seat.turn + takes(seat, option)
    return ForumView(
        option=seat.program.options[option],
        id=text.id if text else "",
        title=text.title if text else "",
        rule=text.rule if text else "",
        rule_words=RULE_WORDS[text.rule] if text and stances else NOBODY_ASKED,
        price=price(seat, option),
        stances=tuple(
            expected.view(
                option, s, movers.of(option, s) if is_available else (), movers.sounding(option, s.member)
            )
            for s in stances
        ),
        agreed=movers.agreed(option),
        chance=_success(seat, option, shares) if shares else None,
        contribution=gives,
        outcomes=shares if is_named else (),
        acts=acts(seat, due),
        due=due,
        is_late=due > p.n.turns,
        refused=refused(seat, option) if stances else "",
        chance_parts=_successes(seat, form, shares) if is_named else apart[0] if apart else (),
        outcome_parts=apart if is_named else (),
        plans=its_plans,
    )


def takes(seat: Seat, option: int) -> int:
    """Turns until the option takes effect, its body's time counted."""
    p, step = seat.p, seat.p.clock.step[seat.turn]
    form, body = p.option.form[option], p.option.body[option]
    turns = turns_of(p, seat.b, p.form.takes[form], p.form.takes_seconds[form], step)
    if body >= 0:
        turns += turns_of(p, seat.b, p.body.takes[body], p.body.takes_seconds[body], step)
    return int(turns)


def acts(seat: Seat, due: int) -> str:
    """When an order due in this turn takes effect: `now`, `turn 4 (12 h)`; or that the game is over by then."""
    if due > seat.p.n.turns:
        return f"turn {due}, after the end: too late"
    if due == seat.turn:
        return "now"
    return f"turn {due} ({duration((due - seat.turn) * seat.p.clock.step[seat.turn])})"


def expect(
    seat: Seat, option: int, stances: tuple[Stance, ...]
) -> tuple[float, tuple[tuple[str, float], ...]]:
    """Contribution and the shares of all results if agreed as expected: members at their likeliest position.

    In a body that one no stops, agreed means that nobody said no. Sets the registers of the believed state.
    """
    p, b = seat.p, seat.b
    form, body = p.option.form[option], p.option.body[option]
    unanimous = body >= 0 and p.body.rule[body] <= RULE_EACH
    for k in range(p.n.actors):
        b[p.at.work + k] = 0.0
    b[p.at.work + p.form.orderer[form]] = 1.0
    yes = 0.0
    for s in stances:
        position = s.likeliest
        if unanimous and position == NO and s.no < 1.0:
            position = YES if s.yes > s.acquiesce else ACQUIESCE
        yes += position == YES
        b[p.at.work + s.member] = 1.0 if position == YES else 0.5 * (unanimous and position == ACQUIESCE)
    b[p.at.support] = 100.0 * yes / len(stances) if stances else 100.0
    b[p.at.contribution] = contribution(p, b, form, p.at.work)
    return b[p.at.contribution], _shares(seat, option)


def _shares(seat: Seat, option: int) -> tuple[tuple[str, float], ...]:
    """Each result's id and share, 0..100, with the registers as set; empty when the result is certain."""
    p, b = seat.p, seat.b
    form = p.option.form[option]
    if p.form.mode[form] == MODE_CERTAIN:
        return ()
    first, last = p.form.outcome_first[form], p.form.outcome_last[form]
    ids = [seat.program.outcomes[o].id for o in range(first, last)]
    together = b[p.at.together + option]
    b[p.at.together + option] = 1.0
    if p.form.mode[form] == MODE_CHANCE:
        chance = certain_chance(value(p, b, p.outcome.chance[first]))
        found = [chance, 100.0 - chance]
    else:
        found, running = [], 0.0
        for o in range(first, last):
            e = p.outcome.chance[o]
            upto = 100.0 if e < 0 or o == last - 1 else running + clip(value(p, b, e), 0.0, 100.0)
            upto = min(upto, 100.0)
            found.append(upto - running)
            running = upto
    b[p.at.together + option] = together
    return tuple(zip(ids, found, strict=False))


def _apart(
    seat: Seat, option: int, shares: tuple[tuple[str, float], ...]
) -> tuple[tuple[ChancePart, ...], ...]:
    """Each share's parts, with the registers and weights as `expect` left them."""
    p, b = seat.p, seat.b
    form, found = p.option.form[option], []
    together = b[p.at.together + option]
    b[p.at.together + option] = 1.0
    for k, (_, share) in enumerate(shares):
        e = p.outcome.chance[p.form.outcome_first[form] + k]
        rest = (ChancePart("the rest", share),)
        found.append(parts(seat, form, e, share) if e >= 0 else rest)
    b[p.at.together + option] = together
    return tuple(found)


def _successes(seat: Seat, form: int, shares: tuple[tuple[str, float], ...]) -> tuple[ChancePart, ...]:
    """The shares of the results that are a success, by name."""
    kinds = seat.p.outcome.kind[seat.p.form.outcome_first[form] :]
    named = zip(kinds, shares, strict=False)
    return tuple(ChancePart(id.replace("_", " "), share) for kind, (id, share) in named if kind == SUCCESS)


def _success(seat: Seat, option: int, shares: tuple[tuple[str, float], ...]) -> float:
    p = seat.p
    first = p.form.outcome_first[p.option.form[option]]
    return sum(share for k, (_, share) in enumerate(shares) if p.outcome.kind[first + k] == SUCCESS)
