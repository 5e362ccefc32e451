"""The stack machine that evaluates an author's expressions over the state.

Numbers and truths are floats; a truth is 0 or 1. `and`, `or`, `not` are min, max and 1 - x, which on 0 and 1 are the
boolean ones and on a member's fuzzy reading of the law are what rules.md asks for. Parsing and typing are elsewhere.
"""

from tabletop.engine.kernel.trace import State
from tabletop.engine.kernel.trust import cohesion, mean_trust_in, trust
from tabletop.engine.program import (
    FUSED_ADD_SCALED,
    FUSED_AND_LOAD,
    FUSED_AND_NOT,
    FUSED_AND_TEST,
    FUSED_CONST,
    FUSED_LOAD,
    FUSED_NOT_LOAD,
    FUSED_OR_LOAD,
    FUSED_OR_TEST,
    FUSED_QUERY,
    FUSED_SKIP,
    FUSED_TAKE,
    FUSED_TEST,
    FUSED_WITH_CONST,
    FUSED_WITH_LOAD,
    KIND_NUMBER,
    KIND_TESTS,
    OP_ABS,
    OP_ADD,
    OP_AND,
    OP_CLAMP,
    OP_COHESION,
    OP_DIV,
    OP_EQ,
    OP_GE,
    OP_GT,
    OP_LE,
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
    WAY_TRUE,
    Tables,
)

FOREVER = 1e9  # turns; no game is as long


def value(p: Tables, s: State, e: int) -> float:
    """The value of expression `e` in this state, in which truths are 0 or 1."""
    kind = p.code.kind[e]
    if kind == KIND_NUMBER:
        return p.code.number[e]
    if kind == KIND_TESTS:
        return 1.0 if _passes(p, s, e) else 0.0
    return _run(p, s, e)


def reading(p: Tables, s: State, e: int) -> float:
    """The value of expression `e` in a state whose truths may lie between 0 and 1: `and` is the least of two."""
    if p.code.kind[e] == KIND_NUMBER:
        return p.code.number[e]
    return _run(p, s, e)


def _passes(p: Tables, s: State, e: int) -> bool:
    """Whether the way through the expression's tests ends at true."""
    code = p.code
    at = code.test_first[e]
    while at >= 0:
        x = s[code.test_index[at]]
        if code.test_low[at] <= x and x <= code.test_high[at]:
            at = code.test_yes[at]
        else:
            at = code.test_no[at]
    return at == WAY_TRUE


def _run(p: Tables, s: State, e: int) -> float:
    """Run fused code, the topmost value in `x`, those below it in the stack.

    A conjunction that is 0 stays there, as no truth is less, and of two values to choose from only one is needed: the
    operations in between are passed over.
    """
    code = p.code
    top = p.at.stack - 1
    x = 0.0
    at = code.run_first[e]
    last = code.run_last[e]
    while at < last:
        op = code.run_op[at]
        if op == FUSED_CONST:
            top += 1
            s[top] = x
            x = code.run_low[at]
        elif op == FUSED_LOAD:
            top += 1
            s[top] = x
            x = s[code.run_arg[at]]
        elif op == FUSED_TEST:
            top += 1
            s[top] = x
            x = _within(s[code.run_arg[at]], code.run_low[at], code.run_high[at])
        elif op == FUSED_AND_TEST:
            if x == 0.0:
                at += code.run_binary[at]
            else:
                y = _within(s[code.run_arg[at]], code.run_low[at], code.run_high[at])
                if y < x:
                    x = y
        elif op == FUSED_AND_NOT:
            if x == 0.0:
                at += code.run_binary[at]
            else:
                y = 1.0 - s[code.run_arg[at]]
                if y < x:
                    x = y
        elif op == FUSED_AND_LOAD:
            if x == 0.0:
                at += code.run_binary[at]
            else:
                y = s[code.run_arg[at]]
                if y < x:
                    x = y
        elif op == FUSED_WITH_CONST:
            x = _binary(code.run_binary[at], x, code.run_low[at])
        elif op == FUSED_WITH_LOAD:
            x = _binary(code.run_binary[at], x, s[code.run_arg[at]])
        elif op == FUSED_ADD_SCALED:
            x = x + s[code.run_arg[at]] * code.run_low[at]
        elif op == FUSED_QUERY:
            top += 1
            s[top] = x
            x = _query(p, s, code.run_binary[at], code.run_arg[at])
        elif op == FUSED_TAKE:
            if x != 0.0:
                x = s[top]
                top -= 1
                at += code.run_arg[at]
        elif op == FUSED_SKIP:
            if x == 0.0:
                at += code.run_arg[at]
        elif op == FUSED_NOT_LOAD:
            top += 1
            s[top] = x
            x = 1.0 - s[code.run_arg[at]]
        elif op == FUSED_OR_TEST:
            y = _within(s[code.run_arg[at]], code.run_low[at], code.run_high[at])
            if y > x:
                x = y
        elif op == FUSED_OR_LOAD:
            y = s[code.run_arg[at]]
            if y > x:
                x = y
        elif op == OP_NEG:
            x = -x
        elif op == OP_NOT:
            x = 1.0 - x
        elif op == OP_ABS:
            if x < 0.0:
                x = -x
        elif op == OP_MIN:
            if not x < s[top]:
                x = s[top]
            top -= 1
        elif op == OP_MAX:
            if not x > s[top]:
                x = s[top]
            top -= 1
        elif op == OP_CLAMP:
            top -= 2
            x = clip(s[top + 1], s[top + 2], x)
        elif op == OP_SELECT:
            top -= 2
            if s[top + 2] != 0.0:
                x = s[top + 1]
        else:
            x = _binary(op, s[top], x)
            top -= 1
        at += 1
    return x


def _within(x: float, low: float, high: float) -> float:
    return 1.0 if low <= x and x <= high else 0.0


def holds(p: Tables, s: State, e: int) -> bool:
    """Whether condition `e` holds in this state."""
    if p.code.kind[e] == KIND_TESTS:
        return _passes(p, s, e)
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
