"""Autopilots: how a seat nobody plays chooses its orders, on the truth, by the author's weights.

rules.md, "Autopilot". Policies that play a seat for analysis live elsewhere.
"""

from collections.abc import Sequence

from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.expressions import value
from tabletop.engine.kernel.orders import effort_left, give, is_affordable, is_standing
from tabletop.engine.kernel.trace import CAUSE_AUTOPILOT, State, Trace, event
from tabletop.engine.program import Tables


def autopilots(p: Tables, s: State, dice: Sequence[int], tr: Trace) -> None:
    """Let every actor that nobody plays choose its orders of the turn."""
    for a in range(p.n.actors):
        if s[p.at.played + a] == 0.0:
            autopilot(p, s, dice, tr, a)


def autopilot(p: Tables, s: State, dice: Sequence[int], tr: Trace, actor: int) -> None:
    """Pick orders until effort or choices run out, or the draw says pass."""
    turn_key = p.key.turn[int(s[p.at.turn])]
    standing = 0
    passing = p.actor.passing[actor]
    total = passing
    effort = effort_left(p, s, actor)
    for o in range(p.actor.option_first[actor], p.actor.option_last[actor]):
        # What cannot be afforded now cannot be later in the turn.
        if p.form.weight[p.option.form[o]] >= 0 and is_affordable(p, s, o, effort):
            w = weight(p, s, o)
            if w > 0.0:
                s[p.at.menu + standing] = float(o)
                s[p.at.weighed + standing] = w
                total += w
                standing += 1
    for k in range(p.key.picks):
        if k > 0:
            standing, total = _keep_affordable(p, s, actor, standing)
        if total <= passing:
            return
        x = total * draw(dice, turn_key, p.key.autopilot[actor * p.key.picks + k])
        if x < passing:
            event(p, s, tr, CAUSE_AUTOPILOT, -1, actor, passing, total)
            return
        running = passing
        chosen = 0
        for i in range(standing):
            chosen = i
            running += s[p.at.weighed + i]
            if x < running:
                break
        option = int(s[p.at.menu + chosen])
        event(p, s, tr, CAUSE_AUTOPILOT, option, actor, s[p.at.weighed + chosen], total)
        give(p, s, s, option)


def _keep_affordable(p: Tables, s: State, actor: int, standing: int) -> tuple[int, float]:
    """Leave among the weighed what can be ordered beside the orders given; how many, and the sum with passing."""
    able = 0
    total = p.actor.passing[actor]
    effort = effort_left(p, s, actor)
    for i in range(standing):
        if is_affordable(p, s, int(s[p.at.menu + i]), effort):
            s[p.at.menu + able] = s[p.at.menu + i]
            s[p.at.weighed + able] = s[p.at.weighed + i]
            total += s[p.at.weighed + i]
            able += 1
    return able, total


def weight(p: Tables, s: State, option: int) -> float:
    """The weight of an option that the actor's other orders of the turn alone could bar, 0 where it has none."""
    e = p.form.weight[p.option.form[option]]
    if e < 0 or not is_standing(p, s, option):
        return 0.0
    w = value(p, s, e)
    return w if w > 0.0 else 0.0
