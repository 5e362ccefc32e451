"""What a list of effects would do, in words, as the seat believes: "tension +8, Meridia's trust in Norland about +2".

Effects on what the seat may not see are left out.
"""

from itertools import product

from tabletop.engine import targets
from tabletop.engine.clauses import constant
from tabletop.engine.happenings import is_visible
from tabletop.engine.kernel.expressions import turns_of, value
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
    promised = promise(seat, form)
    if p.form.mode[form] == MODE_CERTAIN:
        return _both(in_words(seat, p.outcome.effects[first]), promised), ""
    if p.form.mode[form] != MODE_OUTCOMES:
        success, failure = (in_words(seat, p.outcome.effects[o]) for o in (first, last - 1))
        return _both(success, promised), failure
    sides: tuple[list[str], list[str]] = ([], [])
    for o in range(first, last):
        name = seat.program.outcomes[o].id.replace("_", " ")
        words = in_words(seat, p.outcome.effects[o]) or "nothing to be seen"
        sides[p.outcome.kind[o] != SUCCESS].append(f"{name}: {words}")
    return _both("; ".join(sides[0]), promised), "; ".join(sides[1])


def _both(words: str, promised: str) -> str:
    return "; ".join(filter(None, (words, promised)))


def promise(seat: Seat, form: int) -> str:
    """What a form promises: to whom, until when, and what it is worth while open, kept and broken."""
    p = seat.p
    pledge, by = p.form.pledge[form], p.form.orderer[form]
    if pledge < 0:
        return ""
    to, step = p.pledge.to[pledge], p.clock.step[seat.turn]
    within = turns_of(p, seat.b, p.pledge.within[pledge], p.pledge.within_seconds[pledge], step)
    takes = turns_of(p, seat.b, p.form.takes[form], p.form.takes_seconds[form], step)
    worth, sways = (value(p, seat.b, e[pledge]) for e in (p.pledge.worth, p.pledge.sways))
    kept, broken = (signed(_move(seat, to, by, amount)) for amount in (worth, -worth))
    lasts = f"a promise to {seat.name(to)}, due in turn {int(seat.turn + takes + within)}"
    sway = f"; while it is open, {_possessive(seat.name(to))} interests lean {signed(sways)}" if sways else ""
    return f"{lasts}{sway}; its trust in {_whom(seat, by)} about {kept} if kept, {broken} if broken"


def in_words(seat: Seat, effects: int) -> str:
    """A list of effects (-1: none), with the registers of the believed state as they are."""
    if effects < 0:
        return ""
    key = (effects, seat.b[seat.p.at.support], seat.b[seat.p.at.contribution])
    if key not in seat.told:
        first, last = seat.p.effect.first[effects], seat.p.effect.last[effects]
        seat.told[key] = ", ".join(words for k in range(first, last) if (words := one_in_words(seat, k)))
    return seat.told[key]


def one_in_words(seat: Seat, k: int) -> str:
    """One effect of a list, "" where the seat may not see what it moves."""
    p, e = seat.p, seat.p.effect
    kind = e.kind[k]
    if kind in (*_ADDING, *_SETTING, *_SWITCHING):
        what = _target(seat, k)
        return _value(seat, k, what) if what is not None and is_visible(p, seat.b, what, seat.me) else ""
    amount = value(p, seat.b, e.amount[k])
    if kind == EFFECT_TRUST:
        return _trust(seat, e.target[k], e.other[k], bool(e.mutual[k]), amount)
    if kind == EFFECT_KEEP:
        about = f"{_whose(seat, e.target[k])} trust in {_whom(seat, e.other[k])}"
        return f"of what {about} rests on, {number(amount)} % stays"
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
        i = e.target[k] + (p.at.authority if e.kind[k] == EFFECT_AUTHORITY else 0)
        if amount == 0.0 and seat.b[i] == 0.0:
            return ""  # what is not so does not end
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
    return f"“{what.label}”" if is_on else f"no longer “{what.label}”"


def _trust(seat: Seat, left: int, right: int, mutual: bool, amount: float) -> str:
    """How evidence would move trust: the mean move over the pairs it means, as trust stands."""
    sides = [[side] if side != COALITION else _members(seat) for side in (left, right)]
    pairs = list(product(*sides)) + (list(product(*reversed(sides))) if mutual else [])
    moves = [_move(seat, x, y, amount) for x, y in dict.fromkeys(pairs) if x != y]
    if not moves:
        return ""
    move = signed(sum(moves) / len(moves))
    if left == right:
        return f"the members' trust in each other about {move}"
    if mutual:
        return f"trust between {_whom(seat, left)} and {_whom(seat, right)} about {move}"
    return f"{_whose(seat, left)} trust in {_whom(seat, right)} about {move}"


def _move(seat: Seat, x: int, y: int, amount: float) -> float:
    """By how much evidence would move the trust of `x` in `y`, as it stands."""
    p, b, prior = seat.p, seat.b, seat.p.rules.trust_prior
    pair = x * p.n.actors + y
    kept, broken = b[p.at.trust_kept + pair], b[p.at.trust_broken + pair]
    more = max(amount, 0.0), p.rules.trust_loss_weight * max(-amount, 0.0)
    after = 100.0 * (kept + more[0] + prior * p.actor.faith[x]) / (kept + broken + sum(more) + prior)
    return after - trust(p, b, x, y)


def _members(seat: Seat) -> list[int]:
    return [k for k in range(seat.p.n.actors) if seat.b[seat.p.at.member + k] != 0.0]


def _who(seat: Seat, actor: int) -> str:
    return "the members" if actor == COALITION else seat.name(actor)


def _whom(seat: Seat, actor: int) -> str:
    return "you" if actor == seat.me else _who(seat, actor)


def _whose(seat: Seat, actor: int) -> str:
    return "your" if actor == seat.me else _possessive(_who(seat, actor))


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _to(seat: Seat, actor: int) -> str:
    return "" if actor in (-1, seat.me) else f" to {_who(seat, actor)}"
