"""Bytecode made shorter for the machine: what expressions are mostly made of becomes one operation.

Fusing changes how a value is computed and not what it is, to the last bit: operands keep their order. What cannot matter
any more is passed over: the rest of a conjunction at 0, and the value that a condition does not choose. A condition made
of nothing but tests of variables needs no stack at all: it is a way through its tests. The unfused code stays beside it,
since sentences about a condition are read from that. Meaning of the fused operations is in `kernel/expressions`.
"""

from collections.abc import Collection, Sequence
from math import inf, nextafter
from typing import Any

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
    KIND_RUN,
    KIND_TESTS,
    OP_ADD,
    OP_AND,
    OP_CLAMP,
    OP_CONST,
    OP_EQ,
    OP_GE,
    OP_GT,
    OP_LE,
    OP_LOAD,
    OP_LT,
    OP_MAX,
    OP_MIN,
    OP_MUL,
    OP_NE,
    OP_NEG,
    OP_NOT,
    OP_OR,
    OP_SELECT,
    OP_TRUST,
    WAY_FALSE,
    WAY_TRUE,
    Code,
)

Row = tuple[int, int, int, float, float]
"""Operation, state index (or argument), binary operation, and two numbers: a constant, or the bounds of a test."""

Test = tuple[int, float, float, int, int]
"""State index, bounds, and where it goes on within them and outside."""

_MIRRORED = {OP_LT: OP_GT, OP_LE: OP_GE, OP_GT: OP_LT, OP_GE: OP_LE, OP_EQ: OP_EQ}


def fused(code: Code, run: Collection[int] | None = None) -> Code:
    """The same code with its fused form: of all its expressions, or of those of `run`, which alone can be run."""
    firsts: list[int] = []
    lasts: list[int] = []
    rows: list[Row] = []
    for place, (first, last) in enumerate(zip(code.first, code.last, strict=True)):
        firsts.append(len(rows))
        if run is None or place in run:
            rows.extend(fuse(code.op[first:last], code.arg[first:last], code.constant))
        lasts.append(len(rows))
    tests: list[Test] = []
    begins: list[int] = []
    kinds: list[int] = []
    for place, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        begins.append(len(tests))
        kinds.append(KIND_RUN)
        if last - first == 1 and rows[first][0] == FUSED_CONST:
            kinds[-1] = KIND_NUMBER
        elif last > first:
            code_of_it = slice(code.first[place], code.last[place])
            way = way_through(code.op[code_of_it], code.arg[code_of_it], code.constant, len(tests))
            if way:
                kinds[-1] = KIND_TESTS
                tests.extend(way)
    columns: list[tuple[Any, ...]] = list(zip(*rows, strict=True)) if rows else [()] * 5
    tested: list[tuple[Any, ...]] = list(zip(*tests, strict=True)) if tests else [()] * 5
    return code._replace(
        kind=tuple(kinds),
        number=tuple(
            rows[first][3] if kind == KIND_NUMBER else 0.0 for first, kind in zip(firsts, kinds, strict=True)
        ),
        test_first=tuple(begins),
        test_index=tested[0],
        test_low=tested[1],
        test_high=tested[2],
        test_yes=tested[3],
        test_no=tested[4],
        run_first=tuple(firsts),
        run_last=tuple(lasts),
        run_op=columns[0],
        run_arg=columns[1],
        run_binary=columns[2],
        run_low=columns[3],
        run_high=columns[4],
    )


def fuse(ops: Sequence[int], args: Sequence[int], constants: Sequence[float]) -> list[Row]:
    """The fused operations of one expression."""
    rows: list[Row] = []
    begins: list[int] = []  # for each value on the stack: the first of its rows
    for op, arg in zip(ops, args, strict=True):
        if op in (OP_CONST, OP_LOAD) or op >= OP_TRUST:
            begins.append(len(rows))
            rows.append(_single(op, arg, constants))
        elif op == OP_NOT and rows[-1][0] == FUSED_LOAD:
            rows[-1] = (FUSED_NOT_LOAD, *rows[-1][1:])
        elif OP_ADD <= op <= OP_OR and op != OP_NEG:
            right = begins.pop()
            _append_binary(rows, op)
            if rows[-1][0] == OP_AND:
                rows.insert(right, (FUSED_SKIP, len(rows) - right, 0, 0.0, 0.0))
        else:
            rows.append((op, 0, 0, 0.0, 0.0))
            if op == OP_SELECT:
                rows.insert(begins[-1], (FUSED_TAKE, len(rows) - begins[-1], 0, 0.0, 0.0))
            for _ in range({OP_MIN: 1, OP_MAX: 1, OP_CLAMP: 2, OP_SELECT: 2}.get(op, 0)):
                begins.pop()
    return _passing_over(rows)


def way_through(
    ops: Sequence[int], args: Sequence[int], constants: Sequence[float], first: int
) -> list[Test]:
    """A condition as tests that lead to each other, numbered from `first`; none where it is made of anything else."""
    stack: list[Any] = []
    for op, arg in zip(ops, args, strict=True):
        if op in (OP_CONST, OP_LOAD):
            stack.append(_single(op, arg, constants))
        elif op in (OP_AND, OP_OR):
            right, left = _truth(stack.pop()), _truth(stack.pop())
            if left is None or right is None:
                return []
            stack.append((left, op, right))
        elif op == OP_NOT:
            truth = _truth(stack.pop())
            if truth is None:
                return []
            stack.append((truth, op))
        elif OP_LT <= op <= OP_NE:
            right, left = stack.pop(), stack.pop()
            if not _is_row(left) or not _is_row(right):
                return []
            test = _test(OP_EQ if op == OP_NE else op, left, right)
            if test is None:
                return []
            stack.append((test, OP_NOT) if op == OP_NE else test)
        else:
            return []
    (tree,) = stack
    if _is_row(tree) and tree[0] != FUSED_TEST:
        return []
    # From the last test to the first, since each has to know where it leads.
    backwards: list[tuple[int, float, float, int, int]] = []
    _append_tests(tree, WAY_TRUE, WAY_FALSE, backwards)
    last = first + len(backwards) - 1

    def onward(way: int) -> int:
        return way if way < 0 else last - way

    return [(i, low, high, onward(yes), onward(no)) for i, low, high, yes, no in reversed(backwards)]


def _is_row(node: Any) -> bool:
    return isinstance(node[0], int)


def _truth(node: Any) -> Any:
    """A tree of tests, a variable that is 0 or 1 among them tested as such; None where it is none."""
    if not _is_row(node) or node[0] == FUSED_TEST:
        return node
    return (FUSED_TEST, node[1], 0, 1.0, inf) if node[0] == FUSED_LOAD else None


def _append_tests(tree: Any, yes: int, no: int, rows: list[Test]) -> int:
    """Append the tests of a tree that leads to `yes` or `no`, the last first; where it begins."""
    if _is_row(tree):
        rows.append((tree[1], tree[3], tree[4], yes, no))
        return len(rows) - 1
    if tree[1] == OP_NOT:
        return _append_tests(tree[0], no, yes, rows)
    right = _append_tests(tree[2], yes, no, rows)
    if tree[1] == OP_AND:
        return _append_tests(tree[0], right, no, rows)
    return _append_tests(tree[0], yes, right, rows)


def _single(op: int, arg: int, constants: Sequence[float]) -> Row:
    if op == OP_CONST:
        return (FUSED_CONST, 0, 0, constants[arg], 0.0)
    if op == OP_LOAD:
        return (FUSED_LOAD, arg, 0, 0.0, 0.0)
    return (FUSED_QUERY, arg, op, 0.0, 0.0)


def _passing_over(rows: list[Row]) -> list[Row]:
    """The rows with every conjunction that is 0 passed over to its end, not to its next condition."""
    goes_on = list(range(1, len(rows) + 1))  # rows: where it goes on from here when the value is 0
    for k in reversed(range(len(rows))):
        op, arg, _, low, high = rows[k]
        if op not in _CONJUNCTIONS and op != FUSED_SKIP:
            continue
        to = k + 1 + (arg if op == FUSED_SKIP else 0)
        if to < len(rows) and (rows[to][0] in _CONJUNCTIONS or rows[to][0] == FUSED_SKIP):
            to = goes_on[to]
        goes_on[k] = to
        rows[k] = (op, to - k - 1, 0, low, high) if op == FUSED_SKIP else (op, arg, to - k - 1, low, high)
    return rows


def _append_binary(rows: list[Row], op: int) -> None:
    right = rows[-1]
    left = rows[-2] if len(rows) > 1 else None
    if left is not None and (test := _test(op, left, right)) is not None:
        rows[-2:] = [test]
    elif op == OP_AND and right[0] in _INTO_AND:
        rows[-1] = (_INTO_AND[right[0]], *right[1:])
    elif op == OP_OR and right[0] in _INTO_OR:
        rows[-1] = (_INTO_OR[right[0]], *right[1:])
    elif (
        op == OP_ADD
        and right[0] == FUSED_WITH_CONST
        and right[2] == OP_MUL
        and left
        and left[0] == FUSED_LOAD
    ):
        rows[-2:] = [(FUSED_ADD_SCALED, left[1], 0, right[3], 0.0)]
    elif op == OP_MUL and right[0] == FUSED_LOAD and left and left[0] == FUSED_CONST:
        rows[-2:] = [right, (FUSED_WITH_CONST, 0, OP_MUL, left[3], 0.0)]
    elif right[0] == FUSED_CONST:
        rows[-1] = (FUSED_WITH_CONST, 0, op, right[3], 0.0)
    elif right[0] == FUSED_LOAD:
        rows[-1] = (FUSED_WITH_LOAD, right[1], op, 0.0, 0.0)
    else:
        rows.append((op, 0, 0, 0.0, 0.0))


_INTO_AND = {FUSED_LOAD: FUSED_AND_LOAD, FUSED_NOT_LOAD: FUSED_AND_NOT, FUSED_TEST: FUSED_AND_TEST}
_CONJUNCTIONS = frozenset(_INTO_AND.values())
_INTO_OR = {FUSED_LOAD: FUSED_OR_LOAD, FUSED_TEST: FUSED_OR_TEST}


def _test(op: int, left: Row, right: Row) -> Row | None:
    """The comparison of a variable with a constant as a test of two bounds, None where it is none."""
    if left[0] == FUSED_CONST and right[0] == FUSED_LOAD and op in _MIRRORED:
        op, left, right = _MIRRORED[op], right, left
    if left[0] != FUSED_LOAD or right[0] != FUSED_CONST or op == OP_NE:
        return None
    bounds = {
        OP_LT: (-inf, nextafter(right[3], -inf)),
        OP_LE: (-inf, right[3]),
        OP_GT: (nextafter(right[3], inf), inf),
        OP_GE: (right[3], inf),
        OP_EQ: (right[3], right[3]),
    }.get(op)
    return None if bounds is None else (FUSED_TEST, left[1], 0, *bounds)
