"""The stack machine that evaluates an author's expressions over the state.

Numbers and truths are floats; a truth is 0 or 1. `and`, `or`, `not` are min, max and 1 - x, which on 0 and 1 are the
boolean ones and on a member's fuzzy reading of the law are what rules.md asks for. Parsing and typing are elsewhere.
"""

from tabletop.engine.kernel.trace import State
from tabletop.engine.kernel.trust import cohesion, mean_trust_in, trust
from tabletop.engine.program import (
    OP_ABS,
    OP_ADD,
    OP_AND,
    OP_CLAMP,
    OP_COHESION,
    OP_CONST,
    OP_DIV,
    OP_EQ,
    OP_GE,
    OP_GT,
    OP_LE,
    OP_LOAD,
    OP_LT,
    OP_MAX,
    OP_MEMBERS,
    OP_MIN,
    OP_MOD,
    OP_MUL,
    OP_NE,
    OP_NEG,
    OP_NOT,
    OP_OR,
    OP_SELECT,
    OP_SINCE,
    OP_SUB,
    OP_SUM,
    OP_TOGETHER,
    OP_TRUST,
    OP_TRUST_MEAN,
    Tables,
)

FOREVER = 1e9  # turns; no game is as long


def value(p: Tables, s: State, e: int) -> float:
    """The value of expression `e` in this state."""
    code = p.code
    base = p.at.stack
    top = base - 1
    for at in range(code.first[e], code.last[e]):
        op = code.op[at]
        arg = code.arg[at]
        if op == OP_CONST:
            top += 1
            s[top] = code.constant[arg]
        elif op == OP_LOAD:
            top += 1
            s[top] = s[arg]
        elif op <= OP_OR and op != OP_NEG:
            top -= 1
            s[top] = _binary(op, s[top], s[top + 1])
        elif op == OP_NEG:
            s[top] = -s[top]
        elif op == OP_NOT:
            s[top] = 1.0 - s[top]
        elif op == OP_ABS:
            if s[top] < 0.0:
                s[top] = -s[top]
        elif op == OP_MIN:
            top -= 1
            if s[top + 1] < s[top]:
                s[top] = s[top + 1]
        elif op == OP_MAX:
            top -= 1
            if s[top + 1] > s[top]:
                s[top] = s[top + 1]
        elif op == OP_CLAMP:
            top -= 2
            s[top] = clip(s[top], s[top + 1], s[top + 2])
        elif op == OP_SELECT:
            top -= 2
            if s[top + 1] == 0.0:
                s[top] = s[top + 2]
        else:
            top += 1
            s[top] = _query(p, s, op, arg)
    return s[base]


def holds(p: Tables, s: State, e: int) -> bool:
    """Whether condition `e` holds in this state."""
    return value(p, s, e) != 0.0


def clip(x: float, low: float, high: float) -> float:
    """x brought into low..high (high wins where they cross)."""
    if x < low:
        x = low
    if x > high:
        x = high
    return x


def turns_of(p: Tables, s: State, expression: int, seconds: float, step: float) -> float:
    """A duration in whole turns, fractions rounded up: an expression (turns) or seconds over this step; none is 0.

    At most `FOREVER`, since an author's numbers may grow without end.
    """
    if seconds >= 0.0:
        x = seconds / step
    elif expression >= 0:
        x = value(p, s, expression)
    else:
        return 0.0
    if not x > 0.0:
        return 0.0
    if x >= FOREVER:
        return FOREVER
    whole = float(int(x))
    if whole < x:
        whole += 1.0
    return whole


def _binary(op: int, a: float, b: float) -> float:
    if op == OP_ADD:
        return a + b
    if op == OP_SUB:
        return a - b
    if op == OP_MUL:
        return a * b
    if op == OP_DIV:
        return a / b if b != 0.0 else 0.0
    if op == OP_MOD:
        return a % b if b != 0.0 else 0.0
    if op == OP_AND:
        return b if b < a else a
    if op == OP_OR:
        return b if b > a else a
    truth = False
    if op == OP_LT:
        truth = a < b
    elif op == OP_LE:
        truth = a <= b
    elif op == OP_GT:
        truth = a > b
    elif op == OP_GE:
        truth = a >= b
    elif op == OP_EQ:
        truth = a == b
    elif op == OP_NE:
        truth = a != b
    return 1.0 if truth else 0.0


def _query(p: Tables, s: State, op: int, arg: int) -> float:
    if op == OP_TRUST:
        return trust(p, s, arg // p.n.actors, arg % p.n.actors)
    if op == OP_TRUST_MEAN:
        return mean_trust_in(p, s, arg)
    if op == OP_COHESION:
        return cohesion(p, s)
    total = 0.0
    if op == OP_MEMBERS:
        for a in range(p.n.actors):
            total += s[p.at.member + a]
    elif op == OP_SUM:
        for k in range(p.code.set_first[arg], p.code.set_last[arg]):
            total += s[p.code.set_item[k]]
    elif op == OP_SINCE:
        fired = s[p.at.fired_turn + arg]
        total = s[p.at.turn] - fired if fired >= 0.0 else -1.0
    elif op == OP_TOGETHER:
        last = -1
        for k in range(p.code.set_first[arg], p.code.set_last[arg]):
            option = p.code.set_item[k]
            if s[p.at.together + option] != 0.0 and p.code.option_orderer[option] != last:
                total += 1.0
                last = p.code.option_orderer[option]
    return total
