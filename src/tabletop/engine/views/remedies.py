"""On the floor: where an order would stand after each amendment, and what would move a member that stands in the way.

Positions taken are public, and so is what a member leaned to; all else is as the seat believes. Before the floor this
is the business of `movers`.
"""

from tabletop.engine.program import NO, NOT_ASKED, RULE_EACH
from tabletop.engine.view import AmendmentView, Mover
from tabletop.engine.views.movers import Movers
from tabletop.engine.views.reasons import was_consulted
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import Expected, Stance, chance_agreed


def amended(seat: Seat, expected: Expected, slot: int, option: int, other: int) -> tuple[Stance, ...]:
    """How the members would stand to the order in this slot once it is amended from `option` to `other`."""
    found = []
    for s in expected.stances(other):
        leaned = _leaned(seat, slot, s.member)
        if leaned is None:
            found.append(s)
        else:
            shift = s.z - expected.stance(option, s.member).z
            found.append(expected.settled(other, s, leaned + shift))
    return tuple(found)


def chance_amended(seat: Seat, expected: Expected, slot: int, option: int, other: int) -> float:
    """Chance, 0..100, that the order is agreed once amended, as members stand now."""
    return chance_agreed(seat, other, amended(seat, expected, slot, option, other))


def remedies(
    seat: Seat,
    expected: Expected,
    slot: int,
    option: int,
    member: int,
    offers: tuple[tuple[int, AmendmentView], ...],
) -> tuple[Mover, ...]:
    """What would move a member that said no to the seat's own order.

    Amendments that are offered first, best first; then what would have done so.
    """
    p = seat.p
    leaned = _leaned(seat, slot, member)
    if leaned is None:
        return ()
    found = []
    for other, offer in offers:
        is_moved = p.option.body[other] != p.option.body[option]
        after = amended(seat, expected, slot, option, other)
        its = next((s for s in after if s.member == member), None)
        agreed = chance_agreed(seat, other, after)
        if its is not None and (not is_moved or p.body.rule[p.option.body[other]] <= RULE_EACH):
            if its.no < 1.0:
                found.append(Mover(f"now: {offer.title}", 100.0 * (1.0 - its.no), offer.words))
        elif agreed > 0.0:
            how = "it is not asked there" if its is None else "its no does not stop it there"
            found.append(Mover(f"now: {offer.title}, where {how}", agreed, offer.words))
    found.sort(key=lambda mover: -mover.share)
    stance = expected.settled(option, expected.stance(option, member), leaned)
    by = p.form.orderer[p.option.form[option]]
    if not stance.red_line and not was_consulted(seat, by, member):
        asked = expected.settled(option, stance, leaned + p.rules.support_consulted)
        if asked.no < 1.0:
            found.append(Mover("if it had been consulted", 100.0, ""))
    return (*found, *Movers(seat, expected).would_have(option, stance, NO))


def _leaned(seat: Seat, slot: int, member: int) -> float | None:
    """The z with which the member took its position on the order in this slot; None if it was not asked."""
    i = slot * seat.p.n.actors + member
    if seat.game.state[seat.p.at.stance + i] == float(NOT_ASKED):
        return None
    return seat.game.state[seat.p.at.position + i]
