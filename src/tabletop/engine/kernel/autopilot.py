"""Autopilots: how a seat nobody plays chooses its orders, on the truth, by the author's weights.

rules.md, "Autopilot". Policies that play a seat for analysis live elsewhere.
"""

from collections.abc import Sequence

from tabletop.engine.kernel.chance import draw
from tabletop.engine.kernel.expressions import value
from tabletop.engine.kernel.orders import CAN, give, refusal
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
    for k in range(p.key.picks):
        passing = p.actor.passing[actor]
        total = passing
        for o in range(p.actor.option_first[actor], p.actor.option_last[actor]):
            total += weight(p, s, o)
        if total <= passing:
            return
        x = total * draw(dice, turn_key, p.key.autopilot[actor * p.key.picks + k])
        if x < passing:
            event(p, s, tr, CAUSE_AUTOPILOT, -1, actor, passing, total)
            return
        chosen = -1
        chosen_weight = 0.0
        running = passing
        for o in range(p.actor.option_first[actor], p.actor.option_last[actor]):
            w = weight(p, s, o)
            if w > 0.0:
                chosen = o
                chosen_weight = w
                running += w
                if x < running:
                    break
        event(p, s, tr, CAUSE_AUTOPILOT, chosen, actor, chosen_weight, total)
        give(p, s, s, chosen)


def weight(p: Tables, s: State, option: int) -> float:
    """The weight of an option that is on the menu, 0 when it isn't or has none."""
    e = p.form.weight[p.option.form[option]]
    if e < 0:
        return 0.0
    w = value(p, s, e)
    if w <= 0.0 or refusal(p, s, option) != CAN:
        return 0.0
    return w
