"""Fused code computes what the code it was made of says, to the last bit."""

import struct
from collections.abc import Callable
from itertools import product
from random import Random

import pytest

from tabletop.engine.fusing import fuse, way_through
from tabletop.engine.fusing import fused as fused_code
from tabletop.engine.kernel.expressions import holds, reading, value
from tabletop.engine.program import (
    FUSED_ADD_SCALED,
    FUSED_AND_LOAD,
    FUSED_AND_NOT,
    FUSED_AND_TEST,
    FUSED_CONST,
    FUSED_LOAD,
    FUSED_OR_LOAD,
    FUSED_QUERY,
    FUSED_SKIP,
    FUSED_TAKE,
    FUSED_TEST,
    FUSED_WITH_CONST,
    KIND_TESTS,
    OP_ABS,
    OP_ADD,
    OP_AND,
    OP_CLAMP,
    OP_CONST,
    OP_DIV,
    OP_EQ,
    OP_GE,
    OP_GT,
    OP_LE,
    OP_LOAD,
    OP_LT,
    OP_MAX,
    OP_MIN,
    OP_MOD,
    OP_MUL,
    OP_NE,
    OP_NEG,
    OP_NOT,
    OP_OR,
    OP_SELECT,
    OP_SUB,
    OP_TRUST,
    Tables,
)
from tabletop.scenario import library
from tabletop.scenario.load import load

BINARY: dict[int, Callable[[float, float], float]] = {
    OP_ADD: lambda a, b: a + b,
    OP_SUB: lambda a, b: a - b,
    OP_MUL: lambda a, b: a * b,
    OP_DIV: lambda a, b: a / b if b else 0.0,
    OP_MOD: lambda a, b: a % b if b else 0.0,
    OP_LT: lambda a, b: float(a < b),
    OP_LE: lambda a, b: float(a <= b),
    OP_GT: lambda a, b: float(a > b),
    OP_GE: lambda a, b: float(a >= b),
    OP_EQ: lambda a, b: float(a == b),
    OP_NE: lambda a, b: float(a != b),
    OP_AND: lambda a, b: b if b < a else a,
    OP_OR: lambda a, b: b if b > a else a,
    OP_MIN: lambda a, b: b if b < a else a,
    OP_MAX: lambda a, b: b if b > a else a,
}


def unfused(p: Tables, s: list[float], e: int) -> float:
    """The value by the unfused code, on a stack, with nothing clever."""
    stack: list[float] = []
    for at in range(p.code.first[e], p.code.last[e]):
        op, arg = p.code.op[at], p.code.arg[at]
        if op == OP_CONST:
            stack.append(p.code.constant[arg])
        elif op == OP_LOAD:
            stack.append(s[arg])
        elif op in BINARY:
            right = stack.pop()
            stack.append(BINARY[op](stack.pop(), right))
        elif op == OP_NEG:
            stack.append(-stack.pop())
        elif op == OP_NOT:
            stack.append(1.0 - stack.pop())
        elif op == OP_ABS:
            stack.append(abs(stack.pop()))
        elif op == OP_CLAMP:
            high, low, x = stack.pop(), stack.pop(), stack.pop()
            stack.append(min(max(x, low), high) if low <= high else high)
        elif op == OP_SELECT:
            no, condition, yes = stack.pop(), stack.pop(), stack.pop()
            stack.append(yes if condition else no)
        else:
            stack.append(value(alone(p, op, arg), s, 0))
    (x,) = stack
    return x


def alone(p: Tables, op: int, arg: int) -> Tables:
    """Tables whose only expression asks one thing of the state."""
    return p._replace(code=fused_code(p.code._replace(first=(0,), last=(1,), op=(op,), arg=(arg,))))


@pytest.mark.parametrize("scenario", library.ids())
def test_every_expression_of_the_library_has_the_same_bits_fused_in_states_made_at_random(
    scenario: str,
) -> None:
    p = load(scenario).usable().tables
    for seed in range(3):
        random = Random(seed)
        s = [random.choice((0.0, 1.0, 100.0, random.uniform(-50, 150))) for _ in range(p.at.size)]
        for i in (*range(p.at.flag, p.at.authority_turn), *range(p.at.member, p.at.played)):
            s[i] = random.choice((0.0, 1.0))
        for e in range(len(p.code.first)):
            assert bits(value(p, s, e)) == bits(unfused(p, s, e)), (seed, e)
            assert holds(p, s, e) == (unfused(p, s, e) != 0.0), (seed, e)
        for i in range(p.at.flag, p.at.authority_turn):  # as a member may read what is contested
            s[i] = random.choice((0.0, 1.0, random.random()))
        for e in range(len(p.code.first)):
            assert bits(reading(p, s, e)) == bits(unfused(p, s, e)), (seed, e)


def bits(x: float) -> bytes:
    """The bits of a number: 0.0 is not -0.0."""
    return struct.pack("d", x)


TESTS = {
    "test": ((OP_LOAD, OP_CONST, OP_GE), (3, 0, 0)),
    "unequal": ((OP_LOAD, OP_CONST, OP_NE), (3, 0, 0)),
    "not both": ((OP_LOAD, OP_LOAD, OP_AND, OP_NOT), (1, 2, 0, 0)),
    "one of two, and one of two": (
        (OP_LOAD, OP_LOAD, OP_OR, OP_LOAD, OP_NOT, OP_CONST, OP_LOAD, OP_LT, OP_OR, OP_AND),
        (0, 1, 0, 2, 0, 0, 3, 0, 0, 0),
    ),
    "a choice of three, none of two": (
        (OP_LOAD, OP_LOAD, OP_AND, OP_LOAD, OP_OR, OP_LOAD, OP_LOAD, OP_OR, OP_NOT, OP_AND),
        (0, 1, 0, 2, 0, 1, 2, 0, 0, 0),
    ),
}


@pytest.mark.parametrize("condition", TESTS.values(), ids=TESTS)
def test_a_condition_of_tests_alone_is_a_way_through_them_whatever_the_variables_are(
    condition: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    ops, args = condition
    p = load(library.ids()[0]).usable().tables
    whole = p.code._replace(first=(0, 0), last=(len(ops), len(ops)), op=ops, arg=args, constant=(35.0,))
    p = p._replace(code=fused_code(whole))
    assert set(p.code.kind) == {KIND_TESTS}
    for truths in product((0.0, 1.0), repeat=3):
        for x in (34.0, 35.0, 36.0):
            s = [*truths, x, *([0.0] * p.at.size)]
            for e in (0, 1):
                assert bits(value(p, s, e)) == bits(unfused(p, s, e))


@pytest.mark.parametrize(
    ("ops", "args"),
    [
        ((OP_LOAD,), (1,)),
        ((OP_LOAD, OP_LOAD, OP_ADD, OP_CONST, OP_GT), (1, 2, 0, 0, 0)),
        ((OP_TRUST, OP_CONST, OP_GT, OP_LOAD, OP_AND), (1, 0, 0, 1, 0)),
        ((OP_LOAD, OP_LOAD, OP_GT), (1, 2, 0)),
    ],
    ids=["number", "sum", "trust", "two variables"],
)
def test_anything_else_is_left_to_the_stack(ops: tuple[int, ...], args: tuple[int, ...]) -> None:
    assert way_through(ops, args, (35.0,), 0) == []


def test_what_cannot_matter_is_passed_over() -> None:
    conjunction = fuse(
        (OP_LOAD, OP_LOAD, OP_AND, OP_LOAD, OP_LOAD, OP_OR, OP_AND, OP_LOAD, OP_AND),
        (1, 2, 0, 3, 4, 0, 0, 5, 0),
        (),
    )
    assert [row[0] for row in conjunction] == [
        *(FUSED_LOAD, FUSED_AND_LOAD, FUSED_SKIP, FUSED_LOAD, FUSED_OR_LOAD, OP_AND, FUSED_AND_LOAD)
    ]
    assert (conjunction[1][2], conjunction[2][1], conjunction[6][2]) == (5, 4, 0)  # all to the end
    choice = fuse((OP_LOAD, OP_LOAD, OP_LOAD, OP_ABS, OP_SELECT), (1, 2, 3, 0, 0), ())
    assert [row[0] for row in choice] == [FUSED_LOAD, FUSED_LOAD, FUSED_TAKE, FUSED_LOAD, OP_ABS, OP_SELECT]
    assert choice[2][1] == 3


@pytest.mark.parametrize(
    ("ops", "args", "fused"),
    [
        ((OP_CONST,), (1,), [FUSED_CONST]),
        ((OP_LOAD, OP_CONST, OP_GT), (7, 1, 0), [FUSED_TEST]),
        ((OP_CONST, OP_LOAD, OP_GT), (1, 7, 0), [FUSED_TEST]),
        ((OP_LOAD, OP_CONST, OP_NE), (7, 1, 0), [FUSED_LOAD, FUSED_WITH_CONST]),
        (
            (OP_LOAD, OP_CONST, OP_GE, OP_LOAD, OP_NOT, OP_AND, OP_LOAD, OP_CONST, OP_LT, OP_AND),
            (7, 1, 0, 8, 0, 0, 9, 1, 0, 0),
            [FUSED_TEST, FUSED_AND_NOT, FUSED_AND_TEST],
        ),
        (
            (OP_CONST, OP_CONST, OP_LOAD, OP_MUL, OP_ADD, OP_CONST, OP_TRUST, OP_MUL, OP_ADD),
            (0, 1, 7, 0, 0, 1, 3, 0, 0),
            [FUSED_CONST, FUSED_ADD_SCALED, FUSED_CONST, FUSED_QUERY, OP_MUL, OP_ADD],
        ),
    ],
    ids=["number", "test", "mirrored test", "unequal", "conditions", "sum"],
)
def test_common_shapes_become_few_operations(
    ops: tuple[int, ...], args: tuple[int, ...], fused: list[int]
) -> None:
    assert [row[0] for row in fuse(ops, args, (35.0, 0.4))] == fused
