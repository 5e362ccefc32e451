"""Stage 5, Assess: what the turn did to trust, promises, escalation and objectives, and whether it is over.

rules.md, "A turn has five stages", 5, "Trust" (standing rules) and "Pledges".
"""

from collections.abc import Sequence

from tabletop.engine.kernel.beliefs import is_sounded
from tabletop.engine.kernel.consent import is_consulted, largest_caveat
from tabletop.engine.kernel.escalation import escalate
from tabletop.engine.kernel.expressions import clip, holds, turns_of, value
from tabletop.engine.kernel.payment import order_at
from tabletop.engine.kernel.resolve import is_due, ring_at
from tabletop.engine.kernel.trace import (
    CAUSE_BLOCKED,
    CAUSE_CAVEAT,
    CAUSE_JOINT,
    CAUSE_OVERRULED,
    CAUSE_PLEDGE_BROKEN,
    CAUSE_PLEDGE_KEPT,
    CAUSE_SURPRISED,
    State,
    Trace,
    event,
    write,
)
from tabletop.engine.kernel.trust import evidence
from tabletop.engine.program import (
    AGREED,
    DROPPED,
    FAILURE,
    NO,
    NOT_ASKED,
    ORDER_BLOCKER,
    ORDER_OPTION,
    ORDER_STATUS,
    REFUNDED,
    REFUSED,
    RING_OPTION,
    RING_OUTCOME,
    RING_WEIGHT,
    SUCCESS,
    WITHDRAWN,
    Tables,
)


def assess(p: Tables, s: State, dice: Sequence[int], tr: Trace) -> None:
    """Close the turn: trust, pledges, escalation, objectives, endings that hold at once."""
    close_turn(p, s, tr)
    score(p, s)


def close_turn(p: Tables, s: State, tr: Trace) -> None:
    """All of `assess` but the objectives, which no rule reads: within a game that nobody looks at they can wait."""
    for slot in range(p.n.slots):
        _trust_of_order(p, s, tr, slot)
    _remember_consultations(p, s)
    for k in range(int(s[p.at.ring_count])):
        if is_due(p, s, k):
            _trust_of_result(p, s, tr, k)
    _pledges(p, s, tr)
    escalate(p, s, tr)
    s[p.at.ended] = 0.0
    for n in range(p.n.endings):
        if p.end.at_once[n] != 0 and holds(p, s, p.end.when[n]):
            s[p.at.ended] = 1.0


def score(p: Tables, s: State) -> None:
    """Score the objectives, 0..100."""
    for j in range(p.n.objectives):
        s[p.at.score + j] = clip(value(p, s, p.end.score[j]), 0.0, 100.0)


def ending(p: Tables, s: State) -> int:
    """The first ending in file order that holds, -1: time runs out."""
    for n in range(p.n.endings):
        if holds(p, s, p.end.when[n]):
            return n
    return -1


def _trust_of_order(p: Tables, s: State, tr: Trace, slot: int) -> None:
    at = order_at(p, slot)
    status = int(s[at + ORDER_STATUS])
    if status != AGREED and status != REFUSED and status != REFUNDED:
        return
    option = int(s[at + ORDER_OPTION])
    if p.option.body[option] < 0:
        return
    by = p.form.orderer[p.option.form[option]]
    for a in range(p.n.actors):
        position = int(s[p.at.stance + slot * p.n.actors + a])
        if position == NOT_ASKED:
            continue
        if not is_consulted(p, s, by, a):
            evidence(p, s, tr, CAUSE_SURPRISED, option, a, a, by, p.rules.trust_surprised)
        if status == AGREED and position == NO:
            evidence(p, s, tr, CAUSE_OVERRULED, option, a, a, by, p.rules.trust_overruled)
        if status != AGREED and s[at + ORDER_BLOCKER] == float(a):
            evidence(p, s, tr, CAUSE_BLOCKED, option, a, by, a, p.rules.trust_blocked)


def _remember_consultations(p: Tables, s: State) -> None:
    for slot in range(p.n.slots):
        at = order_at(p, slot)
        status = int(s[at + ORDER_STATUS])
        if status == 0 or status == DROPPED or status == WITHDRAWN:
            continue
        form = p.option.form[int(s[at + ORDER_OPTION])]
        by = p.form.orderer[form]
        for a in range(p.n.actors):
            if p.form.sounds[form * p.n.actors + a] != 0:
                s[p.at.consulted + by * p.n.actors + a] = s[p.at.turn]


def _trust_of_result(p: Tables, s: State, tr: Trace, k: int) -> None:
    ring = ring_at(p, k)
    option = int(s[ring + RING_OPTION])
    form = p.option.form[option]
    by = p.form.orderer[form]
    kind = p.outcome.kind[int(s[ring + RING_OUTCOME])]
    for a in range(p.n.actors):
        if a == by or s[ring + RING_WEIGHT + a] == 0.0:
            continue
        if kind == SUCCESS:
            evidence(p, s, tr, CAUSE_JOINT, option, a, a, by, p.rules.trust_joint_success)
            evidence(p, s, tr, CAUSE_JOINT, option, a, by, a, p.rules.trust_joint_success)
        elif kind == FAILURE:
            evidence(p, s, tr, CAUSE_JOINT, option, a, a, by, p.rules.trust_joint_failure)
        caveat = largest_caveat(p, s, form, a)
        if caveat >= 0 and s[p.at.caveat_public + caveat] == 0.0:
            if not is_sounded(p, s, by, a):
                evidence(p, s, tr, CAUSE_CAVEAT, option, a, by, a, p.rules.trust_hidden_caveat)
            write(p, s, tr, CAUSE_CAVEAT, option, a, p.at.caveat_public + caveat, 1.0)


def _pledges(p: Tables, s: State, tr: Trace) -> None:
    for i in range(len(p.pledge.groups)):
        group = p.pledge.groups[i]
        opened = s[p.at.pledge_turn + group]
        if opened == 0.0 or opened >= s[p.at.turn]:
            continue
        option = int(s[p.at.pledge_option + group])
        pledge = p.form.pledge[p.option.form[option]]
        if holds(p, s, p.pledge.kept[pledge]):
            settle_pledge(p, s, tr, group, True)
            continue
        step = p.clock.step[int(opened)]
        within = turns_of(p, s, p.pledge.within[pledge], p.pledge.within_seconds[pledge], step)
        s[p.at.pledge_due + group] = opened + within
        if s[p.at.turn] >= opened + within:
            settle_pledge(p, s, tr, group, False)


def settle_pledge(p: Tables, s: State, tr: Trace, group: int, is_kept: bool) -> None:
    """Close the open pledge of a group as kept or broken: evidence, the price of breaking a public one, the count."""
    option = int(s[p.at.pledge_option + group])
    pledge = p.form.pledge[p.option.form[option]]
    by = p.group.orderer[group]
    to = p.pledge.to[pledge]
    opened = s[p.at.pledge_turn + group]
    worth = value(p, s, p.pledge.worth[pledge])
    if is_kept:
        event(p, s, tr, CAUSE_PLEDGE_KEPT, option, to, opened, 0.0)
        evidence(p, s, tr, CAUSE_PLEDGE_KEPT, option, to, to, by, worth)
        s[p.at.pledges_kept + option] += 1.0
    else:
        event(p, s, tr, CAUSE_PLEDGE_BROKEN, option, to, opened, 0.0)
        evidence(p, s, tr, CAUSE_PLEDGE_BROKEN, option, to, to, by, -worth)
        if p.pledge.public[pledge] != 0:
            i_will = p.at.will + by
            lowered = clip(s[i_will] - p.rules.pledge_audience, 0.0, 100.0)
            write(p, s, tr, CAUSE_PLEDGE_BROKEN, option, to, i_will, lowered)
        s[p.at.pledges_broken + option] += 1.0
    s[p.at.pledge_turn + group] = 0.0
