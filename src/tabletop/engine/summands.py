"""An author's expression taken apart into what it adds up: constants, and everything else times a number.

Works on the bytecode, by structure alone. What is no plain sum (a product of two variables, a least or greatest, a
condition) stays whole. Words for it are elsewhere.
"""

from typing import NamedTuple

from tabletop.engine.clauses import alone, operands
from tabletop.engine.kernel.expressions import value
from tabletop.engine.kernel.trace import State
from tabletop.engine.program import OP_ADD, OP_DIV, OP_LOAD, OP_MUL, OP_NEG, OP_SUB, OP_TRUST, Tables


class Summand(NamedTuple):
    """`factor` times the value of a range of the bytecode; of a constant, the range is the constant's."""

    factor: float
    first: int
    last: int
    is_constant: bool


def summands(p: Tables, expression: int) -> tuple[Summand, ...]:
    """What the expression adds up, in the order of writing; their amounts sum to its value in every state."""
    return tuple(_split(p, 1.0, p.code.first[expression], p.code.last[expression]))


def amount(p: Tables, state: State, part: Summand) -> float:
    """What a summand adds in this state."""
    return part.factor * value(alone(p, part.first, part.last), state, 0)


def is_constant(p: Tables, first: int, last: int) -> bool:
    """Whether a range of the bytecode reads nothing of the state."""
    return all(op != OP_LOAD and op < OP_TRUST for op in p.code.op[first:last])


def constant_value(p: Tables, first: int, last: int) -> float:
    """The value of a range that reads nothing of the state."""
    return value(alone(p, first, last), [0.0] * p.at.size, 0)


def _split(p: Tables, factor: float, first: int, last: int) -> list[Summand]:
    op = p.code.op[last - 1]
    if is_constant(p, first, last):
        return [Summand(factor, first, last, True)]
    if op in (OP_ADD, OP_SUB):
        left, right = operands(p, first, last)
        return [*_split(p, factor, *left), *_split(p, factor if op == OP_ADD else -factor, *right)]
    if op == OP_NEG:
        return _split(p, -factor, first, last - 1)
    if op in (OP_MUL, OP_DIV):
        left, right = operands(p, first, last)
        if is_constant(p, *right):
            by = constant_value(p, *right)
            if op == OP_MUL or by != 0.0:
                return _split(p, factor * by if op == OP_MUL else factor / by, *left)
        if op == OP_MUL and is_constant(p, *left):
            return _split(p, factor * constant_value(p, *left), *right)
    return [Summand(factor, first, last, False)]
