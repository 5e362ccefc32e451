"""What a list of effects would do, in words, as the seat believes: "tension +8, Meridia's trust in Norland about +2".

Effects on what the seat may not see are left out.
"""

from itertools import product

from tabletop.engine import targets
from tabletop.engine.clauses import constant
from tabletop.engine.happenings import is_visible
from tabletop.engine.kernel.expressions import value
from tabletop.engine.kernel.trust import trust
from tabletop.engine.program import (
    COALITION,
    EFFECT_ADD,
    EFFECT_ADD_ESCALATION,
    EFFECT_ADD_PURSE,
    EFFECT_AUTHORITY,
    EFFECT_FLOOR,
    EFFECT_KEEP,
    EFFECT_REVEAL_FLAG,
    EFFECT_REVEAL_TRACK,
    EFFECT_SET,
    EFFECT_SET_ESCALATION,
    EFFECT_SET_PURSE,
    EFFECT_SOUND,
    EFFECT_TRUST,
    EFFECT_TRUTH,
    MODE_CERTAIN,
    MODE_OUTCOMES,
    SUCCESS,
)
from tabletop.engine.targets import Target, target
from tabletop.engine.views.seat import Seat
from tabletop.engine.words import exactly, number, signed

_ADDING = (EFFECT_ADD, EFFECT_ADD_ESCALATION, EFFECT_ADD_PURSE)
_SETTING = (EFFECT_SET, EFFECT_SET_ESCALATION, EFFECT_SET_PURSE)
_SWITCHING = (EFFECT_TRUTH, EFFECT_AUTHORITY)


def results(seat: Seat, form: int) -> tuple[str, str]:
    """Success and failure of a form in words; a certain result is a success. Named results each with their name."""
    p = seat.p
    first, last = p.form.outcome_first[form], p.form.outcome_last[form]
    if p.form.mode[form] == MODE_CERTAIN:
        return in_words(seat, p.outcome.effects[first]), ""
    if p.form.mode[form] != MODE_OUTCOMES:
        return in_words(seat, p.outcome.effects[first]), in_words(seat, p.outcome.effects[last - 1])
    sides: tuple[list[str], list[str]] = ([], [])
    for o in range(first, last):
        name = seat.program.outcomes[o].id.replace("_", " ")
        words = in_words(seat, p.outcome.effects[o]) or "nothing to be seen"
        sides[p.outcome.kind[o] != SUCCESS].append(f"{name}: {words}")
    return "; ".join(sides[0]), "; ".join(sides[1])


def in_words(seat: Seat, effects: int) -> str:
    """A list of effects (-1: none), with the registers of the believed state as they are."""
    if effects < 0:
        return ""
    key = (effects, seat.b[seat.p.at.support], seat.b[seat.p.at.contribution])
    if key not in seat.told:
        first, last = seat.p.effect.first[effects], seat.p.effect.last[effects]
        seat.told[key] = ", ".join(words for k in range(first, last) if (words := _line(seat, k)))
    return seat.told[key]


def _line(seat: Seat, k: int) -> str:
    p, e = seat.p, seat.p.effect
    kind = e.kind[k]
    if kind in (*_ADDING, *_SETTING, *_SWITCHING):
        what = _target(seat, k)
        return _value(seat, k, what) if what is not None and is_visible(p, seat.b, what, seat.me) else ""
    amount = value(p, seat.b, e.amount[k])
    if kind == EFFECT_TRUST:
        return _trust(seat, e.target[k], e.other[k], bool(e.mutual[k]), amount)
    if kind == EFFECT_KEEP:
        return f"{_who(seat, e.target[k])} keeps {number(amount)} % of its trust in {_who(seat, e.other[k])}"
    if kind == EFFECT_SOUND:
        return f"{_possessive(_who(seat, e.target[k]))} mind becomes known"
    if kind == EFFECT_REVEAL_TRACK:
        return f"{seat.program.tracks[e.target[k]].title} becomes exactly known{_to(seat, e.other[k])}"
    if kind == EFFECT_REVEAL_FLAG:
        return f"it becomes known whether: {seat.program.flags[e.target[k]].text}{_to(seat, e.other[k])}"
    if kind == EFFECT_FLOOR:
        return f"escalation cannot fall below {number(amount)}"
    return ""


def _target(seat: Seat, k: int) -> Target | None:
    p, e = seat.p, seat.p.effect
    kind = e.kind[k]
    if kind in (EFFECT_ADD_ESCALATION, EFFECT_SET_ESCALATION):
        return target(seat.program, p.at.escalation)
    if kind in (EFFECT_ADD_PURSE, EFFECT_SET_PURSE):
        return targets.purse(seat.program, e.target[k])
    if kind == EFFECT_AUTHORITY:
        return target(seat.program, p.at.authority + e.target[k])
    found = target(seat.program, e.target[k])
    if found is not None and found.kind in (targets.WILL, targets.EXPOSURE):
        # How an act bears on a mind is said of everyone; only the level is the member's own.
        return found._replace(kind=targets.CAPABILITY)
    return found


def _value(seat: Seat, k: int, what: Target) -> str:
    p, e = seat.p, seat.p.effect
    amount = value(p, seat.b, e.amount[k])
    if e.kind[k] in _SWITCHING:
        return _switched(what, amount != 0.0)
    about = "" if constant(p, e.amount[k]) else "about "
    if e.kind[k] in _SETTING:
        return f"{what.label} becomes {about}{number(amount)}"
    if amount == 0.0:
        return ""
    words = exactly(amount) if not about else number(amount)
    return (
        f"{what.label} {about}{words if words.startswith('-') else signed(amount) if about else '+' + words}"
    )


def _switched(what: Target, is_on: bool) -> str:
    if what.kind == targets.AUTHORITY:
        return f"{what.label} {'is given' if is_on else 'is lost'}"
    if what.kind == targets.MEMBER:
        name = what.label.removesuffix(" is a member of the coalition")
        return f"{name} {'joins' if is_on else 'leaves'} the coalition"
    return f"sets: {what.label}" if is_on else f"no longer: {what.label}"


def _trust(seat: Seat, left: int, right: int, mutual: bool, amount: float) -> str:
    """How evidence would move trust: the mean move over the pairs it means, as trust stands."""
    p, b, moves = seat.p, seat.b, []
    prior = p.rules.trust_prior
    sides = [[side] if side != COALITION else _members(seat) for side in (left, right)]
    pairs = list(product(*sides)) + (list(product(*reversed(sides))) if mutual else [])
    for x, y in dict.fromkeys(pairs):
        if x != y:
            pair = x * p.n.actors + y
            kept, broken = b[p.at.trust_kept + pair], b[p.at.trust_broken + pair]
            more = max(amount, 0.0), p.rules.trust_loss_weight * max(-amount, 0.0)
            after = 100.0 * (kept + more[0] + prior * p.actor.faith[x]) / (kept + broken + sum(more) + prior)
            moves.append(after - trust(p, b, x, y))
    if not moves:
        return ""
    move = signed(sum(moves) / len(moves))
    if left == right:
        return f"the members' trust in each other about {move}"
    if mutual:
        return f"trust between {_who(seat, left)} and {_who(seat, right)} about {move}"
    return f"{_possessive(_who(seat, left))} trust in {_who(seat, right)} about {move}"


def _members(seat: Seat) -> list[int]:
    return [k for k in range(seat.p.n.actors) if seat.b[seat.p.at.member + k] != 0.0]


def _who(seat: Seat, actor: int) -> str:
    return "the members" if actor == COALITION else seat.name(actor)


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _to(seat: Seat, actor: int) -> str:
    return "" if actor in (-1, seat.me) else f" to {_who(seat, actor)}"
