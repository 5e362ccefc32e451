"""What single values of a game can be by their declaration, and which of them are whole numbers by their nature.

What follows for expressions is in `bounds`.
"""

from __future__ import annotations

import math
from bisect import bisect_right

from tabletop.authoring.intervals import ANYTHING, Interval
from tabletop.engine.program import (
    OP_ABS,
    OP_ADD,
    OP_CLAMP,
    OP_CONST,
    OP_LOAD,
    OP_MAX,
    OP_MEMBERS,
    OP_MIN,
    OP_MUL,
    OP_NEG,
    OP_SINCE,
    OP_SUB,
    OP_SUM,
    OP_TOGETHER,
    Tables,
)
from tabletop.scenario.expression_types import Term

_COUNTS = (
    *("done", "succeeded", "failed", "pending", "together", "pledges_kept", "pledges_broken", "group_done"),
    *("agreed", "refused"),
)


def declared(tables: Tables, index: int) -> Interval:
    """Lowest and highest value of one state variable."""
    # The block it lies in is the last that begins before it: empty ones come before what they precede.
    at = tables.at
    block = bisect_right(at, index) - 1
    return _in_block(tables, at._fields[block], index - at[block])


def _in_block(p: Tables, name: str, place: int) -> Interval:
    if name == "turn":
        return 1.0, float(max(1, p.n.turns))
    if name in ("flag", "authority", "member"):
        return 0.0, 1.0
    if name == "track":
        return p.track.low[place], p.track.high[place]
    if name == "escalation":
        return min(100.0, max(0.0, p.escalation.start_floor)), 100.0
    if name in ("will", "exposure", "capability", "floor", "score", "support", "contribution"):
        return 0.0, 100.0
    if name == "fired":
        return 0.0, (math.inf if p.inject.repeat[place] else 1.0)
    return (0.0, math.inf) if name in _COUNTS or name == "purse" else ANYTHING


def is_whole(term: Term, tables: Tables) -> bool:
    """Whether a term only ever has whole values: truths, turns and counts, and sums and products of them."""
    if term.truth or term.op in (OP_SINCE, OP_MEMBERS, OP_TOGETHER, OP_SUM):
        return True
    if term.op == OP_CONST:
        return not isinstance(term.arg, tuple) and float(term.arg).is_integer()
    if term.op == OP_LOAD:
        assert isinstance(term.arg, int)
        at = tables.at
        return term.arg == at.turn or at.done <= term.arg < at.pledge_turn
    if term.op in (OP_ADD, OP_SUB, OP_MUL, OP_NEG, OP_ABS, OP_MIN, OP_MAX, OP_CLAMP):
        return all(is_whole(operand, tables) for operand in term.operands)
    return False
