"""The escalation index: what the acts of a turn do to it, and the firebreaks that cannot be un-crossed.

rules.md, "Escalation index E"; points by class after Rivera et al. 2024.
"""

from tabletop.engine.kernel.effects import raise_floor, set_escalation
from tabletop.engine.kernel.resolve import is_due, ring_at
from tabletop.engine.kernel.trace import CAUSE_ESCALATION, CAUSE_FIREBREAK, State, Trace, event
from tabletop.engine.program import (
    CLASS_DE_ESCALATION,
    CLASS_NONVIOLENT,
    CLASS_NUCLEAR,
    CLASS_POSTURING,
    CLASS_VIOLENT,
    RING_OPTION,
    Tables,
)


def points(p: Tables, cls: int) -> float:
    """Points of an act of this class."""
    if cls == CLASS_DE_ESCALATION:
        return p.rules.escalation_de_escalation
    if cls == CLASS_POSTURING:
        return p.rules.escalation_posturing
    if cls == CLASS_NONVIOLENT:
        return p.rules.escalation_nonviolent
    if cls == CLASS_VIOLENT:
        return p.rules.escalation_violent
    if cls == CLASS_NUCLEAR:
        return p.rules.escalation_nuclear
    return p.rules.escalation_status_quo


def escalate(p: Tables, s: State, tr: Trace) -> None:
    """Move the index once for all orders carried out this turn, then raise the floor at a first violent act."""
    largest = 0.0
    positive = 0.0
    negative = 0.0
    violent = False
    nuclear = False
    for k in range(int(s[p.at.ring_count])):
        if not is_due(p, s, k):
            continue
        cls = p.form.escalation[p.option.form[int(s[ring_at(p, k) + RING_OPTION])]]
        x = points(p, cls)
        if x > 0.0:
            positive += x
            if x > largest:
                largest = x
        else:
            negative += x
        violent = violent or cls == CLASS_VIOLENT
        nuclear = nuclear or cls == CLASS_NUCLEAR
    raw = largest + p.rules.escalation_others * (positive - largest) + negative
    level = s[p.at.escalation]
    decay = p.rules.escalation_decay * (level - s[p.at.floor])
    event(p, s, tr, CAUSE_ESCALATION, 0, 0, raw, p.rules.escalation_gain * raw)
    set_escalation(p, s, tr, CAUSE_ESCALATION, 0, 0, level + p.rules.escalation_gain * raw - decay)
    if violent and s[p.at.violent] == 0.0:
        s[p.at.violent] = 1.0
        raise_floor(p, s, tr, CAUSE_FIREBREAK, CLASS_VIOLENT, 0, p.rules.escalation_violent_floor)
    if nuclear and s[p.at.nuclear] == 0.0:
        s[p.at.nuclear] = 1.0
        raise_floor(p, s, tr, CAUSE_FIREBREAK, CLASS_NUCLEAR, 0, p.rules.escalation_nuclear_floor)
