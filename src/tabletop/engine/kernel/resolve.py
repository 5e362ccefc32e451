"""Stage 4, Resolve: what is due is carried out. All results are decided first, then all effects apply.

rules.md, "A turn has five stages", 4. Orders due are those in the ring whose turn has come, oldest first.
"""

from collections.abc import Sequence

from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.effects import apply
from tabletop.engine.kernel.expressions import clip, turns_of, value
from tabletop.engine.kernel.trace import CAUSE_PLEDGE_OPEN, CAUSE_RESULT, State, Trace, event
from tabletop.engine.program import (
    FAILURE,
    MODE_CERTAIN,
    MODE_CHANCE,
    RING_CHANCE,
    RING_CONTRIBUTION,
    RING_DUE,
    RING_OPTION,
    RING_OUTCOME,
    RING_ROLL,
    RING_SUPPORT,
    SUCCESS,
    Tables,
)


def resolve(p: Tables, s: State, dice: Sequence[int], tr: Trace) -> None:
    """Carry out what is due this turn."""
    count = int(s[p.at.ring_count])
    for k in range(count):
        if is_due(p, s, k):
            option = int(s[ring_at(p, k) + RING_OPTION])
            s[p.at.pending + option] -= 1.0
            s[p.at.together + option] = 1.0
    for k in range(count):
        if is_due(p, s, k):
            _decide_result(p, s, dice, k)
    for k in range(count):
        if is_due(p, s, k):
            _carry_out(p, s, tr, k)
    s[p.at.support] = 0.0
    s[p.at.contribution] = 0.0


def ring_at(p: Tables, k: int) -> int:
    """State index at which the k-th order in the ring begins."""
    return p.at.ring + k * p.n.ring_width


def is_due(p: Tables, s: State, k: int) -> bool:
    """Whether the k-th order in the ring falls due this turn."""
    return s[ring_at(p, k) + RING_DUE] == s[p.at.turn]


def certain_chance(chance: float) -> float:
    """A response's chance as used: clipped to [2, 98] unless it is 0 or 100 within 1e-9."""
    if chance <= 1e-9:
        return 0.0 if chance >= -1e-9 else 2.0
    if chance >= 100.0 - 1e-9:
        return 100.0 if chance <= 100.0 + 1e-9 else 98.0
    return clip(chance, 2.0, 98.0)


def _decide_result(p: Tables, s: State, dice: Sequence[int], k: int) -> None:
    ring = ring_at(p, k)
    form = p.option.form[int(s[ring + RING_OPTION])]
    first = p.form.outcome_first[form]
    last = p.form.outcome_last[form]
    ruled = p.at.forced + int(s[ring + RING_OPTION])
    if s[ruled] >= 0.0:
        s[ring + RING_OUTCOME] = s[ruled]
        s[ring + RING_CHANCE] = 100.0
        s[ruled] = -1.0
        return
    if p.form.mode[form] == MODE_CERTAIN:
        s[ring + RING_OUTCOME] = float(first)
        s[ring + RING_CHANCE] = 100.0
        return
    s[p.at.support] = s[ring + RING_SUPPORT]
    s[p.at.contribution] = s[ring + RING_CONTRIBUTION]
    u = draw(dice, p.key.turn[int(s[p.at.turn])], p.group.key[p.form.group[form]])
    roll = 100.0 * u
    s[ring + RING_ROLL] = roll
    if p.form.mode[form] == MODE_CHANCE:
        chance = certain_chance(value(p, s, p.outcome.chance[first]))
        s[ring + RING_CHANCE] = chance
        s[ring + RING_OUTCOME] = float(first if chance > roll else last - 1)
        return
    running = 0.0
    chosen = last - 1
    for o in range(first, last):
        e = p.outcome.chance[o]
        if e < 0 or o == last - 1:
            running = 100.0
        else:
            running += clip(value(p, s, e), 0.0, 100.0)
        if running > roll:
            chosen = o
            break
    s[ring + RING_OUTCOME] = float(chosen)
    s[ring + RING_CHANCE] = running


def _carry_out(p: Tables, s: State, tr: Trace, k: int) -> None:
    ring = ring_at(p, k)
    option = int(s[ring + RING_OPTION])
    form = p.option.form[option]
    outcome = int(s[ring + RING_OUTCOME])
    s[p.at.support] = s[ring + RING_SUPPORT]
    s[p.at.contribution] = s[ring + RING_CONTRIBUTION]
    event(p, s, tr, CAUSE_RESULT, option, outcome, s[ring + RING_CHANCE], s[ring + RING_ROLL])
    kind = p.outcome.kind[outcome]
    if kind == SUCCESS:
        s[p.at.succeeded + option] += 1.0
    elif kind == FAILURE:
        s[p.at.failed + option] += 1.0
    apply(p, s, tr, CAUSE_RESULT, option, outcome, p.outcome.effects[outcome])
    if kind == SUCCESS and p.form.pledge[form] >= 0:
        _open_pledge(p, s, tr, option)


def _open_pledge(p: Tables, s: State, tr: Trace, option: int) -> None:
    form = p.option.form[option]
    group = p.form.group[form]
    if s[p.at.pledge_turn + group] > 0.0:
        return
    pledge = p.form.pledge[form]
    turn = s[p.at.turn]
    step = p.clock.step[int(turn)]
    s[p.at.pledge_turn + group] = turn
    s[p.at.pledge_option + group] = float(option)
    within = turns_of(p, s, p.pledge.within[pledge], p.pledge.within_seconds[pledge], step)
    s[p.at.pledge_due + group] = turn + within
    event(p, s, tr, CAUSE_PLEDGE_OPEN, option, p.pledge.to[pledge], 0.0, turn + within)
